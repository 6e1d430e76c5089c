"""Google Contacts as CSV, with the headings of today and those of before 2024 -> candidates.

There are as many numbered columns as somebody's data needs, and several values in one cell.
"""

from collections.abc import Iterator

from cuegen.contacts.partial_dates import PartialDate
from cuegen.importers.candidate import Candidate, Export, export_of
from cuegen.importers.fields import is_on_linkedin, line_of, name_of, slug_of, yearly_day_of
from cuegen.importers.kinds import GOOGLE, OLD_GOOGLE
from cuegen.importers.ledger import NO_NAME, Ledger, Watch, unwatched
from cuegen.importers.table import Row, Table, cells_of

BETWEEN_VALUES = " ::: "
SYSTEM_LABEL = "* "  # begins the labels that Google gives itself, such as * myContacts


def read_google(text: str, file: str, watch: Watch = unwatched) -> Export:
    """Read the text of an export in either form; `file` is what problems call it.

    Raises:
        Refused: it is something else.
    """
    ledger = Ledger(file, watch)
    kind = OLD_GOOGLE if OLD_GOOGLE.fits(cells_of(text.partition("\n")[0])) else GOOGLE
    return export_of(_candidates(Table(text, kind, ledger), ledger), ledger)


def _candidates(table: Table, ledger: Ledger) -> Iterator[Candidate]:
    for row in table.rows():
        full_name = _full_name(row)
        if not full_name:
            ledger.skip(NO_NAME)
        elif (name := name_of(full_name, row.line, ledger)) is not None:
            yield _candidate(name, row, ledger)


def _candidate(name: str, row: Row, ledger: Ledger) -> Candidate:
    company = row["Organization Name"] or row["Organization 1 - Name"]
    role = row["Organization Title"] or row["Organization 1 - Title"]
    return Candidate(
        line=row.line,
        name=name,
        linkedin=slug_of(_profile(row), row.line, ledger),
        email=line_of(_first(row, "E-mail"), "the e-mail address", row.line, ledger),
        company=line_of(_values(company)[0], "the company", row.line, ledger),
        role=line_of(_values(role)[0], "the title", row.line, ledger),
        birthday=yearly_day_of(row["Birthday"], "the birthday", row.line, ledger),
        anniversary=_anniversary(row, ledger),
        labels=_labels(row),
    )


def _full_name(row: Row) -> str:
    parts = (row["First Name"] or row["Given Name"], row["Middle Name"] or row["Additional Name"])
    return row["Name"] or " ".join(part for part in (*parts, row["Last Name"] or row["Family Name"]) if part)


def _profile(row: Row) -> str:
    """Find the address of a profile among the websites."""
    addresses = (address for _, cell in row.numbered("Website", "Value") for address in _values(cell))
    return next((address for address in addresses if is_on_linkedin(address) and "/in/" in address), "")


def _first(row: Row, kind: str) -> str:
    return next((_values(cell)[0] for _, cell in row.numbered(kind, "Value")), "")


def _anniversary(row: Row, ledger: Ledger) -> PartialDate | None:
    for number, cell in row.numbered("Event", "Value"):
        label = row[f"Event {number} - Label"] or row[f"Event {number} - Type"]
        if label.removeprefix(SYSTEM_LABEL).casefold() == "anniversary":
            return yearly_day_of(_values(cell)[0], "the anniversary", row.line, ledger)
    return None


def _labels(row: Row) -> tuple[str, ...]:
    written = _values(row["Labels"] or row["Group Membership"])
    return tuple(label for label in written if label and not label.startswith(SYSTEM_LABEL))


def _values(cell: str) -> list[str]:
    return [value.strip() for value in cell.split(BETWEEN_VALUES)]
