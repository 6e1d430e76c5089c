"""The profile of the feed: what the checker must find, and that every list that can be invented keeps to it."""

import re

import pytest
from hypothesis import given, settings

from benchmarks.lists import contacts_yaml, people
from tests.feed.building import built, feed_of
from tests.feed.engines import by_home_assistant, scheduled
from tests.feed.invented import Data, flow, lists
from tests.feed.profile import check_feed

FEED = feed_of(
    """
calendar: {timezone: Europe/London, away: [2026-02-01..2026-03-30], reminder: 10 minutes, private: true}
categories:
  mentors:
    cadence: monthly
    label: a person with whom it is good to have a chat at any time
    contacts: [Zoë Example, {name: Ada, cadence: first monday of the month, notes: "one, two; three"}]
"""
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(rb"\ABEGIN", b"\xef\xbb\xbfBEGIN", id="a BOM"),
        pytest.param(rb"\r\n", b"\n", id="line ends without a carriage return"),
        pytest.param(rb"\r\n\Z", b"", id="no line end at the end"),
        pytest.param(rb"VERSION:2.0\r\n", b"VERSION:2.0\r\nMETHOD:PUBLISH\r\n", id="METHOD"),
        pytest.param(rb"VERSION:2.0\r\nPRODID:(.*)\r\n", rb"PRODID:\1\r\nVERSION:2.0\r\n", id="another order"),
        pytest.param(rb"//cuegen//EN", b"//cuegen 1.0//EN", id="a version in PRODID"),
        pytest.param(rb"\r\nNAME:.*\r\n", b"\r\nNAME:\r\n", id="an empty name"),
        pytest.param(rb"X-WR-CALNAME:.*\r\n", b"X-WR-CALNAME:Other\r\n", id="two names"),
        pytest.param(rb"REFRESH-INTERVAL;VALUE=DURATION", b"REFRESH-INTERVAL", id="REFRESH-INTERVAL without VALUE"),
        pytest.param(rb"COLOR:steelblue", b"COLOR:#4682B4", id="a color without a name"),
        pytest.param(rb"TZID:Europe/London\r\n", b"TZID:Europe/Dublin\r\n", id="the zone of somebody else"),
        pytest.param(rb"(?s)BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n", b"", id="no zone"),
        pytest.param(rb"DTSTART:1970\d{4}", b"DTSTART:20300101", id="a zone that begins late"),
        pytest.param(rb"-5(...)-(....)-(.{12}\r\nDTSTAMP)", rb"-4\1-\2-\3", id="a random UID"),
        pytest.param(rb"UID:[^\r]*", b"UID:00000000-0000-5000-8000-000000000000", id="the same UID twice"),
        pytest.param(rb"LAST-MODIFIED:2026", b"LAST-MODIFIED:2025", id="two stamps"),
        pytest.param(rb"SEQUENCE:\d+", b"SEQUENCE:4294967296", id="no INTEGER"),
        pytest.param(rb"(DTSTART;TZID=[^:]*:\d{8})T\d{6}", rb"\1T235900", id="an end before the start"),
        pytest.param(rb"DTEND;TZID=Europe/London", b"DTEND;TZID=Europe/Paris", id="two zones"),
        pytest.param(rb"DTEND;TZID=[^:]*:(\d{8})T\d{6}", rb"DTEND;VALUE=DATE:\1", id="two types"),
        pytest.param(rb"RRULE:FREQ=MONTHLY;", b"RRULE:", id="no FREQ"),
        pytest.param(rb"INTERVAL=1;BYDAY=\d", b"INTERVAL=1;BYDAY=5", id="a fifth weekday"),
        pytest.param(rb"INTERVAL=1;BYDAY=1MO", b"INTERVAL=1;BYDAY=1TU", id="a start that is no instance"),
        pytest.param(rb"INTERVAL=1;BYDAY=1MO", b"INTERVAL=1;BYDAY=1MO;UNTIL=20270101", id="an end of the rule"),
        pytest.param(rb"(EXDATE[^:]*:202602)\d\d", rb"\g<1>28", id="an exception that is no instance"),
        pytest.param(rb"(EXDATE[^:]*:\d{8}T)\d{6}", rb"\g<1>030000", id="an exception at another time"),
        pytest.param(rb"(EXDATE.*\r\n)", rb"\1\1", id="an exception twice"),
        pytest.param(rb"SUMMARY:Reconnect", rb"SUMMARY:Re\\nconnect", id="a SUMMARY of two lines"),
        pytest.param(rb"SUMMARY:Reconnect", "SUMMARY:Re\u0301connect".encode(), id="no NFC"),
        pytest.param(rb"SUMMARY:Reconnect", "SUMMARY:Re\u2028connect".encode(), id="a line separator"),
        pytest.param(rb"SUMMARY:Reconnect", b"SUMMARY:Re\xffconnect", id="no UTF-8"),
        pytest.param(rb"SUMMARY:.*\r\n", b"SUMMARY:" + b"\r\n ".join([b"x" * 60] * 5) + b"\r\n", id="a long SUMMARY"),
        pytest.param(rb"SUMMARY:", b"SUMMARY:" + b"x" * 60, id="a long line"),
        pytest.param(rb"\\, two", b", two", id="no escape"),
        pytest.param(rb"one\\, two", b"one\\\r\n , two", id="a fold in an escape"),
        pytest.param(rb"Zo\xc3\xab", b"Zo\xc3\r\n \xab", id="a fold in a character"),
        pytest.param(rb"URL:.*\r\n", b"", id="no URL"),
        pytest.param(rb"TRANSP:TRANSPARENT", b"TRANSP:OPAQUE", id="a busy time"),
        pytest.param(rb"STATUS:CONFIRMED\r\n", b"STATUS:CONFIRMED\r\nLOCATION:Here\r\n", id="a LOCATION"),
        pytest.param(rb"CLASS:PRIVATE\r\n(?s:.)*?END:VEVENT", b"END:VEVENT", id="some private, some not"),
        pytest.param(rb"TRIGGER:-PT10M", b"TRIGGER:PT0S", id="a reminder too late"),
        pytest.param(rb"ACTION:DISPLAY", b"ACTION:EMAIL", id="a reminder by mail"),
        pytest.param(rb"(?s)BEGIN:VEVENT.*END:VEVENT\r\n", b"", id="no event"),
    ],
)
def test_the_check_finds_what_a_calendar_would_stumble_over(old: bytes, new: bytes) -> None:
    """One change that some calendar does not take, and the check is red."""
    check_feed(FEED)
    count = 1 if new == b"END:VEVENT" else 0
    broken = re.sub(old, new, FEED, count=count)
    assert broken != FEED
    with pytest.raises((AssertionError, UnicodeDecodeError)):
        check_feed(broken)


@given(lists())
@settings(deadline=None, max_examples=30)
def test_every_list_gives_a_feed_of_the_profile(data: Data) -> None:
    """Whatever is in it, and an independent engine finds the occurrences of the schedule."""
    build = built(flow(data))
    assert len(check_feed(build.feed.data)) == len(build.entries)
    assert by_home_assistant(build.feed.data) == scheduled(build)


def test_300_people_give_a_feed_of_the_profile() -> None:
    """One event each, and no warning."""
    build = built(contacts_yaml(people(300)))
    assert len(check_feed(build.feed.data)) == 300
    assert not [problem for problem in build.warnings if "still to come" not in problem.message]


def test_a_plain_event_stays_small() -> None:
    """A name and a routine of a line take less than 700 bytes: Google takes about one megabyte in all."""
    feed = feed_of(
        "{calendar: {timezone: Europe/London}, categories: {mentors: {label: mentor, cadence: quarterly, contacts: "
        "[Ada Lovelace], routine: Ask what they are working on.}}}"
    )
    assert len(feed[feed.find(b"BEGIN:VEVENT") :]) < 700
