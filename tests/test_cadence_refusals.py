"""What the cadence language refuses.

A case is a text with the part to blame in brackets, the message, and the hint.
"""

import pytest

from cuegen.contacts.cadence import parse_cadence
from cuegen.problems import Fault

CASES = """\
[biweekly]
    'biweekly' can mean twice a week or every 2 weeks
    write 'weekly' or 'every 2 weeks'
[semiweekly]
    'semiweekly' can mean twice a week or every 2 weeks
    write 'weekly' or 'every 2 weeks'
every [bimonthly]
    'bimonthly' can mean twice a month or every 2 months
    write 'every 2 weeks' or 'every 2 months'
[biannual]
    'biannual' can mean twice a year or every 2 years
    write 'every 6 months' or 'every 2 years'

[last friday] of the month
    calendars disagree about 'last friday'
    the first to the fourth are safe: write 'fourth friday of the month'
[fifth friday] of the month
    calendars disagree about 'fifth friday'
    the first to the fourth are safe: write 'fourth friday of the month'

every [0 weeks]
    '0 weeks' is no interval
    write a number from 1 on, as in 'every 2 weeks'
every [last week]
    'last week' is no interval
    write a number from 1 on, as in 'every 2 weeks'
[0 times a year]
    '0 times a year' is never
    write it like 'twice a year' or '3 times a year'
every [100 weeks]
    '100 weeks' is too long an interval
    the most is 99 weeks, 99 months or 8 years
first monday of every [100 months]
    '100 months' is too long an interval
    the most is 99 weeks, 99 months or 8 years

every [4 days]
    an interval of 4 days cannot keep to a weekday
    write 'daily' or 'weekly'
every [other day]
    an interval of 2 days cannot keep to a weekday
    write 'daily' or 'weekly'
[53 times a year]
    '53 times a year' is more often than weekly
    write 'weekly' or 'daily'
[twice a week]
    'twice a week' is more often than weekly
    write 'weekly' or 'daily'

daily on [friday]
    'daily' takes no day of the week
    write 'every friday'
every monday and [friday]
    a cadence has one day of the week
    keep 'monday' or 'friday': a contact comes up on one day
every mon/[fri]
    a cadence has one day of the week
    keep 'monday' or 'friday': a contact comes up on one day
every monday, [wednesday] and friday
    a cadence has one day of the week
    keep 'monday' or 'wednesday': a contact comes up on one day
every friday on [monday]
    a cadence has one day of the week
    keep 'friday' or 'monday': a contact comes up on one day
weekly on the [first monday]
    'first monday' goes with months, and not with weeks
    write 'every monday' or 'first monday of the month'
every 6 weeks at 9:00 on the [2nd fri]
    '2nd fri' goes with months, and not with weeks
    write 'every 6 weeks on friday at 09:00' or 'second friday of the month at 09:00'

every [weekday]
    the days that may hold a cue are set by 'days', not by a cadence
    write 'daily', which keeps to those days
every [weekend]
    a weekend is two days, and a cadence has one day of the week
    write 'every saturday' or 'every sunday'
[hourly]
    a contact comes up once a day at most
    write 'daily' or 'weekly'
every 2 [hours]
    a contact comes up once a day at most
    write 'daily' or 'weekly'

every [31st]
    '31st' does not name a day of the week
    cues keep to a weekday and not to a date: write 'first monday of the month'
monthly on the [15th]
    '15th' does not name a day of the week
    cues keep to a weekday and not to a date: write 'first monday of the month'
monthly on [15]
    '15' does not name a day of the week
    cues keep to a weekday and not to a date: write 'first monday of the month'
every [second friday]
    'second friday' does not say how often it comes
    write 'second friday of the month' or 'every 2 weeks on friday'
[first friday]
    'first friday' does not say how often it comes
    write 'first friday of the month' or 'every friday'
first monday of the [year]
    'year' cannot follow 'the'
    write 'of the month', 'of the quarter' or 'of every 2 months'
first monday of every 2 [weeks]
    'weeks' cannot follow '2'
    write 'of the month', 'of the quarter' or 'of every 2 months'
first monday [of]
    something is missing after 'of'
    write 'of the month', 'of the quarter' or 'of every 2 months'

every friday at [25]:00
    there is no hour 25
    the hours are 00 to 23
every friday  at 17:[60]
    there is no minute 60
    the minutes are 00 to 59
every friday at [5  pm]
    '5 pm' is not a time of day
    write 17:00
daily at [noon]
    a time of day is written in figures
    write 12:00
daily [at]
    something is missing after 'at'
    go on with hours and minutes, as in 'weekly at 17:00'
daily at 9:00 at [10:00]
    a cadence has one time of day
    keep 'daily at 09:00'

[wekly]
    a cadence cannot begin with 'wekly'
    did you mean 'weekly'?
[Quaterly]
    a cadence cannot begin with 'Quaterly'
    did you mean 'quarterly'?
every [fryday]
    'fryday' cannot follow 'every'
    did you mean 'friday'?
weekly [onn] friday
    'onn' cannot follow 'weekly'
    did you mean 'on'?
every [weekly]
    'weekly' cannot follow 'every'
    did you mean 'week'?
[foo]
    a cadence cannot begin with 'foo'
    write it like 'every 6 weeks', 'quarterly' or 'first monday of the month'
[at] 17:00 daily
    a cadence cannot begin with 'at'
    write it like 'every 6 weeks', 'quarterly' or 'first monday of the month'
every [6weeks]
    '6weeks' cannot follow 'every'
    go on with a number, a unit or a day, as in 'every 6 weeks' or 'every friday'
every 2 [fridays]
    'fridays' cannot follow '2'
    go on with a unit such as weeks or months, as in 'every 2 weeks on friday'

[every]
    something is missing after 'every'
    go on with a number, a unit or a day, as in 'every 6 weeks' or 'every friday'
[once]
    something is missing after 'once'
    write it like 'twice a year' or '3 times a year'
monthly [on]
    something is missing after 'on'
    go on with a day of the week, as in 'every 2 weeks on tuesday'
monthly on [the]
    something is missing after 'the'
    go on with a day of the week, as in 'every 2 weeks on tuesday'
twice [every] year
    'every' cannot follow 'twice'
    write it like 'twice a year' or '3 times a year'
weekly [friday]
    'friday' cannot follow 'weekly'
    only 'on' with a day and 'at' with a time can follow, as in 'weekly on friday at 17:00'
every friday [of] the month
    'of' cannot follow 'friday'
    only 'on' with a day and 'at' with a time can follow, as in 'weekly on friday at 17:00'
"""
LINES = [line.strip() for line in CASES.splitlines() if line]
REFUSALS = list(zip(LINES[::3], LINES[1::3], LINES[2::3], strict=True))


def printed(text: str) -> list[str]:
    """Return the refusal of a text as the cases show it."""
    with pytest.raises(Fault) as refused:
        parse_cadence(text)
    fault = refused.value
    assert fault.span is not None
    start, end = fault.span
    marked = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return [marked, fault.message, str(fault.hint)]


@pytest.mark.parametrize(("marked", "message", "hint"), REFUSALS)
def test_a_refusal_blames_a_word_and_says_what_to_write(marked: str, message: str, hint: str) -> None:
    """A refusal marks the wrong words, says what is wrong, and what to write instead."""
    text = marked.replace("[", "").replace("]", "")
    assert printed(text) == [marked, message, hint]


EXAMPLES = "write it like 'every 6 weeks', 'quarterly' or 'first monday of the month'"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the cadence is empty"),
        (" \t\n", "the cadence is empty"),
        ("weekly" + " " * 95, "a cadence has at most 100 characters"),
    ],
)
def test_a_text_without_a_wrong_word_is_blamed_as_a_whole(text: str, message: str) -> None:
    """Where no word is wrong, all of the text is to blame."""
    with pytest.raises(Fault) as refused:
        parse_cadence(text)
    fault = refused.value
    assert (fault.message, fault.hint, fault.span) == (message, EXAMPLES, None)


def test_a_hundred_characters_are_not_too_many() -> None:
    """The longest text that is read has 100 characters."""
    assert str(parse_cadence("weekly" + " " * 94)) == "weekly"


def test_what_cannot_be_seen_is_shown_as_an_escape() -> None:
    """A control character never reaches the terminal."""
    assert printed("week\x00ly") == [
        "[week\x00ly]",
        r"a cadence cannot begin with 'week\x00ly'",
        "did you mean 'weekly'?",
    ]


def test_only_plain_figures_are_a_number() -> None:
    """Signs that Unicode counts among the digits are refused, not misread."""
    assert printed("every \u00b2 weeks")[1] == "'\u00b2' cannot follow 'every'"
