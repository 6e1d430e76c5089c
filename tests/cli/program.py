"""cuegen as a process of its own, the way a shell or cron starts it, and lists to give it."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CUEGEN = (sys.executable, "-m", "cuegen")
PATIENCE = 60.0  # seconds until a test gives up on a process, on a slow machine

# The clock of every run: 2026-11-23 12:00 UTC, a Monday.
NOW = "1795435200"
TODAY = "2026-11-23"

SMALL = """\
calendar:
  timezone: Europe/London
  starts: 2026-01-05
categories:
  mentors:
    cadence: every 6 weeks
    contacts:
      - name: Ada Lovelace
        cadence: every tuesday at 08:30
      - Grace Hopper
"""
FAULTY = SMALL.replace("every 6 weeks", "every 6 wekks")
NOBODY = SMALL[: SMALL.index("categories:")] + "categories: {}\n"


def many(count: int) -> str:
    """Write a list of so many people, at about two thirds of the room."""
    per_day = max(2, count // 26)
    calendar = (
        f"calendar:\n  timezone: Europe/Berlin\n  starts: 2026-01-05\n  per_day: {per_day}\n  duration: 5 minutes\n"
    )
    people = "".join(f"      - Person {number}\n" for number in range(count))
    return f"{calendar}categories:\n  all:\n    cadence: every 8 weeks\n    contacts:\n{people}"


@dataclass(frozen=True, slots=True)
class Result:
    """What a run left: its exit code, and what it printed."""

    code: int
    out: bytes
    err: str


SILENT = Result(0, b"", "")


def environment(**changes: str) -> dict[str, str]:
    """Describe an environment in which nothing but the changes has a say."""
    plain = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH"}}
    return {**plain, "SOURCE_DATE_EPOCH": NOW, **changes}


def start(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start cuegen and return at once; it has no standard input."""
    return subprocess.Popen(
        [*CUEGEN, *arguments],
        cwd=cwd,
        env=environment() if env is None else env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(
    *arguments: str,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    command: Sequence[str] = CUEGEN,
    stdin: bytes = b"",
    umask: int = -1,
) -> Result:
    """Run cuegen to its end, without a terminal."""
    done = subprocess.run(
        [*command, *arguments],
        cwd=cwd,
        env=environment() if env is None else env,
        input=stdin,
        capture_output=True,
        timeout=PATIENCE,
        umask=umask,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr.decode())


def by_shell(redirection: str, *arguments: str, cwd: Path) -> Result:
    """Run cuegen with a redirection in the words of the shell, such as `>/dev/full`."""
    return run(*arguments, cwd=cwd, command=("sh", "-c", f'exec "$0" "$@" {redirection}', *CUEGEN))


def on_terminal(*arguments: str, cwd: Path, **changes: str) -> tuple[int, str]:
    """Run cuegen on a terminal of 120 columns, and return its exit code and all that is to be seen there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    process = subprocess.Popen(
        [*CUEGEN, *arguments],
        cwd=cwd,
        env=environment(**{"TERM": "xterm", **changes}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        while True:
            try:
                part = terminal.read(4096)
            except OSError:  # EIO: nobody writes to it any more
                break
            seen += part
    return process.wait(PATIENCE), seen.decode().replace("\r\n", "\n")
