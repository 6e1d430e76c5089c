"""The account of reading one export: how many rows, who was left out and why, what could not be read."""

from collections import Counter
from collections.abc import Callable

from cuegen.problems import Level, Problem

EVERY = 1_000  # rows between two words about progress
NO_NAME = "entries without a name"


Watch = Callable[[int], None]  # is told the line that reading has come to


def unwatched(_line: int) -> None:
    """Read in silence."""


class Ledger:
    """Written by the readers of rows as they go. Lines count from 1."""

    def __init__(self, file: str, watch: Watch = unwatched) -> None:
        self.file = file
        self._watch = watch
        self.rows = 0
        self.unreadable = 0
        self.skipped: Counter[str] = Counter()
        self.problems: list[Problem] = []

    def begin(self, line: int) -> None:
        """Count one more row."""
        self.rows += 1
        if self.rows % EVERY == 0:
            self._watch(line)

    def skip(self, reason: str) -> None:
        """Leave a row out that is well written, but about nobody who could be added."""
        self.skipped[reason] += 1

    def give_up(self, line: int, message: str) -> None:
        """Leave a row out that cannot be read."""
        self.unreadable += 1
        self.warn(line, f"this row is left out: {message}")

    def warn(self, line: int, message: str) -> None:
        """Doubt a value of a row that is kept."""
        self.problems.append(Problem(message=message, file=self.file, line=line, level=Level.WARNING))
