"""Paces of contacts.yaml: all cadences of some people scaled, until a day or for good.

pace   = factor, or "twice as often", "half as often", or "off"; then, if it ends, "until" and its last day
factor = a number from 0.1 to 10, by which the interval between two cues is multiplied: 0.5 is twice as often

A date behind `until` is the last day here as in a hold: one file has one meaning for a word. What is pinned of a
cadence stays. A scaled interval is whole months where months scale to whole ones; otherwise it is rounded to whole
weeks, 52 of them to 12 months and halves up, and is a week at least, so that a cue keeps to its weekday.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence, Unit
from cuegen.contacts.cadence.intervals import FEWEST_DAYS, LONGEST_INTERVAL, MONTHS_A_YEAR, WEEKS_A_YEAR
from cuegen.contacts.dates import read_date
from cuegen.contacts.quoting import quoted
from cuegen.contacts.scalars import OFF
from cuegen.problems import Fault

LEAST, MOST = Fraction(1, 10), Fraction(10)
HINT = "write 0.5 or 'twice as often', 2 or 'half as often'; then the last day, if it ends: 0.5 until 2026-09-01"
A_DAY = timedelta(days=1)

_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?")
_WORDS = {"twice as often": Fraction(1, 2), "half as often": Fraction(2)} | dict.fromkeys(OFF, Fraction(1))
_UNTIL = re.compile(r"\s*\buntil\b\s*", re.IGNORECASE)


class Pace(NamedTuple):
    """By how much intervals are multiplied, through the day `until`, or for good when there is none."""

    factor: Fraction = Fraction(1)
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the pace is in force on a day."""
        return self.until is None or day <= self.until

    @property
    def ends(self) -> date | None:
        """The first day on which everything is as usual again; None if no day is."""
        return self.until and self.until + A_DAY

    def of(self, cadence: Cadence) -> Cadence:
        """Return the scaled cadence; its remark tells, in the middle of a sentence, what was rounded."""
        unit, exact = _scaled(cadence, self.factor)
        rounded = _within_limits(unit, exact)
        nth = cadence.nth if unit is Unit.MONTH else None
        scaled = replace(cadence, unit=unit, interval=rounded, nth=nth, remark=None)
        if rounded == exact:
            return scaled
        becomes = "stays as it is" if scaled == cadence else f"becomes {quoted(str(scaled))}"
        return replace(scaled, remark=f"{quoted(str(cadence))} {becomes}")

    def on(self, day: date, cadence: Cadence) -> Cadence:
        """Return the cadence that is in force on a day."""
        return self.of(cadence) if self.factor != 1 and self.covers(day) else cadence


def read_pace(text: str) -> Pace:
    """Read `0.5 until 2026-09-01`, `twice as often`, or any other pace.

    Raises:
        Fault: not a factor from 0.1 to 10 nor one of the words, or a wrong date.
    """
    until = _UNTIL.search(text)
    if until is None:
        return Pace(factor=_read_factor(text))
    if not text[: until.start()]:
        raise Fault(f"{quoted(text)} does not say how fast", hint=HINT)
    factor, day = _read_factor(text[: until.start()]), text[until.end() :]
    if not day:
        raise Fault(f"a date is missing in {quoted(text)}", hint="write the last day behind it: until 2026-09-01")
    try:
        return Pace(factor=factor, until=read_date(day))
    except Fault as fault:
        left, right = fault.span or (0, len(day))
        raise Fault(fault.message, hint=fault.hint, span=(until.end() + left, until.end() + right)) from None


def _read_factor(text: str) -> Fraction:
    """Read what a text begins with, up to `until`."""
    known = _WORDS.get(" ".join(text.lower().split()))
    if known is not None:
        return known
    if not _NUMBER.fullmatch(text) or not LEAST <= Fraction(text) <= MOST:
        message = f"expected a factor from {float(LEAST):g} to {float(MOST):g}, found {quoted(text)}"
        raise Fault(message, hint=HINT, span=(0, len(text)))
    return Fraction(text)


def _scaled(cadence: Cadence, factor: Fraction) -> tuple[Unit, Fraction]:
    """Multiply an interval, and say in which unit it can be rounded.

    Between `daily` and `weekly` there is nothing that keeps to a weekday: a few days stay `daily`.
    """
    exact = cadence.interval * factor
    if cadence.unit is Unit.DAY:
        return (Unit.DAY, exact) if exact < FEWEST_DAYS else (Unit.WEEK, exact / 7)
    if cadence.unit is Unit.WEEK or exact.denominator == 1:
        return cadence.unit, exact
    weeks = exact * WEEKS_A_YEAR / MONTHS_A_YEAR
    return (Unit.WEEK, weeks) if weeks <= LONGEST_INTERVAL else (Unit.MONTH, exact)


def _within_limits(unit: Unit, exact: Fraction) -> int:
    """Round an interval, halves up, to one that calendars keep: 1 to 99, and 1 for days."""
    return 1 if unit is Unit.DAY else min(max(floor(exact + Fraction(1, 2)), 1), LONGEST_INTERVAL)
