"""Days by name: "friday", "the first monday", "first monday of every 3 months"."""

from cuegen.contacts.cadence.intervals import read_count, within_limits
from cuegen.contacts.cadence.value import NTH, Cadence, Unit
from cuegen.contacts.cadence.vocabulary import DAYS, EVERY, MONTHS, ORDINALS
from cuegen.contacts.cadence.words import Words
from cuegen.contacts.quoting import quoted
from cuegen.contacts.weekday import Weekday
from cuegen.problems import Fault

DAY_HINT = "go on with a day of the week, as in 'every 2 weeks on tuesday'"
DATE_HINT = "cues keep to a weekday and not to a date: write 'first monday of the month'"
MONTHS_HINT = "write 'of the month', 'of the quarter' or 'of every 2 months'"


def read_named_day(words: Words) -> Cadence:
    """Read a rhythm that begins with its day: "friday", "first monday of the month"."""
    nth, weekday = read_day(words)
    if nth is None:
        return Cadence(unit=Unit.WEEK, weekday=weekday)
    if words.skip("of"):
        return Cadence(unit=Unit.MONTH, interval=_months(words), weekday=weekday, nth=nth)
    by_month = Cadence(unit=Unit.MONTH, weekday=weekday, nth=nth)
    by_week = Cadence(unit=Unit.WEEK, interval=nth, weekday=weekday)
    raise words.fault(
        f"{quoted(words.taken(2))} does not say how often it comes",
        f"write '{by_month}' or '{by_week}'",
        last=2,
    )


def read_day(words: Words) -> tuple[int | None, Weekday]:
    """Read a day of the week and, if it is given, which one of a month: 1 to 4."""
    words.skip("the")
    nth = words.look_up(ORDINALS)
    a_date = words.number() is not None if nth is None else words.peek() not in DAYS
    if a_date:
        raise words.fault(f"{quoted(words.taken(1))} does not name a day of the week", DATE_HINT, last=1)
    weekday = words.require(DAYS, DAY_HINT)
    if nth is not None and not 1 <= nth <= len(NTH):
        raise words.fault(
            f"calendars disagree about {quoted(words.taken(2))}",
            f"the first to the fourth are safe: write 'fourth {weekday} of the month'",
            last=2,
        )
    return nth, weekday


def _months(words: Words) -> int:
    """Read what follows "first monday of", in months."""
    if words.skip("the"):
        return words.require(MONTHS, MONTHS_HINT)
    if not words.skip(*EVERY):
        raise words.unexpected(EVERY, MONTHS_HINT)
    count = read_count(words)
    size = words.require(MONTHS, MONTHS_HINT)
    return size if count is None else within_limits(words, count * size)


def second_day(words: Words, first: Weekday, second: Weekday) -> Fault:
    """Blame the day taken last, for coming after another one."""
    return words.fault(
        "a cadence has one day of the week",
        f"keep '{first}' or '{second}': a contact comes up on one day",
        last=1,
    )
