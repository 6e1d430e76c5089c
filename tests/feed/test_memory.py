"""The previous feed as memory: read in the very form in which it was written, and harmless in every other."""

import re
from datetime import date, time, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.feed.event import uid
from cuegen.feed.memory import Remembered, remember
from cuegen.schedule.cue import Seat
from tests.feed.building import NOW, built, events, feed_of
from tests.feed.profile import check_feed

LIST = """
calendar: {timezone: Europe/London, per_day: 2, away: [2026-04-01..2026-04-20]}
linkedin: {review: every friday, setup: true}
categories:
  mentors:
    label: mentor
    cadence: every 6 weeks
    contacts:
      - {name: Ada Lovelace, last_contact: 2026-02-14, notes: "Mail of 2026-02-30, call of 2026-01-31"}
      - {name: Émilie du Châtelet, cadence: quarterly}
      - {name: Grace Hopper, cadence: first monday of the month at 17:00}
  recruiters: {label: recruiter, cadence: yearly}
"""
FEED = feed_of(LIST)
STANDING = {uid(entry.cue.identity) for entry in built(LIST).entries if entry.cue.makes_up is None}
A_MINUTE_LATER = NOW + timedelta(minutes=1)
ADA, GRACE, SETUP = (uid(identity) for identity in ("contact:ada lovelace", "contact:grace hopper", "setup"))


def rebuilt(previous: bytes) -> bytes:
    """Build the list a minute later, with something for a previous feed."""
    return feed_of(LIST, previous, A_MINUTE_LATER)


def with_event(*lines: str) -> bytes:
    """Return a feed of one event with these lines from DTSTART on."""
    head = ("UID:x", "DTSTAMP:20260101T000000Z", "LAST-MODIFIED:20260101T000000Z", "SEQUENCE:7")
    return "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *head, *lines, "END:VEVENT", "")).encode()


def test_its_own_feed_is_remembered_whole() -> None:
    """Every event has its revision, its content and its seat; the head has the number of cues a day."""
    memory = remember(FEED)
    assert memory.events.keys() == events(FEED).keys()
    assert memory.per_day == 2
    ada, grace, setup = (memory.events[name] for name in (ADA, GRACE, SETUP))
    assert (ada.stamp, ada.sequence) == ("20260302T120000Z", 3_243_600)
    assert events(FEED)[ADA].endswith(b"SEQUENCE:3243600\r\n" + ada.content)
    seat = ada.seat()
    assert seat
    assert seat.touches == {date(2026, 2, 14), date(2026, 1, 31)}
    assert grace.seat() == Seat(first=date(2026, 1, 5), time=time(17), rule="FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO")
    assert setup.seat() == Seat(first=date(2026, 1, 5), time=time(8, 30))


@pytest.mark.parametrize(
    ("lines", "seat"),
    [
        (["DTSTART;VALUE=DATE:20260106"], Seat(first=date(2026, 1, 6), time=None)),
        (["DTSTART:20260106T083000Z"], Seat(first=date(2026, 1, 6), time=time(8, 30))),
        (
            ["DTSTART;TZID=Asia/Tokyo:20260106T083000", "RRULE:FREQ=DAILY"],
            Seat(first=date(2026, 1, 6), time=time(8, 30), rule="FREQ=DAILY"),
        ),
        (
            ["DTSTART:20260106T083000Z", "DESCRIPTION:Last touch: 2026-01", " -05 or 2026-02-31"],
            Seat(first=date(2026, 1, 6), time=time(8, 30), touches=frozenset({date(2026, 1, 5)})),
        ),
        (["DTSTART:20260231T083000Z"], None),
        (["DTSTART:20260106T253000Z"], None),
        (["DTSTART:20260106T083030Z"], None),
        (["DTSTART:tomorrow"], None),
    ],
)
def test_a_seat_is_read_from_the_lines_of_an_event(lines: list[str], seat: Seat | None) -> None:
    """A start that is no date, or no time that a cue can have, is no seat."""
    event = remember(with_event(*lines)).events["x"]
    assert event.seat() == seat


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"SEQUENCE:7\r\n", b"", id="no sequence"),
        pytest.param(b"SEQUENCE:7", b"SEQUENCE:-7", id="negative sequence"),
        pytest.param(b"SEQUENCE:7", b"SEQUENCE:1000000000", id="a sequence that could not rise for long"),
        pytest.param(b"LAST-MODIFIED:2026", b"LAST-MODIFIED:2025", id="two different stamps"),
        pytest.param(b"20260101T", b"20260231T", id="no moment"),
        pytest.param(b"UID:x", b"UID:", id="no UID"),
        pytest.param(b"END:VEVENT\r\n", b"", id="no end"),
        pytest.param(b"BEGIN:VEVENT", b"X:BEGIN:VEVENT", id="no beginning"),
        pytest.param(b"DTSTART", b"dtstart", id="no start"),
    ],
)
def test_an_event_in_another_form_is_not_remembered(old: bytes, new: bytes) -> None:
    """Whoever changed it, it is as if it were not there."""
    good = with_event("DTSTART:20260106T083000Z")
    assert remember(good).events == {"x": Remembered("20260101T000000Z", 7, b"DTSTART:20260106T083000Z\r\n")}
    bad = good.replace(old, new)
    assert bad != good
    assert not remember(bad).events


def test_words_like_the_ends_of_an_event_are_words() -> None:
    """Wherever a line has them, but at its beginning."""
    lines = [
        "DTSTART:20260106T083000Z",
        "SUMMARY:Reconnect with END:VEVENT",
        "DESCRIPTION:about",
        " BEGIN:VEVENT",
        "X:BEGIN:VEVENT",
    ]
    assert remember(with_event(*lines)).events["x"].content == "\r\n".join([*lines, ""]).encode()


def test_an_event_that_is_cut_off_does_not_take_the_next_one_with_it() -> None:
    """What follows is remembered."""
    good = with_event("DTSTART:20260106T083000Z")
    assert remember(good.replace(b"END:VEVENT\r\n", b"") + good).events == remember(good).events


@pytest.mark.parametrize(
    ("per_day", "found"), [("at most 1 cue a day", 1), ("at most 12 cues a day", 12), ("at most few cues a day", None)]
)
def test_the_head_tells_how_many_cues_a_day_it_was_made_for(per_day: str, found: int | None) -> None:
    """The sentence is folded where a line is full."""
    feed = f"BEGIN:VCALENDAR\r\nDESCRIPTION:Cues to keep in touch\\, {per_day}.\r\nBEGIN:VEVENT\r\n"
    assert remember(feed.encode()).per_day == found
    assert remember(feed.replace("most ", "most\r\n  ").encode()).per_day == found


@pytest.mark.parametrize(
    ("begins", "found"), [(" from 08:30", time(8, 30)), ("", None), (" from 24:00", None), (" from 8:30", None)]
)
def test_the_head_tells_when_a_day_began(begins: str, found: time | None) -> None:
    """No time is told where cues were for all of the day."""
    feed = f"BEGIN:VCALENDAR\r\nDESCRIPTION:Cues to keep in touch\\, at most 2 cues a day{begins}.\r\nBEGIN:VEVENT\r\n"
    assert remember(feed.encode()).begins == found


def test_line_ends_that_git_has_changed_cost_nothing() -> None:
    """A feed that was checked out as a text is remembered to the last stamp."""
    assert rebuilt(FEED.replace(b"\r\n", b"\n")) == FEED


@pytest.mark.parametrize(
    "previous",
    [
        pytest.param(b"", id="none"),
        pytest.param(b"\x00\xff\xfe" * 1000, id="no text"),
        pytest.param(b"<!DOCTYPE html><html><body>Sign in</body></html>", id="a page"),
        pytest.param(FEED.replace(b"SUMMARY", b"summary").replace(b"UID", b"uid"), id="small letters"),
        pytest.param(
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\n"
            b"DTSTAMP:20260101T000000Z\r\nDTSTART:20260101T090000Z\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            id="of another program",
        ),
    ],
)
def test_what_is_no_feed_of_ours_is_as_if_it_were_not_there(previous: bytes) -> None:
    """The build is that of a first time."""
    assert rebuilt(previous) == feed_of(LIST, now=A_MINUTE_LATER)


@pytest.mark.parametrize("cut", range(0, len(FEED), 397))
def test_a_truncated_feed_keeps_the_events_that_are_whole(cut: int) -> None:
    """The rest are new."""
    whole = remember(FEED[:cut]).events.keys()
    now = events(rebuilt(FEED[:cut]))
    assert {name for name, event in events(FEED).items() if now[name] == event} >= whole
    assert {name for name, event in now.items() if b"DTSTAMP:20260302T120100Z" in event} == now.keys() - whole


@pytest.mark.parametrize("first", ["00010101", "19691231", "19700106", "20260101", "20300101", "20991231", "99991230"])
@pytest.mark.parametrize("moved", sorted(set(re.findall(rb"DTSTART[^:]*:(\d{8})", FEED))))
def test_a_seat_anywhere_in_time_gives_a_feed(first: str, moved: bytes) -> None:
    """Nobody's cue can be lost in a year that no calendar shows."""
    check_feed(rebuilt(re.sub(rb"(DT(?:START|END)[^:]*:)" + moved, rb"\g<1>" + first.encode(), FEED)))


@given(st.binary(max_size=2000))
def test_no_bytes_at_all_can_be_a_fault(previous: bytes) -> None:
    """Memory never raises."""
    remember(previous)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Damage a good feed in a few places: lose, double, change or insert bytes, most often digits."""
    feed = bytearray(FEED)
    for _ in range(draw(st.integers(1, 6))):
        digits = [found.start() for found in re.finditer(rb"\d", feed)]
        start = draw(st.sampled_from(digits) | st.integers(0, len(feed) - 1))
        end = start + draw(st.integers(0, 9) | st.integers(0, 2000))
        feed[start:end] = draw(
            st.just(bytes(feed[start:end]) * 2)
            | st.binary(max_size=9)
            | st.from_regex(rb"\d{1,9}", fullmatch=True)
            | st.sampled_from([b"\r\n", b"\n", b"\r", b"END:VEVENT\r\n", b"BEGIN:VEVENT\r\n", b";", b"\\", b" "])
        )
    return bytes(feed)


@given(damaged())
@settings(deadline=None)
def test_a_damaged_feed_costs_places_but_never_the_feed(previous: bytes) -> None:
    """The new one keeps to the profile, and nobody is missing."""
    assert {event["uid"] for event in check_feed(rebuilt(previous))} >= STANDING


START = "UID:x\r\nDTSTAMP:20260101T000000Z\r\nLAST-MODIFIED:20260101T000000Z\r\nSEQUENCE:1\r\nDTSTART:20260101\r\n"


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(("X:BEGIN:VEVENT\r\n" + START) * 8000, id="events within lines"),
        pytest.param(("BEGIN:VEVENT\r\n" + START) * 8000, id="events without an end"),
        pytest.param("BEGIN:VEVENT\r\n" + START + "A:B\r\n" * 200_000, id="an event of many lines"),
        pytest.param("BEGIN:VEVENT\r\n" + START + "\r" * 1_000_000, id="carriage returns"),
        pytest.param("BEGIN:VEVENT\r\n" + START + "\r\n " * 300_000 + "END:VEVENT\r\n", id="folds"),
        pytest.param("BEGIN:VEVENT\r\nUID:" + "x" * 1_000_000, id="a long UID"),
        pytest.param("BEGIN:VCALENDAR\r\n" + "DESCRIPTION:at most 1\r\n" * 50_000, id="many descriptions"),
        pytest.param("BEGIN:VCALENDAR\r\nDESCRIPTION:" + "at most 1 cue" * 80_000, id="a long description"),
    ],
)
def test_a_hostile_feed_is_read_in_linear_time(hostile: str) -> None:
    """A megabyte takes milliseconds; were an attempt to match to begin anew at every place, it would take minutes."""
    began = process_time()
    for event in remember(b"BEGIN:VCALENDAR\r\n" + hostile.encode()).events.values():
        event.seat()
    assert process_time() - began < 2
