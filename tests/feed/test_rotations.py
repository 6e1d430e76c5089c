"""Rotations in a whole list: whose turn it is, what the text says, and what edits do to the feed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.build import Build, Choices
from cuegen.contacts.reading import read_contacts
from cuegen.feed.detail import Detail
from cuegen.views.states import standings
from cuegen.wishes import everyone_asking
from tests.feed.building import FILE, built, events, feed_of

LIST = """
calendar: {timezone: Europe/London, nudge: every 2 weeks}
categories:
  alumni:
    label: alum
    rotate: weekly
    contacts:
      - {name: Ada, last_contact: 2026-01-20}
      - Grace
      - Emmy
      - {name: Mary, cadence: every 6 weeks, last_contact: 2026-01-20}
      - Sofya
      - Hertha
  mentors:
    cadence: every 6 weeks
    contacts: [Caroline, Mileva, {name: Lise, last_contact: 2026-02-02}]
  peers: {rotate: monthly, contacts: [Nellie]}
  recruiters: {label: recruiter, rotate: every 2 weeks on friday}
"""


def rules(build: Build) -> dict[str, str]:
    """Tell the rule of each cue, by whom it is about."""
    return {entry.summary.removeprefix("Reconnect with "): str(entry.cue.recurrence) for entry in build.entries}


def moved(before: Build, after: Build) -> set[str]:
    """Tell whose cues begin on another day, at another time or by another rule, or are in one feed only."""
    places = [
        {(entry.summary, entry.cue.first, entry.cue.time, str(entry.cue.recurrence)) for entry in build.entries}
        for build in (before, after)
    ]
    return {each[0].removeprefix("Reconnect with ") for each in places[0] ^ places[1]}


def test_those_who_take_turns_have_one_rhythm() -> None:
    """The pace times them; who has a cadence, and a category with nobody in it, are cues like any other."""
    intervals = {who: rule.split(";BYDAY")[0] for who, rule in rules(built(LIST)).items()}
    turns = dict.fromkeys(("Ada", "Grace", "Emmy", "Sofya", "Hertha"), "FREQ=WEEKLY;INTERVAL=5")
    nudged = dict.fromkeys(("Mary", "Caroline", "Mileva", "Lise"), "FREQ=WEEKLY;INTERVAL=2")
    others = {"Nellie": "FREQ=MONTHLY;INTERVAL=1", "a recruiter": "FREQ=WEEKLY;INTERVAL=2"}
    assert intervals == turns | nudged | others


def test_the_calendars_nudge_is_not_for_them() -> None:
    """It is for all others, also for those of the category who take no turns."""
    nudged = {each.words.who for each in everyone_asking(read_contacts(LIST, FILE).contacts) if each.words.nudge}
    assert nudged == {"Mary", "Caroline", "Mileva", "Lise"}
    off = LIST.replace("    rotate: weekly\n", "    rotate: weekly\n    nudge: off\n")
    assert rules(built(off))["Mary"].startswith("FREQ=WEEKLY;INTERVAL=6")


def test_the_text_says_so() -> None:
    """Where there are others to take turns with; a feed of names tells only how often."""
    said = {entry.summary: entry.description for entry in built(LIST).entries}
    assert "Keep warm: alum, every 5 weeks, in turn with the others\n" in said["Reconnect with Ada"]
    assert "Keep warm: alum, every 6 weeks; again every 2 weeks" in said["Reconnect with Mary"]
    assert "Keep warm: peers, monthly\n" in said["Reconnect with Nellie"]
    assert "Keep warm: recruiter, every 2 weeks on friday\n" in said["Reconnect with a recruiter"]
    words = {each.words.who: each.words.rotation for each in everyone_asking(read_contacts(LIST, FILE).contacts)}
    assert {who for who, rotation in words.items() if rotation == "weekly"} == {
        "Ada",
        "Grace",
        "Emmy",
        "Sofya",
        "Hertha",
    }
    assert [rotation for rotation in words.values() if rotation is None] == [None] * 6
    names = built(LIST, choices=Choices(detail=Detail.NAMES)).entries
    assert any(entry.description.endswith("every 5 weeks") for entry in names)


def test_states_go_by_the_round() -> None:
    """Ada is warm for five weeks, and not for one."""
    contacts = read_contacts(LIST, FILE).contacts
    on = {each.contact.name: each for each in standings(contacts, date(2026, 2, 24))}
    assert (str(on["Ada"].cadence), on["Ada"].state) == ("every 5 weeks", "warm")
    after = {each.contact.name: each.state for each in standings(contacts, date(2026, 2, 25))}
    assert (after["Ada"], after["Mary"]) == ("cooling", "warm")


def test_a_touch_changes_the_text_and_moves_nothing() -> None:
    """All other events are the same to the byte."""
    before = built(LIST)
    after = built(
        LIST.replace("      - Grace\n", "      - {name: Grace, last_contact: 2026-03-01}\n"), before.feed.data
    )
    old, new = events(before.feed.data), events(after.feed.data)
    (changed,) = (uid for uid in old if old[uid] != new[uid])
    assert b"Last touch: 2026-03-01" in new[changed].replace(b"\r\n ", b"")
    assert moved(before, after) == set()


@pytest.mark.parametrize("hold", ["snoozed: until 2026-03-20", "paused: until 2026-05-01", "hot: true"])
def test_a_hold_moves_nobody_else(hold: str) -> None:
    """It leaves turns empty, for a while or for good; once it is gone, all is as it was."""
    before = built(LIST)
    after = built(LIST.replace("      - Grace\n", f"      - {{name: Grace, {hold}}}\n"), before.feed.data)
    assert moved(before, after) == {"Grace"}
    assert rules(after).get("Grace", rules(before)["Grace"]) == rules(before)["Grace"]
    assert moved(before, built(LIST, after.feed.data)) == set()


@pytest.mark.parametrize(
    ("old", "new", "theirs"),
    [
        ("      - Grace\n", "", {"Ada", "Grace", "Emmy", "Sofya", "Hertha"}),
        ("      - Grace\n", "      - Grace\n      - Rita\n", {"Ada", "Grace", "Emmy", "Sofya", "Hertha", "Rita"}),
        ("name: Mary, cadence: every 6 weeks,", "name: Mary,", {"Ada", "Grace", "Emmy", "Sofya", "Hertha", "Mary"}),
        ("contacts: [Caroline,", "contacts: [", {"Caroline"}),
        ("rotate: monthly, contacts: [Nellie]", "rotate: monthly, contacts: [Nellie, Rita]", {"Nellie", "Rita"}),
        ("rotate: weekly", "cadence: every 5 weeks", {"Ada", "Grace", "Emmy", "Sofya", "Hertha"}),
    ],
)
def test_an_edit_moves_only_those_of_its_rotation(old: str, new: str, theirs: set[str]) -> None:
    """One more or one less changes the rhythm of all of them, and of nobody else."""
    before = built(LIST)
    after = built(LIST.replace(old, new), before.feed.data)
    assert moved(before, after) <= theirs
    assert moved(before, after)


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_the_order_of_the_file_does_not_count(data: st.DataObject) -> None:
    """Turns are drawn from names."""
    lines = LIST.splitlines(keepends=True)
    people = data.draw(st.permutations(lines[7:13]))
    assert all(line.startswith("      - ") for line in people)
    assert feed_of("".join([*lines[:7], *people, *lines[13:]])) == feed_of(LIST)


def test_one_of_them_comes_up_each_week() -> None:
    """In the feed itself, over two years."""
    build = built(LIST)
    turns = [entry.cue for entry in build.entries if entry.category == "alumni" and entry.cue.wish.turn is not None]
    begin = date(2026, 1, 5)
    days = sorted(day for cue in turns for day in cue.occurrences(begin, begin + timedelta(weeks=104, days=-1)))
    assert [(day - begin).days // 7 for day in days] == list(range(104))


def test_a_category_that_is_renamed_moves_nobody() -> None:
    """Its people keep their turns; without the feed at hand they would come on another day of the week."""
    before = built(LIST)
    assert moved(before, built(LIST.replace("  alumni:", "  fellows:"), before.feed.data)) == set()
