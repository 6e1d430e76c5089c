"""A terminal with somebody at it: cuegen runs on it, keys go in, and what it prints is waited for, never slept for."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.program import CUEGEN, PATIENCE, environment


class Terminal:
    """A process on a terminal of its own, and all that it has printed there."""

    def __init__(self, process: subprocess.Popen[bytes], ours: int) -> None:
        self._process = process
        self._ours = ours
        self._seen = b""

    def wait_for(self, text: str) -> None:
        """Read until a text appears that was not there when this was called the last time."""
        deadline = time.monotonic() + PATIENCE
        while text.encode() not in self._seen:
            ready, _, _ = select.select([self._ours], [], [], max(deadline - time.monotonic(), 0))
            assert ready, f"{text!r} did not appear, but: {self._seen.decode(errors='replace')}"
            self._seen += os.read(self._ours, 65_536)
        self._seen = self._seen.partition(text.encode())[2]

    def type(self, keys: str) -> None:
        """Press keys, in the form that a terminal sends them."""
        os.write(self._ours, keys.encode())

    def interrupt(self) -> None:
        """Do what Ctrl-C does: the program has this terminal, but not as the one that controls it."""
        self._process.send_signal(signal.SIGINT)

    def resize(self, rows: int, columns: int) -> None:
        """Change the size, and tell the process."""
        resize(self._ours, rows, columns)
        self._process.send_signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the terminal, under the process if it still runs."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def end(self) -> tuple[int, str]:
        """Wait for the end, and give the exit code and what was printed since a text was waited for."""
        while self._ours >= 0:
            try:
                part = os.read(self._ours, 65_536)
            except OSError:  # EIO: nobody writes to it any more
                break
            self._seen += part
        return self._process.wait(PATIENCE), self._seen.decode().replace("\r\n", "\n")


def resize(terminal: int, rows: int, columns: int) -> None:
    """Set how many lines and cells a terminal has."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@contextmanager
def at_terminal(*arguments: str, cwd: Path, **changes: str) -> Iterator[Terminal]:
    """Run cuegen at a terminal of 24 lines of 80 cells."""
    ours, theirs = pty.openpty()
    resize(theirs, 24, 80)
    process = subprocess.Popen(
        [*CUEGEN, *arguments],
        cwd=cwd,
        env=environment(**{"TERM": "xterm", "LC_ALL": "C.UTF-8", **changes}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    terminal = Terminal(process, ours)
    try:
        yield terminal
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        terminal.hang_up()
