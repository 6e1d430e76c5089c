"""What an import found, as lines for people: the account of the export, and a short table of who could be added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cuegen.importers.candidate import Candidate, Export
from cuegen.importers.merging import Known, job_of
from cuegen.printing.cells import beginning, width

MOST = 20  # people in the table
NAME_CELLS, JOB_CELLS, CATEGORY_CELLS = 28, 48, 24
COLUMNS = (("name", NAME_CELLS), ("position", JOB_CELLS), ("fits", CATEGORY_CELLS))


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


def table(strangers: Sequence[Stranger]) -> Iterator[str]:
    """Lay out the first of those who could be added, who fit a category before the others."""
    shown = sorted(strangers, key=lambda each: each.category is None)[:MOST]
    if not shown:
        return
    rows = [(each.candidate.name, job_of(each.candidate), each.category or "") for each in shown]
    used = [(heading, cells) for place, (heading, cells) in enumerate(COLUMNS) if any(row[place] for row in rows)]
    places = [place for place in range(len(COLUMNS)) if any(row[place] for row in rows)]
    yield _row([heading for heading, _ in used], [cells for _, cells in used])
    for row in rows:
        yield _row([row[place] for place in places], [cells for _, cells in used])
    if len(strangers) > MOST:
        yield f"and {len(strangers) - MOST:,} more"


def _row(texts: Sequence[str], cells: Sequence[int]) -> str:
    shown = [beginning(text, most) for text, most in zip(texts, cells, strict=True)]
    return "  ".join(text + " " * (most - width(text)) for text, most in zip(shown, cells, strict=True)).rstrip()
