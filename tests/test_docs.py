"""The documents are true: their commands run, their lists are read, what they show is what the program says."""

import os
import re
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar as Feed

from cuegen import __version__
from cuegen.cli import run
from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.model import Category, Contact
from cuegen.contacts.reading import read_contacts
from cuegen.contacts.settings import Calendar, LinkedIn, States
from cuegen.problems import Fault
from cuegen.views.phrases import short_date, short_time
from tests.documents import (
    CHECKOUT,
    CODE,
    FENCED,
    GUIDE,
    PAGES,
    README,
    TODAY,
    lists,
    shown,
    table,
    whole_list,
)
from tests.update_docs import KEYS, renewed

DOCUMENTS = sorted(
    {*CHECKOUT.glob("*.md"), *PAGES, *CHECKOUT.glob("benchmarks/*.md"), *CHECKOUT.glob("deploy/**/*.md")}
)


LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """Derive the anchors of headings as GitHub does."""
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in HEADING.findall(text)}


@pytest.fixture
def listed(reader_folder: Path) -> Path:
    """Have the list of the README in that folder."""
    contacts = reader_folder / "contacts.yaml"
    contacts.write_text(whole_list(), encoding="utf-8")
    return contacts


@pytest.mark.parametrize("text", lists())
def test_every_list_of_the_readme_is_read_without_a_word(text: str) -> None:
    """A list, or a part of one once a calendar is there, has neither faults nor warnings."""
    whole = text if "calendar:" in text else f"calendar:\n  timezone: UTC\n{text}"
    assert read_contacts(whole, "contacts.yaml", today=TODAY).warnings == ()


@pytest.mark.usefixtures("listed")
def test_the_cue_of_the_readme_is_that_of_its_list(reader_folder: Path) -> None:
    """The title, the day and the text that the README shows are in the feed of its list."""
    assert run(["build"]) == 0
    cues = []
    for event in Feed.from_ical((reader_folder / "reconnect.ics").read_bytes()).events:
        assert isinstance(event.start, datetime)
        when = f"{short_date(event.start.date())}, {short_time(event.start.time())}"
        cues.append(f"{event.summary}\n{when}\n\n{event.description}\n")
    assert shown("Reconnect with") in cues


@pytest.mark.usefixtures("listed")
def test_the_agenda_of_the_readme_is_that_of_its_list(capsys: pytest.CaptureFixture[str]) -> None:
    """The table that the README shows is what `cuegen agenda` prints on that day."""
    assert "On 23 November 2026, `cuegen agenda --days 21` makes of it:" in README
    assert run(["agenda", "--days", "21"]) == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == shown("day ").splitlines()


@pytest.mark.usefixtures("listed")
def test_the_status_of_the_readme_is_that_of_its_list(capsys: pytest.CaptureFixture[str]) -> None:
    """The table that the README shows is what `cuegen status` prints on that day."""
    assert run(["status"]) == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == shown("name ").splitlines()


def test_the_fault_of_the_readme_is_told_as_it_shows(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With one slip in the list of the README, `cuegen check` prints what the README shows."""
    listed.write_text(whole_list().replace("quarterly", "quartely"), encoding="utf-8")
    assert run(["check"]) == 1
    assert capsys.readouterr().err == shown("contacts.yaml:")


@pytest.mark.parametrize(("written", "meant"), [row[:2] for row in table("You write")])
def test_every_cadence_of_the_table_means_what_stands_beside_it(written: str, meant: str) -> None:
    """Each form on the left equals the canonical one on the right, and a rounding is announced."""
    canonical = CODE.findall(meant)[0]
    read = [parse_cadence(text) for text in CODE.findall(written)]
    assert {str(cadence) for cadence in read} == {canonical}
    assert all(bool(cadence.remark) == ("told" in meant) for cadence in read)


@pytest.mark.parametrize("word", ["biweekly", "bimonthly"])
def test_words_with_two_meanings_are_refused(word: str) -> None:
    """What the README calls ambiguous is a fault that says so."""
    assert f"`{word}`" in GUIDE
    with pytest.raises(Fault, match="can mean"):
        parse_cadence(word)


def test_the_keys_are_listed_as_they_are() -> None:
    """docs/contacts.md has every key of a list, with the words that the schema has for it."""
    page = KEYS.read_text(encoding="utf-8")
    assert renewed(page) == page, "renew it: python -m tests.update_docs"
    for part in (Calendar, LinkedIn, States, Category, Contact):
        assert all(f"| `{key}` | {field.description} |" in page for key, field in part.model_fields.items())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: os.path.relpath(path, CHECKOUT))
class TestEveryDocument:
    """What holds for each Markdown file of the project."""

    def test_its_links_lead_somewhere(self, document: Path) -> None:
        """Each link to a file finds it, and each one to a heading, too."""
        text = FENCED.sub("", document.read_text(encoding="utf-8"))
        for link in LINK.findall(text):
            if link.startswith("https://"):
                continue
            path, _, anchor = link.partition("#")
            target = document.parent / path if path else document
            assert target.exists(), link
            assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link

    def test_the_modules_that_it_names_exist(self, document: Path) -> None:
        """Each file or folder of code is there, from the top or somewhere inside the package."""
        for name in CODE.findall(FENCED.sub("", document.read_text(encoding="utf-8"))):
            if re.fullmatch(r"[\w/.]+\.py|(cuegen|templates|tests)/[\w/.]*", name):
                assert (CHECKOUT / name).exists() or any((CHECKOUT / "cuegen").rglob(name)), name

    def test_it_knows_no_machine(self, document: Path) -> None:
        """No path of the machine on which the project was made stands in it."""
        text = document.read_text(encoding="utf-8")
        assert str(CHECKOUT) not in text
        assert not re.search(r"/(work|tmp|root)/|\.\./shared|/home/(?!you/)", text)


def test_the_changelog_knows_this_version() -> None:
    """The newest entry is about the version that the package has; its parts are those of Keep a Changelog."""
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(.+?)\] - (\d{4}-\d\d-\d\d|unreleased)$", changelog, re.MULTILINE)
    assert versions[0][0] == __version__
    kinds = set(re.findall(r"^### (.+)$", changelog, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
