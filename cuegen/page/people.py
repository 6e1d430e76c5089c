"""Everybody in the list by how warm they are, as the page shows it."""

from collections.abc import Iterable, Sequence
from datetime import date

from cuegen.build import DoneLink
from cuegen.contacts.linkedin import profile_address
from cuegen.contacts.model import Contacts
from cuegen.page.page import Group, Person, Warmth
from cuegen.views.states import SET_ASIDE, Standing, State, standings, tally
from cuegen.views.status import overdue_words, payoff
from cuegen.wishes import spaced

# Those who need a word come first. The words hold for the factors that a list may set for itself, too.
GROUPS = (
    (State.COLD, "Cold", "long ago, or never", {State.COLD}),
    (State.COOLING, "Cooling", "due, and a little late", {State.COOLING}),
    (State.WARM, "Warm", "in touch", {State.WARM, State.HOT}),
)


def warmth(contacts: Contacts, today: date, done: DoneLink | None = None) -> Warmth:
    """Group everybody on a day.

    Those who are set aside have a link to their own page where there are such: with their cues, it has left the feed.
    """
    everybody = standings(contacts, today)
    return Warmth(
        payoff=payoff(tally(everybody), None),
        groups=tuple(
            Group(state=state, title=title, about=about, people=_people(everybody, states))
            for state, title, about, states in GROUPS
        ),
        aside=_people(everybody, SET_ASIDE, done),
    )


def _people(everybody: Sequence[Standing], states: Iterable[State], done: DoneLink | None = None) -> tuple[Person, ...]:
    return tuple(_person(each, done) for each in everybody if each.state in states)


def _person(each: Standing, done: DoneLink | None) -> Person:
    slug = each.contact.linkedin
    return Person(
        name=each.contact.name,
        category=spaced(each.category),
        words=overdue_words(each) if each.hold is None else f"{each.state}, {overdue_words(each)}",
        profile=profile_address(slug) if slug else None,
        done=done(each.contact) if done else None,
    )
