"""The sections of contacts.yaml: what each of them, and each contact, can hold. The JSON Schema comes from here too.

Every field reads its own text and says what is wrong with it (`Fault`); whatever takes more than one field to see
is looked at in `checks`. Nothing written (`notes:`) is the same as a missing key.
"""

import datetime as dt
from functools import partial
from typing import Annotated, cast

from pydantic import BeforeValidator, ConfigDict, Field

from cuegen.contacts import shapes
from cuegen.contacts.cadence import Cadence, parse_cadence
from cuegen.contacts.dates import read_date
from cuegen.contacts.durations import read_lead
from cuegen.contacts.followups import ABOUT, read_followup
from cuegen.contacts.holds import Hold, read_hold, read_snooze
from cuegen.contacts.last_contact import LastContact, read_last_contact
from cuegen.contacts.linkedin import read_profile
from cuegen.contacts.nudges import Nudge, read_nudge
from cuegen.contacts.paces import Pace, read_pace
from cuegen.contacts.partial_dates import PartialDate, read_birthday, read_since
from cuegen.contacts.patterns import read_pattern
from cuegen.contacts.quoting import typed
from cuegen.contacts.rotations import in_turn, read_rotation
from cuegen.contacts.settings import Calendar, LinkedIn, Section, States
from cuegen.contacts.shapes import line, listed, optional, required, string, text
from cuegen.contacts.texts import identity, read_id, read_line, read_name
from cuegen.contacts.touches import Touch, read_touch


class FollowUp(Section):
    """Something for one day: a promise to come back to, an occasion to write."""

    on: Annotated[dt.date, required(read_date, "a date"), shapes.DAY] = Field(description="The day of its cue.")
    about: Annotated[str | None, line(ABOUT), string()] = Field(
        default=None, description="What it is about; stands in the title of the cue."
    )


def in_one_text(value: object) -> object:
    """Let a text such as `2026-05-04 board meeting` stand for a follow-up."""
    if not isinstance(value, str):
        return value
    day, about = read_followup(value)
    return FollowUp.model_construct(on=day, about=about)


class Contact(Section):
    """One person."""

    name: Annotated[str, required(read_name, "a name"), string(minLength=1)] = Field(
        description="The person's name, as it stands in the titles of cues."
    )
    id: Annotated[str | None, optional(read_id, "an id"), string()] = Field(
        default=None, description="What identifies the person instead of the name: set it before you change a name."
    )
    linkedin: Annotated[str | None, optional(read_profile, "a LinkedIn profile"), string()] = Field(
        default=None, description="The LinkedIn profile: its address, or the part behind linkedin.com/in/."
    )
    cadence: Annotated[Cadence | None, optional(parse_cadence, "a cadence"), shapes.CADENCE] = Field(
        default=None, description="How often, when it differs from the category."
    )
    last_contact: Annotated[LastContact | None, optional(read_last_contact, "a date"), shapes.LAST_CONTACT] = Field(
        default=None,
        description="The day of the last touch, answered or not: the next cue is one cadence later. Behind it, "
        "cuegen log writes the one before: after 2026-09-14, or after none.",
    )
    touches: Annotated[
        tuple[Annotated[Touch, required(read_touch, "a touch"), shapes.TOUCH], ...], BeforeValidator(listed)
    ] = Field(default=(), description="The touches with a note, oldest first: the day, and what it was about.")
    hot: Annotated[Hold | None, optional(read_hold, "true or a date"), shapes.HOLD] = Field(
        default=None, description="In active back-and-forth, so no cue: true, or until 2026-05-01, that day included."
    )
    paused: Annotated[Hold | None, optional(read_hold, "true or a date"), shapes.HOLD] = Field(
        default=None, description="Set aside, so no cue: true, or until 2026-05-01, that day included."
    )
    snoozed: Annotated[Hold | None, optional(read_snooze, "a date"), shapes.SNOOZE] = Field(
        default=None, description="Put off, so no cue until 2026-05-01, that day included."
    )
    notes: Annotated[str | None, text("the notes"), string()] = Field(
        default=None, description="What to remember; stands in the text of the cue."
    )
    company: Annotated[str | None, line("the company"), string()] = Field(default=None, description="Where they work.")
    role: Annotated[str | None, line("the role"), string()] = Field(default=None, description="What they do there.")
    birthday: Annotated[PartialDate | None, optional(read_birthday, "a birthday"), shapes.BIRTHDAY] = Field(
        default=None, description="The birthday, with its year or without: it has a cue of its own each year."
    )
    since: Annotated[PartialDate | None, optional(read_since, "a month"), shapes.SINCE] = Field(
        default=None, description="When they began in the present company: its anniversary has a cue each year."
    )
    followups: Annotated[
        tuple[Annotated[FollowUp, BeforeValidator(in_one_text), shapes.OrText()], ...], BeforeValidator(listed)
    ] = Field(default=(), description="Cues for single days, each with its day and what it is about.")

    @property
    def identity(self) -> str:
        """What makes the person the same one after every edit: the id, else the name."""
        return identity(self.id or self.name)

    @property
    def typed(self) -> str:
        """What is typed on a command line to mean this person and nobody else: a name can be that of two."""
        return typed(self.id or self.name)

    @property
    def last_touch(self) -> dt.date | None:
        """The day of the last touch, which is all that cues go by; None before the first one."""
        return None if self.last_contact is None else self.last_contact.day

    @property
    def holds(self) -> dict[str, Hold]:
        """What keeps the person's cues back, by its key: the first one in force names the state."""
        if self.hot is self.paused is self.snoozed is None:  # as with nearly all
            return {}
        written = {"hot": self.hot, "paused": self.paused, "snoozed": self.snoozed}
        return {key: hold for key, hold in written.items() if hold is not None}

    @property
    def is_held_for_good(self) -> bool:
        """Tell whether one of the holds has no end."""
        holds = self.holds
        return bool(holds) and any(hold.until is None for hold in holds.values())

    @property
    def not_before(self) -> dt.date | None:
        """The first day that may hold a cue, where all holds have an end; None without any."""
        holds = self.holds
        return max((hold.not_before for hold in holds.values() if hold.not_before), default=None) if holds else None


def named(value: object) -> object:
    """Let a bare name stand for a contact that has nothing else."""
    return {"name": value} if isinstance(value, str) else value


class Category(Section):
    """People of one kind, with one cadence or in turn. A category with nobody in it has a cue of its own."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["cadence"]}, {"required": ["rotate"]}]})

    label: Annotated[str | None, line("the label"), string()] = Field(
        default=None, description="One of them in the singular, for the titles: mentor."
    )
    cadence: Annotated[Cadence | None, required(parse_cadence, "a cadence"), shapes.CADENCE] = Field(
        default=None,
        description="How often to get in touch, in words: every 6 weeks, quarterly, first monday of the month.",
    )
    rotate: Annotated[Cadence | None, required(read_rotation, "a cadence"), shapes.ROTATION] = Field(
        default=None, description="Instead of a cadence: how often one of the people here comes up, in turn: weekly."
    )
    routine: Annotated[str | None, text("the routine"), string()] = Field(
        default=None, description="What to say or ask; stands in the text of each cue."
    )
    nudge: Annotated[Nudge | None, optional(read_nudge, "a cadence"), shapes.NUDGE] = Field(
        default=None, description="How often cues that are due repeat here, when it differs from the calendar; or: off."
    )
    pace: Annotated[Pace | None, optional(read_pace, "a factor"), shapes.PACE] = Field(
        default=None, description="By how much cadences are scaled here, when it differs from the calendar; or: off."
    )
    lead: Annotated[dt.timedelta, required(read_lead, "a number of days"), string(examples=["1 week"])] = Field(
        default=dt.timedelta(0),
        description="How long before birthdays and work anniversaries their cues come; default: on the day.",
        json_schema_extra={"default": "0 days"},
    )
    match: Annotated[str | None, optional(read_pattern, "a pattern"), string(examples=["recruiter|talent"])] = Field(
        default=None,
        description="Whom an import proposes for this category, by position, company or labels: a pattern.",
    )
    companies: Annotated[
        tuple[Annotated[str, required(partial(read_line, what="the company"), "a company"), string()], ...],
        BeforeValidator(listed),
    ] = Field(default=(), description="Whom an import proposes for this category: all who work for one of these.")
    contacts: Annotated[
        tuple[Annotated[Contact, BeforeValidator(named), shapes.OrText()], ...], BeforeValidator(listed)
    ] = Field(default=(), description="The people, as bare names or with more about them.")

    @property
    def members(self) -> tuple[Contact, ...]:
        """Those who take turns: nobody with a cadence of their own, and nobody at all without a rotation."""
        return tuple(filter(self.has_turn, self.contacts))

    def has_turn(self, contact: Contact) -> bool:
        """Tell whether somebody here takes turns with others."""
        return self.rotate is not None and contact.cadence is None

    @property
    def rhythm(self) -> Cadence:
        """How often one comes up who has no cadence of their own.

        Raises:
            Fault: so many take turns that calendars cannot keep it; a list that has been read has no such category.
        """
        return self.cadence or in_turn(cast("Cadence", self.rotate), len(self.members))  # a category has one of them


class Contacts(Section):
    """A whole contacts.yaml."""

    calendar: Annotated[Calendar, BeforeValidator(shapes.or_empty)] = Field(
        description="When cues may be, and how the calendar presents itself."
    )
    linkedin: Annotated[LinkedIn, BeforeValidator(shapes.or_empty)] = Field(
        default={}, validate_default=True, description="Cues for LinkedIn itself."
    )
    states: Annotated[States, BeforeValidator(shapes.or_empty)] = Field(
        default={}, validate_default=True, description="Where warm ends and cold begins."
    )
    categories: Annotated[
        dict[str, Annotated[Category, BeforeValidator(shapes.or_empty)]], BeforeValidator(shapes.or_empty)
    ] = Field(default={}, description="The kinds of people to keep in touch with, each under a name of your own.")

    @property
    def newest(self) -> dt.date:
        """The newest day of which a list tells that something was so: its start, or a touch."""
        touches = (each.last_touch for category in self.categories.values() for each in category.contacts)
        return max([self.calendar.starts, *filter(None, touches)])
