"""The vocabulary of the cadence language, all in lower case.

How the words go together is said in `cuegen.contacts.cadence`.
"""

from cuegen.contacts.cadence.value import NTH, Unit
from cuegen.contacts.weekday import WEEKDAYS, Weekday

EVERY = ("every", "each")
PER = ("a", "per")
# What people put between two days of the week.
JOINS = ("and", "or", "to", "-", ",", "/", "&", "+")

DAYS = WEEKDAYS | {f"{day}s": day for day in Weekday}
OFTEN = {"once": 1, "twice": 2, "thrice": 3}
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
# "last" is 0: no interval, and no place among the days of a month, so that each reader refuses it.
ORDINALS = (
    {f"{number}{ending}": number for number in range(32) for ending in ("st", "nd", "rd", "th")}
    | {word: number for number, word in enumerate((*NTH, "fifth"), start=1)}
    | {"last": 0}
)

ADVERBS = {
    "daily": (Unit.DAY, 1),
    "weekly": (Unit.WEEK, 1),
    "fortnightly": (Unit.WEEK, 2),
    "monthly": (Unit.MONTH, 1),
    "quarterly": (Unit.MONTH, 3),
    "half-yearly": (Unit.MONTH, 6),
    "yearly": (Unit.MONTH, 12),
    "annually": (Unit.MONTH, 12),
}
_SINGULARS = {
    "day": (Unit.DAY, 1),
    "week": (Unit.WEEK, 1),
    "fortnight": (Unit.WEEK, 2),
    "month": (Unit.MONTH, 1),
    "quarter": (Unit.MONTH, 3),
    "year": (Unit.MONTH, 12),
}
UNITS = _SINGULARS | {f"{word}s": unit for word, unit in _SINGULARS.items()}
MONTHS = {"month": 1, "months": 1, "quarter": 3, "quarters": 3}

AFTER_EVERY = (*UNITS, *DAYS, *NUMBERS, "other")
START = (*EVERY, *ADVERBS, *OFTEN, *NUMBERS, *DAYS)

EXAMPLE_HINT = "write it like 'every 6 weeks', 'quarterly' or 'first monday of the month'"

_AMBIGUOUS = (
    (("weekly",), "twice a week or every 2 weeks", "'weekly' or 'every 2 weeks'"),
    (("monthly",), "twice a month or every 2 months", "'every 2 weeks' or 'every 2 months'"),
    (
        ("annual", "annually", "yearly", "ennial", "ennially"),
        "twice a year or every 2 years",
        "'every 6 months' or 'every 2 years'",
    ),
)
_MISPLACED = (
    (
        ("weekday", "weekdays", "workday", "workdays"),
        "the days that may hold a cue are set by 'days', not by a cadence",
        "write 'daily', which keeps to those days",
    ),
    (
        ("weekend", "weekends"),
        "a weekend is two days, and a cadence has one day of the week",
        "write 'every saturday' or 'every sunday'",
    ),
    (
        ("hour", "hours", "hourly", "minute", "minutes"),
        "a contact comes up once a day at most",
        "write 'daily' or 'weekly'",
    ),
    (("noon", "midday"), "a time of day is written in figures", "write 12:00"),
    (("midnight",), "a time of day is written in figures", "write 00:00"),
)
# Words that people try and that fit nowhere, each with its message and hint.
REFUSED = {
    f"{prefix}{ending}": (f"'{prefix}{ending}' can mean {meanings}", f"write {instead}")
    for endings, meanings, instead in _AMBIGUOUS
    for ending in endings
    for prefix in ("bi", "bi-", "semi", "semi-")
} | {word: (message, hint) for words, message, hint in _MISPLACED for word in words}
