"""The only clock: the moment of a run, in UTC. `--today` and SOURCE_DATE_EPOCH replace it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from cuegen.contacts.dates import FIRST_YEAR, LAST_YEAR
from cuegen.problems import Problem, Refused

EPOCH = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


def moment(today: date | None, environ: Mapping[str, str]) -> datetime:
    """Read the clock, or what stands in for it: noon of a given day, else the seconds of SOURCE_DATE_EPOCH.

    Raises:
        Refused: SOURCE_DATE_EPOCH is no number of seconds, or one beyond the years that a feed can have.
    """
    if today is not None:
        return datetime.combine(today, time(12), UTC)
    seconds = environ.get(EPOCH)
    if not seconds:
        return datetime.now(UTC).replace(microsecond=0)
    found = _moment_of(seconds)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        message = f"expected a number of seconds since {FIRST_YEAR}, until {LAST_YEAR}, found {seconds!r}"
        raise Refused(Problem(message=message, file=EPOCH, hint="unset it to use the clock"))
    return found


def _moment_of(seconds: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
