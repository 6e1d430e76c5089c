"""What git remembers of a file. Whoever has no git, no repository or no old version simply has no history."""

import subprocess
from datetime import datetime
from pathlib import Path

PATIENCE = 2.0  # seconds: a view must not wait for a network disk


def version_of(path: Path, moment: datetime) -> bytes | None:
    """Read a file as its newest commit until a moment had it; None where nothing is known of that."""
    real = path.resolve()  # a link may lead into the repository from outside
    commit = _git(real.parent, "rev-list", "-1", f"--before={moment.isoformat()}", "HEAD", "--", real.name)
    if not commit:
        return None
    return _git(real.parent, "cat-file", "blob", f"{commit.decode().strip()}:./{real.name}")


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Ask git something; None if it has no answer. These commands run no hook, filter or pager."""
    command = ["git", "--literal-pathspecs", "-C", str(folder), *arguments]
    try:
        return subprocess.check_output(  # noqa: S603 - a fixed program, and no shell
            command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE
        )
    except (OSError, subprocess.SubprocessError):
        return None
