"""The agenda: which appointments, in which order, and as JSON."""

import json
from datetime import date, timedelta

from cuegen.build import Choices
from cuegen.feed.event import uid
from cuegen.views.agenda import Appointment, agenda, as_json
from tests.feed.building import built
from tests.views.appointments import BUILD, LIST, TUESDAY

ALL_DAY = built(LIST.replace("London,", "London, time: all-day,").replace(" at 17:00", ""))


def listed(appointments: list[Appointment]) -> list[tuple[str, str]]:
    """Return the starts and the titles of appointments."""
    return [(each.start.isoformat(), each.entry.summary) for each in appointments]


def test_the_appointments_come_in_order() -> None:
    """By day, then by time; days away have none, and a make-up comes after them."""
    picasso = "Reconnect with Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios Ruiz y Picasso"
    found = listed(agenda(BUILD, TUESDAY, 14))
    assert [title for start, title in found if start.startswith("2026-03-10")] == []
    assert [start[:10] for start, title in found if title == picasso] == ["2026-03-11"]
    assert [start for start, _ in found] == sorted(start for start, _ in found)
    assert found[-1] == ("2026-03-13T17:00:00+00:00", "Review LinkedIn notifications")


def test_the_first_and_the_last_day_both_count() -> None:
    """One day is that day alone."""
    assert {each.day for each in agenda(BUILD, TUESDAY, 1)} == {TUESDAY}
    assert max(each.day for each in agenda(BUILD, TUESDAY, 15)) == TUESDAY + timedelta(days=14)
    assert not agenda(BUILD, date(2026, 3, 10), 1)


def test_the_times_are_those_of_the_zone() -> None:
    """In winter and in summer."""
    friday = date(2026, 3, 27)
    winter, summer = (agenda(BUILD, day, 1)[0] for day in (friday, friday + timedelta(weeks=1)))
    assert (winter.start.isoformat(), winter.end.isoformat()) == (
        "2026-03-27T17:00:00+00:00",
        "2026-03-27T17:15:00+00:00",
    )
    assert summer.start.isoformat() == "2026-04-03T17:00:00+01:00"


def test_an_appointment_of_all_the_day_has_dates() -> None:
    """It ends on the next day."""
    first = agenda(ALL_DAY, TUESDAY, 1)[0]
    assert (first.start, first.end, first.time) == (TUESDAY, TUESDAY + timedelta(days=1), None)


def test_json_has_every_field_of_every_appointment() -> None:
    """Names are written as they are, not as escapes."""
    (once,) = agenda(BUILD, date(2026, 1, 5), 2)[:1]
    (make_up,) = (each for each in agenda(BUILD, TUESDAY, 14) if each.entry.cue.makes_up)
    everyday = agenda(BUILD, TUESDAY, 1)[0]
    written = as_json([once, everyday, make_up])
    assert json.loads(written) == [
        {
            "uid": uid("setup"),
            "summary": "Switch on LinkedIn's notifications",
            "category": "linkedin",
            "start": "2026-01-06T08:30:00+00:00",
            "end": "2026-01-06T08:45:00+00:00",
            "all_day": False,
            "cadence": None,
            "last_contact": None,
            "people": [],
            "makes_up": None,
        },
        {
            "uid": uid(everyday.entry.cue.identity),
            "summary": everyday.entry.summary,
            "category": "companies_of_interest",
            "start": "2026-03-03T08:45:00+00:00",
            "end": "2026-03-03T09:00:00+00:00",
            "all_day": False,
            "cadence": "every tuesday",
            "last_contact": None,
            "people": [],
            "makes_up": None,
        },
        {
            "uid": uid(make_up.entry.cue.identity),
            "summary": make_up.entry.summary,
            "category": "mentors",
            "start": "2026-03-11T08:45:00+00:00",
            "end": "2026-03-11T09:00:00+00:00",
            "all_day": False,
            "cadence": None,
            "last_contact": "2026-02-10",
            "people": [],
            "makes_up": "2026-03-10",
        },
    ]
    assert written.endswith("]\n")
    assert "é" in written


def test_json_of_an_appointment_of_all_the_day_has_dates() -> None:
    """As in iCalendar, the end is the day after."""
    (first, *_) = json.loads(as_json(agenda(ALL_DAY, TUESDAY, 1)))
    assert (first["all_day"], first["start"], first["end"]) == (True, "2026-03-03", "2026-03-04")


def test_no_appointments_are_an_empty_list() -> None:
    """Which is JSON, too."""
    empty = built("calendar: {timezone: UTC, starts: 2026-02-02}", choices=Choices(allow_empty=True))
    assert as_json(agenda(empty, TUESDAY, 14)) == "[]\n"
