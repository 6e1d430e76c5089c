"""Which places of the earlier feed the file still allows.

An old place is given up only when the file forbids it: another cadence, another touch, a day that is not allowed
any more. It is never given up to make room for somebody else.
"""

from cuegen.schedule.cue import Seat, Wish
from cuegen.schedule.probes import Probes
from cuegen.schedule.room import Slot


def kept_slot(probes: Probes, wish: Wish, seat: Seat) -> Slot | None:
    """Find the slot that continues the rhythm of an earlier seat; None when the file forbids it now."""
    horizon, cadence = probes.horizon, wish.cadence
    before = horizon.number(seat.first)
    if cadence is None:
        allowed = horizon.open(before) and seat.first >= horizon.frame.starts and not seat.rule
        return Slot(before, (before,)) if allowed else None
    if not horizon.fits(cadence, before):
        return None
    if str(horizon.recurrence(cadence, before)) != seat.rule:
        return None
    begin = probes.window(cadence, wish.last_contact).start
    slot = before if begin <= before else horizon.next_in_rhythm(cadence, before, begin)
    kept = probes.slot(cadence, slot)
    if wish.last_contact is None:
        return kept
    if seat.touches and wish.last_contact not in seat.touches:
        return None
    return kept if before in (slot, horizon.first_open(cadence, slot)) else None
