"""What an import found, as lines for people: the account of the export, and a short table of who could be added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cuegen.importers.candidate import Candidate, Export
from cuegen.importers.merging import Known, job_of
from cuegen.printing.cells import beginning, visible, width
from cuegen.views.sheet import GAP, LEAST, Column, sheet

MOST = 20  # people in the table
ROOMY = 100  # cells of a line that has room for the day of connecting


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody who is not in the list, and the category whose rules they fit."""

    candidate: Candidate
    category: str | None


def account(export: Export, file: str, known: int, contacts: str) -> str:
    """Say in one line what an export holds, and what was left out of it."""
    left = dict(export.skipped) | ({"rows that cannot be read": export.unreadable} if export.unreadable else {})
    reasons = ", ".join(f"{reason} ({count:,})" for reason, count in left.items())
    found = f"{file}: {people(len(export.candidates))} in {export.rows:,} row{'s' * (export.rows != 1)}"
    return f"{found}{f'; left out: {reasons}' if left else ''}; {known:,} of them in {contacts}"


def people(count: int) -> str:
    """Count people in words."""
    return f"{count:,} {'person' if count == 1 else 'people'}"


def changes_of_job(known: Sequence[Known]) -> Iterator[str]:
    """Say who works elsewhere, or as something else, than the list has it."""
    return (f"{each.person.contact.name}: {each.job}" for each in known if each.job)


def table(strangers: Sequence[Stranger], cells: int | None, *, color: bool = False) -> Iterator[str]:
    """Lay out the first of those who could be added, who fit a category before the others.

    Lines have so many cells; None cuts nothing.
    """
    shown = sorted(strangers, key=lambda each: each.category is None)[:MOST]
    if not shown:
        return
    columns = {
        "name": [each.candidate.name for each in shown],
        "position": [job_of(each.candidate) for each in shown],
        "fits": [each.category or "" for each in shown],
    }
    if cells is None or cells >= ROOMY:
        columns["connected"] = [str(each.candidate.connected_on or "") for each in shown]
    used = {heading: texts for heading, texts in columns.items() if any(texts)}
    most = None if cells is None else _most([_longest(heading, texts) for heading, texts in used.items()], cells)
    yield from sheet([_column(heading, texts, most) for heading, texts in used.items()], None, color=color)
    if len(strangers) > MOST:
        yield f"and {len(strangers) - MOST:,} more\n"


def _column(heading: str, texts: Sequence[str], most: int | None) -> Column:
    return Column(heading, [(text if most is None else beginning(text, most), "") for text in texts])


def _longest(heading: str, texts: Sequence[str]) -> int:
    return max(width(visible(text)) for text in (heading, *texts))


def _most(columns: Sequence[int], cells: int) -> int:
    """Say how many cells a column may have at most, so that all fit into a line: the longest ones give way."""
    room = cells - GAP * (len(columns) - 1)
    fitting = (most for most in range(max(columns), LEAST, -1) if sum(min(each, most) for each in columns) <= room)
    return next(fitting, LEAST)
