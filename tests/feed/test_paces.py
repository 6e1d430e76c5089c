"""Paces in a whole list: whose they are, what the text says, what a touch does, and what the views make of them."""

from datetime import date

from cuegen.build import Choices
from cuegen.contacts.model import Contacts
from cuegen.contacts.reading import read_contacts
from cuegen.feed.detail import Detail
from cuegen.schedule.schedule import NO_MEMORY
from cuegen.views.plan import Span, plans
from cuegen.views.states import standings
from cuegen.wishes import everyone_asking
from tests.feed.building import FILE, built, events, feed_of

LIST = """
calendar: {timezone: Europe/London, pace: 0.5 until 2026-08-31}
linkedin: {review: monthly, setup: true}
categories:
  mentors:
    label: mentor
    cadence: every 6 weeks
    contacts:
      - {name: Ada, last_contact: 2026-01-20}
      - {name: Grace, cadence: every 2 weeks on friday at 17:00}
      - {name: Emmy, last_contact: 2026-01-20, paused: until 2026-09-15}
  peers: {cadence: every 8 weeks, pace: off, contacts: [Sofya]}
  alumni: {cadence: every 10 weeks, pace: twice as often, contacts: [Mary]}
  managers: {cadence: every 12 weeks, nudge: every 2 weeks, contacts: [{name: Jo, last_contact: 2026-01-20}]}
  recruiters: {cadence: every 8 weeks}
"""


def contacts(text: str = LIST) -> Contacts:
    """Read a list."""
    return read_contacts(text, FILE).contacts


def said(text: str = LIST) -> dict[str, tuple[str | None, str | None]]:
    """Tell the cadence and the pace that the text of each wish can speak of."""
    return {each.wish.identity: (each.words.cadence, each.words.pace) for each in everyone_asking(contacts(text))}


def test_a_category_comes_before_the_calendar() -> None:
    """And a cadence of one's own is scaled, too; who is held beyond the end has the usual cue alone."""
    assert said() == {
        "paced:contact:ada": ("every 6 weeks", "every 3 weeks until 31 August 2026"),
        "contact:ada": ("every 6 weeks", None),
        "paced:contact:grace": (
            "every 2 weeks on friday at 17:00",
            "every friday at 17:00 until 31 August 2026",
        ),
        "contact:grace": ("every 2 weeks on friday at 17:00", None),
        "contact:emmy": ("every 6 weeks", None),
        "contact:sofya": ("every 8 weeks", None),
        "contact:mary": ("every 5 weeks", None),
        "contact:jo": ("every 12 weeks", "every 6 weeks until 31 August 2026"),
        "paced:category:recruiters": ("every 8 weeks", "every 4 weeks until 31 August 2026"),
        "category:recruiters": ("every 8 weeks", None),
        "review": ("monthly", None),
        "setup": (None, None),
    }


def test_a_slow_pace_that_covers_no_due_day_only_puts_the_usual_cue_off() -> None:
    """Due in the middle of it, and at the pace behind its end."""
    slow = LIST.replace("0.5 until 2026-08-31", "10 until 2026-05-31")
    identities = [each.wish.identity for each in everyone_asking(contacts(slow))]
    assert "paced:contact:ada" not in identities
    (ada,) = (entry.cue for entry in built(slow).entries if entry.cue.identity == "contact:ada")
    assert abs(ada.first - date(2026, 7, 7)).days <= 3  # four times six weeks after the touch


def test_a_pace_without_effect_leaves_the_feed_as_it_is() -> None:
    """To the byte: over before anybody is due, off, or one that is 1."""
    bare = feed_of(LIST.replace(", pace: 0.5 until 2026-08-31", ""))
    for pace in ("0.5 until 2026-01-06", "10 until 2025-12-31", "off", "1", "1 until 2030-01-01"):
        assert feed_of(LIST.replace("0.5 until 2026-08-31", pace)) == bare


def test_the_text_says_so() -> None:
    """While the pace lasts; the usual cue says nothing of it, nor does a feed of names."""
    texts = {entry.cue.identity: entry.description for entry in built(LIST).entries}
    assert "Keep warm: mentor, every 6 weeks; every 3 weeks until 31 August 2026\n" in texts["paced:contact:ada"]
    assert "Keep warm: mentor, every 6 weeks\n" in texts["contact:ada"]
    assert "Keep warm: recruiters, every 8 weeks; every 4 weeks until" in texts["paced:category:recruiters"]
    nudged = "every 12 weeks; every 6 weeks until 31 August 2026; again every 2 weeks until you are in touch\n"
    assert nudged in texts["contact:jo"]
    names = built(LIST, choices=Choices(detail=Detail.NAMES)).entries
    assert not any("until" in entry.description for entry in names)


def test_a_touch_moves_both_cues_of_one_person() -> None:
    """The next one is due a scaled cadence later; all other events are the same to the byte."""
    before = built(LIST)
    after = built(
        LIST.replace("name: Ada, last_contact: 2026-01-20", "name: Ada, last_contact: 2026-03-04"), before.feed.data
    )
    old, new = events(before.feed.data), events(after.feed.data)
    changed = [new[uid] for uid in new if old[uid] != new[uid]]
    assert old.keys() == new.keys()
    assert [b"SUMMARY:Reconnect with Ada\r\n" in each for each in changed] == [True, True]
    cues = {entry.cue.identity: entry.cue for entry in after.entries}
    assert cues["paced:contact:ada"].first == date(2026, 3, 25)
    assert cues["contact:ada"].first == date(2026, 9, 30)


def test_a_touch_behind_the_end_makes_everything_usual() -> None:
    """The cue at the pace leaves the feed."""
    after = built(LIST.replace("2026-01-20}\n      - {name: G", "2026-08-20}\n      - {name: G"), feed_of(LIST))
    assert [entry.cue.identity for entry in after.entries if "ada" in entry.cue.identity] == ["contact:ada"]
    assert len(after.feed.removed) == 1


def test_a_build_that_changes_nothing_writes_the_same() -> None:
    """Both cues are remembered."""
    feed = feed_of(LIST)
    assert feed_of(LIST, feed) == feed


def test_status_goes_by_the_cadence_in_force() -> None:
    """Until the last day, and the usual one from the next."""

    def every(day: date) -> dict[str, str]:
        return {each.contact.name: str(each.cadence) for each in standings(contacts(), day)}

    assert every(date(2026, 8, 31)) | {"Ada": "every 3 weeks", "Sofya": "every 8 weeks"} == every(date(2026, 8, 31))
    assert every(date(2026, 9, 1)) | {"Ada": "every 6 weeks", "Mary": "every 5 weeks"} == every(date(2026, 9, 1))


def test_a_plan_counts_people_once_and_demand_at_its_height() -> None:
    """The weeks at the pace hold more than those behind it."""
    usual = contacts(LIST.replace(", pace: 0.5 until 2026-08-31", ""))
    paced, bare = plans(contacts(), usual, NO_MEMORY, Span(today=date(2026, 3, 2), weeks=52))
    assert bare is not None
    shares = {share.category: share for share in paced.shares}
    assert (shares["mentors"].people, shares["recruiters"].people) == (3, 0)
    assert paced.demand.cues > bare.demand.cues
    assert sum(week.cues for week in paced.weeks[:24]) > 1.2 * sum(week.cues for week in paced.weeks[28:])


def test_a_list_that_asks_for_too_much_is_told_of_its_pace() -> None:
    """It can be the reason."""
    crowd = ", ".join(f"P{number}" for number in range(30))
    peers = f"categories:\n  peers: {{cadence: every 4 weeks, contacts: [{crowd}]}}"
    (warning,) = built(f"calendar: {{timezone: UTC, pace: 0.25 until 2026-12-31}}\n{peers}").warnings
    assert warning.hint == "raise per_day to 8, or slow a category or its pace: 'peers' alone asks for 6.0"
