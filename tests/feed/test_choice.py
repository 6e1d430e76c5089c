"""A feed of some categories: written is what was chosen, and the schedule is that of the whole list."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.build import Build, Choices
from cuegen.choice import Choice
from cuegen.feed.detail import Detail
from cuegen.problems import Refused
from tests.feed.building import FILE, NOW, built, events
from tests.feed.invented import Data, flow, lists
from tests.feed.profile import check_feed

LIST = """
calendar: {timezone: Europe/London, per_day: 2}
linkedin: {review: every friday, setup: true}
categories:
  mentors: {cadence: every 6 weeks, contacts: [Ada Lovelace, Grace Hopper]}
  Alumni Club: {cadence: quarterly, contacts: [Émilie du Châtelet]}
  recruiters: {label: recruiter, cadence: yearly}
"""
ADA, GRACE, EMILIE = "Reconnect with Ada Lovelace", "Reconnect with Grace Hopper", "Reconnect with Émilie du Châtelet"
RECRUITER, REVIEW, SETUP = (
    "Reconnect with a recruiter",
    "Review LinkedIn notifications",
    "Switch on LinkedIn's notifications",
)
LATER = NOW + timedelta(days=40)


def choosing(*only: str, without: tuple[str, ...] = (), allow_empty: bool = False) -> Choices:
    """Choose categories."""
    return Choices(choice=Choice(only=only, without=without), allow_empty=allow_empty)


def titles(build: Build) -> set[str]:
    """Return the titles in a feed."""
    return {entry.summary for entry in build.entries}


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (choosing("mentors"), {ADA, GRACE}),
        (choosing("MENTORS", "  alumni  club "), {ADA, GRACE, EMILIE}),
        (choosing("linkedin"), {REVIEW, SETUP}),
        (choosing(without=("mentors", "linkedin")), {EMILIE, RECRUITER}),
        (choosing("mentors", "recruiters", without=("mentors",)), {RECRUITER}),
        (choosing(), {ADA, GRACE, EMILIE, RECRUITER, REVIEW, SETUP}),
    ],
)
def test_what_is_chosen_is_written(choices: Choices, expected: set[str]) -> None:
    """In any spelling of the key; what is left out counts for more than what is taken in."""
    assert titles(built(LIST, choices=choices)) == expected


@pytest.mark.parametrize("choices", [choosing("mentors"), choosing(without=("mentors",))])
def test_a_cue_is_the_same_in_every_choice(choices: Choices) -> None:
    """The same place, text, UID and revision as in the feed of all."""
    found, everybody = events(built(LIST, choices=choices).feed.data), events(built(LIST).feed.data)
    assert 0 < len(found) < len(everybody)
    assert found.items() <= everybody.items()


def test_an_unknown_category_is_told_with_those_that_there_are() -> None:
    """All that are unknown at once, each with the nearest that is known."""
    with pytest.raises(Refused) as caught:
        built(LIST, choices=choosing("mentrs", without=("xyz", "mentrs")))
    there = "there are 'mentors', 'Alumni Club', 'recruiters', 'linkedin'"
    assert [(problem.file, problem.message, problem.hint) for problem in caught.value.problems] == [
        (FILE, "there is no category 'mentrs'", f"did you mean 'mentors'? {there}"),
        (FILE, "there is no category 'xyz'", there),
    ]


def test_a_choice_of_nobody_is_refused_unless_it_is_meant() -> None:
    """It would empty the calendars of those who subscribe to it."""
    with pytest.raises(Refused) as caught:
        built(LIST, choices=choosing("mentors", without=("mentors",)))
    (problem,) = caught.value.problems
    assert problem.message.startswith("nobody is left by this choice: its feed would empty the calendars")
    assert problem.hint == "choose other categories; if that is meant, say `cuegen build --allow-empty`"
    meant = built(LIST, choices=choosing("mentors", without=("mentors",), allow_empty=True))
    assert titles(meant) == {"Nobody to reconnect with yet"}
    check_feed(meant.feed.data)


def test_an_earlier_feed_of_all_seats_those_who_were_not_chosen() -> None:
    """The others keep the places that it has for them, and nothing is news."""
    before = built(LIST).feed.data
    part = built(LIST, before, LATER, choosing("mentors"))
    assert events(part.feed.data).items() <= events(before).items()
    assert not part.feed.added
    assert not part.feed.changed


def crowded(data: Data, people: int) -> Data:
    """Add a category of people who want the same few places, some of them at a time of their own."""
    hour = data["calendar"].get("time", "08:30")
    clock = f" at {hour}" if hour != "all-day" else ""
    contacts = [{"name": f"crowd {number}", "cadence": f"every 2 weeks{clock}"} for number in range(people)]
    return {**data, "categories": {**data["categories"], "crowd-": {"cadence": "weekly", "contacts": contacts}}}


@given(lists(), st.integers(0, 6), st.integers(0, 12))
@settings(max_examples=60)
def test_who_was_chosen_never_moves_because_of_the_others(data: Data, before: int, after: int) -> None:
    """With their own feed as the only memory: the others are placed anew at each build, and may come and go."""
    category = next(iter(data["categories"]))
    choices = choosing(category, allow_empty=True)
    feed = built(flow(crowded(data, before)), choices=choices).feed.data
    assert built(flow(crowded(data, after)), feed, LATER, choices).feed.data == feed


@given(lists(), st.sampled_from(Detail))
@settings(max_examples=30)
def test_a_choice_is_a_feed_like_any_other(data: Data, detail: Detail) -> None:
    """It keeps to the profile, and a second build changes nothing."""
    choices = Choices(choice=Choice(without=("linkedin",)), detail=detail, allow_empty=True)
    feed = built(flow(data), choices=choices).feed.data
    check_feed(feed)
    assert built(flow(data), feed, LATER, choices).feed.data == feed
