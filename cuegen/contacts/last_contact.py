"""The last contact: the day of the last touch and, where `cuegen log` wrote it, the day of the one before.

    last contact = date, then "after" and the date of the touch before, or "after none" behind the very first one:
                   "2026-11-28", "2026-11-28 after 2026-09-14" or "2026-11-28 after none"

Cues go by the first day alone. The tail is what taking a touch back brings back, so that a touch is one line in a
diff, and needs no file beside the list. A bare date is what people write; it does not tell what was before it.
"""

import re
from datetime import date
from typing import NamedTuple

from cuegen.contacts.dates import HINT as DATE_HINT
from cuegen.contacts.dates import read_date
from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault

AFTER, NONE = "after", "none"
FORM = "write it as YYYY-MM-DD after YYYY-MM-DD, such as 2026-11-28 after 2026-09-14, or the first day alone"
BEFORE = "write the day of the touch before it, such as 2026-09-14, or 'none'"
NOTE = "take it out; what a touch was about goes into 'touches'"

_A_DATE = len("2026-11-28")
_FIRST = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|\S+(?=\s+after\s)"
_WITH_MORE = rf"({_FIRST})\s+(\S+)(?:\s+(\S+)(?:\s+(\S.*))?)?\s*"


class LastContact(NamedTuple):
    """The day of the last touch. `before` is that of the one before, and `is_first` tells that there was none.

    With neither, nothing is known of what was before.
    """

    day: date
    before: date | None = None
    is_first: bool = False

    def __str__(self) -> str:
        if self.before is None and not self.is_first:
            return str(self.day)
        return f"{self.day} {AFTER} {self.before or NONE}"


def read_last_contact(text: str) -> LastContact:
    """Read a date, with the date of the touch before it or without.

    Raises:
        Fault: a wrong date, one before it that is not earlier, or other words than `after`.
    """
    match = re.fullmatch(_WITH_MORE, text, re.DOTALL) if len(text) > _A_DATE else None
    if match is None:
        return LastContact(read_date(text))
    day = _date(match, 1)
    if match[2] != AFTER:
        raise _no_after(match)
    if match[3] is None:
        raise Fault(f"a date is missing behind '{AFTER}'", hint=BEFORE, span=match.span(2))
    if match[4] is not None:
        raise _too_much(match, 4)
    if match[3] == NONE:
        return LastContact(day, is_first=True)
    before = _date(match, 3)
    if before >= day:
        hint = f"write it as {LastContact(before, day)}" if before > day else BEFORE
        raise Fault(f"{before} is not before {day}", hint=hint, span=match.span(3))
    return LastContact(day, before)


def _no_after(match: re.Match[str]) -> Fault:
    """Say what stands where `after` should."""
    word = match[2]
    if match[3] is None and re.fullmatch(r"[\d./-]+", word):
        return Fault(f"'{AFTER}' is missing before {quoted(word)}", hint=FORM, span=match.span(2))
    if hint := did_you_mean(word, [AFTER]):
        return Fault(f"{quoted(word)} cannot stand behind the day", hint=hint, span=match.span(2))
    return _too_much(match, 2)


def _too_much(match: re.Match[str], group: int) -> Fault:
    """Blame everything from a part of the text on."""
    start = match.start(group)
    rest = match.string[start:].rstrip()
    return Fault(f"{quoted(rest)} cannot stand behind the day", hint=NOTE, span=(start, start + len(rest)))


def _date(match: re.Match[str], group: int) -> date:
    """Read a date within the text; a fault has its place in the whole."""
    try:
        return read_date(match[group])
    except Fault as fault:
        start, end = match.span(group)
        left, right = fault.span or (0, end - start)
        hint = fault.hint
        if hint == DATE_HINT:
            hint = FORM if group == 1 else did_you_mean(match[group], [NONE]) or BEFORE
        raise Fault(fault.message, hint=hint, span=(start + left, start + right)) from None
