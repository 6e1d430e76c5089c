"""Markdown: tables, quantities in words, and where they go in README.md."""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

README = Path(__file__).with_name("README.md")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table, its first column flush left and the others flush right."""
    rule = ["---", *(["---:"] * (len(header) - 1))]
    return "".join(f"| {' | '.join(row)} |\n" for row in (header, rule, *rows))


def seconds(value: float) -> str:
    """Write a time with three figures: 87.4 ms, 874 ms, 8.74 s, 87.4 s."""
    unit, amount = ("ms", 1000 * value) if value < 1 else ("s", value)
    decimals = 2 if amount < 10 else 1 if amount < 100 else 0  # noqa: PLR2004 - three figures
    return f"{amount:.{decimals}f} {unit}"


def megabytes(value: int) -> str:
    """Write an amount of memory or disk."""
    amount = value / 1e6
    return f"{amount:.2f} MB" if amount < 1 else f"{amount:.1f} MB"


def machine() -> str:
    """Describe the computer and the Python that measure."""
    with Path("/proc/cpuinfo").open(encoding="utf-8") as lines:
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def write(name: str, body: str, readme: Path = README) -> None:
    """Put a report between the two comments that mark its place in the README.

    Raises:
        ValueError: there are no such comments.
    """
    text = readme.read_text(encoding="utf-8")
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    place = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not place.search(text):
        raise ValueError(f"{readme} has no place marked {begin.strip()} ... {end}")
    readme.write_text(place.sub(lambda _: f"{begin}\n{body}\n{end}", text), encoding="utf-8")
