"""The lines that remember places in a block: what is written is read, and nothing else is."""

from datetime import date

import pytest
from hypothesis import given

from cuegen.feed.memory import remember
from cuegen.feed.places import mark, place_line, read_places
from cuegen.schedule.cue import Frame, Seat, Wish
from cuegen.schedule.leaving import memory_of
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import CALENDAR, EXAMPLES, MIX, frames, lists


@EXAMPLES
@given(wishes=lists(MIX), frame=frames())
def test_a_place_is_read_as_the_schedule_would_recall_it(wishes: list[Wish], frame: Frame) -> None:
    """But for the time of day, which all in a block share."""
    planned = schedule(wishes, frame)
    memory = memory_of(planned, frame)
    lines = b"".join(place_line(cue, cue.wish.last_contact) for cue in planned.cues)
    seats = dict(read_places(lines))
    for cue in planned.cues:
        seat = memory.recall(cue.identity)
        assert seat is not None
        assert seats[mark(cue.identity)] == Seat(first=seat.first, time=None, rule=seat.rule, touches=seat.touches)


def test_a_feed_that_shows_less_tells_no_touch() -> None:
    """Nor can one be read from it."""
    (cue,) = schedule([Wish(identity="contact:ada", cadence=None, last_contact=date(2026, 2, 1))], CALENDAR).cues
    assert place_line(cue, None) == b"X-CUEGEN-PLACE:31c2d07e-3dcd 2026-01-05 once\r\n".replace(
        b"31c2d07e-3dcd", mark("contact:ada").encode()
    )
    ((_, seat),) = read_places(place_line(cue, None))
    assert seat == Seat(first=date(2026, 1, 5), time=None)


@pytest.mark.parametrize(
    "line",
    [
        "X-CUEGEN-PLACE:31c2d07e-3dcd 2026-02-30 6W",
        "X-CUEGEN-PLACE:31c2d07e-3dcd 2026-02-20 6W 2026-99-99",
        "X-CUEGEN-PLACE:31c2d07e-3dcd 2026-02-20 6D",
        "X-CUEGEN-PLACE:31c2d07e 2026-02-20 6W",
        " X-CUEGEN-PLACE:31c2d07e-3dcd 2026-02-20 6W",
        "DESCRIPTION:X-CUEGEN-PLACE:31c2d07e-3dcd 2026-02-20 6W",
    ],
)
def test_what_is_no_place_is_passed_over(line: str) -> None:
    """A damaged feed costs places, never an error."""
    assert not list(read_places(f"{line}\r\n".encode()))
    assert not remember(f"BEGIN:VCALENDAR\r\n{line}\r\nEND:VCALENDAR\r\n".encode()).places
