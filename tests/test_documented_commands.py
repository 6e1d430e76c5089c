"""The commands of the README and its pages run, one after the other, and none is missing."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cuegen.cli import cli, run
from cuegen.contacts.reading import read_contacts
from tests.documents import (
    CHECKOUT,
    CODE,
    CONNECTIONS,
    GUIDE,
    TODAY,
    blocks,
    commands,
    section,
    table,
)

CORPUS = Path(__file__).parent / "importers" / "corpus"


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
def exports(reader_folder: Path) -> Path:
    """Have the exports there that the README imports."""
    (reader_folder / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    shutil.copy(CORPUS / "messages" / "threads.csv", reader_folder / "messages.csv")
    shutil.copy(CORPUS / "google" / "new.csv", reader_folder / "contacts.csv")
    shutil.copy(CORPUS / "vcard" / "apple.vcf", reader_folder / "contacts.vcf")
    return reader_folder


def test_the_commands_of_the_readme_run_in_their_order(exports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who types all commands of the README and its pages, one after the other, gets no error from any of them.

    Those for another machine's folders, the ones that never end and the one that needs a terminal are only parsed.
    """
    ran = set()
    before = {path.name for path in exports.iterdir()} | {"published.ics"}
    (exports / "published.ics").touch()  # fetched from the web by the time that it is named
    for call, output in commands("sh"):
        if not re.search(r"^(watch|serve)| /| --pick", call):
            assert run(shlex.split(call)) == 0, (call, capsys.readouterr().err)
            ran.add(call.split()[0])
        if output:
            (exports / output).write_text(capsys.readouterr().out, encoding="utf-8")
    assert ran == set(cli.commands) - {"watch", "serve"}
    made = {path.name for path in exports.iterdir()} - before
    assert made == {
        *("contacts.yaml", "contacts.schema.json", "feeds", "preview.html", "page.html"),
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


@pytest.mark.parametrize("call", [call for call, _ in commands("sh", "crontab", "yaml")])
def test_every_command_line_of_the_readme_is_understood(call: str) -> None:
    """Every call of cuegen, in a crontab or a workflow too, names what there is."""
    words = shlex.split(call)
    name, command, context = next(each for each in calls() if words[: len(each[0].split())] == each[0].split())
    made = command.make_context(context.info_name, words[len(name.split()) :], parent=context.parent)
    assert made.command is command


def test_the_places_where_cuegen_can_run_all_have_a_command_line() -> None:
    """The crontab and the workflow are among the command lines that are looked at."""
    found = [{call.split()[0] for call, _ in commands(kind)} for kind in ("crontab", "yaml")]
    assert found == [{"build"}, {"check"}]


def test_the_table_of_commands_is_complete() -> None:
    """All commands are in the table, each with all its options and its argument."""
    documented = {CODE.findall(call)[0]: set(CODE.findall(named)) for call, _, named in table("Command")}
    found = {}
    for name, command, context in calls():
        pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        found[" ".join(["cuegen", name, *pieces])] = options(command) - {"--help"}
    assert documented == found


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
    assert {"feed", "test"} <= set(targets)
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
