"""The sections of contacts.yaml: what each of them, and each contact, can hold. The JSON Schema comes from here too.

Every field reads its own text and says what is wrong with it (`Fault`); whatever takes more than one field to see
is looked at in `checks`. Nothing written (`notes:`) is the same as a missing key.
"""

import datetime as dt
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, create_model, model_validator

from cuegen.contacts import shapes
from cuegen.contacts.cadence import Cadence, parse_cadence
from cuegen.contacts.colors import COLORS, Color, read_color
from cuegen.contacts.dates import DateRange, read_away, read_date
from cuegen.contacts.durations import read_duration, read_lead, read_reminder
from cuegen.contacts.followups import ABOUT, read_followup
from cuegen.contacts.linkedin import LinkedInAddresses, read_profile
from cuegen.contacts.partial_dates import PartialDate, read_birthday, read_since
from cuegen.contacts.patterns import read_pattern
from cuegen.contacts.public_holidays import Region, read_region
from cuegen.contacts.scalars import read_address, read_per_day, read_review, read_switch, read_zone_name
from cuegen.contacts.shapes import line, listed, optional, required, string, text
from cuegen.contacts.texts import identity, read_id, read_line, read_name
from cuegen.contacts.times import read_time
from cuegen.contacts.touches import Touch, read_touch
from cuegen.contacts.weekday import Weekday

CALENDAR_NAME_LIMIT = 100  # characters; clients cut longer ones
WORKDAYS = frozenset(day for day in Weekday if day < Weekday.SATURDAY)


class Section(BaseModel):
    """A part of the file: strict about its keys, and unchangeable once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Settings(Section):
    """A section of single values with defaults: a key with nothing behind it has its default, too."""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_nothing(cls, written: object) -> object:
        if not isinstance(written, dict):
            return written
        return {key: value for key, value in written.items() if value is not None or key not in cls.model_fields}


class Calendar(Settings):
    """When cues may be, and how the calendar presents itself."""

    name: Annotated[
        str,
        required(partial(read_line, what="the calendar's name", limit=CALENDAR_NAME_LIMIT), "a name"),
        string(maxLength=CALENDAR_NAME_LIMIT),
    ] = Field(default="Reconnect", description="The name that calendars show.")
    timezone: Annotated[str, required(read_zone_name, "the name of a time zone"), string()] = Field(
        description="The IANA name of the time zone that all times are in, such as Europe/London."
    )
    starts: Annotated[dt.date, required(read_date, "a date"), shapes.DAY] = Field(
        default=dt.date(2026, 1, 5), description="Cadences of people without a last_contact count from this day."
    )
    time: Annotated[dt.time | None, required(read_time, "a time"), string(examples=["08:30", "all-day"])] = Field(
        default=dt.time(8, 30),
        description="The first appointment of a day; the next ones follow it. Or: all-day.",
        json_schema_extra={"default": "08:30"},
    )
    duration: Annotated[dt.timedelta, required(read_duration, "a duration"), string(examples=["15 minutes"])] = Field(
        default=dt.timedelta(minutes=15),
        description="How long an appointment is.",
        json_schema_extra={"default": "15 minutes"},
    )
    days: Annotated[frozenset[Weekday], PlainValidator(shapes.read_days), shapes.DAYS] = Field(
        default=WORKDAYS,
        description="The days of the week that may hold a cue.",
        json_schema_extra={"default": ["mon-fri"]},
    )
    per_day: Annotated[int, required(read_per_day, "a whole number"), shapes.PER_DAY] = Field(
        default=2, description="At most so many cues a day."
    )
    away: Annotated[
        tuple[Annotated[DateRange, required(read_away, "a date or a range of dates"), shapes.AWAY], ...],
        BeforeValidator(listed),
    ] = Field(default=(), description="Days without cues: single dates, or ranges such as 2026-12-21..2027-01-03.")
    holidays: Annotated[Region | None, optional(read_region, "the code of a country"), shapes.REGION] = Field(
        default=None, description="A country or a part of one, such as GB-ENG: its public holidays are days away, too."
    )
    reminder: Annotated[
        dt.timedelta | None, optional(read_reminder, "a duration"), string(examples=["10 minutes", "off"])
    ] = Field(
        default=None,
        description="How long before a cue the calendar should remind; off by default.",
        json_schema_extra={"default": "off"},
    )
    templates: Annotated[str | None, line("the folder of templates"), string()] = Field(
        default=None, description="A folder with templates of your own, seen from this file; default: templates."
    )
    color: Annotated[Color, required(read_color, "the name of a colour"), string(enum=list(COLORS))] = Field(
        default=read_color("steelblue"),
        description="The CSS name of the calendar's colour.",
        json_schema_extra={"default": "steelblue"},
    )
    private: Annotated[bool, required(read_switch, "true or false"), shapes.SWITCH] = Field(
        default=False, description="Mark every cue as private, for calendars that others can see."
    )


# The pages that LinkedIn does not document can be replaced when it moves one.
if TYPE_CHECKING:
    Addresses = Settings  # mypy cannot follow a class whose fields come from a list
else:
    Addresses = create_model(
        "Addresses",
        __base__=Settings,
        __doc__="LinkedIn's own pages, for the day on which it moves one.",
        **{
            page.name: (
                Annotated[str, required(read_address, "a web address"), shapes.ADDRESS],
                Field(default=page.default, description=f"LinkedIn's page for {page.name.replace('_', ' ')}."),
            )
            for page in fields(LinkedInAddresses)
        },
    )


class LinkedIn(Settings):
    """What goes beyond single people: both cues are off unless asked for."""

    review: Annotated[Cadence | None, required(read_review, "a cadence"), shapes.REVIEW] = Field(
        default=None,
        description="A standing appointment with the LinkedIn notifications, such as every friday.",
        json_schema_extra={"default": False},
    )
    setup: Annotated[bool, required(read_switch, "true or false"), shapes.SWITCH] = Field(
        default=False, description="A cue on the first day that lists the notification settings to switch on."
    )
    addresses: Annotated[Addresses, BeforeValidator(shapes.or_empty)] = Field(
        default={}, validate_default=True, description="Other addresses for LinkedIn's own pages."
    )

    @property
    def pages(self) -> LinkedInAddresses:
        """The addresses to link to."""
        return LinkedInAddresses(**self.addresses.model_dump())


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
    last_contact: Annotated[dt.date | None, optional(read_date, "a date"), shapes.DAY] = Field(
        default=None, description="The day of the last touch, answered or not: the next cue is one cadence later."
    )
    touches: Annotated[
        tuple[Annotated[Touch, required(read_touch, "a touch"), shapes.TOUCH], ...], BeforeValidator(listed)
    ] = Field(default=(), description="The touches so far, oldest first: the day, and what it was about.")
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


def named(value: object) -> object:
    """Let a bare name stand for a contact that has nothing else."""
    return {"name": value} if isinstance(value, str) else value


class Category(Section):
    """People of one kind, with one cadence. A category with nobody in it has a cue of its own."""

    label: Annotated[str | None, line("the label"), string()] = Field(
        default=None, description="One of them in the singular, for the titles: mentor."
    )
    cadence: Annotated[Cadence, required(parse_cadence, "a cadence"), shapes.CADENCE] = Field(
        description="How often to get in touch, in words: every 6 weeks, quarterly, first monday of the month."
    )
    routine: Annotated[str | None, text("the routine"), string()] = Field(
        default=None, description="What to say or ask; stands in the text of each cue."
    )
    lead: Annotated[dt.timedelta, required(read_lead, "a number of days"), string(examples=["1 week"])] = Field(
        default=dt.timedelta(0),
        description="How long before birthdays and work anniversaries their cues come; default: on the day.",
        json_schema_extra={"default": "0 days"},
    )
    match: Annotated[str | None, optional(read_pattern, "a pattern"), string(examples=["recruiter|talent"])] = Field(
        default=None, description="Whom an import proposes for this category, by position or company: a pattern."
    )
    companies: Annotated[
        tuple[Annotated[str, required(partial(read_line, what="the company"), "a company"), string()], ...],
        BeforeValidator(listed),
    ] = Field(default=(), description="Whom an import proposes for this category: all who work for one of these.")
    contacts: Annotated[
        tuple[Annotated[Contact, BeforeValidator(named), shapes.OrText()], ...], BeforeValidator(listed)
    ] = Field(default=(), description="The people, as bare names or with more about them.")


class Contacts(Section):
    """A whole contacts.yaml."""

    calendar: Annotated[Calendar, BeforeValidator(shapes.or_empty)] = Field(
        description="When cues may be, and how the calendar presents itself."
    )
    linkedin: Annotated[LinkedIn, BeforeValidator(shapes.or_empty)] = Field(
        default={}, validate_default=True, description="Cues for LinkedIn itself."
    )
    categories: Annotated[
        dict[str, Annotated[Category, BeforeValidator(shapes.or_empty)]], BeforeValidator(shapes.or_empty)
    ] = Field(default={}, description="The kinds of people to keep in touch with, each under a name of your own.")
