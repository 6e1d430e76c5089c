"""Events: the exact lines of each kind of cue."""

from datetime import date, time, timedelta
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.reading import read_contacts
from cuegen.contacts.settings import Calendar
from cuegen.feed.event import NAMESPACE, Entry, Events, ascii_category, uid
from cuegen.schedule.cue import Cue, Wish
from tests.feed.building import FILE, built, events
from tests.feed.profile import unescaped

URL = "https://www.linkedin.com/notifications/"


def calendar(settings: str) -> Calendar:
    """Read a calendar section."""
    return read_contacts(f"calendar: {{{settings}}}", FILE).contacts.calendar


def entry_of(contact: str) -> Entry:
    """Build a list with one contact in London, and return the entry of the contact."""
    build = built(
        "{calendar: {timezone: Europe/London, days: [tue], away: [2026-02-01..2026-02-20, 2026-04-14]}, "
        f"categories: {{mentors: {{cadence: monthly, contacts: [{contact}]}}}}}}"
    )
    return next(entry for entry in build.entries if entry.cue.makes_up is None)


def content(settings: str, entry: Entry) -> list[str]:
    """Return the lines of an event from DTSTART on."""
    text = Events(calendar(settings), URL).content(entry).decode()
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


ADA = entry_of("{name: Ada Lovelace, cadence: second tuesday of the month at 17:00}")._replace(
    description="one, two\nthree"
)
SINGLE = Entry(
    cue=Cue(wish=Wish(identity="setup", cadence=None), first=date(2026, 1, 5), time=time(8, 30)),
    summary="Set up",
    description="",
    category="linkedin",
)

STANDING = ["STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]
ALARM = ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Set up", "TRIGGER:-PT90M", "END:VALARM"]


def test_a_cue_of_a_zone_has_its_local_time() -> None:
    """Days away are exceptions, one line each, of the same type and zone as the start."""
    assert content("timezone: Europe/London", ADA) == [
        "DTSTART;TZID=Europe/London:20260113T170000",
        "DTEND;TZID=Europe/London:20260113T171500",
        "RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU",
        "EXDATE;TZID=Europe/London:20260210T170000",
        "EXDATE;TZID=Europe/London:20260414T170000",
        "SUMMARY:Reconnect with Ada Lovelace",
        r"DESCRIPTION:one\, two\nthree",
        "URL:https://www.linkedin.com/notifications/",
        "CATEGORIES:mentors",
        *STANDING,
    ]


def test_a_cue_of_utc_has_no_zone() -> None:
    """Its times end in Z."""
    assert content("timezone: Etc/UTC, duration: 1 hour", ADA)[:4] == [
        "DTSTART:20260113T170000Z",
        "DTEND:20260113T180000Z",
        "RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU",
        "EXDATE:20260210T170000Z",
    ]


def test_a_cue_of_all_the_day_has_dates() -> None:
    """It ends on the next day (RFC 5545 section 3.6.1)."""
    entry = ADA._replace(cue=ADA.cue._replace(time=None))
    assert content("timezone: Europe/London", entry)[:4] == [
        "DTSTART;VALUE=DATE:20260113",
        "DTEND;VALUE=DATE:20260114",
        "RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU",
        "EXDATE;VALUE=DATE:20260210",
    ]


def test_a_single_cue_has_no_rule() -> None:
    """A private one says so; a reminder rings so many minutes before."""
    assert content("timezone: Europe/London, private: true, reminder: 90 minutes", SINGLE) == [
        "DTSTART;TZID=Europe/London:20260105T083000",
        "DTEND;TZID=Europe/London:20260105T084500",
        "SUMMARY:Set up",
        "DESCRIPTION:",
        "URL:https://www.linkedin.com/notifications/",
        "CATEGORIES:linkedin",
        *STANDING,
        "CLASS:PRIVATE",
        *ALARM,
    ]


@pytest.mark.parametrize(
    ("calendar", "trigger"),
    [
        ("time: 08:30, reminder: 10 minutes", "PT500M"),
        ("time: 08:30, reminder: 8 hours 30 minutes", "-PT0M"),
        ("time: 08:30, reminder: 1 day", "-PT930M"),
        ("time: all-day, reminder: 1 day", "-PT1440M"),
    ],
)
def test_a_cue_of_all_the_day_rings_as_if_it_were_the_first_of_the_day(calendar: str, trigger: str) -> None:
    """It begins at midnight, and nobody wants to be woken then; where no cue has a time, midnight is all there is."""
    entry = SINGLE._replace(cue=SINGLE.cue._replace(time=None))
    assert f"TRIGGER:{trigger}" in content(f"timezone: UTC, {calendar}", entry)


def test_an_appointment_can_last_until_midnight() -> None:
    """It ends on the next day, at no o'clock."""
    entry = SINGLE._replace(cue=SINGLE.cue._replace(time=time(23, 45)))
    assert content("timezone: Europe/London", entry)[1] == "DTEND;TZID=Europe/London:20260106T000000"


def test_texts_are_cut_to_what_every_calendar_takes() -> None:
    """An ellipsis stands where something is lost."""
    lines = content("timezone: UTC", SINGLE._replace(summary="s," * 200, description="d" * 4000))
    summary, description = (unescaped(line.partition(":")[2]) for line in lines[2:4])
    assert summary == ("s," * 127) + "…"
    assert description == "d" * 2999 + "…"


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("mentors", "mentors"),
        ("former_colleagues", "former_colleagues"),
        ("people of interest", "people of interest"),
        ("anciens collègues", "anciens collegues"),
        ("a, b; c", "a b c"),
        ("v1.2-beta", "v1.2-beta"),
        ("友人", "contacts"),
        ("😀", "contacts"),
        (";", "contacts"),
        ("A:B\r\nX-EVIL:1", "A B X-EVIL 1"),
    ],
)
def test_a_category_is_written_in_ascii(key: str, written: str) -> None:
    """Letters lose their marks; a key of another script leaves nothing, and gets a word for it."""
    assert ascii_category(key) == written


@given(st.text())
def test_a_uid_is_the_uuid_of_the_standard_library(identity: str) -> None:
    """It is written another way only because that is quicker."""
    assert uid(identity) == str(uuid5(NAMESPACE, identity))


def test_a_uid_never_changes() -> None:
    """These very values stand in published feeds: another one would double everybody's appointments."""
    assert uid("contact:ada lovelace") == "31c2d07e-3dcd-52e2-8737-29d90f0032d0"
    assert uid("setup") == str(uuid5(UUID("6f0c1d0e-52b5-5d4b-9b7a-0d1f6f5b7c11"), "setup"))
    assert str(NAMESPACE) == "6f0c1d0e-52b5-5d4b-9b7a-0d1f6f5b7c11"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Lovelace", "ada  LOVELACE", True),
        ("Zoe\u0301", "Zo\u00e9", True),
        ("{name: Ada, id: a1}", "{name: Ada King, id: a1}", True),
        ("{name: Ada, notes: tea}", "{name: Ada, cadence: yearly}", True),
        ("Ada Lovelace", "Ada King", False),
        ("{name: Ada, id: a1}", "{name: Ada, id: a2}", False),
    ],
)
def test_the_identity_of_a_person_is_the_uid(one: str, other: str, *, same: bool) -> None:
    """An id, else the name, however it is spelled; nothing else of a person counts."""
    lists = (
        f"{{calendar: {{timezone: UTC}}, categories: {{a: {{cadence: weekly, contacts: [{each}]}}}}}}"
        for each in (one, other)
    )
    first, second = (events(built(text).feed.data).keys() for text in lists)
    assert (first == second) is same


def test_a_make_up_has_a_uid_of_its_own() -> None:
    """It is derived from the cue and from the day that it makes up for."""
    build = built(
        "{calendar: {timezone: UTC, days: [tue], away: [2026-02-10]}, categories: {a: {cadence: second tuesday of the "
        "month, contacts: [Ada]}}}"
    )
    make_up, cue = sorted(build.entries, key=lambda entry: entry.cue.makes_up is None)
    assert make_up.cue.makes_up == date(2026, 2, 10)
    assert make_up.cue.first == date(2026, 2, 17)
    assert make_up.cue.recurrence is None
    assert cue.cue.exceptions == (date(2026, 2, 10),)
    assert len({uid(entry.cue.identity) for entry in build.entries}) == 2
    assert "In place of 2026-02-10" in make_up.description
    assert make_up.summary == cue.summary


def test_the_reminder_is_counted_in_minutes() -> None:
    """However it was written."""
    assert calendar("timezone: UTC, reminder: 2 hours").reminder == timedelta(hours=2)
    assert "TRIGGER:-PT120M" in content("timezone: UTC, reminder: 2 hours", SINGLE)
