"""Problems for people: the place, the line with carets under what is wrong, and the next step."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cuegen.printing.cells import visible
from cuegen.printing.excerpts import excerpt_of, place_of
from cuegen.printing.paint import BOLD, GREEN, RED, YELLOW, painted
from cuegen.problems import Level, Problem

_INDENT = "    "

_LEVEL_COLORS = {Level.ERROR: RED, Level.WARNING: YELLOW}


def as_text(problems: Sequence[Problem], *, color: bool) -> str:
    """Print problems for a person to read, with ANSI colors where the terminal shows them.

    Several problems are counted in a last line.
    """
    lines = [line for problem in problems for line in _lines(problem, color=color)]
    if len(problems) > 1:
        lines.append(_count(problems))
    return "".join(f"{line}\n" for line in lines)


def _lines(problem: Problem, *, color: bool) -> Iterator[str]:
    place = painted(f"{place_of(problem)}:", BOLD, color=color)
    level = painted(f"{problem.level}:", _LEVEL_COLORS[problem.level], color=color)
    yield f"{place} {level} {visible(problem.message)}"
    yield from _excerpt(problem, color=color)
    if problem.hint is not None:
        yield f"{_INDENT}hint: {visible(problem.hint)}"


def _excerpt(problem: Problem, *, color: bool) -> Iterator[str]:
    """Yield the user's line, cut to what is around the blame, and the carets under it."""
    excerpt = excerpt_of(problem)
    if excerpt is None:
        return
    yield _INDENT + excerpt.line
    if excerpt.carets:
        yield _INDENT + excerpt.margin + painted(excerpt.carets, GREEN, color=color)


def _count(problems: Sequence[Problem]) -> str:
    counted = Counter(problem.level for problem in problems)
    return ", ".join(f"{counted[level]} {level}{'s' * (counted[level] > 1)}" for level in Level if counted[level])
