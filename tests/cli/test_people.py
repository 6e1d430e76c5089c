"""`cuegen add` and `cuegen move`: somebody new, and who belongs elsewhere."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.commands.people import moves
from cuegen.contacts.choosing import ONE_MORE
from cuegen.contacts.edits import Move, Spot
from tests.cli.conftest import Cuegen
from tests.cli.program import SILENT, SMALL, Result

FRIENDS = "  friends:\n    cadence: monthly\n    contacts:\n      - Mary\n"
KNOWN = """\
contacts.yaml:10:9: error: Grace Hopper (mentors) is in the list already
          - Grace Hopper
            ^^^^^^^^^^^^
    hint: an --id tells two people of one name apart
"""
ELSEWHERE = "contacts.yaml: error: there is no category '{}'\n    hint: {}there is 'mentors'\n"


def text_in(folder: Path) -> str:
    """Read the list."""
    return (folder / "contacts.yaml").read_text()


def test_a_name_is_enough(cuegen: Cuegen, folder: Path) -> None:
    """It stands bare at the end of its category, which can be spelled in any case."""
    assert cuegen("add", "Mary Somerville", "--category", "Mentors") == SILENT
    assert text_in(folder) == SMALL + "      - Mary Somerville\n"


def test_all_that_can_be_said(cuegen: Cuegen, folder: Path) -> None:
    """Each option is a key of the same name."""
    said = {"id": "mary", "linkedin": "mary-somerville", "company": "Example", "role": "Author"}
    said |= {"cadence": "quarterly", "last_contact": "2026-09-22", "notes": "Likes moons."}
    options = [part for key, text in said.items() for part in (f"--{key.replace('_', '-')}", text)]
    assert cuegen("add", "Mary Somerville", "--category", "mentors", *options) == SILENT
    lines = ["name: Mary Somerville", *(f"{key}: {text}" for key, text in said.items())]
    assert text_in(folder) == SMALL + "      - " + "\n        ".join(lines) + "\n"
    assert cuegen("check") == SILENT


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("grace hopper", "--category", "mentors"), KNOWN),
        (("Mary", "--category", "mentor"), ELSEWHERE.format("mentor", "did you mean 'mentors'? ")),
        (("Mary", "--category", "xyz"), ELSEWHERE.format("xyz", "")),
    ],
)
def test_who_cannot_be_added(cuegen: Cuegen, folder: Path, arguments: tuple[str, ...], message: str) -> None:
    """Somebody known, and somebody for whom there is no place."""
    assert cuegen("add", *arguments) == Result(1, b"", message)
    assert text_in(folder) == SMALL


def test_a_profile_is_one_person(cuegen: Cuegen, folder: Path) -> None:
    """Whatever the name, and however the address is written."""
    assert cuegen("add", "Mary", "--category", "mentors", "--linkedin", "mary-s") == SILENT
    before = text_in(folder)
    done = cuegen(
        "add", "Mary Somerville", "--category", "mentors", "--linkedin", "https://www.linkedin.com/in/mary-s/"
    )
    assert done.code == 1
    assert done.err.startswith("contacts.yaml:12:19: error: Mary (mentors) is in the list already\n")
    assert text_in(folder) == before
    assert cuegen("add", "Nora", "--category", "mentors", "--linkedin", "nora-s") == SILENT


def test_an_id_tells_two_of_one_name_apart(cuegen: Cuegen, folder: Path) -> None:
    """And is known itself from then on."""
    assert cuegen("add", "Grace Hopper", "--category", "mentors", "--id", "grace-2") == SILENT
    before = text_in(folder)
    assert cuegen("add", "Grace", "--category", "mentors", "--id", "Grace-2").code == 1
    assert text_in(folder) == before


def test_a_list_without_categories(cuegen: Cuegen, folder: Path) -> None:
    """There is no place for anybody."""
    (folder / "contacts.yaml").write_text("calendar: {timezone: UTC}\n")
    hint = f"    hint: the list has no categories: {ONE_MORE}\n"
    message = f"contacts.yaml: error: there is no category 'mentors'\n{hint}"
    assert cuegen("add", "Mary", "--category", "mentors") == Result(1, b"", message)


def test_what_is_said_of_a_list_without_categories_helps(cuegen: Cuegen, folder: Path) -> None:
    """Whoever follows it, from the first command that finds nobody, has a list with somebody in the end."""
    calendar = "calendar: {timezone: UTC}\n"
    (folder / "contacts.yaml").write_text(calendar)
    for command in (("log", "ada"), ("move", "ada", "--category", "mentors"), ("check",), ("build",)):
        assert ONE_MORE in cuegen(*command).err
    example = ONE_MORE.split("'")[3]
    (folder / "contacts.yaml").write_text(f"{calendar}categories:\n  {example}\n")
    assert "`cuegen add NAME --category CATEGORY`" in cuegen("log", "ada").err
    assert cuegen("add", "Ada", "--category", "mentors") == cuegen("check") == cuegen("log", "ada") == SILENT


@pytest.mark.parametrize(
    ("option", "text", "message"),
    [
        ("--cadence", "every 6 wekks", "'wekks' cannot follow '6'; did you mean 'weeks'?"),
        ("--last-contact", "soon", "'soon' is not a date; write it as YYYY-MM-DD, such as 2026-01-05"),
    ],
)
def test_a_wrong_value_is_a_wrong_call(cuegen: Cuegen, folder: Path, option: str, text: str, message: str) -> None:
    """In the words that the list would get."""
    done = cuegen("add", "Mary", "--category", "mentors", option, text)
    assert (done.code, done.err.splitlines()[-1]) == (2, f"Error: Invalid value for '{option}': {message}")
    assert text_in(folder) == SMALL


def test_an_empty_name_is_a_wrong_call(cuegen: Cuegen) -> None:
    """It is nobody's."""
    done = cuegen("add", " ", "--category", "mentors")
    assert (done.code, done.err.splitlines()[-1]) == (
        2,
        "Error: Invalid value for 'NAME': the name is empty; write it, or remove the line",
    )


def test_people_move_with_all_that_is_said_of_them(cuegen: Cuegen, folder: Path) -> None:
    """In the order in which they are named, to the end; who is there already stays."""
    (folder / "contacts.yaml").write_text(SMALL + FRIENDS)
    assert cuegen("move", "grace", "mary", "ada", "--category", "friends") == SILENT
    ada = "      - name: Ada Lovelace\n        cadence: every tuesday at 08:30\n"
    head, _ = SMALL.split("    contacts:\n")
    left = text_in(folder).removeprefix(head)
    assert left.endswith(f"{FRIENDS}      - Grace Hopper\n{ada}")
    assert cuegen("check") == SILENT


def test_a_terminal_is_told(watched: Cuegen, folder: Path) -> None:
    """Who was added, who moved, and who did not need to."""
    (folder / "contacts.yaml").write_text(SMALL + FRIENDS)
    assert watched("add", "Nora", "--category", "friends").err == "Nora: added to friends\n"
    assert watched("move", "nora", "ada", "--category", "mentors").err == (
        "Nora: moved from friends to mentors\nAda Lovelace: is in mentors already\n"
    )


@given(st.permutations(range(6)), st.integers(1, 6))
def test_each_move_knows_who_left_before(order: list[int], count: int) -> None:
    """Carried out one after the other, the right people leave, whatever their order."""
    spots = [Spot("a", index) for index in order[:count]]
    left, moved = list(range(6)), []
    for move in moves(spots, "b"):
        assert isinstance(move, Move)
        moved.append(left.pop(move.spot.index))
    assert moved == order[:count]
