"""Programs of others that tests ask: who lacks one skips those tests, but not continuous integration."""

import os
import shutil

import pytest


def program(name: str, package: str) -> str:
    """Find a program; skip the test, or fail it where CI is set, on a machine without it.

    Args:
        name: what it is called on the command line.
        package: Debian's package that brings it.
    """
    found = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if found is not None:
        return found
    missing = f"{name} is not on this machine: on Debian, apt install {package} brings it"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)
