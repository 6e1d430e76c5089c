"""contacts.yaml becomes values, or all of its faults: nothing in between, whatever the text is."""

import datetime as dt
import time

import pytest

from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.colors import read_color
from cuegen.contacts.dates import DateRange
from cuegen.contacts.last_contact import LastContact
from cuegen.contacts.model import Contact
from cuegen.contacts.reading import read_contacts
from cuegen.contacts.weekday import Weekday
from cuegen.files.decoding import decoded
from cuegen.problems import Refused
from tests.contacts.lists import (
    EXAMPLE,
    HEAD,
    MENTORS,
    PATIENCE,
    blamed,
    problems_of,
    read,
    with_calendar,
    with_contacts,
)

EVERYTHING = """\
calendar:
  name: Keep in touch
  timezone: Asia/Tokyo
  starts: 2026-02-02
  time: 9:15
  duration: 1 hour 30 minutes
  days: [tue, fri-sun]
  per_day: 3
  away: [2026-05-25, 2026-12-21..2027-01-03]
  reminder: 10 minutes
  templates: wording
  color: Teal
  private: yes
linkedin:
  review: every friday
  setup: on
  addresses:
    messages: https://example.com/messages
categories:
  mentors:
    label: mentor
    cadence: every 6 weeks
    routine: |
      First line.
      Second line.
    contacts:
      - Ada  Lovelace
      - name: Grace Hopper
        id: grace
        linkedin: https://uk.linkedin.com/in/Grace-Hopper/de?trk=x
        cadence: first monday of the month at 17:00
        last_contact: 2026-02-14
        notes: 'No: not yet'
        company: Example Compilers
        role: "Engineer"
  recruiters:
    cadence: quarterly
"""


def test_everything_that_a_list_can_say() -> None:
    """Each value is read in its own way, and nothing is taken for something else."""
    reading = read(EVERYTHING)
    assert (reading.file, reading.warnings) == ("contacts.yaml", ())
    calendar, linkedin, categories = reading.contacts.calendar, reading.contacts.linkedin, reading.contacts.categories
    assert calendar.name == "Keep in touch"
    assert calendar.timezone == "Asia/Tokyo"
    assert calendar.starts == dt.date(2026, 2, 2)
    assert calendar.time == dt.time(9, 15)
    assert calendar.duration == dt.timedelta(minutes=90)
    assert calendar.days == {Weekday.TUESDAY, Weekday.FRIDAY, Weekday.SATURDAY, Weekday.SUNDAY}
    assert calendar.per_day == 3
    may, december = dt.date(2026, 5, 25), dt.date(2026, 12, 21)
    assert calendar.away == (
        DateRange(first=may, last=may),
        DateRange(first=december, last=dt.date(2027, 1, 3)),
    )
    assert calendar.reminder == dt.timedelta(minutes=10)
    assert calendar.templates == "wording"
    assert calendar.color == read_color("teal")
    assert calendar.private is True
    assert linkedin.review == parse_cadence("every friday")
    assert linkedin.setup is True
    assert linkedin.pages.messages == "https://example.com/messages"
    assert linkedin.pages.notifications == "https://www.linkedin.com/notifications/"
    assert list(categories) == ["mentors", "recruiters"]
    mentors = categories["mentors"]
    assert (mentors.label, mentors.cadence) == ("mentor", parse_cadence("every 6 weeks"))
    assert mentors.routine == "First line.\nSecond line."
    assert mentors.contacts == (
        Contact(name="Ada Lovelace"),
        Contact.model_construct(
            name="Grace Hopper",
            id="grace",
            linkedin="grace-hopper",
            cadence=parse_cadence("first monday of the month at 17:00"),
            last_contact=LastContact(dt.date(2026, 2, 14)),
            notes="No: not yet",
            company="Example Compilers",
            role="Engineer",
        ),
    )
    assert [contact.identity for contact in mentors.contacts] == ["ada lovelace", "grace"]
    assert categories["recruiters"].contacts == ()


@pytest.mark.parametrize(
    "text",
    [
        MENTORS,
        with_calendar(
            *(
                "name:",
                "starts:",
                "time:",
                "duration:",
                "days:",
                "per_day:",
                "away:",
                "reminder:",
                "templates:",
                "color: ~",
            ),
            "private:",
        ),
        MENTORS + "linkedin:\n",
        MENTORS + "linkedin:\n  review:\n  setup:\n  addresses:\n",
        MENTORS + "linkedin:\n  addresses:\n    messages:\n",
        MENTORS + "    label:\n    routine:\n    contacts:\n",
        MENTORS.replace("mentors:", "'mentors':"),
        MENTORS.replace("  timezone: Europe/London", " {timezone: Europe/London}"),
        f"# a comment\n---\n{MENTORS}...\n",
    ],
)
def test_nothing_written_is_the_default(text: str) -> None:
    """A key with nothing behind it is the same as no key, and the form of the file tells nothing."""
    contacts = read(text).contacts
    assert contacts == read(MENTORS).contacts
    assert contacts.calendar.starts == dt.date(2026, 1, 5)
    assert contacts.calendar.time == dt.time(8, 30)
    assert contacts.calendar.duration == dt.timedelta(minutes=15)
    assert contacts.calendar.days == set(list(Weekday)[:5])
    assert (contacts.calendar.name, contacts.calendar.per_day, contacts.calendar.away) == ("Reconnect", 2, ())
    assert (contacts.calendar.reminder, contacts.calendar.templates) == (None, None)
    assert (contacts.calendar.color, contacts.calendar.private) == (read_color("steelblue"), False)
    assert (contacts.linkedin.review, contacts.linkedin.setup) == (None, False)


@pytest.mark.parametrize("text", [with_calendar("weather:"), MENTORS + "linkedin:\n  weather:\n", HEAD + "weather:\n"])
def test_an_unknown_key_with_nothing_behind_it(text: str) -> None:
    """It is unknown all the same."""
    (problem,) = problems_of(text)
    assert problem.message.startswith("unknown key 'weather' in ")
    assert blamed(problem) == "weather"


def test_a_person_can_have_nothing_but_a_name() -> None:
    """All other keys may stand there without a value."""
    bare = read(with_contacts("Ada")).contacts
    keys = "{name: Ada, id: , linkedin: , cadence: , last_contact: , notes: , company: , role: }"
    assert read(with_contacts(keys)).contacts == bare
    assert read(with_contacts('"Ada"')).contacts == bare
    assert read(MENTORS + "    contacts: [Ada]\n").contacts == bare


def test_a_list_of_nobody_can_be_read() -> None:
    """Whether a feed can be made of it is for others to say."""
    for text in (HEAD, f"{HEAD}categories:\n", f"{HEAD}categories: {{}}\n"):
        assert read(text).contacts.categories == {}


def test_the_example_is_read_without_a_word() -> None:
    """It is the first list that a user has."""
    reading = read_contacts(EXAMPLE.read_text(encoding="utf-8"), "x", today=dt.date(2027, 1, 1))
    assert reading.warnings == ()
    assert sum(len(category.contacts) for category in reading.contacts.categories.values()) > 20


def test_the_zone_of_the_machine_is_only_proposed() -> None:
    """It is asked for where no zone is written, and not used even then."""
    for text, hint in (
        ("calendar:\n  name: x\n", "add 'timezone: Asia/Tokyo', the zone of this machine"),
        ("calendar:\n  timezone:\n", "add 'timezone: Asia/Tokyo', the zone of this machine"),
        ("categories:\n", "begin with 'calendar:', and below it 'timezone: Asia/Tokyo', the zone of this machine"),
    ):
        with pytest.raises(Refused) as caught:
            read_contacts(text, "x", machine_zone=lambda: "Asia/Tokyo")
        assert [problem.hint for problem in caught.value.problems] == [hint]


def test_a_machine_without_a_zone() -> None:
    """London stands in as an example, and is not said to be the machine's."""
    assert [problem.hint for problem in problems_of("calendar:\n  name: x\n")] == ["add 'timezone: Europe/London'"]
    (problem,) = problems_of("categories:\n")
    assert problem.hint == "begin with 'calendar:', and below it 'timezone: Europe/London'"
    assert problem.line is None


def test_a_misspelled_key_is_not_missed_as_well() -> None:
    """One slip, one complaint."""
    for text, key in (
        ("calender:\n  timezone: Europe/London\n", "calender"),
        ("calendar:\n  time_zone: Europe/London\n", "time_zone"),
        (MENTORS.replace("cadence", "cadense"), "cadense"),
        (with_contacts("nmae: Ada"), "nmae"),
    ):
        (problem,) = problems_of(text)
        assert problem.message.startswith(f"unknown key '{key}' in ")
        assert blamed(problem) == key


@pytest.mark.parametrize(
    ("entry", "key"),
    [("Ada Lovelace: x", "Ada Lovelace"), ("Ada Lovelace:\n          notes: x", "Ada Lovelace"), ("{Ada: {}}", "Ada")],
)
def test_a_name_where_a_key_belongs(entry: str, key: str) -> None:
    """The hint says how to write it, for this very person."""
    (problem,) = problems_of(with_contacts(entry))
    assert (problem.message, problem.hint) == ("a contact has no 'name'", f"write 'name: {key}'")
    assert blamed(problem) == key


def test_very_many_faults_are_told_in_reasonable_time() -> None:
    """All of them, in the order of their places, with each its own line."""
    entries = (f"{{name: Person {number}, cadence: every {number} wekes, nots: x}}" for number in range(1_000))
    begun = time.process_time()
    problems = problems_of(with_contacts(*entries))
    assert time.process_time() - begun < PATIENCE
    assert len(problems) == 2_000
    assert [problem.line for problem in problems] == [7 + index // 2 for index in range(2_000)]
    assert [blamed(problem) for problem in problems[:4]] == ["wekes", "nots"] * 2


def test_very_many_keys_stand_twice() -> None:
    """Each of them is told."""
    begun = time.process_time()
    problems = problems_of(HEAD + "categories:\n" + "".join(f"  c{n}: {{cadence: daily}}\n" for n in range(1_000)) * 2)
    assert time.process_time() - begun < PATIENCE
    assert [problem.line for problem in problems] == list(range(1_004, 2_004))


def test_faults_are_told_in_the_order_of_the_file() -> None:
    """Those that are found first, last and in between."""
    text = with_contacts("Ada", "{name: Bob, id: 'b b'}", "&x Ada", "{name: Cyd, weather: fine}", "notes: x")
    problems = problems_of(f"{text}categories: {{}}\n".replace("Europe", "Europa"))
    assert [(problem.line, problem.column) for problem in problems] == [
        (2, 13),
        (8, 27),
        (9, 9),
        (9, 9),
        (10, 21),
        (11, 9),
        (12, 1),
    ]


def test_a_byte_order_mark_does_not_move_the_columns() -> None:
    """Editors on Windows write one."""
    (problem,) = problems_of(decoded(b"\xef\xbb\xbfcalendr:\n  timezone: Europe/London\n", "x"))
    assert (problem.line, problem.column, blamed(problem)) == (1, 1, "calendr")
