"""What would change in a file, as `patch` reads it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.views.difference import difference

PATCH = shutil.which("patch")


def test_nothing_changes() -> None:
    """Then there is nothing to show."""
    assert difference("a\nb", "a\nb", "contacts.yaml") == ""


def test_lines_are_removed_and_added() -> None:
    """With what stands around them, and without a line break at the end where there is none."""
    assert difference("a\nb\n", "a\nc", "contacts.yaml") == (
        "--- contacts.yaml\n+++ contacts.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n"
    )


@pytest.mark.skipif(PATCH is None, reason="there is no program patch here")
@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from("ab\n\r\u2028 -"), max_size=12), st.lists(st.sampled_from("ab\n\r -"), max_size=12))
def test_patch_makes_the_one_from_the_other(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], after: list[str]
) -> None:
    """Whatever their line breaks."""
    old, new = "".join(before), "".join(after)
    file: Path = tmp_path_factory.mktemp("patch") / "contacts.yaml"
    file.write_bytes(old.encode())
    shown = difference(old, new, "contacts.yaml")
    done = subprocess.run(
        [str(PATCH), "--quiet", "--binary", str(file)], input=shown.encode(), capture_output=True, check=False
    )
    assert (done.returncode, file.read_bytes() if file.exists() else b"") == (0, new.encode())
