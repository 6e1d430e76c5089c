"""Dates in words. Not `strftime("%a")`, which speaks the language of the machine."""

from datetime import date, time

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: date) -> str:
    """Write a date as Tue 24 Nov 2026."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_time(clock: time | None) -> str:
    """Write a time of day as 08:30, or "all day"."""
    return "all day" if clock is None else f"{clock:%H:%M}"
