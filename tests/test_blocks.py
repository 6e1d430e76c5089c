"""Weekly blocks in whole feeds: the promises, days away, and what other choices make of them."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.blocks import part_of
from cuegen.build import Build, Choices
from cuegen.choice import Choice
from cuegen.contacts.reading import read_contacts
from cuegen.feed.detail import Detail
from cuegen.feed.event import Entry
from cuegen.feed.memory import remember
from cuegen.split import Earlier, split
from cuegen.views.agenda import agenda, as_json
from tests.feed.building import FILE, NOW, built, events, wording
from tests.feed.invented import block, flow, lists, shuffled
from tests.feed.profile import check_feed
from tests.schedule.lists import EXAMPLES, MIX

TOUCH = date(2026, 1, 5)
HEAD = "calendar: {timezone: UTC, style: weekly-block, block: every friday}\n"
LATER = NOW.replace(month=9)
BLOCKS = [{"block": block} for block in ("every friday at 16:00", "every tuesday", "every sunday at 09:00")]


def crowd(number: int, seed: int, *, per_day: int, away: str = "[]", **more: str) -> str:
    """Write a list of people with mixed cadences, every third with a touch; `more` are other lines of some."""
    chance = Random(seed)  # noqa: S311 - lists for tests, the same at every run
    people = []
    for name in (f"P{number:03}" for number in range(number)):
        cadence = chance.choices(list(MIX), list(MIX.values()))[0]
        touch = date(2026, 1, 5) + timedelta(days=chance.randrange(-140, 56))
        keys = [f"name: {name}", f"cadence: {cadence}"]
        keys += [f"last_contact: {touch}"] if name not in more and chance.random() < 0.3 else []
        keys += [more[name]] if name in more else []
        people.append(f"      - {{{', '.join(keys)}}}\n")
    return (
        f"calendar: {{timezone: Europe/London, style: weekly-block, block: every friday at 16:00, duration: 5 minutes, "
        f"per_day: {per_day}, away: {away}}}\n"
        f"categories:\n  peers:\n    cadence: monthly\n    contacts:\n{''.join(people)}"
    )


def weeks(build: Build) -> dict[str, list[date]]:
    """List the days of the blocks in which each person is."""
    found: dict[str, list[date]] = {}
    for entry in build.entries:
        for member in entry.members:
            found.setdefault(member.who, []).append(entry.cue.first)
    return found


def blocks(build: Build) -> Iterator[Entry]:
    """Go through the blocks that name somebody."""
    return (entry for entry in build.entries if entry.members)


def endless(build: Build) -> Entry:
    """Find the event that goes on."""
    (found,) = [entry for entry in build.entries if entry.cue.recurrence is not None]
    return found


def moved(before: Build, after: Build) -> dict[str, tuple[list[date], list[date]]]:
    """Tell whose weeks differ, as far as both feeds go."""
    old, new = weeks(before), weeks(after)
    begin = max(min(map(min, each.values())) for each in (old, new))
    end = min(max(map(max, each.values())) for each in (old, new))

    def within(days: list[date]) -> list[date]:
        return [day for day in days if begin <= day <= end]

    pairs = {who: (within(old[who]), within(new[who])) for who in old.keys() & new.keys()}
    return {who: (was, now) for who, (was, now) in pairs.items() if was != now}


@pytest.mark.parametrize(("number", "per_day"), [(20, 5), (60, 12)])
def test_no_block_holds_more_than_per_day(number: int, per_day: int) -> None:
    """With room, there is no warning, and everybody is named within every cadence of two years."""
    build = built(crowd(number, seed=number, per_day=per_day))
    assert build.warnings == ()
    assert max(len(each.members) for each in blocks(build)) <= per_day
    assert len(weeks(build)) == number


@pytest.mark.parametrize(
    ("cadence", "often", "longest"),
    [
        ("daily", "weekly", 7),
        ("every friday at 09:00", "weekly", 7),
        ("every 2 weeks on monday", "every 2 weeks", 14),
        ("every 10 weeks", "every 10 weeks", 70),
        ("first monday of the month", "monthly", 35),
        ("quarterly", "quarterly", 98),
        ("yearly", "yearly", 371),
        ("every 23 months", "every 23 months", 707),
    ],
)
def test_everybody_is_named_once_in_every_cadence(cadence: str, often: str, longest: int) -> None:
    """On the day of the block, whatever the cadence says of a day, as long as there are names."""
    people = f"[Ada, {{name: Grace, last_contact: {TOUCH}}}]"
    text = f"{HEAD}categories: {{peers: {{cadence: {cadence}, contacts: {people}}}}}"
    build = built(text)
    named = weeks(build)
    assert set(named) == {"Ada", "Grace"}
    for days in named.values():
        assert {day.weekday() for day in days} == {4}
        assert all((later - day).days <= longest for day, later in pairwise(days))
        assert (days[0] - TOUCH).days <= longest + 14
        assert (endless(build).cue.first - days[-1]).days <= longest
    assert {member.cadence for entry in blocks(build) for member in entry.members} == {often}


@pytest.mark.parametrize(
    ("rotation", "often"),
    [
        ("every tuesday", "weekly"),
        ("every friday", "weekly"),
        ("every 2 weeks on sunday at 17:00", "every 2 weeks"),
        ("first monday of the month", "monthly"),
    ],
)
def test_turns_are_taken_in_the_block(rotation: str, often: str) -> None:
    """Whatever a rotation says of a day: there is one block a week, on its own day, as for a rotation without one."""
    text = HEAD + "categories: {peers: {cadence: monthly, contacts: [Ada, Grace]}, alumni: {rotate: %s, contacts: %s}}"
    build = built(text % (rotation, "[Emmy, George, Mary]"))
    assert len(events(build.feed.data)) == build.feed.data.count(b"BEGIN:VEVENT")
    assert {entry.cue.first.weekday() for entry in build.entries} == {4}
    assert weeks(build) == weeks(built(text % (often, "[Emmy, George, Mary]")))
    assert built(text % (rotation, "[Emmy, George, Mary]"), build.feed.data, LATER).feed.data == build.feed.data


@pytest.mark.parametrize("edit", ["new", "gone", "slower", "touched", "held"])
@pytest.mark.parametrize(("per_day", "detail"), [(2, Detail.FULL), (6, Detail.INITIALS)])
def test_an_edit_moves_nobody_else(edit: str, per_day: int, detail: Detail) -> None:
    """In a list with room and in one with too little, even where the feed shows initials that many share."""
    choices = Choices(detail=detail)
    text = crowd(30, seed=5, per_day=per_day, away="[2026-05-01, 2026-12-20..2027-01-03]", P007="company: A")
    before = built(text, choices=choices)
    line = next(line for line in text.splitlines(keepends=True) if "P007" in line)
    edited = {
        "new": line + line.replace("P007", "Somebody New"),
        "gone": "",
        "slower": "      - {name: P007, cadence: every 5 weeks}\n",
        "touched": line.replace("company: A", "last_contact: 2026-11-20"),
        "held": line.replace("company: A", "snoozed: until 2026-12-15"),
    }[edit]
    after = built(text.replace(line, edited), before.feed.data, LATER, choices)
    assert set(moved(before, after)) <= {"P007"}
    assert set(weeks(before)) - {"P007"} <= set(weeks(after))


def test_without_the_memory_somebody_would_move() -> None:
    """Or the test above could not fail."""
    text = crowd(30, seed=5, per_day=2)
    line = next(line for line in text.splitlines(keepends=True) if "cadence: every 6 weeks" in line)
    before, edited = built(text), text.replace(line, "")
    assert moved(before, built(edited))
    assert not moved(before, built(edited, before.feed.data))


def test_a_touch_moves_the_one_who_was_touched() -> None:
    """To one cadence later: the next block near that day."""
    text = crowd(1, seed=1, per_day=2).replace("categories", "linkedin: {setup: true}\ncategories")
    text = text[: text.index("      - ")] + "      - {name: Ada, cadence: every 6 weeks, last_contact: 2026-02-01}\n"
    before = built(text)
    assert weeks(before)["Ada"][0] == date(2026, 3, 13)
    after = built(text.replace("2026-02-01", "2026-02-06"), before.feed.data)
    assert weeks(after)["Ada"][0] == date(2026, 3, 20)
    assert len([entry for entry in after.entries if entry.summary == "Switch on LinkedIn's notifications"]) == 1


@settings(EXAMPLES, max_examples=20)
@given(data=lists(), seed=st.integers(), weekly=st.sampled_from([{}, *BLOCKS]))
def test_the_same_list_gives_the_same_bytes(data: dict[str, Any], seed: int, weekly: dict[str, str]) -> None:
    """In any order of the file, with the feed at hand on a later day; and the feed keeps to the profile."""
    data["calendar"] |= {"style": "weekly-block", "duration": "5 minutes"} | weekly
    choices = Choices(allow_empty=True)
    build = built(flow(data), choices=choices)
    feed = build.feed.data
    check_feed(feed)
    assert len({entry.cue.first.weekday() for entry in blocks(build)}) <= 1
    other = block(shuffled(data, Random(seed)))  # noqa: S311 - an order drawn by hypothesis
    assert built(other, choices=choices).feed.data == feed
    assert built(other, feed, LATER, choices).feed.data == feed


AWAY = """
calendar: {timezone: UTC, style: weekly-block, block: every friday, per_day: 1, away: [%s]}
categories: {peers: {cadence: quarterly, contacts: [{name: Ada, last_contact: 2026-01-02}]}}
"""


def test_a_block_on_a_day_away_moves_its_people_to_the_next_one() -> None:
    """And there is none in that week; the one that goes on leaves out what is away."""
    days = weeks(built(AWAY % "2026-01-01"))["Ada"]
    moved_on = weeks(built(AWAY % days[1]))["Ada"]
    assert moved_on == [days[0], days[1] + timedelta(weeks=1), *days[2:]]
    goes_on = endless(built(AWAY % days[1])).cue.first
    away = [goes_on, goes_on + timedelta(days=7), goes_on + timedelta(days=21)]
    again = endless(built(AWAY % ", ".join(map(str, away)))).cue
    assert (again.first, again.exceptions) == (goes_on + timedelta(days=14), (away[2],))


def test_a_week_without_anybody_has_no_block() -> None:
    """The cue is for people; whoever wants it each week asks for a review."""
    quiet = built(AWAY % "2026-01-01")
    assert len(list(blocks(quiet))) == 8
    reviewed = built((AWAY % "2026-01-01").replace("categories", "linkedin: {review: weekly}\ncategories", 1))
    days = [each.cue.first for each in blocks(reviewed)]
    assert {later - day for day, later in pairwise(days)} == {timedelta(days=7)}
    assert endless(reviewed).cue.first - days[-1] == timedelta(days=7)


def test_the_weeks_go_from_a_year_before_the_newest_date_to_two_years_after_it() -> None:
    """However old the list is, and whoever is set aside."""
    text = (AWAY % "2020-01-01").replace("quarterly", "weekly").replace("2026-01-02", "2020-01-02")
    text = text.replace("contacts: [", "contacts: [{name: Grace, last_contact: 2026-06-10, paused: true}, ")
    days = weeks(built(text))["Ada"]
    assert (days[0], days[-1]) == (date(2025, 6, 13), date(2028, 6, 9))
    assert weeks(built(text)).keys() == {"Ada"}


def test_a_block_that_gets_another_day_is_the_same_event() -> None:
    """Its UID is that of its week."""
    text = crowd(30, seed=3, per_day=6)
    before = built(text)
    after = built(text.replace("every friday at 16:00", "every tuesday at 09:00"), before.feed.data)
    common = events(before.feed.data).keys() & events(after.feed.data).keys()
    assert len(common) > 0.8 * len(before.entries)


def test_a_block_is_as_long_as_its_people_need() -> None:
    """Five minutes for each of six."""
    (first, *_) = events(built(crowd(30, seed=3, per_day=6)).feed.data).values()
    assert b"T160000\r\n" in first
    assert b"T163000\r\n" in first


def test_people_with_a_day_of_their_own_keep_it() -> None:
    """A birthday is an event beside the blocks."""
    build = built(crowd(3, seed=1, per_day=2, P001="birthday: 12-10"))
    (birthday,) = [entry for entry in build.entries if "birthday" in entry.summary]
    assert (birthday.cue.time, birthday.members) == (None, ())


TWO_KINDS = """
calendar: {timezone: UTC, style: weekly-block, per_day: 4}
linkedin: {review: monthly}
categories:
  "a: b": {cadence: every 2 weeks, contacts: [Ada, Grace]}
  peers: {cadence: every 2 weeks, contacts: [Emmy, Mary]}
"""


def test_a_choice_names_those_who_were_chosen() -> None:
    """In the blocks in which they are anyway."""
    whole = built(TWO_KINDS)
    part = built(TWO_KINDS, choices=Choices(choice=Choice(only=("peers",))))
    assert weeks(part) == {who: days for who, days in weeks(whole).items() if who in {"Emmy", "Mary"}}
    again = built(TWO_KINDS, part.feed.data, LATER, Choices(choice=Choice(only=("peers",))))
    assert again.feed.data == part.feed.data


def test_a_split_gives_each_category_blocks_of_its_own() -> None:
    """In the same weeks as one feed, each with its category and a UID of its own; and nothing changes the next time."""
    reading = read_contacts(TWO_KINDS, FILE)
    parts = split(reading, wording(), Earlier(feeds={}), NOW, Choices())
    assert weeks(parts.whole) == weeks(built(TWO_KINDS))
    assert set(parts.feeds) == {"a b.ics", "peers.ics", "linkedin.ics"} or len(parts.feeds) == 3
    named = [events(feed) for feed in parts.feeds.values()]
    assert sum(map(len, named)) == len({uid for each in named for uid in each}) == len(parts.whole.entries)
    for feed in parts.feeds.values():
        check_feed(feed)
    assert b"Emmy" in parts.feeds["peers.ics"]
    assert b"Ada" not in parts.feeds["peers.ics"]
    again = split(reading, wording(), Earlier(feeds=parts.feeds), LATER, Choices())
    assert again.feeds == parts.feeds
    fewer = read_contacts(TWO_KINDS.replace("Ada, ", ""), FILE)
    after = split(fewer, wording(), Earlier(feeds=parts.feeds), LATER, Choices())
    assert not moved(parts.whole, after.whole)


@pytest.mark.parametrize(
    ("name", "part"),
    [("block:2026-03-02:a: b", "a: b"), ("block:on:peers", "peers"), ("block:on", None), ("contact:x:y", None)],
)
def test_the_category_of_a_block_is_read_from_its_identity(name: str, part: str | None) -> None:
    """Colons of its own are no obstacle."""
    assert part_of(name) == part


def test_nobody_in_the_list_is_an_empty_feed() -> None:
    """With what stands in for cues, and no block that asks to meet nobody."""
    text = "calendar: {timezone: UTC, style: weekly-block}\n"
    (only,) = built(text, choices=Choices(allow_empty=True)).entries
    assert only.summary == "Nobody to reconnect with yet"


def test_a_style_can_be_changed_and_changed_back() -> None:
    """The other feed is no error, and each settles at once."""
    text = crowd(20, seed=2, per_day=8)
    blocks_first = built(text)
    single = built(text.replace("weekly-block", "appointments"), blocks_first.feed.data)
    assert len(single.entries) == 20
    again = built(text, single.feed.data, LATER)
    assert built(text, again.feed.data, datetime(2027, 1, 1, tzinfo=UTC)).feed.data == again.feed.data


def test_too_long_a_list_is_told_so_in_people_a_week() -> None:
    """With the arithmetic of a block."""
    (warning,) = built(crowd(40, seed=1, per_day=2)).warnings
    assert warning.message.startswith("the list asks for ")
    assert " people a week and per_day allows 2; " in warning.message


def test_a_lowered_per_day_is_found_in_the_feed() -> None:
    """Who no longer fits looks for another week: no block is too full."""
    text = crowd(40, seed=4, per_day=9)
    before = built(text)
    assert remember(before.feed.data).per_day == 9
    after = built(text.replace("per_day: 9", "per_day: 8"), before.feed.data)
    assert after.warnings == ()
    assert max(Counter(day for days in weeks(after).values() for day in days).values()) <= 8


def test_who_is_due_in_none_of_the_weeks_is_remembered_by_the_block_that_goes_on() -> None:
    """Somebody who is asked every eight years keeps the place, and the feed its bytes, whoever else wants it."""
    calendar = "calendar: {timezone: UTC, style: weekly-block, nudge: every 2 weeks, per_day: 2}"
    people = "P1, P2, {name: Rare, cadence: every 8 years}, {name: Rarer, cadence: every 7 years}"
    text = f"{calendar}\ncategories: {{a: {{cadence: every 2 weeks, contacts: [{people}]}}}}"
    first = built(text).feed.data
    assert len(remember(first).places) == 4
    assert built(text, first).feed.data == first


def test_a_feed_without_names_still_remembers_everybody() -> None:
    """By marks; the dates of touches are not in it."""
    text = crowd(30, seed=6, per_day=6)
    choices = Choices(detail=Detail.INITIALS)
    feed = built(text, choices=choices).feed.data
    assert b"P0" not in feed
    touches = {seat.touches for seat in remember(feed).places.values()}
    assert touches == {frozenset()}
    assert built(text, feed, LATER, choices._replace(allow_empty=True)).feed.data == feed


def test_programs_read_who_is_in_a_block() -> None:
    """The JSON of an agenda has the people of each block, of a category if one is asked for."""
    text = """\
calendar: {timezone: UTC, style: weekly-block, block: every friday at 16:00}
categories:
  mentors: {cadence: weekly, contacts: [{name: Ada, last_contact: 2026-01-02}]}
  peers: {cadence: weekly, contacts: [Bo]}
"""
    day = date(2026, 3, 6)
    (found,) = json.loads(as_json(agenda(built(text), day, 1, ["mentors"])))
    assert found["start"] == "2026-03-06T16:00:00+00:00"
    assert found["people"] == [
        {"who": "Ada", "category": "mentors", "cadence": "weekly", "last_contact": "2026-01-02"},
    ]
