"""What if: a list is supposed to be another one, and stays what it is."""

import pytest

from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.model import Contacts
from cuegen.contacts.reading import read_contacts
from cuegen.problems import Fault
from cuegen.what_if import WhatIf, suppose

LIST = """
calendar: {timezone: UTC}
categories:
  mentors:
    cadence: quarterly
    contacts:
      - Ada
      - {name: Grace, cadence: every friday}
  alumni:
    cadence: yearly
    contacts: [Invented Person 1, {name: Emmy, id: invented.person}]
  recruiters: {cadence: monthly}
"""


def contacts() -> Contacts:
    """Read the list."""
    return read_contacts(LIST, "contacts.yaml").contacts


def names(found: Contacts, category: str) -> list[str]:
    """Return the names of the people of a category."""
    return [contact.name for contact in found.categories[category].contacts]


def test_another_cadence_is_that_of_the_category() -> None:
    """Those who have one of their own keep it, and all else is as it was."""
    weekly = parse_cadence("weekly")
    supposed = suppose(contacts(), WhatIf(cadences={"Mentors": weekly}))
    assert supposed.categories["mentors"].cadence == weekly
    assert [each.cadence for each in supposed.categories["mentors"].contacts] == [None, parse_cadence("every friday")]
    written = LIST.replace("cadence: quarterly", "cadence: weekly")
    assert supposed == read_contacts(written, "contacts.yaml").contacts


def test_a_cadence_takes_the_place_of_a_rotation() -> None:
    """As an edit of the file would, for a category has one of them."""
    turns = read_contacts(LIST.replace("cadence: quarterly", "rotate: weekly"), "contacts.yaml").contacts
    monthly = WhatIf(cadences={"mentors": parse_cadence("monthly")})
    assert suppose(turns, monthly) == suppose(contacts(), monthly)


def test_too_many_to_take_turns_are_a_fault() -> None:
    """A calendar cannot keep so long a round; as many as it can are fine, and others do not count."""
    turns = read_contacts(LIST.replace("cadence: quarterly", "rotate: weekly"), "contacts.yaml").contacts
    assert str(suppose(turns, WhatIf(more={"mentors": 98})).categories["mentors"].rhythm) == "every 99 weeks"
    with pytest.raises(Fault, match="100 people, one every week, come up every 100 weeks"):
        suppose(turns, WhatIf(more={"mentors": 99}))


def test_more_people_are_added_to_those_there_are() -> None:
    """Under names that nobody has, in no two categories the same."""
    supposed = suppose(contacts(), WhatIf(more={"alumni": 2, "recruiters": 1}))
    assert names(supposed, "alumni") == ["Invented Person 1", "Emmy", "invented person 2", "invented person 3"]
    assert names(supposed, "recruiters") == ["invented person 4"]
    assert names(supposed, "mentors") == ["Ada", "Grace"]


def test_both_can_be_supposed_at_once() -> None:
    """Of one category, too."""
    supposed = suppose(contacts(), WhatIf(cadences={"alumni": parse_cadence("monthly")}, more={"ALUMNI": 1}))
    assert (str(supposed.categories["alumni"].cadence), len(names(supposed, "alumni"))) == ("monthly", 3)


def test_the_list_itself_stays_what_it_is() -> None:
    """To suppose something changes nothing."""
    before = contacts()
    suppose(before, WhatIf(cadences={"mentors": parse_cadence("daily")}, more={"mentors": 5}))
    assert before == contacts()


@pytest.mark.parametrize("what_if", [WhatIf(cadences={"mentor": parse_cadence("weekly")}), WhatIf(more={"mentor": 1})])
def test_a_category_that_is_not_there_is_a_fault(what_if: WhatIf) -> None:
    """With the nearest one in the hint."""
    with pytest.raises(Fault, match="there is no category 'mentor'") as refused:
        suppose(contacts(), what_if)
    assert refused.value.hint == "did you mean 'mentors'? there are 'mentors', 'alumni', 'recruiters'"


@pytest.mark.parametrize(
    ("what_if", "is_something"),
    [(WhatIf(), False), (WhatIf(more={"a": 1}), True), (WhatIf(cadences={"a": parse_cadence("weekly")}), True)],
)
def test_nothing_may_be_supposed(what_if: WhatIf, *, is_something: bool) -> None:
    """Which is no supposition."""
    assert bool(what_if) == is_something
