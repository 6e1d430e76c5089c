"""How a feed shows those who are due: an appointment for each of them, or one block a week for all.

A block has one day of the week and one time of day for everybody. So a cadence says only how often there: its own
day and time are left out, and what is daily is weekly.
"""

from dataclasses import replace
from enum import StrEnum

from cuegen.contacts.cadence import Cadence, Unit, parse_cadence
from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault


class Style(StrEnum):
    """What an appointment of the feed is about."""

    APPOINTMENTS = "appointments"
    WEEKLY_BLOCK = "weekly-block"


def read_style(text: str) -> Style:
    """Read `calendar.style`.

    Raises:
        Fault: neither of the two styles.
    """
    word = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    if word not in list(Style):
        hint = did_you_mean(word, list(Style)) or f"write {quoted(Style.WEEKLY_BLOCK)}, or remove the line"
        raise Fault(f"expected {' or '.join(map(quoted, Style))}, found {quoted(text)}", hint=hint)
    return Style(word)


def read_block(text: str) -> Cadence:
    """Read the day of the week of a block, and its time if it names one: `every friday at 16:00`.

    Raises:
        Fault: no cadence, one that is not of every week, or one that names no day.
    """
    rhythm = parse_cadence(text)
    if rhythm.unit is not Unit.WEEK or rhythm.interval != 1:
        raise Fault(f"a block comes every week, and not {rhythm}", hint="write 'every friday at 16:00'")
    if rhythm.weekday is None:
        raise Fault(f"{quoted(text)} names no day of the week", hint="write 'every friday at 16:00'")
    return rhythm


def in_blocks(cadence: Cadence) -> Cadence:
    """Leave of a cadence what it says in a weekly block: how often, in whole weeks or months."""
    unit = Unit.WEEK if cadence.unit is Unit.DAY else cadence.unit
    return replace(cadence, unit=unit, weekday=None, nth=None, time=None, remark=None)
