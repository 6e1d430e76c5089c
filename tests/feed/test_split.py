"""One feed for each category, out of one schedule and one memory."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen import build as whole_module
from cuegen import split as split_module
from cuegen.build import NO_CHOICES, Choices
from cuegen.choice import Choice
from cuegen.contacts.model import Contacts
from cuegen.contacts.reading import read_contacts
from cuegen.feed.detail import Detail
from cuegen.feed.memory import remember, together
from cuegen.problems import Level, Problem, Refused
from cuegen.split import Earlier, Split, split
from cuegen.wishes import Asking, everyone_asking
from tests.feed.building import FILE, NOW, built, events, feed_of, unfolded, wording
from tests.feed.invented import Data, flow, lists
from tests.feed.profile import check_feed

LIST = """
calendar: {timezone: Europe/London, name: Warm}
linkedin: {review: every friday, setup: true}
categories:
  mentors: {cadence: every 6 weeks, contacts: [Ada Lovelace, Grace Hopper]}
  Alumni Club: {cadence: every 6 weeks, contacts: [Émilie du Châtelet]}
  recruiters: {label: recruiter, cadence: yearly}
"""
ALUMNI = "alumni-club-be5ec846.ics"
NOTHING: Mapping[str, bytes] = {}
LATER = NOW + timedelta(days=40)
MUCH_LATER = NOW + timedelta(days=80)


def parted(
    text: str,
    before: Mapping[str, bytes] = NOTHING,
    now: datetime = NOW,
    choices: Choices = NO_CHOICES,
    named: bytes | None = None,
) -> Split:
    """Build the feeds of a list."""
    reading = read_contacts(text, FILE, today=now.date())
    return split(reading, wording(), Earlier(feeds=before, named=named), now, choices)


def all_events(feeds: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the events of all feeds; no two of them share one."""
    found = [events(feed) for feed in feeds.values()]
    union = {name: event for each in found for name, event in each.items()}
    assert len(union) == sum(map(len, found))
    return union


def titles(feed: bytes) -> list[str]:
    """Return the titles in a feed."""
    return re.findall(r"^SUMMARY:(.*)$", unfolded(feed), re.MULTILINE)


def names(feed: bytes) -> set[str]:
    """Return what a calendar calls itself."""
    return set(re.findall(r"^(?:NAME|X-WR-CALNAME):(.*)$", unfolded(feed), re.MULTILINE))


FEEDS = parted(LIST).feeds


def test_each_category_has_a_feed_of_its_own() -> None:
    """Named for it, and so is the calendar; the cues for LinkedIn itself have another."""
    assert {name: (names(feed), titles(feed)) for name, feed in FEEDS.items()} == {
        "mentors.ics": ({"Warm: mentors"}, ["Reconnect with Ada Lovelace", "Reconnect with Grace Hopper"]),
        ALUMNI: ({"Warm: Alumni Club"}, ["Reconnect with Émilie du Châtelet"]),
        "recruiters.ics": ({"Warm: recruiters"}, ["Reconnect with a recruiter"]),
        "linkedin.ics": (
            {"Warm: LinkedIn"},
            ["Review LinkedIn notifications", "Switch on LinkedIn's notifications"],
        ),
    }


@given(lists(), st.sampled_from(Detail))
@settings(max_examples=40)
def test_all_feeds_together_are_the_feed_of_all(data: Data, detail: Detail) -> None:
    """To the byte of every event, and each of them keeps to the profile; a second build changes nothing."""
    choices = Choices(detail=detail)
    feeds = parted(flow(data), choices=choices).feeds
    assert all_events(feeds) == events(built(flow(data), choices=choices).feed.data)
    assert len(feeds) == len(data["categories"]) + bool(data["linkedin"])
    for feed in feeds.values():
        check_feed(feed)
    again = parted(flow(data), feeds, LATER, choices)
    assert again.feeds == feeds
    assert not again.whole.feed.added | again.whole.feed.changed | again.whole.feed.removed


def test_who_changes_the_category_keeps_the_cue() -> None:
    """In another file, with the same UID, at the same place, one revision later; nobody else's event changes."""
    moved = LIST.replace(", Grace Hopper]", "]").replace("Châtelet]", "Châtelet, Grace Hopper]")
    after = parted(moved, FEEDS, LATER)
    (name,) = after.whole.feed.changed
    assert name in events(FEEDS["mentors.ics"])
    assert name in events(after.feeds[ALUMNI])
    was, now = all_events(FEEDS)[name], all_events(after.feeds)[name]
    assert re.findall(rb"DTSTART.*|RRULE.*", now) == re.findall(rb"DTSTART.*|RRULE.*", was)
    sequences = [int(re.findall(rb"SEQUENCE:(\d+)", event)[0]) for event in (was, now)]
    assert sequences[1] == sequences[0] + 1
    assert not after.whole.feed.added | after.whole.feed.removed
    assert all_events(after.feeds).items() ^ all_events(FEEDS).items() == {(name, was), (name, now)}


@pytest.mark.parametrize("written", ["mentors.ics", ALUMNI])
def test_a_break_between_two_files_costs_nothing(written: str) -> None:
    """Somebody who stands in the new feed and still in the old one is remembered as in the new one."""
    swapped = (
        LIST.replace("Grace Hopper", "*")
        .replace("Émilie du Châtelet", "Grace Hopper")
        .replace("*", "Émilie du Châtelet")
    )
    after = parted(swapped, FEEDS, LATER).feeds
    again = parted(swapped, {**FEEDS, written: after[written]}, MUCH_LATER)
    assert again.feeds[written] == after[written]
    assert parted(swapped, again.feeds, MUCH_LATER).feeds == again.feeds


def test_of_two_revisions_the_later_one_counts() -> None:
    """In whichever order the files are read."""
    earlier = feed_of(LIST)
    later = feed_of(LIST.replace("every 6 weeks", "every 7 weeks"), earlier, LATER)
    memories = [remember(earlier), remember(later)]
    assert memories[0].events != memories[1].events
    assert together(memories).events == together(memories[::-1]).events == memories[1].events


PEOPLE = ", ".join(f"P{number}" for number in range(30))
CROWD = f"""
calendar: {{timezone: UTC, per_day: 3, time: '09:00'}}
linkedin: {{review: every friday}}
categories:
  a: {{cadence: every 4 weeks, contacts: [{PEOPLE}]}}
  b: {{cadence: every 6 weeks, contacts: [{PEOPLE.replace("P", "Q")}]}}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("per_day: 3", "per_day: 2"),
        ("'09:00'", "'07:00'"),
        ("every 4 weeks", "every 5 weeks"),
        ("every friday", "every thursday at 09:15"),
        ("P7, ", ""),
        ("[P0", "[Zoe, P0"),
        ("UTC", "UTC, away: [2026-06-01..2026-07-20]"),
    ],
)
def test_an_edit_moves_whom_it_moves_in_one_feed(old: str, new: str) -> None:
    """All parts are one memory, with the frame that they were made for."""
    edited = CROWD.replace(old, new)
    assert edited != CROWD
    whole = built(edited, feed_of(CROWD), LATER).feed.data
    assert all_events(parted(edited, parted(CROWD).feeds, LATER).feeds) == events(whole)


def test_a_category_without_cues_has_a_placeholder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar without components is not valid (RFC 5545 section 3.6), and this one is not gone."""

    def without_recruiters(contacts: Contacts) -> Iterator[Asking]:
        return (each for each in everyone_asking(contacts) if each.category != "recruiters")

    for place in (whole_module, split_module):
        monkeypatch.setattr(place, "everyone_asking", without_recruiters)
    after = parted(LIST, FEEDS, LATER)
    assert titles(after.feeds["recruiters.ics"]) == ["Nobody to reconnect with yet"]
    check_feed(after.feeds["recruiters.ics"])
    assert not after.whole.warnings
    assert parted(LIST, after.feeds, MUCH_LATER).feeds == after.feeds


def test_a_feed_whose_category_is_gone_is_emptied() -> None:
    """Nobody goes on seeing its cues, which a file that is gone would leave in place; it is said once."""
    gone = LIST.replace("  recruiters: {label: recruiter, cadence: yearly}\n", "")
    after = parted(gone, FEEDS, LATER)
    assert titles(after.feeds["recruiters.ics"]) == ["This feed has ended"]
    check_feed(after.feeds["recruiters.ics"])
    message = (
        "recruiters.ics belongs to nothing in this list any more: it was emptied, so that nobody sees its old cues"
    )
    (warning,) = after.whole.warnings
    assert (warning.message, warning.level, warning.file) == (message, Level.WARNING, FILE)
    assert len(after.whole.feed.removed) == 1
    again = parted(gone, after.feeds, MUCH_LATER)
    assert not again.whole.warnings
    assert not again.whole.feed.added | again.whole.feed.changed | again.whole.feed.removed
    assert again.feeds == {name: feed for name, feed in after.feeds.items() if name != "recruiters.ics"}
    back = parted(LIST, after.feeds, MUCH_LATER)
    assert titles(back.feeds["recruiters.ics"]) == ["Reconnect with a recruiter"]


def test_linkedin_that_is_switched_off_is_gone_too() -> None:
    """Its feed belongs to nothing then."""
    off = LIST.replace("linkedin: {review: every friday, setup: true}\n", "")
    assert titles(parted(off, FEEDS, LATER).feeds["linkedin.ics"]) == ["This feed has ended"]


@pytest.mark.parametrize(
    "stranger", [feed_of(LIST), b"", b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n", b"\xff" * 99]
)
def test_other_files_in_the_folder_are_let_alone(stranger: bytes) -> None:
    """The feed of all is not a part, nor is anybody else's: neither read nor emptied."""
    feeds = parted(LIST, {"reconnect.ics": stranger}).feeds
    assert feeds == FEEDS


def test_feeds_that_were_not_chosen_stay_as_they_are() -> None:
    """Their category is in the list: their cues are remembered and not written."""
    after = parted(LIST, FEEDS, LATER, Choices(choice=Choice(only=("mentors",))))
    assert after.feeds == {"mentors.ics": FEEDS["mentors.ics"]}
    assert not after.whole.warnings


def test_the_feed_of_all_can_be_the_memory() -> None:
    """For whoever splits it after some time: every cue stays, with its revision."""
    before = feed_of(LIST.replace("[Ada", "[Zoe, Ada"))
    whole = built(LIST, before, LATER).feed.data
    assert all_events(parted(LIST, {}, LATER, named=before).feeds) == events(whole)


def test_an_empty_list_empties_its_feeds_only_if_that_is_meant() -> None:
    """All of them."""
    nobody = "calendar: {timezone: Europe/London, name: Warm}"
    with pytest.raises(Refused):
        parted(nobody, FEEDS, LATER)
    after = parted(nobody, FEEDS, LATER, Choices(allow_empty=True))
    assert {name: titles(feed) for name, feed in after.feeds.items()} == {
        name: ["This feed has ended"] for name in FEEDS
    }


def test_a_category_that_is_called_linkedin_is_no_trap() -> None:
    """Its people are in a feed of their own."""
    text = (
        "calendar: {timezone: UTC}\nlinkedin: {setup: true}\ncategories: {linkedin: {cadence: weekly, contacts: [A]}}"
    )
    feeds = parted(text).feeds
    assert {name[:9]: titles(feed) for name, feed in feeds.items()} == {
        "linkedin-": ["Reconnect with A"],
        "linkedin.": ["Switch on LinkedIn's notifications"],
    }


def test_a_part_that_is_too_large_is_told_by_its_name() -> None:
    """The others are not to blame."""
    people = ", ".join(f"P{number}" for number in range(901))
    categories = f"{{a: {{cadence: yearly, contacts: [{people}]}}, b: {{cadence: weekly}}}}"
    text = f"calendar: {{timezone: UTC, per_day: 90, duration: 1 minute}}\ncategories: {categories}"
    said = parted(text).whole.warnings
    assert [problem.message.partition(" events")[0] for problem in said] == ["a.ics has 901"]
    assert isinstance(said[0], Problem)
