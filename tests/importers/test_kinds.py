"""What is no export of the kind that was named: said in a line, with the next step, and at once."""

import pytest

from cuegen.files import decoded
from cuegen.importers.connections import read_connections
from cuegen.importers.google import read_google
from cuegen.importers.kinds import CONNECTIONS, VCARD, Kind, refuse_other_formats
from cuegen.importers.vcard import read_vcards
from cuegen.problems import Refused

CONNECTIONS_HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
GOOGLE_HEADINGS = "First Name,Middle Name,Last Name,Labels\n"


def refusal(data: bytes, kind: Kind) -> tuple[str, str | None]:
    """Return what is said of a file that is another format."""
    with pytest.raises(Refused) as caught:
        refuse_other_formats(data, kind, "export")
    (problem,) = caught.value.problems
    assert problem.file == "export"
    return problem.message, problem.hint


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\n <!DOCTYPE html><title>Sign in", "a web page"),
        (b"\xef\xbb\xbf<html>", "a web page"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Excel file"),
        (b'[{"name": 1}]', "a JSON file"),
    ],
)
def test_other_formats(data: bytes, found: str) -> None:
    """They are known by their first bytes."""
    message, hint = refusal(data, VCARD)
    assert message == f"this is {found}, where a vCard file is expected"
    assert hint


def test_an_empty_file() -> None:
    """White space is nothing, too."""
    message, hint = refusal(b"\xef\xbb\xbf \n", CONNECTIONS)
    assert message == "the file is empty, where LinkedIn's Connections.csv is expected"
    assert hint == "ask LinkedIn for it: Settings, Data privacy, Get a copy of your data"


def test_texts_are_left_to_their_readers() -> None:
    """A name may begin as it likes."""
    refuse_other_formats(b"First Name,Last Name", CONNECTIONS, "export")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (GOOGLE_HEADINGS, "this is an export of Google Contacts, where", "'cuegen import google' reads it"),
        ("BEGIN:VCARD\n", "this is a vCard file, where", "'cuegen import vcard' reads it"),
        (
            CONNECTIONS_HEADINGS.replace(",", ";"),
            "a semicolon stands between the columns, where a comma is expected",
            "use the file as it was downloaded, not saved by a spreadsheet",
        ),
        (
            CONNECTIONS_HEADINGS.replace(",", "\t"),
            "a tab stands between the columns, where a comma is expected",
            "use the file as it was downloaded, not saved by a spreadsheet",
        ),
        (
            "a,b\n1,2\n",
            "this is not LinkedIn's Connections.csv: no line has the headings Connected On, First Name, Last Name",
            "ask LinkedIn for it: Settings, Data privacy, Get a copy of your data",
        ),
        ("x" * 200_000, "this is not LinkedIn's Connections.csv", "ask LinkedIn for it"),
    ],
)
def test_other_tables(text: str, message: str, hint: str) -> None:
    """Whoever took the wrong file is told which command reads it."""
    with pytest.raises(Refused) as caught:
        read_connections(text, "export")
    (problem,) = caught.value.problems
    assert problem.message.startswith(message)
    assert (problem.hint or "").startswith(hint)


def test_no_card_at_all() -> None:
    """The other way round it is told, too."""
    with pytest.raises(Refused) as caught:
        read_vcards(CONNECTIONS_HEADINGS, "export")
    assert caught.value.problems[0].hint == "'cuegen import linkedin' reads it"
    with pytest.raises(Refused, match="this is not a vCard file: no line is BEGIN:VCARD"):
        read_vcards("hello\n", "export")
    with pytest.raises(Refused, match="this is LinkedIn's Connections"):
        read_google(CONNECTIONS_HEADINGS, "export")


def test_headings_far_below_are_none() -> None:
    """A preamble has a few lines."""
    with pytest.raises(Refused, match="no line has the headings"):
        read_connections("\n" * 20 + CONNECTIONS_HEADINGS, "export")


def test_a_cell_without_end() -> None:
    """A quote that is not closed costs its own row, not the thousands behind it."""
    people = "".join(f"Ada {number},Lovelace,,,,,1 Feb 2024\n" for number in range(10_000))
    export = read_connections(f'{CONNECTIONS_HEADINGS}"Grace,Hopper,,,,,1 Feb 2024\n{people}', "export")
    assert (len(export.candidates), export.unreadable) == (10_000, 1)


def test_another_encoding() -> None:
    """It is refused by the one decoder that all texts go through."""
    with pytest.raises(Refused, match="UTF-16"):
        decoded(CONNECTIONS_HEADINGS.encode("utf-16"), "export")
