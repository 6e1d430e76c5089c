"""A feed that others may see: names, or initials, and nothing else that tells who it is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.build import Choices, build
from cuegen.contacts.linkedin import LinkedInAddresses
from cuegen.contacts.reading import read_contacts
from cuegen.feed import detail
from cuegen.feed.detail import Detail
from cuegen.feed.initials import initials
from cuegen.feed.sandbox import TemplateText
from cuegen.feed.wording import Wording
from cuegen.feed.words import Words
from tests.feed.building import FILE, NOW, built, events, feed_of, unfolded, wording
from tests.feed.invented import Data, flow, lists, names
from tests.feed.profile import check_feed

LATER = NOW + timedelta(days=1)
NAMES, INITIALS = Choices(detail=Detail.NAMES), Choices(detail=Detail.INITIALS)
LIST = """
calendar: {timezone: Europe/London, reminder: 10 minutes, away: [2026-03-01..2026-07-01]}
linkedin: {review: every friday, setup: true}
categories:
  acme people:
    label: colleague at Acme
    cadence: quarterly
    routine: Ask about the merger.
    contacts:
      - {name: Ada Lovelace, company: Engines, role: Lead, linkedin: ada-l, last_contact: 2026-01-20, notes: Tea.}
      - {name: 🦊, cadence: every 6 weeks}
  recruiters at Acme: {label: recruiter of Acme, cadence: yearly}
"""


def lines(feed: bytes, name: str) -> set[str]:
    """Return the values of a property, in all events of a feed."""
    prefix = f"{name}:"
    _, *parts = unfolded(feed).split("BEGIN:VEVENT\n")
    return {line.removeprefix(prefix) for part in parts for line in part.split("\n") if line.startswith(prefix)}


def texts(choices: Choices) -> dict[str, str]:
    """Return the title and the description of each cue that is about somebody."""
    cues = built(LIST, choices=choices).entries
    return {cue.summary: cue.description for cue in cues if "LinkedIn" not in cue.summary}


def test_names_come_without_anything_about_them() -> None:
    """But for the address of the notifications and the cadence."""
    url = "https://www.linkedin.com/notifications/"
    assert texts(NAMES) == {
        "Reconnect with Ada Lovelace": f"{url}\n\nquarterly",
        "Reconnect with 🦊": f"{url}\n\nevery 6 weeks",
        "Reconnect with a recruiter of Acme": f"{url}\n\nyearly",
    }


def test_initials_stand_for_names() -> None:
    """Who has none, and whoever a category is about, is someone."""
    build = built(LIST, choices=INITIALS)
    assert texts(INITIALS).keys() == {"Reconnect with A. L.", "Reconnect with someone"}
    assert lines(build.feed.data, "CATEGORIES") == {"contacts", "linkedin"}
    assert lines(build.feed.data, "URL") == {"https://www.linkedin.com/notifications/"}


@pytest.mark.parametrize("choices", [NAMES, INITIALS])
def test_the_cues_for_linkedin_itself_keep_their_texts(choices: Choices) -> None:
    """They are about nobody."""
    full = {entry.cue.identity: entry for entry in built(LIST).entries}
    less = {entry.cue.identity: entry for entry in built(LIST, choices=choices).entries}
    assert less.keys() == full.keys()
    assert [less[name] for name in ("review", "setup")] == [full[name] for name in ("review", "setup")]


@pytest.mark.parametrize("choices", [NAMES, INITIALS])
def test_places_and_uids_are_those_of_all_detail(choices: Choices) -> None:
    """How much is shown has no bearing on when."""
    assert [entry.cue for entry in built(LIST, choices=choices).entries] == [entry.cue for entry in built(LIST).entries]
    assert events(built(LIST, choices=choices).feed.data).keys() == events(feed_of(LIST)).keys()


def test_a_template_sees_no_more_than_is_shown() -> None:
    """One's own wording is kept, and cannot tell what it does not know."""
    everything = (
        "{{ kind }}|{{ who }}|{{ name }}|{{ category }}|{{ label }}|{{ cadence }}|{{ last_contact }}|{{ company }}|"
        "{{ role }}|{{ routine }}|{{ notes }}|{{ profile }}|{{ makes_up }}"
    )
    wording = Wording(lambda name: TemplateText(text=everything, path=name))
    reading = read_contacts(LIST, FILE)
    found = {
        detail: {each.summary for each in build(reading, wording, b"", NOW, Choices(detail=detail)).entries}
        for detail in (Detail.NAMES, Detail.INITIALS)
    }
    assert "contact|Ada Lovelace|Ada Lovelace|acme people|colleague at Acme|quarterly|||||||" in found[Detail.NAMES]
    assert "contact|A. L.|A. L.|contacts||quarterly|||||||" in found[Detail.INITIALS]
    assert "category|someone||contacts||yearly|||||||" in found[Detail.INITIALS]


@st.composite
def secretive(draw: st.DrawFn) -> Data:
    """Invent a list in which every text about somebody has the same mark in each of its words."""

    def secret() -> str:
        return " ".join(f"Qzq{word}" for word in draw(st.lists(names, min_size=1, max_size=3)))

    people: list[dict[str, Any]] = [
        {
            "name": f"{secret()} {number}",
            "company": secret(),
            "role": secret(),
            "notes": secret(),
            "linkedin": f"qzq-{number}",
            "last_contact": "2026-01-20",
        }
        for number in range(draw(st.integers(0, 4)))
    ]
    category = {"cadence": "quarterly", "label": secret(), "routine": secret(), "contacts": people}
    calendar = {"timezone": "Europe/London", "reminder": "10 minutes", "away": ["2026-03-01..2026-07-01"]}
    return {"calendar": calendar, "linkedin": {"review": "weekly"}, "categories": {secret(): category}}


@given(secretive())
@settings(max_examples=60)
def test_initials_tell_nothing_else(data: Data) -> None:
    """No name, slug, company, role, note, label, routine, category or touch, in any property of the feed."""
    feed = built(flow(data), choices=INITIALS).feed.data
    assert "qzq" in unfolded(feed_of(flow(data))).lower()
    assert "qzq" not in unfolded(feed).lower()
    assert "2026-01-20" not in unfolded(feed)


@given(st.lists(names.filter(lambda name: len(name) > 3), min_size=1, max_size=5, unique=True))
@settings(max_examples=60)
def test_no_name_of_any_script_is_in_initials(people: list[str]) -> None:
    """Unless it is nothing but initials, or a word of the feed itself."""
    data: Data = {
        "calendar": {"timezone": "UTC"},
        "categories": {
            "c": {"cadence": "weekly", "contacts": [{"name": name, "id": f"id{n}"} for n, name in enumerate(people)]}
        },
    }
    nobody = unfolded(feed_of("calendar: {timezone: UTC}\ncategories: {c: {cadence: weekly}}"))
    feed = unfolded(built(flow(data), choices=INITIALS).feed.data)
    for name in people:
        assert name not in feed or name in nobody or name in f"with {initials(name)}\n"


# Memory


CROWD = ", ".join(f"{{name: P{n} 2020-01-{n:02}, last_contact: 2026-02-14}}" for n in range(1, 25))
PEERS = f"{{cadence: every 8 weeks, contacts: [{CROWD}]}}"
FULL = f"calendar: {{timezone: UTC, per_day: 1}}\ncategories: {{'2021-01-01': {PEERS}}}"
HALF = FULL.replace(CROWD[: CROWD.index("{name: P13 ")], "")


@pytest.mark.parametrize("choices", [NAMES, INITIALS])
def test_places_are_kept_whatever_dates_stand_in_names(choices: Choices) -> None:
    """A date in a name is no touch: when half of the people go, the others stay, though nearer days are free."""
    before = built(FULL, choices=choices).feed.data
    after = built(HALF, before, LATER, choices).feed.data
    assert len(events(after)) == 12
    assert events(after).items() <= events(before).items()
    assert not events(built(HALF, choices=choices).feed.data).items() <= events(before).items()


@pytest.mark.parametrize("choices", [NAMES, INITIALS])
def test_a_touch_moves_the_cue_on_without_being_told(choices: Choices) -> None:
    """The earlier place lies before the new first cue, and nobody else moves."""
    before = built(FULL, choices=choices).feed.data
    touched = FULL.replace("P7 2020-01-07, last_contact: 2026-02-14", "P7 2020-01-07, last_contact: 2026-04-20")
    after = built(touched, before, LATER, choices)
    assert len(after.feed.changed) == 1
    (moved,) = [entry for entry in after.entries if "p7 " in entry.cue.identity]
    assert (moved.cue.first - NOW.date()).days > 90


@given(lists(), st.sampled_from([NAMES, INITIALS]))
@settings(max_examples=30)
def test_less_detail_is_a_feed_like_any_other(data: Data, choices: Choices) -> None:
    """It keeps to the profile, and a second build changes nothing; so it is after a feed of all detail."""
    feed = built(flow(data), choices=choices).feed.data
    check_feed(feed)
    assert built(flow(data), feed, LATER, choices).feed.data == feed
    shown = built(flow(data), feed_of(flow(data)), LATER, choices)
    assert [entry.cue for entry in shown.entries] == [entry.cue for entry in built(flow(data)).entries]


@pytest.mark.parametrize(
    ("notes", "routine", "role", "kept"),
    [
        (1_990, 1_990, 200, 1_990),
        (10, 1_990, 200, 1_990),
        (1_990, 10, 200, 10),
        (0, 1_990, 1_500, 0),
        (10, 1_990, 1_500, 0),
    ],
)
def test_what_is_too_long_loses_the_end_of_notes_and_not_how_to_record_the_touch(
    notes: int, routine: int, role: int, kept: int
) -> None:
    """As much as calendars take: the notes give way first, then the routine."""
    words = Words(
        kind="contact", who="Ada", name="Ada", typed='"Ada"', category="m", cadence="weekly", links=LinkedInAddresses()
    )
    long = replace(words, notes="ñ" * notes, routine="®" * routine, role="r" * role)
    _, description = detail.texts(wording(), long, Detail.FULL)
    assert description.endswith('cuegen log "Ada". An attempt counts.')
    assert len(description) <= 3_000
    if notes + routine + role > 3_000:
        assert len(description) == 3_000
        assert "…" in description
    assert description.count("®") == (kept or 3_000 - len(description.replace("®", "")))
