"""The plan: the load of the weeks and the demand of a list, as values and as JSON."""

import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.lists import contacts_yaml, people
from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.model import Contacts
from cuegen.contacts.reading import read_contacts
from cuegen.contacts.weekday import Weekday
from cuegen.schedule.schedule import NO_MEMORY
from cuegen.views.agenda import agenda
from cuegen.views.plan import Plan, Span, as_json, plans
from cuegen.what_if import WhatIf, suppose
from tests.conftest import Golden
from tests.feed.building import built
from tests.views.appointments import BUILD, LIST, TUESDAY

FOLDER = Path(__file__).parent
WEEKS = 26


def contacts_of(text: str) -> Contacts:
    """Read a list."""
    return read_contacts(text, "contacts.yaml").contacts


def plan_of(text: str, today: date = TUESDAY, weeks: int = WEEKS) -> Plan:
    """Plan a list."""
    return plans(contacts_of(text), None, NO_MEMORY, Span(today=today, weeks=weeks))[0]


def test_each_week_begins_on_its_monday() -> None:
    """The first one is that of today, whatever day that is."""
    for today in (date(2026, 3, 2), TUESDAY, date(2026, 3, 8)):
        found = plan_of(LIST, today, 3)
        assert [week.monday for week in found.weeks] == [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]
    assert [day.date for day in found.days] == [date(2026, 3, 2) + timedelta(days=count) for count in range(21)]


@pytest.mark.parametrize("text", [LIST, contacts_yaml(people(60))])
def test_each_day_holds_the_cues_of_the_agenda(text: str) -> None:
    """No more and no fewer, make-ups among them."""
    found = plan_of(text)
    expected = Counter(each.day for each in agenda(built(text), date(2026, 3, 2), 7 * WEEKS))
    assert {day.date: day.cues for day in found.days if day.cues} == expected
    assert sum(week.cues for week in found.weeks) == expected.total()


def test_the_room_of_a_week_is_on_its_open_days() -> None:
    """A day away has none, and a named day that `days` does not allow adds none."""
    room = [week.room for week in plan_of(LIST, weeks=3).weeks]
    assert room == [4, 2, 4]
    assert plan_of(LIST).weekdays == (Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.FRIDAY)


def test_the_busiest_days_come_first() -> None:
    """Five of them, the earlier ones before the later ones; none that holds nothing."""
    found = plan_of(LIST)
    busiest = [(day.cues, day.date) for day in found.busiest]
    assert len(busiest) == 5
    assert busiest == sorted(busiest, key=lambda each: (-each[0], each[1]))
    assert busiest[0][0] == max(day.cues for day in found.days)
    assert plan_of("calendar: {timezone: UTC}").busiest == ()


def test_the_shares_add_up_to_the_demand() -> None:
    """The greatest stands first, and of two that are as great the one that the alphabet has first."""
    found = plan_of(LIST)
    assert sum(share.demand.cues for share in found.shares) == pytest.approx(found.demand.cues)
    assert [(share.category, share.people) for share in found.shares] == [
        ("companies_of_interest", 2),
        ("mentors", 2),
        ("linkedin", 0),
    ]
    assert (found.whole.people, found.whole.demand) == (4, found.demand)
    reordered = "calendar: {timezone: UTC}\ncategories: {b: {cadence: weekly}, a: {cadence: weekly}}"
    assert [share.category for share in plan_of(reordered).shares] == ["a", "b"]


def test_json_is_all_of_it(golden: Golden) -> None:
    """Beside a supposition, and without one."""
    contacts = contacts_of(LIST)
    supposed = suppose(contacts, WhatIf(more={"mentors": 3}))
    now, then = plans(contacts, supposed, NO_MEMORY, Span(today=TUESDAY, weeks=2))
    golden(FOLDER / "plan.json", as_json(now, then))
    assert json.loads(as_json(now, None)) == json.loads(as_json(now, then)) | {"what_if": None}


def test_an_empty_list_has_weeks_without_cues() -> None:
    """Programs get the same form; one cue a day is the least that per_day can be."""
    (now, then) = plans(contacts_of("calendar: {timezone: UTC}"), None, NO_MEMORY, Span(today=TUESDAY, weeks=4))
    found = json.loads(as_json(now, then))["now"]
    assert found["demand"] == {"cues_per_day": 0, "share_of_room": 0, "per_day_that_would_do": 1}
    assert ([week["cues"] for week in found["weeks"]], found["categories"]) == ([0, 0, 0, 0], [])


@given(
    cadence=st.sampled_from(["daily", "weekly", "every 3 weeks", "monthly", "yearly"]),
    more=st.integers(0, 30),
    today=st.dates(date(2026, 1, 1), date(2029, 12, 31)),
)
def test_a_supposition_shows_what_its_edit_would_do(cadence: str, more: int, today: date) -> None:
    """The weeks are those of the next build, and those of the other categories stay as they are."""
    contacts, span = BUILD.contacts, Span(today=today, weeks=8)
    what_if = WhatIf(cadences={"mentors": parse_cadence(cadence)}, more={"mentors": more})
    supposed = suppose(contacts, what_if)
    now, then = plans(contacts, supposed, NO_MEMORY, span)
    assert then is not None
    assert now == plans(contacts, None, NO_MEMORY, span)[0]
    edited = LIST.replace("cadence: second tuesday of the month", f"cadence: {cadence}") + "".join(
        f"      - invented person {number + 1}\n" for number in range(more)
    )
    after = agenda(built(edited, BUILD.feed.data), span.mondays[0], 7 * span.weeks)
    assert Counter(each.day for each in after) == {day.date: day.cues for day in then.days if day.cues}
