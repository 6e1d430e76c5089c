"""Problems for people: the place, the line with carets under what is wrong, and the next step."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cuegen.printing.cells import beginning, ending, visible, width
from cuegen.problems import Level, Problem

LINE_CELLS = 160  # of the user's line that are shown at most
_BLAMED_CELLS = 120
_AFTER_CELLS = 20  # that the text after the blame gets, even where the text before it is long

_INDENT = "    "

_BOLD, _GREEN, _PLAIN = "\x1b[1m", "\x1b[32m", "\x1b[0m"
_LEVEL_COLORS = {Level.ERROR: "\x1b[31m", Level.WARNING: "\x1b[33m"}


def as_text(problems: Sequence[Problem], *, color: bool) -> str:
    """Print problems for a person to read, with ANSI colors where the terminal shows them.

    Several problems are counted in a last line.
    """
    lines = [line for problem in problems for line in _lines(problem, color=color)]
    if len(problems) > 1:
        lines.append(_count(problems))
    return "".join(f"{line}\n" for line in lines)


def _lines(problem: Problem, *, color: bool) -> Iterator[str]:
    place = _painted(f"{_place(problem)}:", _BOLD, color=color)
    level = _painted(f"{problem.level}:", _LEVEL_COLORS[problem.level], color=color)
    yield f"{place} {level} {visible(problem.message)}"
    yield from _excerpt(problem, color=color)
    if problem.hint is not None:
        yield f"{_INDENT}hint: {visible(problem.hint)}"


def _place(problem: Problem) -> str:
    numbers = [str(number) for number in (problem.line, problem.column) if number is not None]
    return ":".join([visible(problem.file), *numbers])


def _excerpt(problem: Problem, *, color: bool) -> Iterator[str]:
    """Yield the user's line, cut to what is around the blame, and the carets under it."""
    source = problem.source.rstrip("\r\n")
    if not source.strip():
        return
    if problem.column is None:
        yield _INDENT + beginning(source, LINE_CELLS)
        return
    start = problem.column - 1
    end = start + max(problem.length, 1)
    blamed = beginning(source[start:end], _BLAMED_CELLS)
    after = beginning(source[end:], _AFTER_CELLS)
    before = ending(source[:start], LINE_CELLS - width(blamed) - width(after))
    after = beginning(source[end:], LINE_CELLS - width(before) - width(blamed))
    yield _INDENT + before + blamed + after
    carets = "^" * max(width(blamed), 1)
    yield _INDENT + " " * width(before) + _painted(carets, _GREEN, color=color)


def _count(problems: Sequence[Problem]) -> str:
    counted = Counter(problem.level for problem in problems)
    return ", ".join(f"{counted[level]} {level}{'s' * (counted[level] > 1)}" for level in Level if counted[level])


def _painted(text: str, paint: str, *, color: bool) -> str:
    return f"{paint}{text}{_PLAIN}" if color else text
