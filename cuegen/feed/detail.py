"""How much of a person a feed shows: all of it, the name, or the initials.

With less than all, words are taken over one by one into new ones, so that whatever a cue learns to speak of stays
out until it is let in here. The title is still the template's, which sees no more than those words; the description
is not, for a template can say anything: it has the address of the notifications and the cadence. The cues for
LinkedIn itself are about nobody, and keep their texts. The day of a birthday is shown, for the event is on it or
names it; the year is not.
"""

from dataclasses import replace
from enum import StrEnum

from cuegen.feed.content_lines import shortened
from cuegen.feed.event import DESCRIPTION_LIMIT
from cuegen.feed.initials import initials
from cuegen.feed.wording import Wording
from cuegen.feed.words import ABOUT_NOBODY, Words

SOMEONE = "someone"  # a name without letters, or a category whose label may tell who is in it
CONTACTS = "contacts"  # the category of everybody where a feed shows initials


class Detail(StrEnum):
    """What a feed shows of a person."""

    FULL = "full"
    NAMES = "names"
    INITIALS = "initials"


def texts(wording: Wording, words: Words, detail: Detail) -> tuple[str, str]:
    """Write the title and the description of a cue.

    Raises:
        Refused: a template cannot be filled in with these words.
    """
    if detail is Detail.FULL or words.kind in ABOUT_NOBODY:
        return wording.summary(words), _description(wording, words)
    description = "\n\n".join(filter(None, (words.links.notifications, words.cadence)))
    return wording.summary(shown(words, detail)), description


def _description(wording: Wording, words: Words) -> str:
    """Write the description. One that is too long loses the end of its notes, then of its routine, not its own end."""
    description = wording.description(words)
    if len(description) > DESCRIPTION_LIMIT and words.notes:
        words = replace(words, notes=_shorter(words.notes, description))
        description = wording.description(words)
    if len(description) > DESCRIPTION_LIMIT and words.routine:
        description = wording.description(replace(words, routine=_shorter(words.routine, description)))
    return description


def _shorter(text: str, description: str) -> str:
    """Cut a text by what a description has too much."""
    return shortened(text, max(1, len(text) - (len(description) - DESCRIPTION_LIMIT)))


def shown(words: Words, detail: Detail) -> Words:
    """Keep of the words of a cue what a feed of this detail may tell."""
    if detail is Detail.FULL:
        return words
    return _named(words) if detail is Detail.NAMES else _initialled(words)


def category_shown(category: str, words: Words, detail: Detail) -> str:
    """Tell the category that an event names: with initials the same for all people."""
    return category if detail is not Detail.INITIALS or words.kind in ABOUT_NOBODY else CONTACTS


def _named(words: Words) -> Words:
    return Words(
        kind=words.kind,
        who=words.who,
        name=words.name,
        category=words.category,
        label=words.label,
        cadence=words.cadence,
        links=words.links,
        makes_up=words.makes_up,
        lead=words.lead,
        birthday=words.birthday,
        anniversary=words.anniversary,
    )


def _initialled(words: Words) -> Words:
    """Show no more than with names, and neither the name nor what the category tells."""
    who = initials(words.name or "") or SOMEONE
    return replace(_named(words), who=who, name=words.name and who, category=CONTACTS, label=None)
