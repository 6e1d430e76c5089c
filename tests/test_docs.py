"""The documents are true: their commands run, their lists are read, what they show is what the program says."""

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click
import pytest
from icalendar import Calendar as Feed

from cuegen import __version__
from cuegen.cli import cli, run
from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.model import Category, Contact
from cuegen.contacts.reading import read_contacts
from cuegen.contacts.settings import Calendar, LinkedIn, States
from cuegen.problems import Fault
from cuegen.views.phrases import short_date, short_time
from tests.documents import (
    CHECKOUT,
    CODE,
    CONNECTIONS,
    FENCED,
    GUIDE,
    PAGES,
    README,
    blocks,
    commands,
    lists,
    section,
    shown,
    table,
    whole_list,
)
from tests.update_docs import KEYS, renewed

DOCUMENTS = sorted({*CHECKOUT.glob("*.md"), *PAGES, *CHECKOUT.glob("benchmarks/*.md")})
CORPUS = Path(__file__).parent / "importers" / "corpus"

TODAY = date(2026, 11, 23)  # the day of which the README speaks
NOON = "1795435200"  # in seconds since 1970

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """Derive the anchors of headings as GitHub does."""
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in HEADING.findall(text)}


def options(command: click.Command) -> set[str]:
    """List the long options of a command."""
    return {name for option in command.params for name in option.opts if name.startswith("--")}


def calls() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Give every command as it is called, those of a group one by one, each with a context."""
    above = click.Context(cli, **cli.context_settings)
    for name, command in cli.commands.items():
        if not isinstance(command, click.Group):
            yield name, command, click.Context(command, parent=above)
            continue
        between = click.Context(command, parent=above)
        for member, one in command.commands.items():
            yield f"{name} {member}", one, click.Context(one, parent=between)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, on the day of which the README speaks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    return tmp_path


@pytest.fixture
def listed(folder: Path) -> Path:
    """Have the list of the README in that folder."""
    contacts = folder / "contacts.yaml"
    contacts.write_text(whole_list(), encoding="utf-8")
    return contacts


@pytest.fixture
def exports(folder: Path) -> Path:
    """Have the exports there that the README imports."""
    (folder / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    shutil.copy(CORPUS / "messages" / "threads.csv", folder / "messages.csv")
    shutil.copy(CORPUS / "google" / "new.csv", folder / "contacts.csv")
    shutil.copy(CORPUS / "vcard" / "apple.vcf", folder / "contacts.vcf")
    return folder


def test_the_commands_of_the_readme_run_in_their_order(exports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who types all commands of the README and its pages, one after the other, gets no error from any of them.

    Those for another machine's folders, the one that never ends and the one that needs a terminal are only parsed.
    """
    ran = set()
    before = {path.name for path in exports.iterdir()} | {"published.ics"}
    (exports / "published.ics").touch()  # fetched from the web by the time that it is named
    for call, output in commands("sh"):
        if not re.search(r"^watch| /| --pick", call):
            assert run(shlex.split(call)) == 0, (call, capsys.readouterr().err)
            ran.add(call.split()[0])
        if output:
            (exports / output).write_text(capsys.readouterr().out, encoding="utf-8")
    assert ran == set(cli.commands) - {"watch"}
    made = {path.name for path in exports.iterdir()} - before
    assert made == {
        *("contacts.yaml", "contacts.schema.json", "feeds"),
        *("reconnect.ics", "fresh.ics", "mentors.ics", "shared.ics"),
    }


def test_the_first_half_hour_is_as_short_as_it_looks(exports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its commands alone bring people in, make the feed, write a touch down and show how warm everybody is."""
    said = ""
    for call, _ in commands("sh", text=section("Your first half hour")):
        assert run(shlex.split(call)) == 0, (call, capsys.readouterr().err)
        said = capsys.readouterr().out
    assert re.search(r"^Ada Lovelace +mentors +warm +2026-11-23", said, re.MULTILINE)
    written = read_contacts((exports / "contacts.yaml").read_text(encoding="utf-8"), "contacts.yaml", today=TODAY)
    assert written.warnings == ()
    categories = written.contacts.categories
    assert [each.name for each in categories["recruiters"].contacts] == ["Annie Cannon"]
    assert "Mary Anning" in {each.name for each in categories["well_connected"].contacts}
    assert [str(touch) for touch in categories["mentors"].contacts[0].touches] == ["2026-11-23 asked how the engine is"]
    feed = (exports / "reconnect.ics").read_text(encoding="utf-8")
    assert all(f"SUMMARY:Reconnect with {name}" in feed for name in ("Ada Lovelace", "Annie Cannon", "Mary Anning"))
    assert "Leeuwenhoek" not in feed


@pytest.mark.parametrize("call", [call for call, _ in commands("sh", "crontab", "ini", "yaml")])
def test_every_command_line_of_the_readme_is_understood(call: str) -> None:
    """Every call of cuegen, in a crontab, a unit of systemd or a workflow too, names what there is."""
    words = shlex.split(call)
    name, command, context = next(each for each in calls() if words[: len(each[0].split())] == each[0].split())
    made = command.make_context(context.info_name, words[len(name.split()) :], parent=context.parent)
    assert made.command is command


def test_the_places_where_cuegen_can_run_all_have_a_command_line() -> None:
    """The crontab, the unit of systemd and the workflow are among the command lines that are looked at."""
    found = [{call.split()[0] for call, _ in commands(kind)} for kind in ("crontab", "ini", "yaml")]
    assert found == [{"build"}, {"watch"}, {"check"}]


@pytest.mark.parametrize("text", lists())
def test_every_list_of_the_readme_is_read_without_a_word(text: str) -> None:
    """A list, or a part of one once a calendar is there, has neither faults nor warnings."""
    whole = text if "calendar:" in text else f"calendar:\n  timezone: UTC\n{text}"
    assert read_contacts(whole, "contacts.yaml", today=TODAY).warnings == ()


@pytest.mark.usefixtures("listed")
def test_the_cue_of_the_readme_is_that_of_its_list(folder: Path) -> None:
    """The title, the day and the text that the README shows are in the feed of its list."""
    assert run(["build"]) == 0
    cues = []
    for event in Feed.from_ical((folder / "reconnect.ics").read_bytes()).events:
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


def test_the_table_of_commands_is_complete() -> None:
    """All commands are in the table, each with all its options and its argument."""
    documented = {CODE.findall(call)[0]: set(CODE.findall(named)) for call, _, named in table("Command")}
    found = {}
    for name, command, context in calls():
        pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        found[" ".join(["cuegen", name, *pieces])] = options(command) - {"--help"}
    assert documented == found


def test_the_keys_are_listed_as_they_are() -> None:
    """docs/contacts.md has every key of a list, with the words that the schema has for it."""
    page = KEYS.read_text(encoding="utf-8")
    assert renewed(page) == page, "renew it: python -m tests.update_docs"
    for part in (Calendar, LinkedIn, States, Category, Contact):
        assert all(f"| `{key}` | {field.description} |" in page for key, field in part.model_fields.items())


def test_every_option_of_the_readme_exists() -> None:
    """No option is named that no command has."""
    named = {word for code in CODE.findall(GUIDE) for word in re.findall(r"(?<!\S)--[a-z-]+", code)}
    known = set[str]().union(
        *(options(command) for command in [cli, *(each for _, each, _ in calls())]), {"--help", "--version"}
    )
    assert named - {"--now", "--unit", "--user"} <= known  # those of systemctl and journalctl


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_what_the_readme_says(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The variable that the README names makes cuegen print a script for that shell."""
    assert f"_CUEGEN_COMPLETE={shell}_source cuegen" in GUIDE
    monkeypatch.setenv("_CUEGEN_COMPLETE", f"{shell}_source")
    with pytest.raises(SystemExit):
        run([])
    assert f"{shell}_complete" in capsys.readouterr().out


def test_the_targets_of_make_exist() -> None:
    """What the README asks make for is in the Makefile."""
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^make (\w+)", "".join(blocks("sh")), re.MULTILINE)
    assert targets == ["feed", "test"]
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


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
