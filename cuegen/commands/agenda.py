"""`cuegen agenda`: the cues of the next days, as a table or as JSON."""

import sys
from datetime import datetime

from cuegen.build import Choices
from cuegen.commands.build import build_from
from cuegen.commands.inputs import Paths, uncollected
from cuegen.commands.screen import Screen
from cuegen.views.agenda import agenda, as_json
from cuegen.zones import read_zone


def agenda_command(paths: Paths, days: int, now: datetime, screen: Screen, *, json: bool) -> int:
    """Print who is next, from today on; the cues are where the feed has them."""
    with uncollected():
        built = build_from(paths, Choices(allow_empty=True), now)
    today = now.astimezone(read_zone(built.contacts.calendar.timezone)).date()
    appointments = agenda(built, today, days)
    if json:
        sys.stdout.write(as_json(appointments))
        return 0
    from cuegen.views.table import print_table  # noqa: PLC0415 - rich is heavy, and JSON does not need it

    print_table(appointments, sys.stdout, color=screen.has_color and sys.stdout.isatty())
    return 0
