"""`cuegen import`: what an export holds is shown; the list changes for those only who were asked for."""

import zipfile
from pathlib import Path

import pytest

from cuegen.commands.product import Page
from tests.cli.conftest import Cuegen
from tests.cli.program import SILENT, run

HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Lovelace,https://www.linkedin.com/in/ada-x,,Engines Ltd,Programmer,1 Feb 2024\n"
EXPORT = (
    HEADINGS
    + ADA
    + "Grace,Hopper,https://www.linkedin.com/in/grace-x,,Navy,Rear Admiral,1 Feb 2024\n"
    + "Jane,Doe,https://www.linkedin.com/in/jane-x,,Acme,Technical Recruiter,1 Feb 2024\n"
    + 'Bob,Noyce,https://www.linkedin.com/in/bob-x,,"Fairchild, Inc.",=Founder,1 Feb 2024\n'
)
LIST = """\
# my people
calendar:
  timezone: Europe/London
  starts: 2026-01-05
categories:
  mentors:
    cadence: every 6 weeks
    contacts:
      - Ada Lovelace   # first
      - {name: Grace, linkedin: grace-x, company: Navy, role: Commodore, last_contact: 2026-05-02}
  recruiters:
    cadence: quarterly
    match: recruit|talent
    companies: [Fairchild]
"""
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n"
    "1,,Me,https://www.linkedin.com/in/me-x,Ada Lovelace,https://www.linkedin.com/in/ada-x,"
    '2026-06-01 10:00:00 UTC,,"Dear\nAda"\n'
    "2,,Grace,https://www.linkedin.com/in/grace-x,Me,https://www.linkedin.com/in/me-x,2026-05-01 10:00:00 UTC,,Hi\n"
    "3,,Jane,https://www.linkedin.com/in/jane-x,Me,https://www.linkedin.com/in/me-x,2026-07-01 10:00:00 UTC,,Hi\n"
)
ADD = ("--match", "recruit", "--category", "recruiters")


@pytest.fixture
def contacts(folder: Path) -> Path:
    """Have a list and exports in the folder."""
    (folder / "Connections.csv").write_text(EXPORT)
    (folder / "messages.csv").write_text(MESSAGES)
    (folder / "contacts.yaml").write_text(LIST)
    return folder / "contacts.yaml"


def test_an_export_is_shown(cuegen: Cuegen, contacts: Path) -> None:
    """With counts, new jobs, who could be added, and the next steps; and nothing is written."""
    shown = cuegen("import", "linkedin", "Connections.csv")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.decode() == (
        "Connections.csv: 4 people in 4 rows; 2 of them in contacts.yaml\n"
        "Grace: now Rear Admiral at Navy\n"
        "\n"
        "name       position                     fits        connected\n"
        "Jane Doe   Technical Recruiter at Acme  recruiters  2024-02-01\n"
        "Bob Noyce  =Founder at Fairchild, Inc.  recruiters  2024-02-01\n"
        "\n"
        "pick them from a list with search: --pick\n"
        "add by a pattern for position and company: --match REGEX --category CATEGORY\n"
        "add the 2 who fit a category's 'match' or 'companies': --accept\n"
        "write what is new about people in the list: --update\n"
    )
    assert contacts.read_text() == LIST


@pytest.mark.usefixtures("contacts")
def test_a_terminal_has_lines_of_its_own_length(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long positions give way."""
    monkeypatch.setattr(Page, "isatty", lambda _page: True)
    monkeypatch.setenv("COLUMNS", "46")
    rows = cuegen("import", "linkedin", "Connections.csv").out.decode().splitlines()
    assert "Jane Doe   Technical Recruiter at…  recruiters" in rows


@pytest.mark.parametrize("people", ["", ADA])
def test_nobody_new(cuegen: Cuegen, contacts: Path, people: str) -> None:
    """It is told in a line, and there is nothing to do about it."""
    (contacts.parent / "Connections.csv").write_text(HEADINGS + people)
    cuegen("import", "linkedin", "Connections.csv", "--update")
    shown = cuegen("import", "linkedin", "Connections.csv")
    count = "1 person in 1 row; 1" if people else "0 people in 0 rows; 0"
    assert shown.out.decode() == f"Connections.csv: {count} of them in contacts.yaml\n\nnobody new to add\n"


def test_who_matches_is_added(cuegen: Cuegen, contacts: Path) -> None:
    """At the end of the category, and everything else stays to the byte."""
    assert cuegen("import", "linkedin", "Connections.csv", *ADD) == SILENT
    assert contacts.read_text() == LIST + (
        "    contacts:\n"
        "      - name: Jane Doe\n"
        "        linkedin: jane-x\n"
        "        company: Acme\n"
        "        role: Technical Recruiter\n"
    )
    assert cuegen("check") == SILENT


@pytest.mark.parametrize("choice", [ADD, ("--accept",), ("--update",), (*ADD, "--accept", "--update")])
def test_importing_twice_changes_nothing(cuegen: Cuegen, contacts: Path, choice: tuple[str, ...]) -> None:
    """Neither are people added again, nor is the file written."""
    cuegen("import", "linkedin", "Connections.csv", *choice)
    once = contacts.read_text()
    assert once != LIST
    before = contacts.stat().st_mtime_ns
    assert cuegen("import", "linkedin", "Connections.csv", *choice) == SILENT
    assert (contacts.read_text(), contacts.stat().st_mtime_ns) == (once, before)


def test_proposals_are_taken(cuegen: Cuegen, contacts: Path) -> None:
    """By position and by company; formulas are text."""
    assert cuegen("import", "linkedin", "Connections.csv", "--accept").code == 0
    written = contacts.read_text()
    assert "name: Jane Doe" in written
    assert "role: =Founder" in written
    assert cuegen("check") == SILENT


def test_what_is_new_is_written(cuegen: Cuegen, contacts: Path) -> None:
    """Company, role and profile; a bare name grows, and keeps its comment."""
    cuegen("import", "linkedin", "Connections.csv", "--update")
    written = contacts.read_text()
    assert "role: Rear Admiral" in written
    assert "- name: Ada Lovelace   # first\n        company: Engines Ltd\n        role: Programmer\n" in written
    assert "linkedin: ada-x" in written


def test_a_dry_run_prints_the_difference(cuegen: Cuegen, contacts: Path) -> None:
    """And writes nothing."""
    shown = cuegen("import", "linkedin", "Connections.csv", *ADD, "--dry-run")
    assert b"+      - name: Jane Doe\n" in shown.out
    assert contacts.read_text() == LIST


def test_a_terminal_hears_who_came(watched: Cuegen, contacts: Path) -> None:
    """And who has a new job."""
    assert watched("import", "linkedin", "Connections.csv", *ADD).err.splitlines() == [
        f"Connections.csv: 4 people in 4 rows; 2 of them in {contacts.name}",
        "Jane Doe: added to recruiters",
        "Grace: now Rear Admiral at Navy",
        "1 person added, 0 brought up to date",
    ]


def test_the_last_messages_are_written_down(cuegen: Cuegen, contacts: Path) -> None:
    """The day alone, where it is newer; people who are not in the list stay out."""
    assert cuegen("import", "messages", "messages.csv") == SILENT
    written = contacts.read_text()
    assert "last_contact: 2026-06-01 after none" in written
    assert "2026-06-01 LinkedIn message" in written
    assert "last_contact: 2026-05-02}" in written
    assert "Jane" not in written
    assert "Dear" not in written
    assert cuegen("import", "messages", "messages.csv") == SILENT
    assert contacts.read_text() == written


def test_the_archive(cuegen: Cuegen, contacts: Path) -> None:
    """Both exports are found in it."""
    with zipfile.ZipFile(contacts.parent / "all.zip", "w") as archive:
        archive.writestr("export/Connections.csv", EXPORT)
        archive.writestr("export/messages.csv", MESSAGES)
    assert cuegen("import", "linkedin", "all.zip", *ADD) == SILENT
    assert cuegen("import", "messages", "all.zip") == SILENT
    assert "Jane Doe" in contacts.read_text()
    assert cuegen("import", "google", "all.zip").err.startswith("all.zip: error: this is a ZIP archive")


def test_other_address_books(cuegen: Cuegen, contacts: Path) -> None:
    """A pattern is looked for in labels, too; birthdays and anniversaries come along."""
    (contacts.parent / "google.csv").write_text(
        "First Name,Last Name,Labels,Birthday,Event 1 - Label,Event 1 - Value\n"
        "Jane,Doe,Alumni,1990-02-03,Anniversary,2015-06-07\n"
    )
    (contacts.parent / "book.vcf").write_text("BEGIN:VCARD\nFN:Bob\nCATEGORIES:Alumni\nBDAY:--0229\nEND:VCARD\n")
    for source, export in (("google", "google.csv"), ("vcard", "book.vcf")):
        assert cuegen("import", source, export, "--match", "alumni", "--category", "Mentors") == SILENT
    written = contacts.read_text()
    assert '- name: Jane Doe\n        birthday: 1990-02-03\n        notes: "Anniversary: 7 June 2015"\n' in written
    assert "- name: Bob\n        birthday: 02-29\n" in written
    assert cuegen("check") == SILENT


def test_namesakes(cuegen: Cuegen, contacts: Path) -> None:
    """Somebody else of the same name gets the profile for an id; without one, nobody is guessed."""
    (contacts.parent / "Connections.csv").write_text(
        HEADINGS
        + "Grace,,https://www.linkedin.com/in/other-grace,,Acme,Recruiter,1 Feb 2024\n"
        + "Ada,Lovelace,,,Acme,Recruiter,1 Feb 2024\nAda,Lovelace,,,Example,Recruiter,1 Feb 2024\n"
    )
    added = cuegen("import", "linkedin", "Connections.csv", *ADD)
    assert added.code == 0
    assert "Connections.csv:3: warning: Ada Lovelace is left out: " in added.err
    written = contacts.read_text()
    assert "- name: Grace\n        id: other-grace\n        linkedin: other-grace\n" in written
    assert written.count("Ada Lovelace") == 1
    assert cuegen("check") == SILENT


def test_a_pattern_that_fits_everybody(cuegen: Cuegen, contacts: Path) -> None:
    """It is a slip: nobody keeps in touch with thousands."""
    crowd = "".join(f"Ada{number},Lovelace,,,,Recruiter,1 Feb 2024\n" for number in range(3001))
    (contacts.parent / "Connections.csv").write_text(HEADINGS + crowd)
    refused = cuegen("import", "linkedin", "Connections.csv", *ADD)
    assert refused.err.startswith(
        "Connections.csv: error: 3,001 people would be added, where 3,000 at once are allowed\n"
    )
    assert (refused.code, contacts.read_text()) == (1, LIST)


def test_many_warnings(cuegen: Cuegen, contacts: Path) -> None:
    """The first ones are enough to know what is wrong."""
    (contacts.parent / "Connections.csv").write_text(HEADINGS + "few,cells\n" * 30)
    shown = cuegen("import", "linkedin", "Connections.csv").err.splitlines()
    assert shown[0] == "Connections.csv:2: warning: this row is left out: 2 cells, where there are 7 headings"
    assert shown[-1] == "and 20 more warnings"
    assert len(shown) == 12


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "linkedin", "missing.csv"), "missing.csv: error: no such file"),
        (("import", "linkedin", "messages.csv", *ADD), "messages.csv: error: this is LinkedIn's messages.csv, where"),
        (("import", "linkedin", "Connections.csv", "--match", "x", "--category", "recruters"), "there is no category"),
        (("import", "linkedin", "Connections.csv", "-f", "none.yaml"), "none.yaml: error: no such file"),
    ],
)
def test_refusals(cuegen: Cuegen, contacts: Path, arguments: tuple[str, ...], said: str) -> None:
    """With a word about it, and nothing written."""
    refused = cuegen(*arguments)
    assert refused.code == 1
    assert said in refused.err
    assert contacts.read_text() == LIST


@pytest.mark.parametrize(
    "arguments", [("--match", "x"), ("--category", "mentors"), ("--match", "(", "--category", "mentors")]
)
def test_wrong_calls(cuegen: Cuegen, contacts: Path, arguments: tuple[str, ...]) -> None:
    """Half of a choice, and a pattern that is none."""
    assert cuegen("import", "linkedin", "Connections.csv", *arguments).code == 2
    assert contacts.read_text() == LIST


def test_a_list_with_faults_is_left_alone(cuegen: Cuegen, contacts: Path) -> None:
    """Its faults are told."""
    contacts.write_text(LIST.replace("quarterly", "quaterly"))
    refused = cuegen("import", "linkedin", "Connections.csv", *ADD)
    assert refused.code == 1
    assert "contacts.yaml:12:14: error: " in refused.err


def test_a_long_export_has_a_bar(watched: Cuegen, cuegen: Cuegen, contacts: Path) -> None:
    """On a terminal, and it is gone at the end."""
    long = contacts.parent / "Connections.csv"
    long.write_text(EXPORT + ADA.replace("ada-x", "other") * 6_000)
    assert "\r" not in cuegen("import", "linkedin", "Connections.csv").err
    bar = watched("import", "linkedin", "Connections.csv").err
    assert "━" * 39 + "  6,001 of 6,005 lines" in bar
    assert bar.endswith("\r\x1b[K")
    long.write_text(EXPORT + ADA * 4_000)
    assert watched("import", "linkedin", "Connections.csv").err == ""


def test_a_large_export_is_read_in_seconds(contacts: Path) -> None:
    """The whole process takes two seconds or three for 30,000 people."""
    people = "".join(
        f"Ada{number},Lovelace,https://www.linkedin.com/in/ada-{number},,Acme,Engineer,1 Feb 2024\n"
        for number in range(30_000)
    )
    (contacts.parent / "Connections.csv").write_text(HEADINGS + people)
    shown = run("import", "linkedin", "Connections.csv", cwd=contacts.parent)
    assert shown.out.startswith(b"Connections.csv: 30,000 people in 30,000 rows; 0 of them in contacts.yaml\n")
