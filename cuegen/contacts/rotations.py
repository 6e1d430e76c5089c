"""Rotations of contacts.yaml: `rotate: weekly` in a category gives each week to one of its people, in turn.

Who has a cadence of their own takes no turn. All others do, also who is hot, paused or snoozed: their turn stays
empty, so that a hold moves nobody else. With twelve people everybody comes up every twelve weeks.
"""

from dataclasses import replace
from math import ceil

from cuegen.contacts.cadence import LONGEST_INTERVAL, Cadence, Unit, parse_cadence
from cuegen.problems import Fault


def read_rotation(text: str) -> Cadence:
    """Read how often it is somebody's turn, such as `weekly` or `every friday at 17:00`.

    Raises:
        Fault: not a cadence, or `daily`: no rule of a calendar gives every twelfth working day to one person.
    """
    pace = parse_cadence(text)
    if pace.unit is Unit.DAY:
        raise Fault("calendars cannot take turns by days", hint="write 'weekly', or a longer interval")
    return pace


def in_turn(pace: Cadence, members: int) -> Cadence:
    """Tell how often each of so many members comes up when one does at this pace; nobody counts as one.

    Raises:
        Fault: less often than calendars can keep.
    """
    interval = pace.interval * max(members, 1)
    if interval > LONGEST_INTERVAL:
        unit = pace.unit.value
        every = f"every {unit}" if pace.interval == 1 else f"every {pace.interval} {unit}s"
        message = f"{members} people, one {every}, come up every {interval} {unit}s"
        raise Fault(f"{message}: calendars keep {LONGEST_INTERVAL} at most", hint=_way_out(pace, members))
    return replace(pace, interval=interval)


def _way_out(pace: Cadence, members: int) -> str:
    """Propose the longest pace of this unit that so many members can keep, if there is one; else how to part them."""
    apart = f"part the category in {ceil(members / (LONGEST_INTERVAL // pace.interval))}"
    longest = LONGEST_INTERVAL // members
    return f"write '{replace(pace, interval=longest)}', or {apart}" if longest else f"{apart}, or give it a cadence"
