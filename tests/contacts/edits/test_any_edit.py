"""Whatever list and whatever edits: every other byte stays, and reading gives exactly what was asked for.

CUEGEN_EXAMPLES=10000 pytest tests/contacts/edits/test_any_edit.py      tries that many lists, each with three edits
"""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.contacts.edits import Add, Edit, Move, edit
from cuegen.problems import Problem, Refused
from tests.contacts.edits.drawn import CATEGORIES, edits, lists
from tests.contacts.edits.judge import expected, people, untouched

EXAMPLES = int(os.environ.get("CUEGEN_EXAMPLES", "150"))
FILE = "contacts.yaml"


@settings(max_examples=EXAMPLES)
@given(lists(), st.data())
def test_any_edits_of_any_list(text: str, data: st.DataObject) -> None:
    """Three in a row, each on the result of the one before."""
    for _ in range(3):
        before = people(text)
        each = data.draw(edits({key: len(before[key]) for key in CATEGORIES}))
        wanted = expected(before, each)
        if wanted is None:
            with pytest.raises(Refused, match="no entry"):
                edit(text, FILE, [each])
            continue
        after = _edited(text, each)
        if after is None:
            continue
        assert people(after) == wanted
        untouched(text, after, each)
        text = after


def _edited(text: str, each: Edit) -> str | None:
    """Carry out an edit; None for the one kind that has no answer.

    That is a contact in lines with comments, which is to move into a list in brackets.
    """
    if not isinstance(each, Move):
        return edit(text, FILE, [each])
    try:
        return edit(text, FILE, [each])
    except Refused as refused:
        if "the comments of this contact" in str(refused):
            return None
        raise


@settings(max_examples=EXAMPLES)
@given(lists(), st.data())
def test_many_edits_at_once(text: str, data: st.DataObject) -> None:
    """They leave what they leave one after the other, and if one is refused, so are all.

    It is the same list, of the same lines: only a comment below the last key or contact can stand elsewhere.
    """
    people_of = {key: len(contacts) for key, contacts in people(text).items()}
    done: list[Edit] = []
    wanted = text
    for _ in range(data.draw(st.integers(2, 12))):
        each = data.draw(edits(people_of))
        after = _outcome(wanted, [each])
        if isinstance(after, str):
            wanted = after
            done.append(each)
            people_of = _counted(people_of, each)
        else:
            assert _outcome(text, [*done, each]) == after
    found = edit(text, FILE, done)
    assert people(found) == people(wanted)
    assert sorted(found.splitlines()) == sorted(wanted.splitlines())


def _outcome(text: str, asked: list[Edit]) -> str | tuple[Problem, ...]:
    """Give what comes of edits: a text, or why not."""
    try:
        return edit(text, FILE, asked)
    except Refused as refused:
        return refused.problems


def _counted(people_of: dict[str, int], each: Edit) -> dict[str, int]:
    """Say how many are in each category after an edit."""
    more = {each.category: 1} if isinstance(each, Add | Move) else {}
    less = {each.spot.category: 1} if isinstance(each, Move) else {}
    return {key: count + more.get(key, 0) - less.get(key, 0) for key, count in people_of.items()}
