"""The memory that a schedule leaves: what the next build would recall if its feed were written now."""

from cuegen.schedule.cue import Cue, Frame, Memory, Seat
from cuegen.schedule.schedule import Schedule


def memory_of(planned: Schedule, frame: Frame) -> Memory:
    """Recall the cues of a schedule, so that in the next one nobody moves who need not."""
    seats = {cue.identity: _seat(cue) for cue in planned.cues}
    return Memory(recall=seats.get, per_day=frame.per_day, begins=frame.time)


def _seat(cue: Cue) -> Seat:
    touch = cue.wish.last_contact
    return Seat(
        first=cue.first,
        time=cue.time,
        rule="" if cue.recurrence is None else str(cue.recurrence),
        touches=frozenset() if touch is None else frozenset({touch}),
    )
