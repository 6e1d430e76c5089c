"""Those whom a feed does not hold: they give way to all that it does hold."""

from dataclasses import replace
from datetime import date, time

from cuegen.schedule.cue import Memory, Seat
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import CALENDAR, MONDAY, wish

TUESDAY = date(2026, 1, 6)
PINNED = wish("contact:pinned", "every tuesday at 08:30")
HELD = wish("contact:held", "every tuesday")
SEAT = Seat(first=TUESDAY, time=time(8, 30), rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=TU")


def times(memory: Memory, *more: str) -> dict[str, time | None]:
    """Schedule both, and more people of every Tuesday, and return their times."""
    wishes = [PINNED, HELD, *(wish(f"contact:{name}", "every tuesday") for name in more)]
    frame = replace(CALENDAR, starts=MONDAY, per_day=4)
    return {cue.identity.removeprefix("contact:"): cue.time for cue in schedule(wishes, frame, memory).cues}


def recalled(identity: str) -> Seat | None:
    """Recall the seat of the one whom the feed holds."""
    return SEAT if identity == HELD.identity else None


def test_a_kept_time_gives_way_to_a_pinned_newcomer() -> None:
    """In a feed that holds both."""
    assert times(Memory(recall=recalled)) == {"pinned": time(8, 30), "held": time(8, 45)}


def test_a_kept_time_stays_when_the_feed_does_not_hold_the_other() -> None:
    """Nobody's cue moves because of one who is not there."""
    memory = Memory(recall=recalled, apart=frozenset({PINNED.identity}))
    assert times(memory)["held"] == time(8, 30)


def test_one_apart_has_a_pinned_time_before_others_choose() -> None:
    """Newcomers keep clear of it, whoever they are."""
    memory = Memory(apart=frozenset({PINNED.identity}))
    for name in ("ada", "grace", "emmy", "mary"):
        found = times(memory, name)
        assert found["pinned"] == time(8, 30)
        assert len(set(found.values())) == 3


def test_without_touches_a_seat_is_the_same_but_for_them() -> None:
    """And nobody's seat is still nobody's."""
    touched = SEAT._replace(touches=frozenset({MONDAY}))
    memory = Memory(recall=lambda name: touched if name == "contact:held" else None, per_day=3).without_touches()
    assert memory.per_day == 3
    assert memory.recall("contact:held") == SEAT
    assert memory.recall("contact:other") is None
