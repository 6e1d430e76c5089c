"""A running `cuegen watch`, whose every line can be waited for."""

import signal
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import ClassVar, Self

from tests.cli.program import PATIENCE, start


class Watcher:
    """A watcher as a process; leaving the `with` stops it. `lines` are those that were waited for and then the rest."""

    command: ClassVar[str] = "watch"

    def __init__(self, *arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> None:
        self.lines: list[str] = []
        self._process: subprocess.Popen[str] = start(self.command, *arguments, cwd=cwd, env=env)
        self._heard: SimpleQueue[str] = SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self.stop()
        else:
            self._process.kill()
            self._process.communicate()

    def line(self) -> str:
        """Wait for the next line that it says."""
        line = self._heard.get(timeout=PATIENCE)
        self.lines.append(line)
        return line

    def until(self, beginning: str) -> list[str]:
        """Wait for a line that begins so, and return those before it."""
        before: list[str] = []
        while not (line := self.line()).startswith(beginning):
            before.append(line)
        return before

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, list[str]]:
        """Stop it, and return its exit code and the lines that nobody waited for."""
        if self._process.returncode is None:
            self._process.send_signal(number)
            self._process.wait(PATIENCE)
            self._listener.join(PATIENCE)
        rest = [self._heard.get() for _ in range(self._heard.qsize())]
        self.lines += rest
        out = self._process.stdout
        assert out is not None
        if not out.closed:
            assert out.read() == ""
            out.close()
        return self._process.returncode, rest

    def _listen(self) -> None:
        said = self._process.stderr
        assert said is not None
        with said:
            for line in said:
                self._heard.put(line.rstrip("\n"))
