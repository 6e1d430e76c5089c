"""The kinds of exports, how to know them, and what to say of a file that is something else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cuegen.problems import Problem, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of export: what it is called, the command that reads it, and the headings that only it has.

    `source` says where to get it, `member` how it is called in LinkedIn's archive. In a table of `one_line`, no cell
    goes on in the next line.
    """

    what: str
    command: str
    headings: frozenset[str]
    source: str
    member: str | None = None
    one_line: bool = False

    def fits(self, cells: Sequence[str]) -> bool:
        """Tell whether these cells are the headings."""
        return self.headings <= set(cells)


_LINKEDIN_SOURCE = "ask LinkedIn for it: Settings, Data privacy, Get a copy of your data"
_GOOGLE_SOURCE = "export it at contacts.google.com, as Google CSV"

CONNECTIONS = Kind(
    what="LinkedIn's Connections.csv",
    command="linkedin",
    headings=frozenset({"First Name", "Last Name", "Connected On"}),
    source=_LINKEDIN_SOURCE,
    member="Connections.csv",
    one_line=True,
)
MESSAGES = Kind(
    what="LinkedIn's messages.csv",
    command="messages",
    headings=frozenset({"CONVERSATION ID", "SENDER PROFILE URL", "RECIPIENT PROFILE URLS", "DATE"}),
    source=_LINKEDIN_SOURCE,
    member="messages.csv",
)
GOOGLE = Kind(
    what="an export of Google Contacts",
    command="google",
    headings=frozenset({"First Name", "Last Name", "Labels"}),
    source=_GOOGLE_SOURCE,
)
OLD_GOOGLE = Kind(
    what="an export of Google Contacts",
    command="google",
    headings=frozenset({"Name", "Given Name", "Family Name"}),
    source=_GOOGLE_SOURCE,
)
VCARD = Kind(
    what="a vCard file",
    command="vcard",
    headings=frozenset({"BEGIN:VCARD"}),
    source="export the address book as vCard",
)
KINDS = (CONNECTIONS, MESSAGES, GOOGLE, OLD_GOOGLE, VCARD)

# How files of other formats begin, in lower case and behind white space.
_BEGINNINGS = {
    b"%pdf": "a PDF",
    b"pk\x03\x04": "a ZIP archive",
    b"pk\x05\x06": "a ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Excel file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89png": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rtf": "an RTF document",
    b"<!doctype": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML file",
    b"{": "a JSON file",
    b"[": "a JSON file",
}
_HINTS = {
    "a web page": "sign in with the browser, then download the file again",
    "a ZIP archive": "unpack it, and name the file in it",
}
_MARK = b"\xef\xbb\xbf"
_BEGINNING = 1_000  # bytes are enough to know a format by


def refuse_other_formats(data: bytes, kind: Kind, file: str) -> None:
    """Refuse what is no text of this kind by its first bytes.

    Raises:
        Refused: an empty file, a PDF, a web page and the like; says what was found.
    """
    begun = data[:_BEGINNING].removeprefix(_MARK).strip().lower()
    if not begun:
        raise Refused(Problem(message=f"the file is empty, where {kind.what} is expected", file=file, hint=kind.source))
    found = next((what for beginning, what in _BEGINNINGS.items() if begun.startswith(beginning)), None)
    if found is not None:
        message = f"this is {found}, where {kind.what} is expected"
        raise Refused(Problem(message=message, file=file, hint=_HINTS.get(found, kind.source)))


def not_a(kind: Kind, lines: Iterable[Sequence[str]], file: str) -> Problem:
    """Say that a text is no export of this kind, and what else its first lines, cut into cells, may be."""
    rows = list(lines)
    other = next((each for each in KINDS for cells in rows if each.fits(cells)), None)
    if other is not None:
        hint = f"'cuegen import {other.command}' reads it"
        return Problem(message=f"this is {other.what}, where {kind.what} is expected", file=file, hint=hint)
    semicolons = any(len(cells) == 1 and kind.fits(cells[0].split(";")) for cells in rows)
    tabs = any(len(cells) == 1 and kind.fits(cells[0].split("\t")) for cells in rows)
    if semicolons or tabs:
        message = f"a {'semicolon' if semicolons else 'tab'} stands between the columns, where a comma is expected"
        return Problem(message=message, file=file, hint="use the file as it was downloaded, not saved by a spreadsheet")
    return Problem(message=f"this is not {kind.what}: {_lacking(kind)}", file=file, hint=kind.source)


def _lacking(kind: Kind) -> str:
    if kind is VCARD:
        return "no line is BEGIN:VCARD"
    return f"no line has the headings {', '.join(sorted(kind.headings))}"
