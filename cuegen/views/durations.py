"""Lengths of time in words that people use."""

A_WEEK, A_MONTH, A_YEAR = 7, 365.2425 / 12, 365.2425  # days


def some_time(days: int) -> str:
    """Say how long some days are, in the largest unit of which there are two: "13 days", "9 weeks", "8 months"."""
    if days < 2 * A_WEEK:
        return _counted(days, "day")
    if days < 3 * A_MONTH:
        return _counted(days // A_WEEK, "week")
    return _counted(int(days / A_MONTH), "month") if days < 2 * A_YEAR else _counted(int(days / A_YEAR), "year")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
