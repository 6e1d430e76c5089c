"""What the keys do: search, move, mark, sort into categories, confirm or leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.picking.keys import Key
from cuegen.picking.picking import Ending
from tests.picking.crowd import CATEGORIES, CROWD, after, found, marked, picking, pointed

EVERYBODY = ["Ada", "Bob", "Cyd", "Dan", "Eve"]


def test_letters_search() -> None:
    """Each key narrows or widens what is found; a space in the search parts words."""
    assert found(after(picking(), "acme")) == ["Ada", "Cyd"]
    assert found(after(picking(), "acme eng")) == ["Cyd"]
    assert marked(after(picking(), "acme eng")) == {}
    assert found(after(picking(), "acmex", Key.BACKSPACE)) == ["Ada", "Cyd"]
    assert found(after(picking(), "acmex", Key.EMPTY)) == EVERYBODY
    assert found(after(picking(), Key.BACKSPACE)) == EVERYBODY


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ([], "Ada"),
        ([Key.DOWN], "Bob"),
        ([Key.DOWN, Key.UP], "Ada"),
        ([Key.PAGE_DOWN], "Dan"),
        ([Key.PAGE_DOWN, Key.PAGE_DOWN], "Eve"),
        ([Key.PAGE_DOWN, Key.PAGE_UP], "Ada"),
        ([Key.END], "Eve"),
        ([Key.END, Key.DOWN], "Eve"),
        ([Key.END, Key.HOME], "Ada"),
        ([Key.LEFT, Key.RIGHT], "Ada"),
    ],
)
def test_arrows_and_pages_move(keys: list[Key], name: str) -> None:
    """Never beyond the ends."""
    state = after(picking(), *keys)
    assert pointed(state) == name
    assert marked(state) == {}


def test_the_way_between_search_and_list() -> None:
    """Down or Enter leads from the search to the list, Up from its first line to the search."""
    assert after(picking(), "a").is_searching
    for key in (Key.DOWN, Key.ENTER):
        state = after(picking(), "acme", key)
        assert (state.is_searching, pointed(state), state.ending) == (False, "Ada", None)
    assert after(picking(), Key.UP).is_searching
    assert not after(picking(), Key.DOWN, Key.UP).is_searching


def test_a_list_of_nobody_is_not_entered() -> None:
    """There is nobody to point at, to mark or to sort."""
    state = after(picking(), "zzz", Key.DOWN)
    assert (state.is_searching, pointed(state)) == (True, None)
    cleared = after(picking(), " ", Key.ENTER, "zzz", Key.DOWN, Key.ESCAPE)
    assert pointed(cleared) == "Ada"
    nobody = after(picking(), "zzz", Key.ALL)
    assert marked(nobody) == {}


def test_a_space_marks_and_goes_on() -> None:
    """With the category that is proposed; a second one takes the mark away."""
    state = after(picking(), "  ", Key.END, " ")
    assert marked(state) == {"Ada": "recruiters", "Bob": "recruiters", "Eve": None}
    assert pointed(after(picking(), " ")) == "Bob"
    assert marked(after(picking(), " ", Key.UP, " ")) == {}


def test_marks_outlive_a_search() -> None:
    """Who is marked stays so while somebody else is looked for."""
    state = after(picking(), "ada", Key.DOWN, " ", Key.ESCAPE, "cyd", Key.DOWN, " ")
    assert marked(state) == {"Ada": "recruiters", "Cyd": None}


def test_one_key_marks_all_who_are_found() -> None:
    """Once more, and all of them are unmarked, nobody else."""
    state = after(picking(), Key.END, " ", "acme", Key.ALL)
    assert marked(state) == {"Ada": "recruiters", "Cyd": None, "Eve": None}
    assert marked(after(state, Key.ALL)) == {"Eve": None}


def test_an_only_category_is_everybodys() -> None:
    """There is nothing to choose."""
    assert marked(after(picking(categories=["recruiters"]), Key.ALL)) == dict.fromkeys(EVERYBODY, "recruiters")


def test_the_second_step_lists_the_marked() -> None:
    """Those without a category come first."""
    state = after(picking(), " ", Key.END, " ", Key.ENTER)
    assert state.is_sorting
    assert found(state) == ["Eve", "Ada"]


@pytest.mark.parametrize(
    ("keys", "category"),
    [
        ([Key.RIGHT], "mentors"),
        ([Key.RIGHT, Key.RIGHT], "peers"),
        ([Key.LEFT], "recruiters"),
        ([Key.LEFT, Key.LEFT], "peers"),
        ([Key.LEFT, Key.RIGHT], "mentors"),
        ([Key.RIGHT, Key.LEFT], "recruiters"),
    ],
)
def test_left_and_right_choose_a_category(keys: list[Key], category: str) -> None:
    """Round and round."""
    assert marked(after(picking(), Key.END, " ", Key.ENTER, *keys)) == {"Eve": category}


def test_one_key_gives_the_rest_the_same_category() -> None:
    """First to those who have none, and once more to all who are found."""
    state = after(picking(), Key.ALL, Key.ENTER, Key.RIGHT, Key.ALL)
    rest = {"Cyd": "mentors", "Dan": "mentors", "Eve": "mentors"}
    assert marked(state) == {"Ada": "recruiters", "Bob": "recruiters", **rest}
    assert marked(after(state, Key.ALL)) == dict.fromkeys(EVERYBODY, "mentors")
    some = after(state, "glob", Key.DOWN, Key.RIGHT, Key.ALL)
    assert found(some) == ["Dan", "Bob"]
    assert marked(some) == marked(state) | {"Bob": "peers", "Dan": "peers"}


def test_no_category_changes_from_the_search() -> None:
    """Where nobody is seen to be pointed at."""
    state = after(picking(), "  ", Key.ENTER, "a", Key.RIGHT, Key.ALL)
    assert marked(state) == {"Ada": "recruiters", "Bob": "recruiters"}


def test_only_a_category_can_be_shared() -> None:
    """Who has none is to be given one first."""
    state = after(picking(), Key.END, " ", Key.ENTER, Key.ALL)
    assert marked(state) == {"Eve": None}
    assert state.said == "give this one a category first, with left or right"


def test_who_is_unmarked_in_the_second_step_does_not_join() -> None:
    """They stay in sight, so that it can be taken back; left and right take it back, too."""
    state = after(picking(), "  ", Key.ENTER, " ")
    assert (found(state), marked(state)) == (["Ada", "Bob"], {"Bob": "recruiters"})
    assert marked(after(state, Key.HOME, Key.RIGHT)) == {"Ada": "mentors", "Bob": "recruiters"}
    assert marked(after(state, Key.HOME, Key.RIGHT, " ", Key.HOME, Key.DOWN, Key.ALL)) == {"Bob": "recruiters"}


def test_enter_confirms_once_all_have_a_category() -> None:
    """Until then it points at somebody who has none."""
    state = after(picking(), " ", Key.END, " ", Key.ENTER, Key.END, Key.ENTER)
    assert (state.ending, pointed(state)) == (None, "Eve")
    assert state.said == "1 without a category: left or right chooses one"
    done = after(state, Key.RIGHT, Key.ENTER)
    assert done.ending is Ending.CONFIRMED
    assert [(each.candidate.name, category) for each, category in done.picked] == [
        ("Ada", "recruiters"),
        ("Eve", "mentors"),
    ]


def test_nobody_cannot_be_confirmed() -> None:
    """Neither in the first step nor in the second."""
    for state in (after(picking(), Key.ENTER), after(picking(), " ", Key.ENTER, " ", Key.ENTER)):
        assert state.ending is None
        assert state.said == "nobody is marked: a space marks who is pointed at"
    assert after(picking(), Key.ENTER, Key.DOWN).said == ""


def test_a_crowd_cannot_be_confirmed() -> None:
    """And is told so before anybody is sorted."""
    state = after(picking(most=4), Key.ALL, Key.ENTER)
    assert (state.is_sorting, state.ending) == (False, None)
    assert state.said == "5 people are marked, where 4 at once are allowed: unmark some"
    assert after(state, " ", Key.ENTER).is_sorting


def test_escape_goes_one_step_back() -> None:
    """From a search, from the second step to the same person, and out."""
    searched = after(picking(), "acme", Key.ESCAPE)
    assert (found(searched), searched.is_searching, searched.ending) == (EVERYBODY, False, None)
    sorting = after(picking(), "  ", Key.ENTER, Key.DOWN)
    back = after(sorting, Key.ESCAPE)
    assert (back.is_sorting, found(back), pointed(back)) == (False, EVERYBODY, "Bob")
    assert marked(back) == marked(sorting)
    assert after(back, Key.ESCAPE).ending is Ending.LEFT


def test_leaving_needs_one_key() -> None:
    """From anywhere."""
    for state in (picking(), after(picking(), "acme"), after(picking(), " ", Key.ENTER)):
        assert after(state, Key.LEAVE).ending is Ending.LEFT


@given(
    typed=st.lists(st.sampled_from([*(key for key in Key if key is not Key.LEAVE), " ", "a", "e", "x"]), max_size=40)
)
def test_any_keys_leave_a_sound_state(typed: list[Key | str]) -> None:
    """Somebody is pointed at wherever somebody is found, and only sorted people are ever confirmed."""
    state = picking(most=4)
    for key in typed:
        state = after(state, key)
        assert state.place in range(max(len(state.found), 1))
        assert set(state.found) <= set(state.listed) <= set(range(len(CROWD)))
        assert set(state.marked.values()) <= {None, *CATEGORIES}
        if state.ending is Ending.CONFIRMED:
            assert len(state.picked) == len(state.marked) in range(1, 5)
        if state.ending is not None:
            break
