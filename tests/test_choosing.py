"""A category as it is typed, found among those of a list."""

import pytest

from cuegen.contacts.choosing import ONE_MORE, choose_category
from cuegen.problems import Fault

KNOWN = ["mentors", "Former Colleagues", "校友", "معلمون", "🎓"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mentors", "mentors"),
        (" MENTORS ", "mentors"),
        ("former  colleagues", "Former Colleagues"),
        ("校友", "校友"),
        ("معلمون", "معلمون"),
        ("🎓", "🎓"),
    ],
)
def test_a_category_is_found_as_people_type_it(typed: str, found: str) -> None:
    """In any case, with any white space, in any script."""
    assert choose_category(typed, KNOWN) == found


@pytest.mark.parametrize(
    ("typed", "known", "hint"),
    [
        ("mentrs", ["alumni", "mentors"], "did you mean 'mentors'? there are 'alumni', 'mentors'"),
        ("friends", ["alumni", "mentors"], "there are 'alumni', 'mentors'"),
        ("", ["alumni"], "there is 'alumni'"),
        ("mentors", [], f"the list has no categories: {ONE_MORE}"),
    ],
)
def test_one_that_is_not_there_is_refused(typed: str, known: list[str], hint: str) -> None:
    """The hint has the nearest one, if one is near, and all that there are."""
    with pytest.raises(Fault) as refused:
        choose_category(typed, known)
    assert (refused.value.message, refused.value.hint) == (f"there is no category {typed!r}", hint)
