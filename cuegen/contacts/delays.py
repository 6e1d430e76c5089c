"""How long something rests, in words of a command line: a length of time from today, or the last day.

delay = length | "for", length | date | "until", date
length = whole number, unit: 2w, 10 days, 3 months
unit  = d, day, days | w, week, weeks | mo, month, months | y, year, years
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from cuegen.contacts.dates import LAST_YEAR, read_date
from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault

UNTIL, FOR = "until", "for"
HINT = "write a length of time such as 2w, 10 days or 3 months, or the last day as YYYY-MM-DD"

MONTHS_IN_A_YEAR = 12
_DAYS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_MONTHS = {"mo": 1, "month": 1, "months": 1, "y": 12, "year": 12, "years": 12}

# Four digits are more than any year allows.
_LENGTH = re.compile(r"([0-9]{1,4})\s*([^\W\d_]+)")
_NUMBER = re.compile(r"[0-9]+")
# A date in any form: which one is meant is for its reader to say. Nobody has such a name.
_DATE = re.compile(r"[0-9]{8}|[0-9]+[-/.][0-9]+[-/.][0-9]*")
_BEGINS_DELAY = re.compile(rf"[0-9]+\s*[^\W\d_]+|{_DATE.pattern}|({UNTIL}|{FOR})\s.*", re.IGNORECASE)
# What people say for a time that is none here.
_OTHER_TIMES = frozenset(
    {"always", "forever", "indefinitely", "later", "now", "permanently", "soon", "today", "tomorrow", "tonight"}
)


def split_delay(words: Sequence[str], *, is_needed: bool = False) -> tuple[tuple[str, ...], str]:
    """Part the words of a command line into people and a delay at their end, empty where there is none.

    Where one `is_needed`, the last of several words is taken for it, whatever it is.
    """
    for place, word in enumerate(words):
        if word.lower() in {UNTIL, FOR}:
            return tuple(words[:place]), " ".join(words[place:])
    if len(words) > 1 and _NUMBER.fullmatch(words[-2]):
        return tuple(words[:-2]), " ".join(words[-2:])
    if words and (_BEGINS_DELAY.fullmatch(words[-1]) or (is_needed and len(words) > 1)):
        return tuple(words[:-1]), words[-1]
    return tuple(words), ""


def sounds_like_time(word: str) -> bool:
    """Tell whether a word is likely to be meant for a time, though it is no delay: forever, next week, a mere 2.

    Somebody can have it for a name all the same.
    """
    return bool(_NUMBER.match(word)) or word.lower() in _OTHER_TIMES | _DAYS.keys() | _MONTHS.keys()


def read_delay(text: str, today: date) -> date:
    """Read the last day of a delay that begins today.

    Raises:
        Fault: neither a length of time nor a day; or the day is over, or beyond the years of a calendar.
    """
    first, _, rest = text.strip().partition(" ")
    is_day, is_length = first.lower() == UNTIL, first.lower() == FOR
    if is_day and not rest.strip():
        raise Fault(f"a day is missing behind '{UNTIL}'", hint=HINT)
    if is_day or _DATE.fullmatch(text.strip()):
        day = read_date((rest if is_day else text).strip())
    else:
        day = _end_of(rest if is_length else text, today)
    if day < today:
        raise Fault(f"{day} is over", hint=f"today is {today}: name a later day")
    return day


def _end_of(text: str, today: date) -> date:
    if not text.strip():
        raise Fault(f"a length of time is missing behind '{FOR}'", hint=HINT)
    if re.fullmatch("[0-9]{1,4}", text.strip()):
        count = int(text)
        units = (f"{count} {unit}{'' if count == 1 else 's'}" for unit in ("day", "week", "month"))
        raise Fault(f"{quoted(text)} has no unit of time", hint="write {}, {} or {}".format(*units))
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise Fault(f"{quoted(text)} is not a length of time", hint=HINT)
    count, unit = int(match[1]), match[2].lower()
    if unit not in _DAYS | _MONTHS:
        raise Fault(f"{quoted(match[2])} is not a unit of time here", hint=did_you_mean(unit, _DAYS | _MONTHS) or HINT)
    if not count:
        raise Fault(f"{quoted(text)} is no time at all", hint="write a longer one; to end a rest, say: cuegen resume")
    months = today.year * MONTHS_IN_A_YEAR + today.month - 1 + count * _MONTHS.get(unit, 0)
    year, month = months // MONTHS_IN_A_YEAR, months % MONTHS_IN_A_YEAR + 1
    days = timedelta(days=count * _DAYS.get(unit, 0))
    if year > LAST_YEAR or days > date(LAST_YEAR, 12, 31) - today:
        raise Fault(f"{quoted(text)} is too long", hint=f"calendars are only reliable to {LAST_YEAR}")
    # A month from 31 January ends on the last day of February.
    return date(year, month, min(today.day, monthrange(year, month)[1])) + days
