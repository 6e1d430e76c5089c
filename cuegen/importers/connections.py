"""LinkedIn's Connections.csv -> candidates.

The day of connecting is not that of a contact. Addresses of e-mail stand there for those only who allow it.
"""

import re
from collections.abc import Iterator

from cuegen.importers.candidate import Candidate, Export, export_of
from cuegen.importers.fields import english_day_of, line_of, name_of, slug_of
from cuegen.importers.kinds import CONNECTIONS
from cuegen.importers.ledger import Ledger, Watch, unwatched
from cuegen.importers.table import Row, Table

CLOSED = "LinkedIn Member"  # stands for the name of somebody who left
# What may follow a comma and is part of a name; all else, such as MBA, is a title.
_GENERATION = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)", re.IGNORECASE)


def read_connections(text: str, file: str, watch: Watch = unwatched) -> Export:
    """Read the text of a Connections.csv; `file` is what problems call it.

    Raises:
        Refused: it is something else.
    """
    ledger = Ledger(file, watch)
    return export_of(_candidates(Table(text, CONNECTIONS, ledger), ledger), ledger)


def _candidates(table: Table, ledger: Ledger) -> Iterator[Candidate]:
    for row in table.rows():
        full_name = _full_name(row)
        if not full_name or full_name == CLOSED:
            ledger.skip("closed accounts")
        elif (name := name_of(full_name, row.line, ledger)) is not None:
            yield Candidate(
                line=row.line,
                name=name,
                linkedin=slug_of(row["URL"], row.line, ledger),
                email=line_of(row["Email Address"], "the e-mail address", row.line, ledger),
                company=line_of(row["Company"], "the company", row.line, ledger),
                role=line_of(row["Position"], "the position", row.line, ledger),
                connected_on=english_day_of(row["Connected On"], "the day of connecting", row.line, ledger),
            )


def _full_name(row: Row) -> str:
    """Put the name together without the titles that people add to it: `Doe, MBA, PMP` is Doe."""
    last, *suffixes = [part.strip() for part in row["Last Name"].split(",")]
    kept = [suffix for suffix in suffixes if _GENERATION.fullmatch(suffix)]
    return " ".join(part for part in (row["First Name"], last, *kept) if part)
