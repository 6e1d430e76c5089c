"""Which places of the earlier feed the file still allows.

An old place is given up only when the file forbids it: another cadence, another touch, a day that is not allowed
any more. It is never given up to make room for somebody else.
"""

from typing import NamedTuple

from cuegen.contacts.cadence import Cadence
from cuegen.schedule.cue import Seat, Wish
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.probes import A_WEEK, Probes
from cuegen.schedule.room import Slot
from cuegen.schedule.turns import Turn, first_day, interval_of

SOON = 14  # days; a rhythm goes on behind a hold if it does so by then, else the cue comes right behind the hold


class Earlier(NamedTuple):
    """The slot that continues the rhythm of an earlier seat.

    It `holds` if all of its days were those of the cue before. If not, room on the further ones must be found first.
    """

    slot: Slot
    holds: bool = True


def earlier_slot(probes: Probes, wish: Wish, seat: Seat) -> Earlier | None:
    """Find the slot that continues the rhythm of an earlier seat; None when the file forbids it now."""
    earlier = _continued(probes, wish, seat)
    if earlier is not None and wish.ends is not None and earlier.slot.first >= probes.horizon.number(wish.ends):
        return None
    return earlier


def _continued(probes: Probes, wish: Wish, seat: Seat) -> Earlier | None:
    """Find that slot, even behind the end of a wish."""
    horizon, lead_in, rhythm = probes.horizon, wish.lead_in, wish.rhythm
    before = horizon.number(seat.first)
    if lead_in is None or rhythm is None:
        same = [slot for slot in probes.slots(wish) if slot.first == before and not seat.rule]
        return Earlier(same[0]) if same else None
    if probes.rule(rhythm, before) != seat.rhythm:
        return None
    if wish.turn is not None:
        return _turn_goes_on(probes, wish, wish.turn, before)
    if _is_touched(wish, seat):
        return None
    return _interval_goes_on(probes, wish, lead_in, rhythm, before)


def _interval_goes_on(probes: Probes, wish: Wish, lead_in: Cadence, rhythm: Cadence, before: int) -> Earlier | None:
    """Go on with a rhythm that had a numbered day where no touch, and no hold, makes it begin anew."""
    horizon = probes.horizon
    window = probes.window(lead_in, wish.last_contact, wish.not_before, wish.resumes)
    first = _with_losses(horizon, rhythm, before, window.start)
    held = probes.holds_back(wish.not_before, window)
    if wish.last_contact is not None and wish.resumes is None:
        if not (held or window.start <= first) or first >= window.stop + A_WEEK:
            return None
        if first >= window.start:
            return Earlier(probes.slot(wish, rhythm, first))
    # A nudge can have begun right behind a month, and its rhythm would go on before it.
    within = window if wish.nudge is None else range(window.start, window.stop + A_WEEK)
    slot = first if first in within else horizon.next_in_rhythm(rhythm, first, window.start)
    if held and slot != first and slot >= window.start + SOON:
        return None
    return Earlier(probes.slot(wish, rhythm, slot), holds=slot >= first)


def _turn_goes_on(probes: Probes, wish: Wish, turn: Turn, before: int) -> Earlier | None:
    """Go on with the rhythm of an earlier seat, from `starts` or behind a hold on, if its days are in this turn."""
    horizon, cadence = probes.horizon, turn.cadence
    interval = interval_of(horizon, turn)
    if horizon.next_in_rhythm(cadence, before, interval.start) not in interval:
        return None
    begin = first_day(horizon, wish.not_before)
    first = _with_losses(horizon, cadence, before, begin)
    slot = horizon.next_in_rhythm(cadence, first, begin)
    return Earlier(probes.slot(wish, cadence, slot), holds=slot >= first)


def _is_touched(wish: Wish, seat: Seat) -> bool:
    """Tell whether the person was met since: the feed shows dates, and the last contact is none of them."""
    return wish.last_contact is not None and wish.last_contact not in seat.touches and bool(seat.touches)


def _with_losses(horizon: Horizon, rhythm: Cadence, before: int, begin: int) -> int:
    """Step back from the first day in an earlier feed over those before it, from `begin` on, that are away.

    The feed shows the first day that was not: where a cue really begins, and what its make-up is for, lies before.
    """
    if before <= max(begin, horizon.first_away):
        return before
    slot = before
    for day in reversed(horizon.rhythm(rhythm, horizon.next_in_rhythm(rhythm, before, begin))):
        if day >= before:
            continue
        if day not in horizon.away:
            break
        slot = day
    return slot
