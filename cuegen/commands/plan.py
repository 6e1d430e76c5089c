"""`cuegen plan`: how full the weeks are, and how full they would be; nothing is written."""

from dataclasses import dataclass
from datetime import date, datetime

from cuegen.commands.inputs import Paths, read_list
from cuegen.commands.product import deliver
from cuegen.feed.memory import remember
from cuegen.problems import Fault, Refused
from cuegen.views.look import Look
from cuegen.views.plan import Span, as_json, plans
from cuegen.views.plan_page import page
from cuegen.what_if import WhatIf, suppose
from cuegen.zones import day_in


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a user wants to see: so many weeks from the one of `today`, else of the day in the list's zone."""

    today: date | None
    weeks: int
    json: bool
    what_if: WhatIf


def plan_command(paths: Paths, view: View, now: datetime, look: Look) -> int:
    """Print the load of the weeks to come; the cues are where a build would put them.

    Raises:
        Refused: the list or the previous feed cannot be used, or the list has no category of such a name.
    """
    reading = read_list(paths.contacts, now.date())
    contacts = reading.contacts
    try:
        supposed = suppose(contacts, view.what_if) if view.what_if else None
    except Fault as fault:
        raise Refused(fault.about(reading.file)) from None
    memory = remember(paths.read_previous()).for_schedule
    today = view.today or day_in(contacts.calendar.timezone, now)
    found, then = plans(contacts, supposed, memory, Span(today=today, weeks=view.weeks))
    deliver(as_json(found, then) if view.json else page(found, then, view.what_if, look))
    return 0
