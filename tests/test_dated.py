"""Birthdays, work anniversaries and follow-ups: on their own days, beside the schedule and not in it."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.dated import Cued, dated
from cuegen.feed.event import uid
from cuegen.wishes import frame_of
from tests.contacts.lists import read, with_calendar, with_contacts
from tests.feed.building import NOW, built, events, feed_of
from tests.feed.engines import ENGINES, scheduled
from tests.feed.invented import Data, flow, lists
from tests.feed.profile import check_feed

FEW = settings(deadline=None, max_examples=25)
OWN_DAYS = ("birthday", "anniversary", "followup:")  # those of a leap year are birthday-2028: and so on


def of_ada(keys: str, starts: str = "2026-01-05", category: str = "") -> list[Cued]:
    """Return the cues of their own days that these keys of a contact make."""
    text = with_contacts(f"{{name: Ada, {keys}}}").replace("timezone:", f"starts: {starts}\n  timezone:")
    return dated(read(text + category).contacts)


def first_days(cued: list[Cued]) -> list[str]:
    """Tell when each cue is first, with its rule."""
    return [f"{each.cue.first} {each.cue.recurrence or 'once'}" for each in cued]


def places(data: Data, previous: bytes = b"") -> dict[str, Any]:
    """Tell where the cues of the schedule are."""
    cues = (entry.cue for entry in built(flow(data), previous).entries)
    return {
        cue.identity: (cue.first, cue.time, cue.recurrence, cue.exceptions)
        for cue in cues
        if not cue.identity.startswith(OWN_DAYS)
    }


def without_days_of_their_own(data: Data) -> Data:
    """Take all birthdays, starts and follow-ups out of a list."""
    data = deepcopy(data)
    for category in data["categories"].values():
        category.pop("lead", None)
        for contact in category["contacts"]:
            for key in ("birthday", "since", "followups"):
                contact.pop(key, None)
    return data


@FEW
@given(lists())
def test_other_cues_are_where_they_would_be_without_them(data: Data) -> None:
    """They take no room, whether a feed was there before or not, and whichever of both lists it was made from."""
    bare = without_days_of_their_own(data)
    expected = places(bare)
    assert places(data) == expected
    assert places(data, feed_of(flow(bare))) == expected
    assert places(bare, feed_of(flow(data))) == expected


@FEW
@given(lists())
def test_the_feed_of_before_is_kept_to_the_byte(data: Data) -> None:
    """A build that changes nothing writes the same; a birthday taken away takes its own event alone."""
    feed = feed_of(flow(data))
    later = NOW + timedelta(days=400)
    assert feed_of(flow(data), feed, later) == feed
    before, after = events(feed), events(feed_of(flow(_without_birthdays(data)), feed, later))
    birthdays = {uid(entry.cue.identity) for entry in built(flow(data)).entries if "birthday" in entry.cue.identity}
    assert {name: before[name] for name in after} == after
    assert before.keys() - after.keys() <= birthdays


def _without_birthdays(data: Data) -> Data:
    data = deepcopy(data)
    for category in data["categories"].values():
        for contact in category["contacts"]:
            contact.pop("birthday", None)
    return data


PIECES = [
    "ada",
    "birthday:",
    "anniversary:",
    "followup:",
    "contact:",
    "2026-05-04",
    "2026-05-04:",
    "/make-up/",
    ":",
    "/",
]


@FEW
@given(
    st.lists(
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), min_size=1, max_size=6, unique=True
    )
)
def test_no_name_makes_a_cue_somebody_elses(names: list[str]) -> None:
    """Whatever people are called, every cue has a UID of its own."""
    keys = "birthday: 12-10, since: 2021-03, followups: [2026-05-04, 2026-06-01]"
    text = with_contacts(*(f"{{name: '{name}', {keys}}}" for name in names))
    assert len(check_feed(feed_of(text))) == 5 * len(names)


@pytest.mark.parametrize("engine", ENGINES)
def test_other_calendars_show_leads_over_the_new_year_and_leap_days(engine: Any) -> None:  # noqa: ANN401 - see engines
    """On the same days."""
    people = [f"{{name: p{day}, birthday: {day}}}" for day in ("01-01", "02-28", "02-29", "03-01", "03-31", "12-31")]
    for lead in ("0 days", "1 day", "8 weeks"):
        build = built(
            with_contacts(*people, "{name: x, since: 2024-02-29}").replace("mentors:", f"mentors:\n    lead: {lead}")
        )
        assert engine(build.feed.data) == scheduled(build)


def test_a_birthday_comes_each_year_from_the_first_day_on() -> None:
    """On the day itself, at a weekend and away, or so long before as the category says."""
    assert first_days(of_ada("birthday: 1815-12-10")) == ["2026-12-10 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"]
    assert first_days(of_ada("birthday: 01-05")) == ["2026-01-05 FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5"]
    assert first_days(of_ada("birthday: 01-04")) == ["2027-01-04 FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=4"]
    assert first_days(of_ada("birthday: 05-31")) == ["2026-05-31 FREQ=YEARLY"]
    (early,) = of_ada("birthday: 01-03", category="    lead: 1 week\n")
    assert first_days([early]) == ["2026-12-27 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=27"]
    assert early.words.lead == "1 week"


def test_a_birthday_on_a_leap_day_is_kept_on_the_28th_in_common_years() -> None:
    """And on the day itself in leap years, by forms that all calendars read the same."""
    usual, *leap_days = sorted(of_ada("birthday: 02-29"), key=lambda each: each.cue.first)
    assert first_days([usual]) == ["2026-02-28 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28"]
    assert usual.cue.exceptions == (date(2028, 2, 28), date(2032, 2, 28), date(2036, 2, 28))
    assert first_days(leap_days) == ["2028-02-29 once", "2032-02-29 once", "2036-02-29 once"]
    assert {each.words.kind for each in leap_days} == {"birthday"}
    late = sorted(of_ada("birthday: 02-29", "2028-02-10"), key=lambda each: each.cue.first)
    assert first_days(late)[:2] == ["2028-02-29 once", "2029-02-28 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28"]
    assert first_days(of_ada("birthday: 02-29", category="    lead: 1 day\n")) == [
        "2026-02-27 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=27"
    ]


def test_days_and_away_do_not_move_it() -> None:
    """A birthday is one wherever one is."""
    text = with_contacts("{name: Ada, birthday: 01-10, followups: [2026-01-11]}")
    limits = text.replace("timezone:", "days: [tue]\n  away: [2026-01-06..2026-02-20]\n  timezone:")
    assert dated(read(limits).contacts) == dated(read(text).contacts)


def test_the_day_of_the_start_itself_is_no_anniversary() -> None:
    """The first one is a year later, also where its cue comes earlier."""
    assert first_days(of_ada("since: 2026-03-02")) == ["2027-03-02 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2"]
    assert first_days(of_ada("since: 2026-03", category="    lead: 1 week\n")) == [
        "2027-02-22 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=22"
    ]
    assert first_days(of_ada("since: 2021-03")) == ["2026-03-01 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1"]


def test_a_bare_year_has_no_anniversary() -> None:
    """It is a word for texts."""
    assert of_ada("since: 2021") == []
    assert "Acme\\, since 2021" in feed_of(with_contacts("{name: Ada, company: Acme, since: 2021}")).decode()


def test_a_follow_up_is_on_its_day_in_either_form() -> None:
    """Also on one before `starts`."""
    found = [each._replace(contact=None) for each in of_ada("followups: [2025-05-04 board meeting, 2026-06-01]")]
    assert first_days(found) == ["2025-05-04 once", "2026-06-01 once"]
    assert [each.words.about for each in found] == ["board meeting", None]
    others = of_ada("followups: [{on: 2026-06-01}, {about: board meeting, on: 2025-05-04}]")
    assert found == [each._replace(contact=None) for each in others]


def test_one_that_changes_keeps_its_uid_and_counts_up() -> None:
    """Nothing else in the feed changes."""
    text = with_contacts("{name: Ada, birthday: 12-10, followups: [2026-05-04 board meeting]}", "Bob")
    feed = feed_of(text)
    changed = feed_of(text.replace("board meeting", "the offer"), feed, NOW + timedelta(days=1))
    before, after = events(feed), events(changed)
    (name,) = (name for name in before if before[name] != after[name])
    assert name == uid("followup:2026-05-04:ada")
    sequence = int(before[name].split(b"SEQUENCE:")[1].split()[0])
    assert b"SEQUENCE:%d\r\n" % (sequence + 1) in after[name]
    assert built(text, feed, NOW + timedelta(days=1)).feed.data == feed


def test_they_are_new_changed_and_removed_as_all_events_are() -> None:
    """A birthday that goes is told once."""
    text = with_contacts("{name: Ada, birthday: 12-10}")
    feed = built(with_contacts("Ada"), built(text).feed.data).feed
    assert (feed.added, feed.changed, feed.removed) == (frozenset(), frozenset(), frozenset([uid("birthday:ada")]))


def test_public_holidays_are_days_away() -> None:
    """In all the years from the oldest date of the file to two years and a half after the newest."""
    holidays = frame_of(read(with_calendar("holidays: GB-ENG", "starts: 2026-01-05")).contacts).away
    assert min(holidays) == date(2026, 1, 1)
    assert max(holidays) == date(2028, 12, 26)
    touched = with_calendar("holidays: GB-ENG") + "    contacts: [{name: Ada, last_contact: 2025-11-03}]\n"
    assert min(frame_of(read(touched).contacts).away) == date(2025, 1, 1)
    paused = with_calendar("holidays: GB-ENG") + "    contacts: [{name: Ada, paused: until 2027-12-31}]\n"
    assert max(frame_of(read(paused).contacts).away) == date(2030, 12, 26)
    paced = with_calendar("holidays: GB-ENG", "pace: 0.5 until 2027-12-31")
    assert max(frame_of(read(paced).contacts).away) == date(2030, 12, 26)
    assert max(frame_of(read(with_calendar("holidays: GB", "starts: 2037-01-05")).contacts).away) <= date(2037, 12, 31)


def test_no_cue_falls_on_a_public_holiday_and_rare_ones_are_made_up_for() -> None:
    """As on all other days away."""
    text = with_calendar("holidays: GB-ENG").replace("every 6 weeks", "first monday of the month")
    build = built(text)
    days = [day for entry in build.entries for day in entry.cue.occurrences(date(2026, 1, 1), date(2026, 12, 31))]
    assert date(2026, 4, 6) not in days  # Easter Monday
    assert date(2026, 4, 7) in days
    assert "EXDATE;TZID=Europe/London:20260406T083000" in build.feed.data.decode()
