"""What the page shows, as values: everything is decided here, and the template only writes it down."""

from dataclasses import dataclass
from datetime import date, datetime, time

from cuegen.page.addresses import Addresses
from cuegen.page.faults import Complaint
from cuegen.page.heat_map import HeatMap
from cuegen.page.qr_code import QrCode
from cuegen.views.states import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place to go to: the words to click on, and the address. `of` is whose it is, for those who do not see that."""

    words: str
    url: str
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One appointment: its title as the calendar has it, the time of day (None for all of it), and the category."""

    title: str
    time: time | None
    category: str
    link: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day with appointments, in the order in which they come. `when` is "today" or "tomorrow", else nothing."""

    date: date
    when: str
    coming: tuple[Coming, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the list: how overdue, in words, and the address of the profile, if there is one.

    `done` is the address of the page on which the cues can be resumed, None where nothing leads there.
    """

    name: str
    category: str
    words: str
    profile: str | None
    done: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People in one state, the most overdue first; who is hot is among the warm, who is set aside in one group."""

    state: State
    title: str
    about: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Warmth:
    """Everybody by how warm they are, what the effort came to in one line, and those who are set aside."""

    payoff: str
    groups: tuple[Group, ...]
    aside: tuple[Person, ...]

    @property
    def people(self) -> int:
        """How many there are in the groups."""
        return sum(len(group.people) for group in self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a good build has to show."""

    days: tuple[Day, ...]
    warmth: Warmth
    year: HeatMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """The last time that a client fetched a feed, changed or not: its name, that of the feed's file, and the moment."""

    client: str
    feed: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All of the page.

    There are no `addresses` where nobody serves the feed, no `qr` where no phone gets there, and no `contents` where
    nothing was ever built; `has_feed` tells whether a feed is served, be it that of before the start. `fetches`, the
    latest first, is None where nobody counts them; their moments are in the time zone of the calendar.
    """

    name: str
    today: date
    contents: Contents | None
    has_feed: bool = False
    complaints: tuple[Complaint, ...] = ()
    addresses: Addresses | None = None
    qr: QrCode | None = None
    fetches: tuple[Fetch, ...] | None = None

    @property
    def has_errors(self) -> bool:
        """Whether the last build failed, so that all else here is of the one before."""
        return any(each.is_error for each in self.complaints)
