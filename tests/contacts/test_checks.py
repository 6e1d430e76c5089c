"""What takes more than one value to see: people who stand twice, times that do not fit, words that were rounded."""

from datetime import date

import pytest

from cuegen.contacts.reading import read_contacts
from cuegen.problems import Level
from tests.contacts.lists import HEAD, MENTORS, blamed, problems_of, read, with_calendar, with_contacts

TWICE = "remove one of them; if these are two people, give one an 'id'"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("Ada Lovelace", "'  ada   LOVELACE '"),
        ("Ada Lovelace", "name: Ada Lovelace"),
        ("Ada Lovelace", "Ada\N{NO-BREAK SPACE}Lovelace"),
        ("\N{LATIN CAPITAL LETTER E WITH ACUTE}mile", "E\N{COMBINING ACUTE ACCENT}mile"),
        ("Stra\N{LATIN SMALL LETTER SHARP S}e", "STRASSE"),
        ("Ada", "\N{FULLWIDTH LATIN CAPITAL LETTER A}da"),
        ("{name: Ada Lovelace, id: ada}", "Ada"),
        ("{name: Ada Lovelace, id: ada}", "{name: Ada Byron, id: ADA}"),
    ],
)
def test_two_people_of_one_identity(first: str, second: str) -> None:
    """They are refused in one category and across two, and the message names both lines."""
    (problem,) = problems_of(with_contacts(first, second))
    assert problem.message.endswith(" stands already on line 7")
    assert (problem.line, problem.hint) == (8, TWICE)
    peers = f"  peers:\n    cadence: yearly\n    contacts:\n      - {second}\n"
    (problem,) = problems_of(with_contacts(first) + peers)
    assert problem.message.endswith(" stands already on line 7")
    assert problem.line == 11


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{name: Ada, id: ada-1}", "Ada"),
        ("{name: Ada, id: ada-1}", "{name: Ada, id: ada-2}"),
        ("{name: Ada, id: }", "Adah"),
        ("Jose", "Jos\N{LATIN SMALL LETTER E WITH ACUTE}"),
    ],
)
def test_two_people_of_two_identities(first: str, second: str) -> None:
    """An id tells people of one name apart, and an accent is a difference."""
    assert read(with_contacts(first, second)).warnings == ()


def test_people_who_stand_twice_are_told_beside_other_faults() -> None:
    """Nothing in the file has to be right for it."""
    problems = problems_of(
        with_contacts("{name: Ada, id: [x]}", "Ada", "[Ada]", "~", "{name: Ada, x: y}", "' '", "' '")
    )
    assert [problem.line for problem in problems if "stands already" in problem.message] == [11]
    for categories in ("x", "[x]", "{a: x}", "{a: [x]}", "{a: {contacts: x}}", "{a: {contacts: {x: y}}}"):
        assert not any("already" in each.message for each in problems_of(f"{HEAD}categories: {categories}\n"))


def test_the_third_of_one_name_points_to_the_first() -> None:
    """Each further one is told."""
    problems = problems_of(with_contacts("Ada", "Bob", "Ada", "Ada"))
    assert [(problem.line, problem.message) for problem in problems] == [
        (9, "'Ada' stands already on line 7"),
        (10, "'Ada' stands already on line 7"),
    ]


def test_two_categories_that_differ_by_their_spelling() -> None:
    """They would be one to the feed's eye."""
    (problem,) = problems_of(f"{MENTORS}  Mentors:\n    cadence: yearly\n")
    assert (problem.message, blamed(problem)) == ("the category 'Mentors' stands already on line 4", "Mentors")


@pytest.mark.parametrize("key", ["mentors", "2026", "Émile 😀", "'a,b;c:d'", "'x: y'", "no", "x" * 64, "[key]"])
def test_a_category_is_named_as_the_user_likes(key: str) -> None:
    """One line of any characters."""
    if key == "[key]":
        key = "'[key]'"
    assert len(read(f"{HEAD}categories:\n  {key}: {{cadence: monthly}}\n").contacts.categories) == 1


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("''", "the name of a category is empty"),
        ("' '", "the name of a category is empty"),
        ('"a\\nb"', "a line break (U+000A) in the name of a category"),
        ('"a\\u202eb"', "an invisible right-to-left override (U+202E) in the name of a category"),
        ("x" * 65, "65 characters in the name of a category, where 64 are allowed"),
    ],
)
def test_a_category_that_has_no_name(key: str, message: str) -> None:
    """The key is to blame; what it holds is read all the same."""
    problems = problems_of(f"{HEAD}categories:\n  {key}: {{cadence: biweekly}}\n")
    assert [problem.message for problem in problems] == [message, "'biweekly' can mean twice a week or every 2 weeks"]
    assert blamed(problems[0]) == key


@pytest.mark.parametrize(("day", "warned"), [("2026-03-02", False), ("2026-03-03", False), ("2026-03-04", True)])
def test_a_touch_that_is_still_to_come(day: str, *, warned: bool) -> None:
    """Tomorrow is allowed: somebody further east may live in it already."""
    text = with_contacts("Ada", f"{{name: Bob, last_contact: {day}}}")
    warnings = read(text).warnings
    assert [(each.message, blamed(each), each.level) for each in warnings] == (
        [(f"{day} is still to come", day, Level.WARNING)] if warned else []
    )
    assert read_contacts(text, "x").warnings == ()


def test_what_is_read_does_not_depend_on_today() -> None:
    """Only the warnings do."""
    text = with_contacts("{name: Bob, last_contact: 2027-03-04}")
    early, late = (read_contacts(text, "x", today=day) for day in (date(2026, 1, 1), date(2028, 1, 1)))
    assert early.contacts == late.contacts
    assert (len(early.warnings), len(late.warnings)) == (1, 0)


def test_two_people_of_one_profile() -> None:
    """It may be meant, so it is a warning; spellings of an address do not count."""
    (warning,) = read(
        with_contacts("{name: Ada, linkedin: ada}", "Bob", "{name: Cyd, linkedin: https://uk.linkedin.com/in/Ada/}")
    ).warnings
    assert warning.message == "the contact on line 7 has this profile too"
    assert (warning.line, warning.level) == (9, Level.WARNING)
    assert blamed(warning) == "https://uk.linkedin.com/in/Ada/"


@pytest.mark.parametrize(
    ("lines", "room", "place"),
    [
        (("time: 23:00", "duration: 30 minutes", "per_day: 3"), "2", "3"),
        (("time: 23:31", "duration: 30 minutes", "per_day: 1"), "none", "1"),
        (("duration: 8 hours",), "1", "8 hours"),
        (("time: 23:50",), "none", "23:50"),
        (("time: 23:50", "duration: 9 minutes"), "1", "9 minutes"),
    ],
)
def test_a_day_that_ends_too_early(lines: tuple[str, ...], room: str, place: str) -> None:
    """What the user wrote of it is to blame, and not what is the default."""
    (problem,) = problems_of(with_calendar(*lines))
    assert f" and midnight there is room for {room} of these appointments, and per_day is " in problem.message
    assert blamed(problem) == place


@pytest.mark.parametrize(
    "lines",
    [
        ("time: 23:00", "duration: 30 minutes", "per_day: 2"),
        ("time: 23:59", "duration: 1 minute", "per_day: 1"),
        ("time: 00:00", "duration: 24 hours", "per_day: 1"),
        ("time: all-day", "duration: 24 hours", "per_day: 100"),
    ],
)
def test_a_day_that_is_just_long_enough(lines: tuple[str, ...]) -> None:
    """Up to midnight, and no matter how many without times."""
    assert read(with_calendar("timezone: UTC", *lines).replace("  timezone: Europe/London\n", "")).warnings == ()


def test_an_appointment_that_would_last_beyond_midnight() -> None:
    """Pinned times are looked at wherever a cadence can stand, and the time is to blame."""
    text = with_contacts("{name: Ada, cadence: monthly at 23:31}").replace("every 6 weeks", "weekly at 23:30")
    text = text.replace(HEAD, f"{HEAD}  duration: 30 minutes\nlinkedin:\n  review: every friday at 23:45\n")
    problems = problems_of(text)
    assert [blamed(problem) for problem in problems] == ["23:45", "23:31"]
    assert problems[0].message == "an appointment at 23:45 would last beyond midnight"


@pytest.mark.parametrize(
    ("zone", "written", "warned"),
    [
        ("Europe/London", "01:30", True),
        ("Europe/London", "1:30", True),
        ("Europe/London", "00:00", True),
        ("Europe/London", "03:59", True),
        ("Europe/London", "04:00", False),
        ("Europe/London", "13:30", False),
        ("Asia/Tokyo", "01:30", False),
        ("UTC", "01:30", False),
    ],
)
def test_a_time_in_the_night_when_clocks_change(zone: str, written: str, *, warned: bool) -> None:
    """Calendars disagree about times that do not exist or come twice; where clocks never change, all is well."""
    text = f"calendar: {{timezone: {zone}, time: '{written}'}}\ncategories:\n  m: {{cadence: weekly at {written}}}\n"
    warnings = read(text).warnings
    assert [blamed(warning) for warning in warnings] == [written, written] * warned
    for warning in warnings:
        assert warning.message.startswith("on the nights when clocks change, calendars disagree about ")
        assert warning.level is Level.WARNING


def test_clocks_that_change_by_now_count_where_the_start_is_long_ago() -> None:
    """In Berlin they did not in 1978, and do when Ada was met."""
    calendar = "calendar: {timezone: Europe/Berlin, time: '02:30', starts: 1978-01-01}"
    text = f"{calendar}\ncategories: {{m: {{cadence: weekly, contacts: [{{name: Ada, last_contact: 2026-02-20}}]}}}}"
    assert [blamed(warning) for warning in read(text).warnings] == ["02:30"]


def test_a_cadence_that_was_rounded() -> None:
    """It is said where it stands, with what it was taken for."""
    (warning,) = read(with_contacts("{name: Ada, cadence: every 10 days}")).warnings
    assert warning.message == "'every 10 days' is taken as 'weekly': cues keep to their weekday"
    assert (blamed(warning), warning.level) == ("every 10 days", Level.WARNING)


def test_warnings_stand_in_the_order_of_the_file() -> None:
    """Whichever check finds them."""
    text = with_contacts("{name: Ada, linkedin: x, last_contact: 2027-01-01}", "{name: Bob, linkedin: x}")
    warnings = read(text.replace("every 6 weeks", "5 times a year").replace(HEAD, f"{HEAD}  time: 01:00\n")).warnings
    assert [warning.line for warning in warnings] == [3, 6, 8, 9]


def test_warnings_are_told_beside_errors() -> None:
    """Both in one run, where the values themselves are right."""
    problems = problems_of(with_contacts("{name: Ada, last_contact: 2027-01-01}", "Ada"))
    assert [problem.level for problem in problems] == [Level.WARNING, Level.ERROR]
