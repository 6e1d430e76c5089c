"""The days of the week, under the names that people write and the codes of RFC 5545."""

from enum import IntEnum


class Weekday(IntEnum):
    """A day of the week, numbered as `datetime.date.weekday` does: Monday is 0."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6

    @property
    def code(self) -> str:
        """The two letters of RFC 5545 section 3.3.10: MO, TU, WE, TH, FR, SA, SU."""
        return self.name[:2]

    def __str__(self) -> str:
        return self.name.lower()


# "mon", "monday", "tues", ... : every unambiguous beginning of three letters and more.
WEEKDAYS = {str(day)[:length]: day for day in Weekday for length in range(3, len(str(day)) + 1)}
