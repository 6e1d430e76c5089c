"""The cadence language: how often to get in touch, in words that people use.

The grammar: quoted words stand for themselves, in any case and with any white space between them;
[x] may be left out, x | y is a choice, and what stands apart on the right is an example.

    cadence  = rhythm ["on" day] ["at" time]      every 2 weeks on tuesday at 17:00
             | rhythm "at" time "on" day
    rhythm   = adverb
             | ["once"] every interval            once every 6 weeks
             | number unit                        6 weeks
             | often per unit                     once a month, 3 times a year
             | ["on"] ["the"] named               fridays, the first monday of the month
    adverb   = "daily" | "weekly" | "fortnightly" | "monthly" | "quarterly" | "half-yearly"
             | "yearly" | "annually"
    interval = [count] unit                       every week, every 6 weeks, every other month
             | "other" weekday                    every other friday
             | named                              every friday
    named    = weekday
             | ordinal weekday "of" months        first monday of the quarter
    day      = ["the"] [ordinal] weekday          monthly on the first monday
    months   = "the" month | every [count] month
    count    = number | "other" | ordinal         every other is every 2, every third is every 3
    unit     = "day" | "week" | "fortnight" | "year" | month, or the plural
    month    = "month" | "quarter", or the plural
    every    = "every" | "each"
    per      = "a" | "per"
    often    = "once" | "twice" | "thrice" | number "times" | number "time"
    number   = figures, or "one" to "twelve"
    ordinal  = "first" to "fifth", "1st" to "31st", or "last"
    weekday  = "monday" to "sunday", the first three letters of one and more, or the plural
    time     = hours and minutes: 9:00, 17:00

Sentences of this form are refused when calendars cannot keep them: more than 99 weeks or months,
none at all, 2 to 4 days, more than 52 times a year, a day of the week beside days or a second one,
and an ordinal beside weeks or above the fourth. Days become whole weeks, and so does a number of
times a year that does not divide 12, because cues keep to their weekday; the cadence has a remark
when that rounds.
"""

from cuegen.contacts.cadence.intervals import LONGEST_INTERVAL
from cuegen.contacts.cadence.reader import parse_cadence
from cuegen.contacts.cadence.value import Cadence, Unit

__all__ = ["EXAMPLES", "LONGEST_INTERVAL", "Cadence", "Unit", "parse_cadence"]

# In the form that `str` gives them, for the JSON Schema of contacts.yaml.
EXAMPLES = (
    "daily",
    "weekly",
    "every 2 weeks",
    "every 6 weeks",
    "monthly",
    "every 2 months",
    "quarterly",
    "every 6 months",
    "yearly",
    "every friday",
    "every 2 weeks on tuesday",
    "monthly on tuesday",
    "first monday of the month",
    "second thursday of every 3 months",
    "every friday at 17:00",
)
