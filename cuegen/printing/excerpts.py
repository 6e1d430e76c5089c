"""The line of the user's that a problem is about, cut to what is around the blame, and the name of its place."""

from dataclasses import dataclass

from cuegen.printing.cells import beginning, ending, visible, width
from cuegen.problems import Problem

LINE_CELLS = 160  # of the user's line that are shown at most
_BLAMED_CELLS = 120
_AFTER_CELLS = 20  # that the text after the blame gets, even where the text before it is long


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A line in three parts, all of them visible; where nothing in particular is to blame, `blamed` is None."""

    before: str
    blamed: str | None = None
    after: str = ""

    @property
    def line(self) -> str:
        """The parts as one line."""
        return f"{self.before}{self.blamed or ''}{self.after}"

    @property
    def margin(self) -> str:
        """What stands before the carets: a space for each cell."""
        return " " * width(self.before)

    @property
    def carets(self) -> str:
        """A caret for each cell of the blame, at least one; none where nothing is blamed."""
        return "" if self.blamed is None else "^" * max(width(self.blamed), 1)


def place_of(problem: Problem) -> str:
    """Name the place of a problem: the file, and the line and column as far as they are known."""
    numbers = [str(number) for number in (problem.line, problem.column) if number is not None]
    return ":".join([visible(problem.file), *numbers])


def excerpt_of(problem: Problem) -> Excerpt | None:
    """Cut the line of a problem to what can be read at a glance; None if it has no line, or an empty one."""
    source = problem.source.rstrip("\r\n")
    if not source.strip():
        return None
    if problem.column is None:
        return Excerpt(before=beginning(source, LINE_CELLS))
    start = problem.column - 1
    end = start + max(problem.length, 1)
    blamed = beginning(source[start:end], _BLAMED_CELLS)
    after = beginning(source[end:], _AFTER_CELLS)
    before = ending(source[:start], LINE_CELLS - width(blamed) - width(after))
    after = beginning(source[end:], LINE_CELLS - width(before) - width(blamed))
    return Excerpt(before=before, blamed=blamed, after=after)
