"""contacts.yaml becomes values, or all of its faults: nothing in between, whatever the text is."""

import datetime as dt
import time
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cuegen.contacts.cadence import EXAMPLES, parse_cadence
from cuegen.contacts.colors import COLORS, read_color
from cuegen.contacts.dates import DateRange
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.reading import read_contacts
from cuegen.contacts.texts import identity
from cuegen.contacts.weekday import Weekday
from cuegen.files.decoding import decoded
from cuegen.problems import Level, Refused
from tests.contacts.lists import EXAMPLE, HEAD, MENTORS, blamed, problems_of, read, with_calendar, with_contacts

PATIENCE = 20.0  # seconds of computing: what is bounded takes a small part of them

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
            last_contact=dt.date(2026, 2, 14),
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


def accepts(text: str) -> None:
    """Hold that a text is read, or refused with something that can be printed."""
    begun = time.process_time()
    try:
        problems = read(text).warnings
        assert all(problem.level is Level.WARNING for problem in problems)
    except Refused as refusal:
        problems = refusal.problems
        assert any(problem.level is Level.ERROR for problem in problems)
    assert time.process_time() - begun < PATIENCE
    for problem in problems:
        assert problem.message.isprintable()
        assert not problem.message.endswith(".")
        assert len(problem.message) < 300
        assert problem.hint is None or problem.hint.isprintable()
        if problem.line is not None:
            assert problem.column is not None
            assert problem.column + problem.length - 1 <= max(len(problem.source), problem.column)


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    """It is a list or it is refused."""
    accepts(text)


@given(st.binary())
def test_any_bytes_at_all(data: bytes) -> None:
    """They are no text, or a text as any other."""
    try:
        text = decoded(data, "contacts.yaml")
    except Refused:
        return
    accepts(text)


VALUES = st.sampled_from(
    [
        *(
            "",
            "~",
            "x",
            "2",
            "08:30",
            "25:00",
            "2026-01-05",
            "2026-02-30",
            "every friday",
            "biweekly",
            "[]",
            "{}",
            "[x]",
        ),
        *(
            "{a: b}",
            "{name: Ada}",
            "[[x]]",
            "[Ada, Ada]",
            "'",
            "*x",
            "&x y",
            "!x y",
            "'\\'",
            '"\\0"',
            "https://x.y/in/z",
        ),
        *("[{name: x, id: y}]", "|\n x", "[~]", "[{}]", "on", "mon-fri", "{? a}", "{[a]: b}", "{a: 1, a: 2}"),
    ]
)
KEYS = st.sampled_from(
    [
        *("calendar", "linkedin", "categories", "name", "timezone", "time", "days", "per_day", "away", "cadence", "<<"),
        *(
            "contacts",
            "review",
            "addresses",
            "messages",
            "label",
            "id",
            "last_contact",
            "notes",
            "x",
            "~",
            "''",
            "[key]",
        ),
    ]
)


@st.composite
def _sections(draw: st.DrawFn) -> str:
    """Draw a text that has the form of a list, with anything at all in its places."""
    lines = []
    for _ in range(draw(st.integers(1, 8))):
        indent = "  " * draw(st.integers(0, 3)) + draw(st.sampled_from(["", "", "- "]))
        lines.append(f"{indent}{draw(KEYS)}: {draw(VALUES)}\n")
    head = draw(st.sampled_from(["", HEAD, MENTORS, MENTORS + "    contacts:\n"]))
    return head + "".join(lines)


@settings(max_examples=300)
@given(_sections())
def test_any_value_in_any_place(text: str) -> None:
    """Whatever stands where something else is expected is told as such."""
    accepts(text)


@st.composite
def _edits(draw: st.DrawFn) -> str:
    """Draw the example after a few slips of the hand: lines and characters deleted, doubled and swapped."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        pieces = text.splitlines(keepends=True) if draw(st.booleans()) else list(text)
        one, other = (draw(st.integers(0, len(pieces) - 1)) for _ in range(2))
        match draw(st.sampled_from(["delete", "double", "swap", "replace"])):
            case "delete":
                del pieces[one]
            case "double":
                pieces.insert(one, pieces[other])
            case "swap":
                pieces[one], pieces[other] = pieces[other], pieces[one]
            case _:
                pieces[one] = draw(st.sampled_from([*"\t:-#'\"[]{}&*!|>%@\n\r\x00é😀", "- ", "\u2028", "\ud800"]))
        text = "".join(pieces)
    return text


@settings(max_examples=200, deadline=None)
@given(_edits())
def test_any_slip_in_the_example(text: str) -> None:
    """A slip of the hand is told, or does no harm."""
    accepts(text)


NAMES = st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x2FFF), min_size=1, max_size=12)
NOTES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \n"), max_size=60)
DATES = st.dates(dt.date(1970, 1, 1), dt.date(2026, 3, 2)).map(str)
CADENCES = st.sampled_from(EXAMPLES)
PEOPLE = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "linkedin": st.sampled_from(["ada-lovelace", "https://www.linkedin.com/in/ada"]),
        "cadence": CADENCES,
        "last_contact": DATES,
        "notes": NOTES,
        "company": NAMES,
        "role": NAMES,
    },
)
CATEGORIES = st.dictionaries(
    NAMES,
    st.fixed_dictionaries(
        {"cadence": CADENCES},
        optional={"label": NAMES, "routine": NOTES, "contacts": st.lists(st.one_of(NAMES, PEOPLE), max_size=5)},
    ),
    max_size=4,
)
CALENDARS = st.fixed_dictionaries(
    {"timezone": st.sampled_from(["Europe/London", "Asia/Tokyo"])},
    optional={
        "name": NAMES,
        "starts": DATES,
        "time": st.sampled_from(["08:30", "9:00", "all-day"]),
        "duration": st.sampled_from(["15 minutes", "1h"]),
        "days": st.lists(st.sampled_from(["mon", "tue-thu"]), min_size=1),
        "per_day": st.sampled_from(["1", "2", "7"]),
        "away": st.lists(st.sampled_from(["2026-05-25", "2026-12-21..2027-01-03"])),
        "reminder": st.sampled_from(["off", "1 hour"]),
        "color": st.sampled_from(sorted(COLORS)),
        "private": st.sampled_from(["yes", "false"]),
    },
)
LISTS = st.fixed_dictionaries({"calendar": CALENDARS, "categories": CATEGORIES})
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "indent": st.integers(2, 8),
        "width": st.integers(10, 200),
        "allow_unicode": st.booleans(),
        "sort_keys": st.booleans(),
        "explicit_start": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)


def _clash(texts: list[str]) -> bool:
    return len(set(map(identity, texts))) < len(texts)


@given(LISTS, STYLES)
def test_the_form_of_the_file_tells_nothing(data: dict[str, Any], style: dict[str, Any]) -> None:
    """The same list in any style of YAML is the same list, and that is the one which was written."""
    people = [entry for category in data["categories"].values() for entry in category.get("contacts", [])]
    names = [entry if isinstance(entry, str) else entry["name"] for entry in people]
    assume(not _clash(names))
    assume(not _clash(list(data["categories"])))
    assert read(yaml.safe_dump(data, **style)).contacts == Contacts.model_validate(data)
