"""Lengths of time in words: how long a cue takes, and how long before it the reminder comes.

duration = part, one or more: "1 hour 30 minutes", "1h30m", "90 min"
part     = whole number, unit; each unit once
unit     = minutes, min, m | hours, hr, h | days, d | weeks, w
"""

import re
from datetime import timedelta

from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault

MINUTE = timedelta(minutes=1)
LONGEST_DURATION = timedelta(hours=24)
LONGEST_REMINDER = timedelta(weeks=4)
LONGEST_LEAD = timedelta(weeks=8)

UNITS = {
    "minute": MINUTE,
    "hour": MINUTE * 60,
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
SPELLINGS = {
    **{name: name for name in UNITS},
    **{f"{name}s": name for name in UNITS},
    **{name[0]: name for name in UNITS},
    "min": "minute",
    "mins": "minute",
    "hr": "hour",
    "hrs": "hour",
}

HINT = "write a length of time such as 15 minutes or 1 hour 30 minutes"

# Six digits are more than any limit allows, and too few to overflow a timedelta.
_PART = re.compile(r"\s*([0-9]{1,6})\s*([^\W\d_]+)\.?\s*")
_FRACTION = r"([0-9]{1,4})[.,]([0-9]{1,2})\s*([a-z]+)\s*"


def read_duration(text: str) -> timedelta:
    """Read how long a cue takes, in whole minutes from 1 minute to 24 hours.

    Raises:
        Fault: not a length of time, or one out of these limits.
    """
    return _within(_read_length(text), MINUTE, LONGEST_DURATION)


def read_reminder(text: str) -> timedelta | None:
    """Read how long before a cue its reminder comes, 0 minutes to 4 weeks; None for off, none.

    Raises:
        Fault: not a length of time, or one out of these limits.
    """
    if text.strip().lower() in {"off", "none"}:
        return None
    return _within(_read_length(text), timedelta(0), LONGEST_REMINDER)


def read_lead(text: str) -> timedelta:
    """Read how long before a birthday its cue comes, in whole days up to 8 weeks.

    Raises:
        Fault: not a length of time, one out of these limits, or a part of a day.
    """
    if re.fullmatch(r"\s*[0-9]{1,4}\s*", text):
        raise Fault(f"{quoted(text)} has no unit of time", hint=f"write {spelled(int(text) * UNITS['day'])}")
    length = _within(_read_length(text), timedelta(0), LONGEST_LEAD)
    if length % UNITS["day"]:
        raise Fault(f"{spelled(length)} is no number of days", hint="write it in days or weeks, such as 1 week")
    return length


def spelled(length: timedelta) -> str:
    """Return a length of whole minutes in words that read back: "1 hour 30 minutes"."""
    parts = []
    for name, unit in sorted(UNITS.items(), key=lambda item: item[1], reverse=True):
        count, length = divmod(length, unit)
        if count:
            parts.append(f"{count} {name}" if count == 1 else f"{count} {name}s")
    return " ".join(parts) or "0 minutes"


def _read_length(text: str) -> timedelta:
    total, place, seen = timedelta(0), 0, set[str]()
    while place < len(text) or not seen:
        match = _PART.match(text, place)
        if match is None:
            raise Fault(
                f"{quoted(text)} is not a length of time",
                hint=_form(text),
                span=(place, len(text)) if place else None,
            )
        name = _read_unit(match[2], match.span(2))
        if name in seen:
            raise Fault(f"the {name}s are given twice", hint=HINT, span=match.span(2))
        seen.add(name)
        total += int(match[1]) * UNITS[name]
        place = match.end()
    return total


def _read_unit(word: str, span: tuple[int, int]) -> str:
    unit = SPELLINGS.get(word.lower())
    if unit is not None:
        return unit
    if word.lower() in {"s", "sec", "secs", "second", "seconds"}:
        raise Fault("seconds are too fine: minutes are the smallest unit", hint=HINT, span=span)
    hint = did_you_mean(word, SPELLINGS) or HINT
    raise Fault(f"{quoted(word)} is not a unit of time", hint=hint, span=span)


def _within(length: timedelta, least: timedelta, most: timedelta) -> timedelta:
    if length < least:
        raise Fault(f"{spelled(length)} is too short", hint=f"the least is {spelled(least)}")
    if length > most:
        raise Fault(f"{spelled(length)} is too long", hint=f"the most is {spelled(most)}")
    return length


def _form(text: str) -> str:
    """Return the hint that shows the length meant, where that is clear, else the form of one."""
    bare = text.strip()
    if re.fullmatch(r"[0-9]{1,4}", bare):
        return f"write {spelled(int(bare) * MINUTE)}"
    fraction = re.fullmatch(_FRACTION, bare, re.IGNORECASE)
    unit = SPELLINGS.get(fraction[3].lower()) if fraction else None
    if fraction is None or unit is None:
        return HINT
    length = UNITS[unit] * int(fraction[1] + fraction[2]) / 10 ** len(fraction[2])
    return HINT if length % MINUTE else f"write {spelled(length)}"
