"""What would change in a file, in the form that `diff -u`, `patch` and git share."""

from collections.abc import Iterator
from difflib import unified_diff

NO_LINE_BREAK = "\\ No newline at end of file\n"


def difference(before: str, after: str, file: str) -> str:
    """Show the lines of a file that a change removes and adds; nothing when there is none."""
    return "".join(_ended(unified_diff(_lines(before), _lines(after), file, file)))


def _lines(text: str) -> list[str]:
    """Part a text at its newlines alone, as `patch` does; the last line may have none."""
    lines = [line + "\n" for line in text.split("\n")]
    return [*lines[:-1], lines[-1][:-1]] if lines[-1] != "\n" else lines[:-1]


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n{NO_LINE_BREAK}"
