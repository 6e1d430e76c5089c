"""The sections of contacts.yaml that hold settings: what each of them can say, and what is so if it does not.

Every field reads its own text and says what is wrong with it (`Fault`); whatever takes more than one field to see
is looked at in `checks`. Nothing written (`name:`) is the same as a missing key.
"""

import datetime as dt
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model, model_validator

from cuegen.contacts import shapes
from cuegen.contacts.cadence import Cadence, Unit
from cuegen.contacts.colors import COLORS, Color, read_color
from cuegen.contacts.dates import DateRange, read_away, read_date
from cuegen.contacts.durations import read_duration, read_reminder
from cuegen.contacts.factors import read_factor
from cuegen.contacts.linkedin import LinkedInAddresses
from cuegen.contacts.nudges import Nudge, read_nudge
from cuegen.contacts.paces import Pace, read_pace
from cuegen.contacts.public_holidays import Region, read_region
from cuegen.contacts.scalars import MOST_PER_DAY, read_address, read_per_day, read_review, read_switch, read_zone_name
from cuegen.contacts.shapes import line, listed, optional, required, string
from cuegen.contacts.style import Style, read_block, read_style
from cuegen.contacts.texts import read_line
from cuegen.contacts.times import read_time
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
        description="How long an appointment is. A weekly block is so long for each of the `per_day` people.",
        json_schema_extra={"default": "15 minutes"},
    )
    days: Annotated[frozenset[Weekday], shapes.Days(), shapes.DAYS] = Field(
        default=WORKDAYS,
        description="The days of the week that may hold a cue.",
        json_schema_extra={"default": ["mon-fri"]},
    )
    per_day: Annotated[int, required(read_per_day, "a whole number"), shapes.PER_DAY] = Field(
        default=2, description="At most so many cues a day, or people in a weekly block."
    )
    style: Annotated[Style, required(read_style, "a style"), string(enum=list(Style))] = Field(
        default=Style.APPOINTMENTS,
        description="One of the appointments for each person, or a weekly-block for all who are due in a week.",
        json_schema_extra={"default": "appointments"},
    )
    block: Annotated[Cadence | None, optional(read_block, "a day of the week"), shapes.BLOCK] = Field(
        default=None,
        description="When the weekly block is: every friday at 16:00; by default on the first of `days`, at `time`.",
    )
    away: Annotated[
        tuple[Annotated[DateRange, required(read_away, "a date or a range of dates"), shapes.AWAY], ...],
        BeforeValidator(listed),
    ] = Field(default=(), description="Days without cues: single dates, or ranges such as 2026-12-21..2027-01-03.")
    holidays: Annotated[Region | None, optional(read_region, "the code of a country"), shapes.REGION] = Field(
        default=None, description="A country or a part of one, such as GB-ENG: its public holidays are days away, too."
    )
    nudge: Annotated[Nudge, required(read_nudge, "a cadence"), shapes.NUDGE] = Field(
        default=Nudge(),
        description="How often the cue of a person who is due repeats, until a touch is recorded; off by default.",
        json_schema_extra={"default": False},
    )
    pace: Annotated[Pace, required(read_pace, "a factor"), shapes.PACE] = Field(
        default=Pace(),
        description="By how much all cadences are scaled, and until when: 0.5 until 2026-09-01 is twice as often.",
        json_schema_extra={"default": 1},
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

    @property
    def weekly(self) -> Cadence | None:
        """The day and the time of the weekly block, None where each person has an appointment."""
        if self.style is not Style.WEEKLY_BLOCK:
            return None
        rhythm = self.block or Cadence(unit=Unit.WEEK, weekday=min(self.days))
        return replace(rhythm, time=rhythm.time or self.time)

    @property
    def begins(self) -> dt.time | None:
        """The time of a day's first appointment; None for all of the day."""
        return self.time if self.weekly is None else self.weekly.time

    @property
    def most_per_day(self) -> int:
        """How many appointments there is room for between the first one and midnight."""
        if self.begins is None:
            return MOST_PER_DAY
        return min(
            dt.timedelta(hours=24 - self.begins.hour, minutes=-self.begins.minute) // self.duration, MOST_PER_DAY
        )

    @property
    def length(self) -> dt.timedelta:
        """How long an appointment with a time is."""
        return self.duration if self.weekly is None else self.duration * self.per_day


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


class States(Settings):
    """Where warm ends and cold begins, in multiples of a person's own cadence."""

    warm: Annotated[float, required(read_factor, "a number"), shapes.FACTOR] = Field(
        default=1, description="Somebody is warm for so many cadences after the last touch."
    )
    cooling: Annotated[float, required(read_factor, "a number"), shapes.FACTOR] = Field(
        default=2, description="Then cooling, until so many cadences after the last touch; then cold."
    )
