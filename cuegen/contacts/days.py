"""Days of the week of contacts.yaml: one day, or a range of days.

A range is inclusive at both ends, and may run over the weekend (fri-mon).
"""

import re

from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import quoted
from cuegen.contacts.weekday import WEEKDAYS, Weekday
from cuegen.problems import Fault

GROUPS = {
    "weekdays": frozenset(list(Weekday)[:5]),
    "weekends": frozenset(list(Weekday)[5:]),
}

# To propose: not every beginning of a name that is taken, such as "monda".
_SPELLINGS = (*GROUPS, *(name for day in Weekday for name in (str(day)[:3], str(day))))

HINT = "write a day such as tue, or a range such as mon-fri"

# A sign between two days; of these only the hyphen is taken.
_SIGN = re.compile(r"\s*([-,\u2010-\u2015]|\.\.|\b(?:to|and)\b)\s*|\s+", re.IGNORECASE)


def read_days_entry(text: str) -> frozenset[Weekday]:
    """Read one entry of `calendar.days`: tue, tuesday, mon-fri, weekdays or weekends, in any case.

    Raises:
        Fault: not a day or a range of days.
    """
    word = text.strip().lower()
    if word in GROUPS:
        return GROUPS[word]
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    sign = _SIGN.search(text, start, end)
    if sign is None:
        return frozenset([_read_day(text, start, end)])
    first = _read_day(text, start, sign.start())
    last = _read_day(text, sign.end(), end)
    if sign[1] in {None, ","} or sign[1].lower() == "and":
        raise Fault(f"{quoted(text)} is two days in one", hint=f"write [{first}, {last}]")
    if sign[1] != "-":
        raise Fault(
            f"{quoted(sign[1])} does not make a range of days",
            hint=f"write {first}-{last}",
            span=sign.span(1),
        )
    if first == last:
        raise Fault(f"{quoted(text)} begins and ends on the same day", hint=f"write {first}")
    return frozenset(Weekday((first + count) % 7) for count in range((last - first) % 7 + 1))


def _read_day(text: str, start: int, end: int) -> Weekday:
    word = text[start:end]
    day = WEEKDAYS.get(word.lower())
    if day is not None:
        return day
    if not word:
        raise Fault(f"a day of the week is missing in {quoted(text)}", hint=HINT)
    hint = did_you_mean(word, _SPELLINGS) or HINT
    raise Fault(f"{quoted(word)} is not a day of the week", hint=hint, span=(start, end))
