"""The one door to time zone data: always the tzdata package, never the system's own files.

A system and a package can disagree about a zone, and a feed must not depend on where it is built.
`ZoneInfo(key)` prefers the system, so each zone is read here from the package's file instead. Only `machine_zone` asks
the system: for the name of a zone to propose, which is then written down or not.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import tzdata  # type: ignore[import-untyped]  # it is data, and comes without types

from cuegen.problems import Fault

# Not importlib.resources, which takes longer to import than the rest of this module.
_PACKAGE = Path(tzdata.__file__).parent

# Shorter than any spell between two changes since 1969: the shortest are a little under seven days.
_STEP = timedelta(days=6)
_SECOND = timedelta(seconds=1)

_ABBREVIATION = r"[A-Z]{2,4}"
_OFFSET = r"(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d{2})?"


class Change(NamedTuple):
    """A moment at which a zone changes its offset from UTC.

    `moment` is in UTC; `before` and `after` are offsets, positive east of Greenwich; `name` is the
    abbreviation from then on, such as CEST.
    """

    moment: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def onset(self) -> datetime:
        """What the clocks show when they are changed: naive local time (RFC 5545 section 3.6.5)."""
        return self.moment.replace(tzinfo=None) + self.before


@cache
def zone_names() -> tuple[str, ...]:
    """Every name that is accepted, those in use before their older aliases.

    "Factory" is left out: it stands for a machine on which nobody has chosen a zone.
    """
    names = (_PACKAGE / "zones").read_text(encoding="ascii").split()
    return tuple(name for name in names if name != "Factory")


@cache
def read_zone(name: str) -> ZoneInfo:
    """Read the zone of this name.

    Raises:
        Fault: the name is not one of `zone_names`; the hint proposes one that resembles it.
    """
    with _path(name).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@cache
def footer(name: str) -> str:
    """Return the POSIX TZ string that rules after the last listed change (RFC 9636 section 3.3).

    Raises:
        Fault: the name is not one of `zone_names`.
    """
    return _path(name).read_bytes()[:-1].rpartition(b"\n")[2].decode("ascii")


def is_utc(name: str) -> bool:
    """Tell whether the zone is UTC itself, under any of its names.

    Raises:
        Fault: the name is not one of `zone_names`.
    """
    return footer(name) == "UTC0"


def day_in(name: str, moment: datetime) -> date:
    """Return the day that a moment falls on in a zone."""
    return moment.astimezone(read_zone(name)).date()


def offset(name: str, moment: datetime) -> timedelta:
    """Return the offset from UTC in a zone at a moment of UTC, positive east of Greenwich.

    Raises:
        Fault: the name is not one of `zone_names`.
    """
    # Never None in a ZoneInfo; only the types of `tzinfo` leave it open. The same below.
    return moment.astimezone(read_zone(name)).utcoffset() or timedelta()


def abbreviation(name: str, moment: datetime) -> str:
    """Return the name of the time in a zone at a moment of UTC, such as CEST or -03.

    Raises:
        Fault: the name is not one of `zone_names`.
    """
    return moment.astimezone(read_zone(name)).tzname() or ""


def changes(name: str, years: range) -> tuple[Change, ...]:
    """List all changes of offset of a zone in these years of UTC, 1969 or later, in order.

    Raises:
        Fault: the name is not one of `zone_names`.
    """
    start, end = (datetime(year, 1, 1, tzinfo=UTC) for year in (years[0], years[-1] + 1))
    samples = [start + step * _STEP for step in range((end - start) // _STEP)]
    zone = read_zone(name)
    offsets = ((moment, moment.astimezone(zone).utcoffset()) for moment in (*samples, end))
    return tuple(
        _change(name, earlier, later) for (earlier, before), (later, after) in pairwise(offsets) if before != after
    )


def machine_zone(environ: Mapping[str, str], *, etc: Path = Path("/etc")) -> str | None:
    """Find the zone that this machine is set to, to propose it; None when there is no telling.

    `environ` is the environment, of which TZ is read; `etc` is the folder of the system's settings.
    """
    for place in (environ.get("TZ", ""), _text(etc / "timezone"), _target(etc / "localtime")):
        name = place.strip().removeprefix(":").rpartition("zoneinfo/")[2]
        if name in zone_names():
            return name
    return None


def _path(name: str) -> Path:
    if name not in zone_names():
        raise _unknown(name)
    return _PACKAGE / "zoneinfo" / name


def _unknown(name: str) -> Fault:
    hint = "write the zone of a city, such as 'Europe/London' or 'America/New_York'"
    # Offsets come first: GMT+2 resembles Etc/GMT+2, which is two hours *behind* UTC.
    if re.fullmatch(_OFFSET, name, re.IGNORECASE):
        return Fault(f"{name!r} is an offset, which says nothing of summer time", hint=hint)
    near = _near(name)
    if near is not None:
        return Fault(f"unknown time zone {name!r}", hint=f"did you mean {near!r}?")
    if re.fullmatch(_ABBREVIATION, name):
        return Fault(f"{name!r} is an abbreviation, not the name of a time zone", hint=hint)
    return Fault(f"unknown time zone {name!r}", hint=hint)


def _near(name: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - a good list needs none of it

    known = _spellings()
    whole = name.strip().casefold().replace(" ", "_")
    city = whole.rpartition("/")[2]
    guesses = [(whole, 1.0), (city, 1.0)]
    if not re.fullmatch(_ABBREVIATION, name):  # three letters resemble too many others: CEST is not EST
        guesses += [(whole, 0.9), (city, 0.8)]
    for guess, cutoff in guesses:
        for match in get_close_matches(guess, known, n=1, cutoff=cutoff):
            return known[match]
    return None


@cache
def _spellings() -> dict[str, str]:
    """Map every name and every city alone, in lower case, to its zone."""
    names = {name.casefold(): name for name in zone_names()}
    for name in zone_names():
        names.setdefault(name.rpartition("/")[2].casefold(), name)
    return names


def _change(name: str, earlier: datetime, later: datetime) -> Change:
    """Find the one change between two moments, to the second."""
    before = offset(name, earlier)
    seconds = bisect_left(
        range((later - earlier) // _SECOND),
        x=True,
        key=lambda second: offset(name, earlier + second * _SECOND) != before,
    )
    moment = earlier + seconds * _SECOND
    return Change(
        moment=moment,
        before=before,
        after=offset(name, moment),
        name=abbreviation(name, moment),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _target(path: Path) -> str:
    try:
        return str(path.readlink())
    except OSError:
        return ""
