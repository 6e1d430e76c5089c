"""Times of day of contacts.yaml: local to `calendar.timezone`, in whole minutes, 00:00 to 23:59."""

import re
from datetime import time

from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault

ALL_DAY = "all-day"

HOURS, MINUTES, NOON = 24, 60, 12

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_SECONDS = r"([0-9]{1,2}:[0-9]{2})(:[0-9]{2})"
# What people write for a time elsewhere: 8.30, 830, 8h30, 8am, 8:30 p.m., or just 8.
_ELSEWHERE = r"([0-9]{1,2}) ?[:.h]?([0-9]{2})? ?(?:([ap])\.?m\.?)?"


def read_time(text: str) -> time | None:
    """Read `calendar.time`: a time of day such as 08:30, or `all-day`, which is None.

    Raises:
        Fault: anything else.
    """
    word = text.strip().lower()
    if word == ALL_DAY:
        return None
    if re.fullmatch(r"(all|whole)[-_ ]?day", word):
        raise Fault(f"{quoted(text)} is not a time of day", hint=f"write {ALL_DAY}")
    return read_clock(text)


def read_clock(text: str) -> time:
    """Read a time of day: 08:30, 8:30 or 17:00.

    Raises:
        Fault: another form, seconds, or a time that no clock shows.
    """
    if seconds := re.fullmatch(_SECONDS, text):
        raise Fault(
            "a time of day has no seconds here",
            hint=f"write {seconds[1].zfill(5)}",
            span=seconds.span(2),
        )
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise Fault(f"{quoted(text)} is not a time of day", hint=_clock_form(text))
    hour, minute = map(int, match.groups())
    if hour >= HOURS:
        raise Fault(f"there is no hour {hour}", hint="the hours are 00 to 23", span=match.span(1))
    if minute >= MINUTES:
        raise Fault(f"there is no minute {minute}", hint="the minutes are 00 to 59", span=match.span(2))
    return time(hour, minute)


def _clock_form(text: str) -> str:
    """Return the hint with the time meant, if `text` is one as written elsewhere, or the form."""
    match = re.fullmatch(_ELSEWHERE, text.strip(), re.IGNORECASE)
    if match is not None:
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
        if half and 1 <= hour <= NOON:
            hour = hour % NOON + (NOON if half == "p" else 0)
        if hour < HOURS and minute < MINUTES:
            return f"write {hour:02}:{minute:02}"
    return "write hours and minutes, such as 08:30 or 17:00"
