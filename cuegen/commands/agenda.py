"""`cuegen agenda`: the cues of the next days, as a table or as JSON."""

from dataclasses import dataclass
from datetime import date, datetime

from cuegen.build import Build, Choices
from cuegen.commands.build import build_from
from cuegen.commands.inputs import Paths
from cuegen.commands.product import Page, deliver
from cuegen.commands.screen import Screen
from cuegen.contacts.choosing import choose_category
from cuegen.problems import Fault, Refused
from cuegen.views.agenda import agenda, as_json
from cuegen.zones import day_in


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a user wants to see: so many days from `today` on, else from the day that it is in the list's zone.

    `categories` are those to show, as they were typed; without any, all are shown.
    """

    today: date | None
    days: int
    json: bool
    categories: tuple[str, ...] = ()


def agenda_command(paths: Paths, view: View, now: datetime, screen: Screen) -> int:
    """Print who is next; the cues are where the feed has them.

    Raises:
        Refused: the list, a template or the previous feed cannot be used, or has no category of such a name.
    """
    built = build_from(paths, Choices(allow_empty=True), now)
    first = view.today or day_in(built.contacts.calendar.timezone, now)
    appointments = agenda(built, first, view.days, _chosen(built, view.categories, str(paths.contacts)))
    if view.json:
        deliver(as_json(appointments))
        return 0
    from cuegen.views.table import print_table  # noqa: PLC0415 - rich is heavy, and JSON does not need it

    page = Page()
    print_table(appointments, page, color=screen.has_color and page.isatty())
    deliver(page.getvalue())
    return 0


def _chosen(built: Build, typed: tuple[str, ...], file: str) -> frozenset[str]:
    """Find the categories that were typed among those of the list and of its cues: linkedin is in no list."""
    known = dict.fromkeys([*built.contacts.categories, *(entry.category for entry in built.entries)])
    try:
        return frozenset(choose_category(each, known) for each in typed)
    except Fault as fault:
        raise Refused(fault.about(file)) from None
