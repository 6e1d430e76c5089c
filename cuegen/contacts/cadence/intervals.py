"""Intervals: "every 6 weeks", "twice a year". Days and odd numbers a year become whole weeks."""

from dataclasses import replace

from cuegen.contacts.cadence.value import Cadence, Unit
from cuegen.contacts.cadence.vocabulary import ORDINALS, PER, UNITS
from cuegen.contacts.cadence.words import Words
from cuegen.contacts.quoting import quoted

LONGEST_INTERVAL = 99  # weeks or months: calendars refuse what is longer
FEWEST_DAYS = 5  # that become a week: for four it would come three quarters too late
WEEKS_A_YEAR = 52
MONTHS_A_YEAR = 12

UNIT_HINT = "go on with a unit such as weeks or months, as in 'every 2 weeks on friday'"
OFTEN_HINT = "write it like 'twice a year' or '3 times a year'"

_A_YEAR = {Unit.DAY: 365, Unit.WEEK: WEEKS_A_YEAR, Unit.MONTH: MONTHS_A_YEAR}


def read_interval(words: Words, count: int) -> Cadence:
    """Read the unit of an interval and return so many of it."""
    unit, size = words.require(UNITS, UNIT_HINT)
    if unit is Unit.DAY and count > 1:
        return _whole_weeks(words, count)
    return Cadence(unit=unit, interval=within_limits(words, count * size))


def read_often(words: Words, times: int) -> Cadence:
    """Read what follows "twice" or "3 times"."""
    if not words.skip(*PER):
        raise words.unexpected(PER, OFTEN_HINT)
    if times == 1:
        return read_interval(words, 1)
    unit, size = words.require(UNITS, OFTEN_HINT)
    a_year = times * _A_YEAR[unit] // size
    if a_year == 0:
        raise words.fault(f"{quoted(words.taken())} is never", OFTEN_HINT)
    if a_year > WEEKS_A_YEAR:
        raise words.fault(f"{quoted(words.taken())} is more often than weekly", "write 'weekly' or 'daily'")
    if MONTHS_A_YEAR % a_year == 0:
        return Cadence(unit=Unit.MONTH, interval=MONTHS_A_YEAR // a_year)
    cadence = Cadence(unit=Unit.WEEK, interval=_nearest(WEEKS_A_YEAR, a_year))
    return cadence if WEEKS_A_YEAR % a_year == 0 else _rounded(words, cadence)


def read_count(words: Words) -> int | None:
    """Read what may stand between "every" and a unit, and return how many of it that makes."""
    if words.skip("other"):
        return 2
    number = words.number()
    return words.look_up(ORDINALS) if number is None else number


def within_limits(words: Words, interval: int) -> int:
    """Return an interval in weeks or months if calendars keep it.

    Raises:
        Fault: none at all, or too long. The two words taken last are to blame.
    """
    if interval == 0:
        raise words.fault(
            f"{quoted(words.taken(2))} is no interval",
            "write a number from 1 on, as in 'every 2 weeks'",
            last=2,
        )
    if interval > LONGEST_INTERVAL:
        raise words.fault(
            f"{quoted(words.taken(2))} is too long an interval",
            f"the most is {LONGEST_INTERVAL} weeks, {LONGEST_INTERVAL} months or 8 years",
            last=2,
        )
    return interval


def _whole_weeks(words: Words, days: int) -> Cadence:
    if days < FEWEST_DAYS:
        raise words.fault(
            f"an interval of {days} days cannot keep to a weekday",
            "write 'daily' or 'weekly'",
            last=2,
        )
    cadence = Cadence(unit=Unit.WEEK, interval=within_limits(words, _nearest(days, 7)))
    return cadence if days % 7 == 0 else _rounded(words, cadence)


def _nearest(total: int, share: int) -> int:
    """Return total / share as a whole number, halves up."""
    return (2 * total + share) // (2 * share)


def _rounded(words: Words, cadence: Cadence) -> Cadence:
    taken = quoted(words.taken())
    return replace(cadence, remark=f"{taken} is taken as '{cadence}': cues keep to their weekday")
