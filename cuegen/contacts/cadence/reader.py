"""From the text of a cadence to its value: first the rhythm, then what it pins of day and time.

The grammar stands in `cuegen.contacts.cadence`.
"""

from dataclasses import replace
from functools import lru_cache

from cuegen.contacts.cadence.intervals import read_count, read_interval, read_often
from cuegen.contacts.cadence.named_days import read_day, read_named_day, second_day
from cuegen.contacts.cadence.value import Cadence, Unit
from cuegen.contacts.cadence.vocabulary import (
    ADVERBS,
    AFTER_EVERY,
    DAYS,
    EVERY,
    EXAMPLE_HINT,
    JOINS,
    OFTEN,
    ORDINALS,
    START,
    UNITS,
)
from cuegen.contacts.cadence.words import Words
from cuegen.contacts.quoting import quoted
from cuegen.contacts.times import read_clock
from cuegen.problems import Fault

EVERY_HINT = "go on with a number, a unit or a day, as in 'every 6 weeks' or 'every friday'"
TIME_HINT = "go on with hours and minutes, as in 'weekly at 17:00'"
END_HINT = "only 'on' with a day and 'at' with a time can follow, as in 'weekly on friday at 17:00'"


@lru_cache(maxsize=1024)
def parse_cadence(text: str) -> Cadence:
    """Read a cadence, such as "every 6 weeks" or "first monday of the month at 17:00".

    Raises:
        Fault: the text is not in the language, or asks for what calendars cannot keep.
    """
    words = Words(text)
    cadence = _rhythm(words)
    while words.peek() in {"on", "at"}:
        cadence = _pin_day(words, cadence) if words.skip("on") else _pin_time(words, cadence)
    _expect_end(words, cadence)
    return cadence


def _rhythm(words: Words) -> Cadence:
    if words.skip(*EVERY):
        return _every(words)
    if (adverb := words.look_up(ADVERBS)) is not None:
        unit, interval = adverb
        return Cadence(unit=unit, interval=interval)
    if (times := words.look_up(OFTEN)) is not None:
        once_every = times == 1 and words.skip(*EVERY)
        return _every(words) if once_every else read_often(words, times)
    if (number := words.number()) is not None:
        often = words.skip("times", "time")
        return read_often(words, number) if often else read_interval(words, number)
    if words.skip("on") or words.peek() in {"the", *ORDINALS, *DAYS}:
        return read_named_day(words)
    raise words.unexpected(START, EXAMPLE_HINT)


def _every(words: Words) -> Cadence:
    """Read what follows "every"."""
    ahead = words.peek()
    if ahead in DAYS or (ahead in ORDINALS and words.peek(1) not in UNITS):
        return read_named_day(words)
    if ahead == "other" and words.peek(1) in DAYS:
        words.skip("other")
        return Cadence(unit=Unit.WEEK, interval=2, weekday=words.look_up(DAYS))
    count = read_count(words)
    if count is None and ahead not in UNITS:
        raise words.unexpected(AFTER_EVERY, EVERY_HINT)
    return read_interval(words, 1 if count is None else count)


def _pin_day(words: Words, cadence: Cadence) -> Cadence:
    nth, weekday = read_day(words)
    if cadence.weekday is not None:
        raise second_day(words, cadence.weekday, weekday)
    if cadence.unit is Unit.DAY:
        raise words.fault("'daily' takes no day of the week", f"write 'every {weekday}'", last=1)
    pinned = replace(cadence, weekday=weekday)
    if nth is None:
        return pinned
    monthly = Cadence(unit=Unit.MONTH, weekday=weekday, nth=nth, time=cadence.time)
    if cadence.unit is Unit.WEEK:
        raise words.fault(
            f"{quoted(words.taken(2))} goes with months, and not with weeks",
            f"write '{pinned}' or '{monthly}'",
            last=2,
        )
    return replace(pinned, nth=nth)


def _pin_time(words: Words, cadence: Cadence) -> Cadence:
    words.skip("at")
    words.take(TIME_HINT)
    last = 1 + words.skip("am", "pm")
    start, end = words.span(last)
    if cadence.time is not None:
        raise words.fault("a cadence has one time of day", f"keep '{cadence}'", last=last)
    try:
        return replace(cadence, time=read_clock(words.taken(last)))
    except Fault as fault:
        if fault.span is not None:
            start, end = start + fault.span[0], start + fault.span[1]
        raise Fault(fault.message, hint=fault.hint, span=(start, end)) from None


def _expect_end(words: Words, cadence: Cadence) -> None:
    ahead = words.peek(1 if words.peek() in JOINS else 0)
    if ahead in DAYS and cadence.weekday is not None:
        words.skip(*JOINS)
        words.take(END_HINT)
        raise second_day(words, cadence.weekday, DAYS[ahead])
    if words.peek():
        raise words.unexpected(("on", "at"), END_HINT)
