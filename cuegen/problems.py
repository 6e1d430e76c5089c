"""What is wrong with a user's file, as values with a place.

A reader of one value (a cadence, a date, an address) raises `Fault`, which knows the text that it was given
and the part of it that is wrong. Whoever knows where that text stands in a file turns it into a `Problem`.
All problems of a file are collected; `Refused` carries them to the command line, which prints them once.
"""

from enum import StrEnum
from typing import NamedTuple

# What to do where a library of an extra is missing.
INSTALLING = "say this in the clone of cuegen: pipx install --force '.[all]', or: pip install '.[all]'"


class Fault(ValueError):  # noqa: N818 - a fault in the user's text; "Error" would say that the program failed
    """One value that cannot be accepted: what was found, the next step, and which characters are to blame.

    `span` is (start, end) in the text of the value, in code points; None blames all of it.
    The message is in lower case, without a full stop: it is printed behind a place.
    """

    def __init__(self, message: str, *, hint: str | None = None, span: tuple[int, int] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.span = span

    def about(self, file: str) -> "Problem":
        """Make a problem of it that is about a file as a whole."""
        return Problem(message=self.message, file=file, hint=self.hint)


class Level(StrEnum):
    """How much a problem weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Problem(NamedTuple):
    """One complaint about a file of the user's.

    `line` and `column` count from 1, `column` and `length` in code points; a problem without a line is about
    the file as a whole. `source` is the text of that line.
    """

    message: str
    file: str
    level: Level = Level.ERROR
    line: int | None = None
    column: int | None = None
    length: int = 1
    source: str = ""
    hint: str | None = None


class Refused(Exception):  # noqa: N818 - carries problems of the user's files to the printer, not a failure
    """The user's files or disk do not allow what was asked; nothing was written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


class Prevented(Refused):
    """It was the operating system that did not allow it: what it says no to now, it may allow later."""
