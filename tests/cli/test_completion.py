"""What a shell offers: the names and the categories of the list, and never a traceback."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from cuegen.cli import cli
from cuegen.commands.completion import categories_in, names_in
from cuegen.wishes import LINKEDIN
from tests.cli.program import FAULTY, environment, run


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be in the folder of a list."""
    monkeypatch.chdir(folder)
    return folder


def offered(*words: str) -> list[str]:
    """Return what is offered for the last word."""
    completing = ShellComplete(cli, {}, "cuegen", "_CUEGEN_COMPLETE")
    return [item.value for item in completing.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("log", ""), ["Ada Lovelace", "Grace Hopper"]),
        (("log", "gr"), ["Grace Hopper"]),
        (("log", "Ada Lovelace", "G"), ["Grace Hopper"]),
        (("snooze", "A"), ["Ada Lovelace"]),
        (("move", "ada", "--category", ""), ["mentors"]),
        (("add", "Mary", "--category", "M"), ["mentors"]),
        (("log", "-f", "none.yaml", ""), []),
    ],
)
def test_names_and_categories(words: tuple[str, ...], expected: list[str]) -> None:
    """Those of the list that the command line names."""
    assert offered(*words) == expected


@pytest.mark.usefixtures("here")
def test_every_option_that_takes_a_category_offers_them() -> None:
    """What chooses from a feed offers the cues for LinkedIn itself, too."""
    for name, command in commands(cli):
        for option in command.params:
            if option.name in {"category", "categories", "exclude"}:
                found = offered(*name, option.opts[0], "")
                assert found[:1] == ["mentors"], (name, option.opts)
                assert found[1:] == ([LINKEDIN] if name[0] in {"build", "watch"} else []), (name, option.opts)
    assert offered("build", "--exclude", "L") == [LINKEDIN]


def commands(group: click.Group, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Go through all commands with the words that call them."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)
        else:
            yield (*before, name), command


def test_bash_gets_names_that_stay_one_word(folder: Path) -> None:
    """It puts what it is given into the line as it is; the other shells see to that themselves."""

    def completed(shell: str) -> bytes:
        asked = {"COMP_WORDS": "cuegen log A", "COMP_CWORD": "2", "_CUEGEN_COMPLETE": f"{shell}_complete"}
        return run(cwd=folder, env=environment(**asked)).out

    assert completed("bash") == b"plain,Ada\\ Lovelace\n"
    assert b"Ada Lovelace" in completed("zsh")


@pytest.mark.parametrize(
    ("text", "names", "categories"),
    [
        (FAULTY, ["Ada Lovelace", "Grace Hopper"], ["mentors"]),
        ("[", [], []),
        ("- x", [], []),
        ("categories: [x]", [], []),
        ("categories: {a: x, b: {contacts: x}, c: {contacts: [{}, [], {name: [x]}, y, y]}}", ["y"], ["a", "b", "c"]),
        ("\x07", [], []),
    ],
)
def test_a_list_in_any_state(tmp_path: Path, text: str, names: list[str], categories: list[str]) -> None:
    """What can be found is offered, each name once."""
    (tmp_path / "contacts.yaml").write_text(text)
    assert names_in(tmp_path / "contacts.yaml") == names
    assert categories_in(tmp_path / "contacts.yaml") == categories


def test_no_list(tmp_path: Path) -> None:
    """Nothing is offered, and nothing is said."""
    assert names_in(tmp_path / "contacts.yaml") == []
    assert categories_in(tmp_path) == []
