"""What the wording of a cue can speak of: the variables of the templates.

This is a contract with everyone who writes templates of their own. docs/templates.md lists it, written from
the fields below; a variable may be added, but none is renamed or taken away without a word in the changelog.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from cuegen.contacts.linkedin import NOTIFICATION_SWITCHES, LinkedInAddresses

Kind = Literal["contact", "category", "review", "setup", "birthday", "anniversary", "followup"]

# `who` of the cues that are about nobody in particular: "Reconnect with your network".
EVERYONE = "your network"
ABOUT_NOBODY: tuple[Kind, ...] = ("review", "setup")

_DETERMINED = r"(?:an?|the|my|our|some(?:one|body))\b"
# Read letter by letter, when short and in capitals: these letters' names begin with a vowel (an HR manager).
_SPELLED = r"[A-Z]{2,3}\b"
_VOWEL_NAMES = "AEFHILMNORSX"
# By sound: a university friend, a European, a one-time client; but an uncle, an hour, an heir.
_VOWEL_SOUND = r"(?!eu|one\b|once\b|uni(?!n)|use|usu|uti)[aeiou]|hon(?:est|ou?r)|hour|heir"


@dataclass(kw_only=True)  # without slots: `vars` gives the templates their variables
class Words:
    """Everything that a template sees of one cue. None is what has nothing to say there.

    Nobody changes them once they are made: they are not frozen only because that makes them three times as slow to
    make, and there is one for each cue.
    """

    kind: Kind = field(
        metadata={
            "doc": "a person, a category with nobody in it yet, the standing review of LinkedIn, "
            "the one-off cue for its settings, or a person's birthday, work anniversary or follow-up"
        }
    )
    who: str = field(
        metadata={
            "doc": "whom the cue is about, to stand in a sentence: `Ada Lovelace`; in a category with nobody in it "
            f"`a recruiter` or `someone from people of interest`; for a review and a setup `{EVERYONE}`"
        }
    )
    name: str | None = field(default=None, metadata={"doc": "the person's name"})
    typed: str | None = field(
        default=None,
        metadata={
            "doc": "what to type behind `cuegen log` to mean this person and nobody else: the id, or else the name, "
            'in quotes, such as `"Ada Lovelace"`'
        },
    )
    category: str | None = field(
        default=None, metadata={"doc": "the category's key, with spaces: `people of interest`"}
    )
    label: str | None = field(default=None, metadata={"doc": "the category's label: `mentor`"})
    cadence: str | None = field(default=None, metadata={"doc": "how often, in words: `every 6 weeks`"})
    rotation: str | None = field(
        default=None,
        metadata={"doc": "how often one of the category comes up, where the person takes turns with others: `weekly`"},
    )
    pace: str | None = field(
        default=None,
        metadata={"doc": "how often for a while, and until when: `every 3 weeks until 1 September 2026`"},
    )
    nudge: str | None = field(
        default=None,
        metadata={"doc": "how often the cue repeats once the person is due, if that is more often: `every 2 weeks`"},
    )
    last_contact: date | None = field(default=None, metadata={"doc": "the day of the last touch; prints `2026-09-14`"})
    company: str | None = field(default=None, metadata={"doc": "where the person works"})
    role: str | None = field(default=None, metadata={"doc": "what the person does there"})
    routine: str | None = field(
        default=None, metadata={"doc": "what to do, in the words of the category; can have several lines"}
    )
    notes: str | None = field(default=None, metadata={"doc": "your notes on the person; can have several lines"})
    profile: str | None = field(default=None, metadata={"doc": "the address of the person's LinkedIn profile"})
    links: LinkedInAddresses = field(
        metadata={"doc": "LinkedIn's own pages: `links.notifications` and more, see below"}
    )
    switches: tuple[str, ...] = field(
        default=NOTIFICATION_SWITCHES, metadata={"doc": "the steps that the setup cue asks for, in order"}
    )
    makes_up: date | None = field(
        default=None, metadata={"doc": "for an appointment that stands in for one on a day away: that day"}
    )
    birthday: str | None = field(
        default=None, metadata={"doc": "the day and month of the person's birthday: `10 December`"}
    )
    born: str | None = field(default=None, metadata={"doc": "the year of birth, where it is known: `1815`"})
    since: str | None = field(
        default=None, metadata={"doc": "when the person began in the company, as far as it is known: `March 2021`"}
    )
    anniversary: str | None = field(
        default=None, metadata={"doc": "the day and month of that, as far as they are known: `15 March`, or `March`"}
    )
    lead: str | None = field(
        default=None, metadata={"doc": "how long before a birthday or an anniversary the cue comes: `1 week`"}
    )
    about: str | None = field(default=None, metadata={"doc": "what a follow-up is about: `board meeting`"})
    done: str | None = field(
        default=None,
        metadata={
            "doc": "the address of the page that records a touch of the person; "
            "only in a feed by `cuegen serve --public-url`"
        },
    )


def unnamed(label: str | None, category: str) -> str:
    """Say whom a category with nobody in it is about: "a recruiter", "an alum", "someone from people of interest".

    `category` is the key in words. A label that brings its own article keeps it.
    """
    if not label:
        return f"someone from {category}"
    return label if re.match(_DETERMINED, label, re.IGNORECASE) else f"{_article(label)} {label}"


def _article(label: str) -> str:
    spelled = label[0] in _VOWEL_NAMES if re.match(_SPELLED, label) else re.match(_VOWEL_SOUND, label, re.IGNORECASE)
    return "an" if spelled else "a"
