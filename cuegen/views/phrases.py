"""Dates in words. Not `strftime("%a")`, which speaks the language of the machine."""

from datetime import date, time, timedelta

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def short_date(day: date) -> str:
    """Write a date as Tue 24 Nov 2026."""
    return f"{WEEKDAYS[day.weekday()]} {bare_date(day)}"


def bare_date(day: date) -> str:
    """Write a date without its weekday, as 24 Nov 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def monday_of(day: date) -> date:
    """Find the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> str:
    """Name the week of a day by its Monday: week of 23 November."""
    monday = monday_of(day)
    return f"week of {monday.day} {LONG_MONTHS[monday.month - 1]}"


def short_time(clock: time | None) -> str:
    """Write a time of day as 08:30, or "all day"."""
    return "all day" if clock is None else f"{clock:%H:%M}"
