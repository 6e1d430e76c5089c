"""`cuegen import --pick`: people are picked by hand, and join as if a pattern had chosen them."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from cuegen.commands import picks, terminal
from cuegen.contacts.choosing import ONE_MORE
from cuegen.picking.picking import Picking
from cuegen.problems import INSTALLING
from tests.cli.conftest import Cuegen
from tests.cli.program import Result, on_terminal
from tests.cli.screen import at_terminal
from tests.cli.test_import import EXPORT, LIST

PICK = ("import", "linkedin", "Connections.csv", "--pick")
READY = "esc: leave"
RIGHT, DOWN, ESCAPE, ENTER, INTERRUPT, ALL = "\x1b[C", "\x1b[B", "\x1b", "\r", "\x03", "\x01"
JANE = (
    "    contacts:\n"
    "      - name: Jane Doe\n"
    "        linkedin: jane-x\n"
    "        company: Acme\n"
    "        role: Technical Recruiter\n"
)
Typing = Callable[..., Result]


@pytest.fixture
def contacts(folder: Path) -> Path:
    """Have a list and an export in the folder."""
    (folder / "Connections.csv").write_text(EXPORT)
    (folder / "contacts.yaml").write_text(LIST)
    return folder / "contacts.yaml"


@pytest.fixture
def typing(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch, contacts: Path) -> Typing:
    """Pick in this process, with keys typed ahead and a screen that nobody sees."""
    assert contacts.exists()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(picks, "has_keyboard", lambda: True)

    def run(keys: str, *options: str, is_gone: bool = False) -> Result:
        with create_pipe_input() as pipe, monkeypatch.context() as patch:
            pipe.send_text(keys)
            if is_gone:
                pipe.close()
            patch.setattr(sys.stderr, "isatty", lambda: True)
            patch.setattr(terminal, "create_input", lambda **_: pipe)
            patch.setattr(terminal, "create_output", lambda **_: _Sized())
            return cuegen(*PICK, *options)

    return run


class _Sized(DummyOutput):
    """A screen of the usual size."""

    def get_size(self) -> Size:
        """Give lines and cells."""
        return Size(rows=24, columns=80)


def test_who_is_picked_is_added(typing: Typing, contacts: Path) -> None:
    """Into the category that is proposed, and nobody else."""
    done = typing(f"jane{ENTER} {ENTER}{ENTER}")
    assert (done.code, done.out) == (0, b"")
    assert contacts.read_text() == LIST + JANE
    assert "Jane Doe: added to recruiters\n" in done.err
    assert done.err.endswith("\n1 person added, 0 brought up to date\n")


def test_the_category_can_be_another_one(typing: Typing, contacts: Path) -> None:
    """Round from the last to the first."""
    assert typing(f"jane{DOWN} {ENTER}{RIGHT}{ENTER}").code == 0
    assert "name: Jane Doe" in contacts.read_text().partition("recruiters:")[0]


def test_all_who_are_found_are_picked(typing: Typing, contacts: Path) -> None:
    """With one key; and a second import finds nobody new, and asks nothing."""
    assert typing(f"{ALL}{ENTER}{ENTER}").code == 0
    once = contacts.read_text()
    assert "name: Jane Doe" in once
    assert "name: Bob Noyce" in once
    assert typing("").err.endswith("0 people added, 0 brought up to date\n")
    assert contacts.read_text() == once


@pytest.mark.parametrize("keys", [INTERRUPT, f" {ENTER}{INTERRUPT}", f"jane{INTERRUPT}", ESCAPE, "\x1b\x1b"])
def test_who_leaves_has_nothing_written(typing: Typing, contacts: Path, keys: str) -> None:
    """Not even what --update would write; the exit code is that of an interrupt."""
    left = typing(keys, "--update")
    assert (left.code, left.out) == (130, b"")
    assert left.err.endswith("nothing was written\n")
    assert contacts.read_text() == LIST


def test_keys_of_no_use_do_nothing(typing: Typing, contacts: Path) -> None:
    """A tab, F5, Alt with a letter; of a pasted text, line ends are spaces."""
    assert typing(f"\t\x1b[15~\x1bj\x1b[200~jane\n recruiter\n\x1b[201~{ENTER} {ENTER}{ENTER}").code == 0
    assert contacts.read_text() == LIST + JANE


def test_a_terminal_that_is_gone_is_leaving(typing: Typing, contacts: Path) -> None:
    """Nothing is written that nobody confirmed."""
    left = typing(" ", is_gone=True)
    assert (left.code, left.err) == (130, "nothing was written\n")
    assert contacts.read_text() == LIST


def test_what_is_new_is_written_with_them(typing: Typing, contacts: Path) -> None:
    """--update goes together with --pick, and so does --dry-run."""
    shown = typing(f" {ENTER}{ENTER}", "--update", "--dry-run")
    assert b"+      - name: Jane Doe\n" in shown.out
    assert b"Rear Admiral" in shown.out
    assert contacts.read_text() == LIST


def test_who_joined_meanwhile_is_not_added_twice(
    typing: Typing, contacts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is not locked while somebody picks, and is read again."""
    ask = terminal.ask

    def slowly(picking: Picking, title: str) -> Picking:
        contacts.write_text(LIST + JANE)
        return ask(picking, title)

    monkeypatch.setattr(terminal, "ask", slowly)
    done = typing(f"{ALL}{ENTER}{ENTER}")
    assert done.err.endswith("1 person added, 0 brought up to date\n")
    assert contacts.read_text().count("Jane Doe") == 1


@pytest.mark.parametrize("somebody_looks", [True, False])
def test_without_a_terminal_there_is_no_picking(
    cuegen: Cuegen, watched: Cuegen, contacts: Path, monkeypatch: pytest.MonkeyPatch, *, somebody_looks: bool
) -> None:
    """One to look at and to type on; and it says what does the same."""
    monkeypatch.setenv("TERM", "xterm")
    refused = (watched if somebody_looks else cuegen)(*PICK)
    assert refused == Result(
        1,
        b"",
        "Connections.csv: error: --pick needs a terminal with a keyboard, and one that can draw a page\n"
        "    hint: without one, --match REGEX --category CATEGORY or --accept say who joins\n",
    )
    assert contacts.read_text() == LIST


def test_without_the_package_there_is_no_picking(typing: Typing, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it says how to get it."""
    monkeypatch.setattr(picks, "find_spec", lambda _name: None)
    monkeypatch.setenv("NO_COLOR", "1")
    assert typing("") == Result(
        1,
        b"",
        f"Connections.csv: error: --pick needs a package that is not installed\n    hint: {INSTALLING}\n",
    )


def test_without_categories_there_is_nothing_to_pick_for(typing: Typing, contacts: Path) -> None:
    """It is said before anybody marks people in vain."""
    contacts.write_text("calendar: {timezone: UTC}\ncategories: {}\n")
    refused = typing("")
    assert refused.code == 1
    assert f"there is no category to add people to\n    hint: {ONE_MORE}" in refused.err


@pytest.mark.parametrize("other", [("--accept",), ("--match", "x", "--category", "mentors")])
def test_picking_is_asked_for_alone(cuegen: Cuegen, contacts: Path, other: tuple[str, ...]) -> None:
    """What else says who joins contradicts it."""
    refused = cuegen(*PICK, *other)
    assert refused.code == 2
    assert "--pick asks you whom to add, and needs no --match, --category or --accept" in refused.err
    assert contacts.read_text() == LIST


def test_picking_at_a_real_terminal(contacts: Path) -> None:
    """Keys in, the list changed, and what was done is told on the screen of before."""
    with at_terminal(*PICK, cwd=contacts.parent) as screen:
        screen.wait_for("Who joins contacts.yaml? 2 are new, 2 are in it already")
        screen.wait_for(READY)
        screen.type(f"jane{DOWN} {ENTER}{ENTER}")
        screen.wait_for("\x1b[?1049l")  # back from the alternate screen
        code, told = screen.end()
    assert code == 0
    assert told.endswith("\n1 person added, 0 brought up to date\n")
    assert contacts.read_text() == LIST + JANE


def test_a_terminal_that_changes_its_size(contacts: Path) -> None:
    """The page is drawn anew, with what was marked."""
    with at_terminal(*PICK, cwd=contacts.parent) as screen:
        screen.wait_for(READY)
        screen.type(" ")
        screen.wait_for("[x] Jane Doe")
        screen.resize(40, 200)
        screen.wait_for("2 of 2 found, 1 mark")  # the last cell of a line is drawn apart
        screen.resize(8, 40)
        screen.wait_for("Who joins")
        screen.type(f"{ENTER}{ENTER}")
        assert screen.end()[0] == 0
    assert contacts.read_text() == LIST + JANE


def test_leaving_at_a_real_terminal(contacts: Path) -> None:
    """Ctrl-C and Esc end with 130; nothing is written."""
    for key in (INTERRUPT, ESCAPE):
        with at_terminal(*PICK, cwd=contacts.parent) as screen:
            screen.wait_for(READY)
            screen.type(key)
            code, told = screen.end()
        assert code == 130
        assert told.endswith("nothing was written\n")
    assert contacts.read_text() == LIST


def test_a_terminal_without_color(contacts: Path) -> None:
    """NO_COLOR is kept to; signs say who is marked."""
    for changes, is_green in (({}, True), ({"NO_COLOR": "1"}, False)):
        with at_terminal(*PICK, cwd=contacts.parent, **changes) as screen:
            screen.wait_for(READY)
            screen.type(f" {INTERRUPT}")
            _, told = screen.end()
        assert ("\x1b[0;32m" in told) == is_green


def test_a_dumb_terminal_is_refused(contacts: Path) -> None:
    """It cannot draw a page."""
    code, told = on_terminal(*PICK, cwd=contacts.parent, TERM="dumb")
    assert code == 1
    assert "--pick needs a terminal" in told
