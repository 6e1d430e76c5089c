"""The documents are true: their commands run, their lists are read, what they show is what the program says."""

import os
import re
import shlex
from datetime import date, datetime
from pathlib import Path

import click
import pytest
from icalendar import Calendar

from cuegen import __version__
from cuegen.cli import cli, run
from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.reading import read_contacts
from cuegen.problems import Fault
from cuegen.views.phrases import short_date, short_time

CHECKOUT = Path(__file__).parents[1]
DOCUMENTS = sorted({*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/*.md"), *CHECKOUT.glob("benchmarks/*.md")})
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")

TODAY = date(2026, 11, 23)  # the day of which the README speaks
NOON = "1795435200"  # in seconds since 1970

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def blocks(*languages: str) -> list[str]:
    """List the blocks of code of the README in these languages."""
    return [text for language, text in FENCED.findall(README) if language in languages]


def lists() -> list[str]:
    """List the blocks that are a contacts.yaml or a part of one; the workflow for GitHub is none."""
    return [text for text in blocks("yaml") if "jobs:" not in text]


def commands(*languages: str) -> list[tuple[str, str]]:
    """List the calls of cuegen in these blocks, in their order, each with the file to which its output goes."""
    calls = re.findall(r"(?:^|[ /])cuegen (\w[^#>\n]*)(?:> (\S+))?", "".join(blocks(*languages)), re.MULTILINE)
    return [(call.strip(), output) for call, output in calls]


def table(heading: str) -> list[list[str]]:
    """Find the table whose first column has this heading, and list its rows of cells."""
    rows = README.split(f"\n| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def anchors(text: str) -> set[str]:
    """Derive the anchors of headings as GitHub does."""
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in HEADING.findall(text)}


def options(command: click.Command) -> set[str]:
    """List the long options of a command."""
    return {name for option in command.params for name in option.opts if name.startswith("--")}


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
    contacts.write_text(lists()[0], encoding="utf-8")
    return contacts


def test_the_commands_of_the_readme_run_in_their_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who types all commands of the README, one after the other, gets no error from any of them.

    Those for another machine's folders, and the one that never ends, are only parsed.
    """
    ran = []
    (folder / "published.ics").touch()  # fetched from the web by the time that it is named
    for call, output in commands("sh"):
        if not re.search(r"^watch| /", call):
            assert run(shlex.split(call)) == 0, (call, capsys.readouterr().err)
            ran.append(call.split()[0])
        if output:
            (folder / output).write_text(capsys.readouterr().out, encoding="utf-8")
    assert set(ran) == {"init", "build", "agenda", "check", "schema"}
    assert {path.name for path in folder.iterdir()} == {
        "contacts.yaml",
        "contacts.schema.json",
        "reconnect.ics",
        "published.ics",
        "fresh.ics",
    }


@pytest.mark.parametrize("call", [call for call, _ in commands("sh", "crontab", "ini", "yaml")])
def test_every_command_line_of_the_readme_is_understood(call: str) -> None:
    """Every call of cuegen, in a crontab, a unit of systemd or a workflow too, names what there is."""
    name, *arguments = shlex.split(call)
    assert (
        cli.commands[name].make_context(name, arguments, parent=click.Context(cli, **cli.context_settings)).command
        is cli.commands[name]
    )


def test_the_places_where_cuegen_can_run_all_have_a_command_line() -> None:
    """The crontab, the unit of systemd and the workflow are among the command lines that are looked at."""
    found = [[call.split()[0] for call, _ in commands(kind)] for kind in ("crontab", "ini", "yaml")]
    assert found == [["build"], ["watch"], ["check"]]


@pytest.mark.parametrize("text", lists())
def test_every_list_of_the_readme_is_read_without_a_word(text: str) -> None:
    """A list, or a part of one once a calendar is there, has neither faults nor warnings."""
    whole = text if "calendar:" in text else f"calendar:\n  timezone: UTC\n{text}"
    assert read_contacts(whole, "contacts.yaml", today=TODAY).warnings == ()


@pytest.mark.usefixtures("listed")
def test_the_cue_of_the_readme_is_that_of_its_list(folder: Path) -> None:
    """The title, the day and the text that the README shows are in the feed of its list."""
    assert run(["build"]) == 0
    shown = []
    for event in Calendar.from_ical((folder / "reconnect.ics").read_bytes()).events:
        assert isinstance(event.start, datetime)
        when = f"{short_date(event.start.date())}, {short_time(event.start.time())}"
        shown.append(f"{event.summary}\n{when}\n\n{event.description}\n")
    assert blocks("text")[1] in shown


@pytest.mark.usefixtures("listed")
def test_the_agenda_of_the_readme_is_that_of_its_list(capsys: pytest.CaptureFixture[str]) -> None:
    """The table that the README shows is what `cuegen agenda` prints on that day."""
    assert "On 23 November 2026, `cuegen agenda --days 21` makes of it:" in README
    assert run(["agenda", "--days", "21"]) == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == blocks("text")[2].splitlines()


def test_the_fault_of_the_readme_is_told_as_it_shows(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With one slip in the list of the README, `cuegen check` prints what the README shows."""
    listed.write_text(lists()[0].replace("quarterly", "quartely"), encoding="utf-8")
    assert run(["check"]) == 1
    assert capsys.readouterr().err == blocks("text")[3]


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
    assert f"`{word}`" in README
    with pytest.raises(Fault, match="can mean"):
        parse_cadence(word)


def test_the_table_of_commands_is_complete() -> None:
    """All commands are in the table, each with all its options and its argument."""
    documented = {CODE.findall(call)[0]: set(CODE.findall(named)) for call, _, named in table("Command")}
    found = {}
    for name, command in cli.commands.items():
        (usage,) = [
            piece
            for piece in command.collect_usage_pieces(
                click.Context(command, parent=click.Context(cli, **cli.context_settings))
            )
            if piece != "[OPTIONS]"
        ] or [""]
        found[f"cuegen {name} {usage}".strip()] = options(command) - {"--help"}
    assert documented == found


def test_every_option_of_the_readme_exists() -> None:
    """No option is named that no command has."""
    named = {word for code in CODE.findall(README) for word in re.findall(r"(?<!\S)--[a-z-]+", code)}
    known = set[str]().union(*(options(command) for command in [cli, *cli.commands.values()]), {"--help", "--version"})
    assert named - {"--now", "--unit", "--user"} <= known  # those of systemctl and journalctl


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_what_the_readme_says(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The variable that the README names makes cuegen print a script for that shell."""
    assert f"_CUEGEN_COMPLETE={shell}_source cuegen" in README
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
