"""Who is meant: an id, a name or a part of a name; nobody is guessed."""

import shlex
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.choosing import ONE_MORE
from cuegen.contacts.who import Person, everyone, find, without_accents
from tests.contacts.lists import read, with_contacts
from tests.reading import fault_of

NAMES = (
    *("Ada Lovelace", "Michael Faraday", "Émilie du Châtelet", "Emilie Noether", "Marie Curie", "Søren Łukasz"),
    *("山田 太郎", "김각", "김가", "Strauß", "{name: Grace Hopper, id: g-1}", "{name: Grace Hopper}", "O'Neil"),
)
PEOPLE = everyone(read(with_contacts(*NAMES)).contacts)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("  ada   LOVELACE ", "Ada Lovelace"),
        ("love", "Ada Lovelace"),
        ("ada", "Ada Lovelace"),
        ("araday", "Michael Faraday"),
        ("chatelet", "Émilie du Châtelet"),
        ("Émilie", "Émilie du Châtelet"),
        ("É", "Émilie du Châtelet"),
        (unicodedata.normalize("NFD", "Émilie"), "Émilie du Châtelet"),
        ("soren lukasz", "Søren Łukasz"),
        ("STRAUSS", "Strauß"),
        ("山田", "山田 太郎"),
        ("김가", "김가"),
    ],
)
def test_one_is_found(who: str, name: str) -> None:
    """By the name or a part of it, in any case, with or without accents; whole words win over pieces."""
    assert find(who, PEOPLE).contact.name == name


def test_what_a_cue_says_to_type_means_nobody_else() -> None:
    """Also where two have one name, or one's id is another one's name."""
    people = everyone(
        read(with_contacts("{name: Max, id: a}", "{name: Max, id: b}", "{name: Bob, id: c.1}", "c")).contacts
    )
    for person in (*people, *PEOPLE):
        (typed,) = shlex.split(person.contact.typed)
        assert find(typed, people if person in people else PEOPLE) == person


def test_an_id_tells_two_of_one_name_apart() -> None:
    """And the one without an id is known by the name."""
    assert find("G-1", PEOPLE).contact.id == "g-1"
    assert find("grace hopper", PEOPLE).contact.id is None


@pytest.mark.parametrize(
    ("who", "message", "hint"),
    [
        (
            "emilie",
            "'emilie' can mean 2 people",
            "say more: Émilie du Châtelet (mentors), Emilie Noether (mentors)",
        ),
        (
            "hopper",
            "'hopper' can mean 2 people",
            "say more: Grace Hopper (mentors, id g-1), Grace Hopper (mentors)",
        ),
        ("Ada Lovelase", "'Ada Lovelase' is nobody in this list", "did you mean Ada Lovelace (mentors)?"),
        ("curry", "'curry' is nobody in this list", "did you mean Marie Curie (mentors)?"),
        (
            "x" * 100,
            "'" + "x" * 39 + "…' is nobody in this list",
            "write an id, a name, or a part of a name, in quotes if it has spaces",
        ),
        (
            "",
            "'' is nobody in this list",
            "write an id, a name, or a part of a name, in quotes if it has spaces",
        ),
    ],
)
def test_nobody_is_guessed(who: str, message: str, hint: str) -> None:
    """Several are listed with their categories, and near ones where there is nobody."""
    fault = fault_of(lambda who: find(who, PEOPLE), who)
    assert (fault.message, fault.hint) == (message, hint)


def test_a_list_of_many_is_cut() -> None:
    """Ten are enough to see that more has to be said."""
    people = everyone(read(with_contacts(*(f"Ann {number}" for number in range(12)))).contacts)
    fault = fault_of(lambda who: find(who, people), "ann")
    assert fault.hint is not None
    assert fault.hint.endswith("Ann 9 (mentors) and 2 more")


def test_an_empty_list_says_how_to_begin() -> None:
    """There is nobody to be near; without a category nobody could be added."""
    said = "there is nobody in it yet: `cuegen add NAME --category CATEGORY`"
    assert fault_of(lambda who: find(who, (), ["mentors"]), "ada").hint == said
    assert fault_of(lambda who: find(who, ()), "ada").hint == f"there is no category in it yet: {ONE_MORE}"


@given(st.sampled_from(PEOPLE), st.sampled_from([str, str.upper, str.title, without_accents]))
def test_a_whole_name_is_always_enough(person: Person, spelled: Callable[[str], str]) -> None:
    """Whoever else is in the list, and however it is spelled."""
    assert find(spelled(person.contact.name), PEOPLE).contact.name == person.contact.name
