"""The account of reading one export: how many rows, who was left out and why, what could not be read."""

from collections import Counter

from cuegen.problems import Level, Problem

NO_NAME = "entries without a name"


class Ledger:
    """Written by the readers of rows as they go. Lines count from 1."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows = 0
        self.unreadable = 0
        self.skipped: Counter[str] = Counter()
        self.problems: list[Problem] = []

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
