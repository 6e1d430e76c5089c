"""Nudges in a whole list: whose they are, what the text says, and what a touch does to the feed."""

import pytest

from cuegen.build import Choices
from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.reading import read_contacts
from cuegen.feed.detail import Detail
from cuegen.schedule.demand import demand
from cuegen.what_if import WhatIf, suppose
from cuegen.wishes import everyone_asking, frame_of
from tests.feed.building import FILE, built, events, feed_of

LIST = """
calendar: {timezone: Europe/London, nudge: every 2 weeks}
linkedin: {review: monthly, setup: true}
categories:
  mentors:
    label: mentor
    cadence: every 6 weeks
    contacts:
      - {name: Ada, last_contact: 2026-01-20}
      - {name: Grace, cadence: weekly}
      - {name: Emmy, cadence: quarterly on friday}
  alumni: {cadence: yearly, nudge: monthly, contacts: [Mary]}
  peers: {cadence: quarterly, nudge: off, contacts: [Sofya]}
  recruiters: {cadence: quarterly}
"""


def nudges(text: str) -> dict[str, str | None]:
    """Tell the nudge that each cue's text can speak of, by whom the cue is about."""
    return {each.words.who: each.words.nudge for each in everyone_asking(read_contacts(text, FILE).contacts)}


def test_a_category_comes_before_the_calendar() -> None:
    """Nobody is nudged about a category with nobody in it, nor about LinkedIn: no touch is ever recorded there."""
    assert nudges(LIST) == {
        "Ada": "every 2 weeks",
        "Grace": None,
        "Emmy": "every 2 weeks on friday",
        "Mary": "monthly",
        "Sofya": None,
        "someone from recruiters": None,
        "your network": None,
    }
    assert nudges(LIST.replace(", nudge: every 2 weeks", ""))["Ada"] is None


def test_the_text_says_so() -> None:
    """Where there is a nudge; a feed of names does not tell."""
    said = {entry.summary: entry.description for entry in built(LIST).entries}
    assert (
        "Keep warm: mentor, every 6 weeks; again every 2 weeks until you are in touch\n" in said["Reconnect with Ada"]
    )
    assert "Keep warm: peers, quarterly\n" in said["Reconnect with Sofya"]
    names = built(LIST, choices=Choices(detail=Detail.NAMES)).entries
    assert not any("again" in entry.description for entry in names)


@pytest.mark.parametrize("touch", ["2026-03-03", "2026-03-17", "2026-05-12"])
def test_a_touch_ends_the_nudging_until_one_cadence_later(touch: str) -> None:
    """On the day of the first cue or of any later one; all other events are the same to the byte."""
    before = built(LIST)
    after = built(LIST.replace("2026-01-20", touch), before.feed.data)
    old, new = events(before.feed.data), events(after.feed.data)
    (changed,) = (uid for uid in old if old[uid] != new[uid])
    assert b"SUMMARY:Reconnect with Ada\r\n" in new[changed]
    (ada,) = (entry.cue for entry in after.entries if entry.summary == "Reconnect with Ada")
    assert ada.first == parse_cadence("every 6 weeks").after(ada.wish.last_contact or ada.first)
    assert str(ada.recurrence) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"


def test_off_is_as_good_as_no_nudge() -> None:
    """To the byte; and so is one that is longer than everybody's cadence."""
    bare = LIST.replace("nudge: every 2 weeks", "").replace("nudge: monthly, ", "").replace("nudge: off, ", "")
    off = LIST.replace("nudge: every 2 weeks", "nudge: off").replace("nudge: monthly", "nudge: null")
    slow = bare.replace("calendar: {", "calendar: {nudge: every 2 years, ")
    assert feed_of(off) == feed_of(slow) == feed_of(bare)


def test_what_if_counts_the_nudges_too() -> None:
    """A slower cadence asks for no less where the nudge decides; one as short as the nudge does without it."""
    contacts = read_contacts(LIST, FILE).contacts

    def asked(what_if: WhatIf) -> float:
        supposed = suppose(contacts, what_if)
        return demand([each.wish for each in everyone_asking(supposed)], frame_of(supposed)).cues

    def with_mentors(cadence: str) -> float:
        return asked(WhatIf(cadences={"mentors": parse_cadence(cadence)}))

    assert with_mentors("yearly") == with_mentors("every 2 weeks") == asked(WhatIf())
    assert with_mentors("weekly") > asked(WhatIf())


def test_a_list_that_asks_for_too_much_is_told_of_its_nudges() -> None:
    """It is they that ask, and not the cadence."""
    crowd = ", ".join(f"P{number}" for number in range(30))
    text = f"calendar: {{timezone: UTC, nudge: weekly}}\ncategories:\n  peers: {{cadence: yearly, contacts: [{crowd}]}}"
    (warning,) = built(text).warnings
    assert warning.hint == "raise per_day to 8, or slow a category or its nudge: 'peers' alone asks for 6.0"
