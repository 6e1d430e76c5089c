"""Who is looking, and what they are told. Standard output carries the product alone; all words go to stderr."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from cuegen.problems import Problem

# What the shell is told. It adds 128 to the number of a signal that ended a program, and 2 is SIGINT. Of a wrong call
# click tells it.
GOOD, PROBLEM, INTERRUPTED = 0, 1, 130


class Screen:
    """The terminal, if there is one. Without one, success is silent: cron would mail every word.

    Nobody may be there to hear: words that cannot be said are dropped, and the exit code stands for them.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.is_watched = sys.stderr is not None and sys.stderr.isatty()
        self.has_cursor = self.is_watched and environ.get("TERM") != "dumb"
        self.has_color = self.has_cursor and not environ.get("NO_COLOR")

    def tell(self, line: str) -> None:
        """Say how it went, if somebody is looking."""
        if self.is_watched:
            self.say(line)

    def say(self, line: str) -> None:
        """Say something in any case."""
        self._print(f"{line}\n")

    def rewrite(self, line: str) -> None:
        """Put a line in the place of the one that was written by this before; an empty one leaves nothing behind."""
        self._print(f"\r{line}\x1b[K")

    def complain(self, problems: Sequence[Problem]) -> None:
        """Print problems."""
        from cuegen.printing.text import as_text  # noqa: PLC0415 - there are none as a rule

        self._print(as_text(problems, color=self.has_color))

    def _print(self, text: str) -> None:
        if sys.stderr is not None:
            with suppress(OSError):
                sys.stderr.write(text)
                sys.stderr.flush()
