"""Promises of the readers for any text: it is read or refused, and every row is accounted for."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from cuegen.importers.candidate import Export
from cuegen.importers.connections import read_connections
from cuegen.importers.google import read_google
from cuegen.importers.messages import read_messages
from cuegen.importers.vcard import read_vcards
from cuegen.zones import read_zone

CONNECTIONS = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200)
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
WORD = st.text("abcdefghijklmnopqrstuvwxyzäß山", min_size=1, max_size=10)
NOISE = st.text('",;:=\n\r ab\\.', max_size=80)
CARD = ["BEGIN:VCARD", "END:VCARD", "FN:Ada", "N:;", "BDAY:", "BDAY:1", "EMAIL;a=b;c"]
QUOTED = ["FN;QUOTED-PRINTABLE:=C3=", "=A4=FC", "N;CHARSET=x;ENCODING=quoted-printable:a="]


def accounts_for_all(export: Export) -> None:
    """Hold that every row is somebody, or was left out and counted."""
    assert export.rows == len(export.candidates) + sum(export.skipped.values()) + export.unreadable


@given(NOISE | TEXT)
def test_any_table(text: str) -> None:
    """No row brings the reader down or gets lost."""
    accounts_for_all(read_connections(f"{','.join(CONNECTIONS)}\n{text}", "export"))
    accounts_for_all(read_google(f"First Name,Last Name,Labels,Birthday,Website 1 - Value\n{text}", "export"))


@given(NOISE | TEXT)
def test_any_messages(text: str) -> None:
    """As little."""
    headings = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE"
    assert read_messages(f"{headings}\n{text}", "export", read_zone("UTC")).rows >= 0


@given(st.lists(st.sampled_from([*CARD, *QUOTED]) | TEXT))
def test_any_cards(lines: list[str]) -> None:
    """As little, whatever stands between BEGIN and END."""
    accounts_for_all(read_vcards("\n".join(["BEGIN:VCARD", *lines]), "export"))


@given(st.lists(st.tuples(WORD, WORD, CELL, CELL), unique_by=lambda row: row[0], max_size=5))
def test_what_is_written_is_read(rows: list[tuple[str, str, str, str]]) -> None:
    """Commas and quotes in a cell are a part of it."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(CONNECTIONS)
    writer.writerows(
        [first, last, f"https://www.linkedin.com/in/p-{place}", "", company, role, "1 Feb 2024"]
        for place, (first, last, company, role) in enumerate(rows)
    )
    export = read_connections(written.getvalue(), "export")
    assert [(each.name, each.linkedin) for each in export.candidates] == [
        (f"{first} {last}", f"p-{place}") for place, (first, last, _, _) in enumerate(rows)
    ]
