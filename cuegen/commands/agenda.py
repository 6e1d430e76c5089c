"""`cuegen agenda`: the cues of the next days, as a table or as JSON."""

from dataclasses import dataclass
from datetime import date, datetime

from cuegen.build import Choices
from cuegen.commands.build import build_from
from cuegen.commands.inputs import Paths
from cuegen.commands.product import Page, deliver
from cuegen.commands.screen import Screen
from cuegen.views.agenda import agenda, as_json
from cuegen.zones import read_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a user wants to see: so many days from `today` on, else from the day that it is in the list's zone."""

    today: date | None
    days: int
    json: bool


def agenda_command(paths: Paths, view: View, now: datetime, screen: Screen) -> int:
    """Print who is next; the cues are where the feed has them."""
    built = build_from(paths, Choices(allow_empty=True), now)
    first = view.today or now.astimezone(read_zone(built.contacts.calendar.timezone)).date()
    appointments = agenda(built, first, view.days)
    if view.json:
        deliver(as_json(appointments))
        return 0
    from cuegen.views.table import print_table  # noqa: PLC0415 - rich is heavy, and JSON does not need it

    page = Page()
    print_table(appointments, page, color=screen.has_color and page.isatty())
    deliver(page.getvalue())
    return 0
