"""The pipeline: who gets a cue, with which words, and what a list as a whole gives cause to say."""

from datetime import date, time

import pytest

from cuegen.advice import about_room, about_size
from cuegen.build import Build, Choices
from cuegen.contacts.choosing import ONE_MORE
from cuegen.contacts.reading import read_contacts
from cuegen.problems import Level, Problem, Refused
from cuegen.schedule.demand import Demand
from cuegen.schedule.schedule import Schedule
from cuegen.wishes import everyone_asking
from tests.feed.building import FILE, built, feed_of
from tests.feed.profile import check_feed

EMPTY = "calendar: {timezone: Europe/London, starts: 2026-02-02}"

LIST = """
calendar: {timezone: Europe/London}
linkedin: {review: every friday, setup: true}
categories:
  people_of-interest:
    cadence: quarterly
    routine: Ask.
    contacts:
      - {name: Ada Lovelace, company: Engines, role: Lead, linkedin: ada, last_contact: 2026-01-20, notes: Tea.}
      - {name: Grace Hopper, cadence: monthly, id: grace}
  recruiters: {label: recruiter, cadence: yearly}
  "_": {cadence: yearly}
"""


def told(text: str) -> list[tuple[str, str | None]]:
    """Return the warnings of a list: message, without the days that are too full, and hint."""
    return [(problem.message.partition(";")[0], problem.hint) for problem in built(text).warnings]


def crowd(people: int, cadence: str, settings: str = "", more: str = "") -> str:
    """Write a list of so many people in one category."""
    names = ", ".join(f"P{number}" for number in range(people))
    return (
        f"calendar: {{timezone: UTC, days: mon-fri{settings}}}\n"
        f"categories: {{peers: {{cadence: {cadence}, contacts: [{names}]}}{more}}}"
    )


def test_everybody_who_asks_gets_one_cue() -> None:
    """People, categories with nobody in them, and LinkedIn itself, each with its own words and category."""
    found = {entry.cue.identity: (entry.summary, entry.category) for entry in built(LIST).entries}
    assert found == {
        "contact:ada lovelace": ("Reconnect with Ada Lovelace", "people_of-interest"),
        "contact:grace": ("Reconnect with Grace Hopper", "people_of-interest"),
        "category:recruiters": ("Reconnect with a recruiter", "recruiters"),
        "category:_": ("Reconnect with someone from _", "_"),
        "review": ("Review LinkedIn notifications", "linkedin"),
        "setup": ("Switch on LinkedIn's notifications", "linkedin"),
    }


def test_a_person_brings_words_of_their_own_and_of_their_category() -> None:
    """The cadence is the person's, if there is one."""
    words = {each.wish.identity: each.words for each in everyone_asking(read_contacts(LIST, FILE).contacts)}
    ada, grace = words["contact:ada lovelace"], words["contact:grace"]
    assert (ada.kind, ada.who, ada.name, ada.category, ada.label) == (
        "contact",
        "Ada Lovelace",
        "Ada Lovelace",
        "people of interest",
        None,
    )
    assert (ada.cadence, ada.last_contact, ada.company, ada.role) == ("quarterly", date(2026, 1, 20), "Engines", "Lead")
    assert (ada.routine, ada.notes, ada.profile) == ("Ask.", "Tea.", "https://www.linkedin.com/in/ada/")
    assert (grace.cadence, grace.last_contact, grace.profile) == ("monthly", None, None)


def test_the_order_of_the_feed_is_that_of_identities() -> None:
    """So that nobody else's bytes move when somebody comes or goes."""
    identities = [entry.cue.identity for entry in built(LIST).entries]
    assert identities == sorted(identities)


def test_a_list_without_anybody_is_refused() -> None:
    """Its feed would empty the calendars of those who subscribe to it."""
    with pytest.raises(Refused) as caught:
        feed_of(EMPTY)
    (problem,) = caught.value.problems
    assert problem == Problem(
        message="there is nobody in this list: its feed would empty the calendars of those who subscribe to it",
        hint=f"{ONE_MORE}; if that is meant, say `cuegen build --allow-empty`",
        file=FILE,
    )


def test_a_list_that_is_meant_to_be_empty_has_one_placeholder() -> None:
    """It lasts all of the first day: a calendar without components is not valid (RFC 5545 section 3.6)."""
    build = built(EMPTY, choices=Choices(allow_empty=True))
    (event,) = check_feed(build.feed.data)
    assert (event["start"], event["rule"]) == (";VALUE=DATE:20260202", None)
    assert event["summary"] == "Nobody to reconnect with yet"
    assert event["description"] == r"Add people to contacts.yaml\, and their cues will stand here."
    assert build.feed.data.count(b"BEGIN:VTIMEZONE") == 1
    assert not build.warnings


def test_an_empty_list_with_a_review_has_no_placeholder() -> None:
    """The review is enough of a component."""
    build = built(EMPTY + "\nlinkedin: {review: weekly}", choices=Choices(allow_empty=True))
    assert [entry.summary for entry in build.entries] == ["Review LinkedIn notifications"]


def test_the_placeholder_goes_when_somebody_comes() -> None:
    """Its event is gone from the next feed."""
    before = built(EMPTY, choices=Choices(allow_empty=True)).feed
    after = built(EMPTY + "\ncategories: {peers: {cadence: weekly}}", before.data).feed
    assert after.removed == before.added


FOUR_A_WEEK = ", mentors: {cadence: weekly, contacts: [A, B, C, D]}"
TWO_A_MONTH = ", mentors: {cadence: monthly, contacts: [Ada, Grace]}"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param(
            crowd(12, "weekly", more=TWO_A_MONTH),
            "the list asks for 2.5 cues a day and per_day allows 2",
            "raise per_day to 4, or slow a category: 'peers' alone asks for 2.4",
            id="above the room",
        ),
        pytest.param(
            crowd(1, "every 10 weeks", ", per_day: 1", FOUR_A_WEEK),
            "the list asks for 0.8 cues a day, close to the 1 that per_day allows",
            "raise per_day to 2, or slow a category: 'mentors' alone asks for 0.8",
            id="near the room",
        ),
        pytest.param(
            crowd(0, "monthly", ", per_day: 1") + "\nlinkedin: {review: daily}",
            "the list asks for 1.0 cues a day, close to the 1 that per_day allows",
            "raise per_day to 2, or slow the review of LinkedIn, which alone asks for 1.0",
            id="a daily review",
        ),
    ],
)
def test_a_list_that_asks_for_too_much_is_told_the_arithmetic(text: str, message: str, hint: str) -> None:
    """And a way out."""
    assert told(text) == [(message, hint)]


@pytest.mark.parametrize("people", [1, 30])
def test_a_list_that_asks_for_three_quarters_of_the_room_is_told_nothing(people: int) -> None:
    """All of it has its place."""
    assert not told(crowd(people, "monthly"))


FULL = (date(2026, 3, 3), date(2026, 6, 5))
WHEN = "in two years, the first on 2026-03-03, will hold more"
WHY = "than per_day allows, because nobody's cue is moved for another one's"


@pytest.mark.parametrize(
    ("cues", "overfull", "message"),
    [
        (0.5, (), None),
        (0.5, FULL[:1], f"1 day {WHEN} {WHY}"),
        (0.5, FULL, f"2 days {WHEN} {WHY}"),
        (1.8, (), "the list asks for 1.8 cues a day, close to the 2 that per_day allows"),
        (2.2, FULL, f"the list asks for 2.2 cues a day and per_day allows 2; 2 days {WHEN}"),
    ],
)
def test_days_that_are_too_full_are_counted(cues: float, overfull: tuple[date, ...], message: str | None) -> None:
    """Stillness comes before room, and the user can choose otherwise."""
    contacts = read_contacts(crowd(3, "monthly"), FILE).contacts
    planned = Schedule(cues=(), demand=Demand(cues=cues, per_day=2), overfull=overfull)
    said = about_room(contacts, planned, FILE)
    assert [problem.message for problem in said] == ([message] if message else [])
    if message and "nobody" in message:
        assert said[0].hint == "build once with --rebalance to place all cues anew, or leave it"


AT_FIVE = "'every friday at 17:00', and overlap"
TIMES = "give everybody a time of their own, or take the time out of their cadences"


def fixed(people: str, cadence: str, per_day: int = 2) -> str:
    """Write a list of people with a cadence that names a day, or a time."""
    calendar = f"calendar: {{timezone: UTC, starts: 2026-01-05, per_day: {per_day}}}"
    return f"{calendar}\ncategories: {{peers: {{cadence: {cadence}, contacts: [{people}]}}}}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (fixed("Ada, Grace", "every monday"), []),
        (fixed("Ada, Grace, Mary", "every 2 weeks on monday"), []),
        (
            fixed("Ada, Grace, Mary", "every monday"),
            [
                (
                    "3 cues are fixed to a Monday and per_day allows 2",
                    "raise per_day to 3, or take the day out of some of their cadences",
                )
            ],
        ),
        (fixed("Ada, Grace", "every 2 weeks on friday at 17:00"), []),
        (
            fixed("Ada, Grace", "every friday at 17:00"),
            [(f"the cue of 'Ada' is fixed to {AT_FIVE}s another one", TIMES)],
        ),
        (
            fixed("Ada, Grace, Mary", "every friday at 17:00", 4),
            [(f"the cues of 'Ada' and 'Grace' are fixed to times such as {AT_FIVE} others", TIMES)],
        ),
        (
            fixed("Ada, Emmy, Grace, Mary", "every friday at 17:00", 4),
            [(f"the cues of 'Ada' and 2 others are fixed to times such as {AT_FIVE} others", TIMES)],
        ),
    ],
)
def test_what_cadences_name_is_told_where_there_is_no_room_for_it(text: str, said: list[tuple[str, str]]) -> None:
    """It holds all the same; placing all anew would not help."""
    assert told(text) == said


@pytest.mark.parametrize(
    ("time", "hint"),
    [
        ("20:00", "raise per_day to 3, or let some of them come less often, or leave it"),
        ("22:00", "let some of them come less often, or leave it"),
    ],
)
def test_days_without_another_choice_are_told_with_what_helps(time: str, hint: str) -> None:
    """Somebody daily beside two who are fixed to a Friday: to place all anew is of no use, and more room is."""
    calendar = f"{{timezone: UTC, starts: 2026-01-05, time: {time}, duration: 1 hour, per_day: 2}}"
    daily = "daily: {cadence: daily, contacts: [Mary]}"
    text = f"calendar: {calendar}\ncategories: {{{daily}, peers: {{cadence: every friday, contacts: [Ada, Grace]}}}}"
    (problem,) = built(text).warnings
    assert problem.message == (
        "104 days in two years, the first on 2026-01-09, will hold more than per_day allows: "
        "some of their cues can be on no other day"
    )
    assert problem.hint == hint
    if "raise" in hint:
        assert not built(text.replace("per_day: 2", "per_day: 3")).warnings


def test_no_more_is_proposed_than_a_day_has_room_for() -> None:
    """From ten on, there are two appointments of an hour before midnight."""
    calendar = "calendar: {timezone: UTC, time: 22:00, duration: 1 hour, per_day: 2}"
    (problem,) = built(f"{calendar}\ncategories: {{a: {{cadence: daily, contacts: [Ada, Bob, Cy]}}}}").warnings
    assert problem.hint == "slow a category: 'a' alone asks for 3.0"


def test_who_asks_twice_is_named_once() -> None:
    """At a pace that ends there is a cue until then, and another one from then on: here both overlap others."""
    text = fixed("Ada, Emmy, Grace, Mary", "every 2 weeks on friday at 17:00", 4)
    paced = text.replace("per_day", "pace: 0.5 until 2027-01-31, per_day")
    assert len(built(paced).entries) > len(built(text).entries)
    assert [message for message, _ in told(paced)] == [
        f"the cues of 'Ada' and 3 others are fixed to times such as {AT_FIVE} others"
    ]


@pytest.mark.parametrize(
    ("events", "size", "message"),
    [
        (900, 900_000, None),
        (901, 640_000, "the feed has 901 events in 640 kB; Google takes about 1,000 events or 1 MB"),
        (800, 900_001, "the feed has 800 events in 900 kB; Google takes about 1,000 events or 1 MB"),
        (10_000, 7_345_678, "the feed has 10,000 events in 7,346 kB; Google takes about 1,000 events or 1 MB"),
    ],
)
def test_a_feed_that_is_too_large_for_google_is_told(events: int, size: int, message: str | None) -> None:
    """The hint names a way to split it."""
    hint = "part it: --split writes a feed for each category, --category one of your choice"
    expected = Problem(message=message or "", hint=hint, file=FILE, level=Level.WARNING)
    assert about_size("the feed", events, size, FILE) == ((expected,) if message else ())


@pytest.mark.parametrize("settings", ["", ", pace: 0.5 until 2026-09-30"])
def test_an_id_that_is_given_later_keeps_the_days(settings: str) -> None:
    """The cue has another UID and the same place, and keeps it when the name changes at last."""
    text = crowd(12, "monthly", settings)
    before = built(text)
    known = built(text.replace("P3,", "{name: P3, id: a},"), before.feed.data)
    renamed = built(text.replace("P3,", "{name: Ada, id: a},"), known.feed.data)
    for after in (known, renamed):
        assert sorted(starts(after).values(), key=str) == sorted(starts(before).values(), key=str)
    assert len(known.feed.added) == len(known.feed.removed) == 1 + bool(settings)
    assert not renamed.feed.added


def test_the_name_of_somebody_else_is_no_former_id() -> None:
    """Of two with one name, the place stays with the one who has had it."""
    text = crowd(12, "monthly")
    before = built(text)
    after = built(text.replace("P3,", "P3, {name: P3, id: a},"), before.feed.data)
    assert starts(before).items() <= starts(after).items()
    assert len(after.feed.added) == 1


def test_cues_are_placed_anew_only_when_that_is_asked_for() -> None:
    """Where half of the people have gone, the others stay in their places, though they would find better ones."""
    everybody = crowd(24, "monthly", ", per_day: 1")
    half = everybody.replace(", ".join(f"P{number}" for number in range(12)) + ", ", "")
    before = built(everybody).feed.data
    kept, anew = built(half, before), built(half, before, choices=Choices(rebalance=True))
    assert starts(kept).items() <= starts(built(everybody)).items()
    assert starts(anew) == starts(built(half)) != starts(kept)


def starts(build: Build) -> dict[str, tuple[date, time | None]]:
    """Return where the cues of a build begin, by identity."""
    return {entry.cue.identity: (entry.cue.first, entry.cue.time) for entry in build.entries}


def test_warnings_of_the_reader_come_first() -> None:
    """Those with a line before the advice about the list as a whole."""
    build = built(crowd(12, "every 10 days", ", per_day: 1"))
    first, second = build.warnings
    assert (first.line, second.line) == (2, None)
    assert second.message.startswith("the list asks for")


def test_two_categories_that_differ_in_spelling_only_are_refused() -> None:
    """Their cues would be one and the same."""
    with pytest.raises(Refused) as caught:
        built(
            "calendar: {timezone: UTC}\ncategories:\n  Mentors:\n    cadence: weekly\n  mentors:\n    cadence: weekly"
        )
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.length) == (5, 3, 7)
    assert problem.message == "the category 'mentors' stands already on line 3"
    assert problem.hint == "put both together, or rename one of them"
