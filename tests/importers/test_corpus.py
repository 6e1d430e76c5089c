"""Every export under corpus gives exactly what stands beside it: <case>.csv or .vcf is read, <case>.txt is found.

All people in them are invented or long gone.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import fields
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cuegen.files import decoded
from cuegen.importers.candidate import Candidate, Export
from cuegen.importers.connections import read_connections
from cuegen.importers.google import read_google
from cuegen.importers.messages import read_messages
from cuegen.importers.vcard import read_vcards
from cuegen.printing.text import as_text
from tests.conftest import Golden

CORPUS = Path(__file__).parent / "corpus"
CASES = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".csv", ".vcf"})


def read_berlin_messages(text: str, file: str) -> Export:
    """Read messages where the day begins an hour or two before that of UTC."""
    return read_messages(text, file, ZoneInfo("Europe/Berlin"))


READERS: dict[str, Callable[[str, str], Export]] = {
    "linkedin": read_connections,
    "messages": read_berlin_messages,
    "google": read_google,
    "vcard": read_vcards,
}


def shown(candidate: Candidate) -> Iterator[str]:
    """Write all that is known of somebody, a line each."""
    yield f"{candidate.line}: {candidate.name}"
    for each in fields(candidate):
        value = getattr(candidate, each.name)
        if each.name not in {"line", "name"} and value:
            yield f"    {each.name}: {value}"


def found(export: Export) -> str:
    """Write all that came of an export."""
    people = [line for each in export.candidates for line in shown(each)]
    counts = [f"{export.rows} rows, {export.unreadable} unreadable, skipped {export.skipped}"]
    return "\n".join([*people, "", *counts, "", as_text(export.problems, color=False)])


def retold(messages: str, column: str, text: str) -> str:
    """Write a text into a column of all messages; a row that breaks off stays as it is."""
    headings, *rows = csv.reader(StringIO(messages, newline=""))
    place = headings.index(column)
    told = StringIO()
    changed = ([*row[:place], text, *row[place + 1 :]] if len(row) == len(headings) else row for row in rows)
    csv.writer(told).writerows([headings, *changed])
    return told.getvalue()


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_export_gives_exactly_these_people(path: Path, golden: Golden) -> None:
    """Nobody is missed or made up, and every row that is left out is accounted for."""
    export = READERS[path.parent.name](decoded(path.read_bytes(), path.name), path.name)
    golden(path.with_suffix(".txt"), found(export))


@pytest.mark.parametrize("path", [path for path in CASES if path.parent.name != "messages"], ids=lambda path: path.stem)
def test_every_row_is_accounted_for(path: Path) -> None:
    """It is somebody, or left out for a reason, or cannot be read."""
    export = READERS[path.parent.name](decoded(path.read_bytes(), path.name), path.name)
    assert export.rows == len(export.candidates) + sum(export.skipped.values()) + export.unreadable


@pytest.mark.parametrize("text", ["Unmistakable", '=Unmistakable,\n\n"Unmistakable"'])
@pytest.mark.parametrize("column", ["CONVERSATION TITLE", "SUBJECT", "CONTENT"])
@pytest.mark.parametrize("path", [path for path in CASES if path.parent.name == "messages"], ids=lambda path: path.stem)
def test_no_word_of_a_message_is_kept(path: Path, column: str, text: str) -> None:
    """Only who and when, whatever was written: neither as a name nor in a warning."""
    export = read_berlin_messages(retold(decoded(path.read_bytes(), path.name), column, text), path.name)
    assert export.rows
    assert "Unmistakable" not in f"{export!r} {found(export)}"


def test_every_expectation_belongs_to_an_export() -> None:
    """No text is left behind by one that was renamed."""
    assert sorted(CORPUS.rglob("*.txt")) == sorted(path.with_suffix(".txt") for path in CASES)
