"""VTIMEZONE: exact lines, and an independent reader that must find the offsets of each zone."""

import io
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata  # type: ignore[import-untyped]  # it is data, and comes without types
from dateutil.tz import tzical  # type: ignore[import-untyped]  # it comes without types

from cuegen.feed.timezone import vtimezone
from cuegen.problems import Fault
from cuegen.zones import footer, is_utc, zone_names

ZONES = [name for name in zone_names() if not is_utc(name)]

BERLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""

# Its law calls winter time the exception: zoneinfo gives it a DST of minus one hour.
DUBLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Dublin
BEGIN:DAYLIGHT
DTSTART:19700329T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:IST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""

NEW_YORK = """\
BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:DAYLIGHT
DTSTART:19700308T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
TZNAME:EDT
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
TZNAME:EST
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE
"""

# The year begins in summer, and the footer names a minute.
CHATHAM = """\
BEGIN:VTIMEZONE
TZID:Pacific/Chatham
BEGIN:STANDARD
DTSTART:19700405T034500
TZOFFSETFROM:+1345
TZOFFSETTO:+1245
TZNAME:+1245
RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700927T024500
TZOFFSETFROM:+1245
TZOFFSETTO:+1345
TZNAME:+1345
RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
"""

KOLKATA = """\
BEGIN:VTIMEZONE
TZID:Asia/Kolkata
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
TZNAME:IST
END:STANDARD
END:VTIMEZONE
"""

# Two changes of law, and none in the year before the first event.
PYONGYANG = """\
BEGIN:VTIMEZONE
TZID:Asia/Pyongyang
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
TZNAME:KST
END:STANDARD
BEGIN:STANDARD
DTSTART:20150815T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0830
TZNAME:KST
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20180504T233000
TZOFFSETFROM:+0830
TZOFFSETTO:+0900
TZNAME:KST
END:DAYLIGHT
END:VTIMEZONE
"""


@cache
def written(name: str) -> bytes:
    """Write a zone for events from 2026 on, once for all tests."""
    return vtimezone(name, first_year=2026)


def lines_of(block: bytes) -> list[str]:
    """Split content lines without their CRLF."""
    return block.decode("ascii").removesuffix("\r\n").split("\r\n")


def tzif(name: str) -> bytes:
    """Read the zone's file, by which aliases are recognised."""
    return (Path(tzdata.__file__).parent / "zoneinfo" / name).read_bytes()


def telling_moments(zone: ZoneInfo, first_year: int) -> Iterator[datetime]:
    """Yield moments to 2040: the middle of each month, and the half-hours around each change."""
    for year in range(first_year, 2041):
        yield from (datetime(year, month, 15, 12, tzinfo=UTC) for month in range(1, 13))
    step = timedelta(days=6)
    start, end = (datetime(year, 1, 1, tzinfo=UTC) for year in (first_year, 2041))
    days = [start + n * step for n in range((end - start) // step)]
    offsets = [day.astimezone(zone).utcoffset() for day in days]
    for day, (before, after) in zip(days, pairwise(offsets), strict=False):
        if before != after:
            half_hours = [day + timedelta(minutes=30 * n) for n in range(6 * 48 + 1)]
            change = bisect_left(half_hours, x=True, key=lambda at: at.astimezone(zone).utcoffset() == after)
            yield from half_hours[max(change - 4, 0) : change + 4]


@cache
def disagreements(block: str, data: bytes, first_year: int) -> list[str]:
    """List the local times at which python-dateutil reads another offset than zoneinfo."""
    zone = ZoneInfo.from_file(io.BytesIO(data))
    reader = tzical(io.StringIO(block)).get()
    times = [moment.astimezone(zone) for moment in telling_moments(zone, first_year)]
    return [
        f"{local.isoformat()}: {local.replace(tzinfo=reader).isoformat()}"
        for local in times
        if local.replace(tzinfo=reader).utcoffset() != local.utcoffset()
    ]


@pytest.mark.parametrize("text", [BERLIN, DUBLIN, NEW_YORK, CHATHAM, KOLKATA])
def test_a_zone_with_a_plain_rule_is_written_by_it(text: str) -> None:
    """To the byte: the footer's two dates, or one offset for all time."""
    name = text.splitlines()[1].removeprefix("TZID:")
    assert vtimezone(name, first_year=2026) == text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("first_year", [2014, 2015])
def test_a_zone_whose_law_changed_is_written_by_its_changes(first_year: int) -> None:
    """The offset of the beginning comes first, a change of its own kind has no RDATE."""
    expected = PYONGYANG.replace("\n", "\r\n").encode()
    assert vtimezone("Asia/Pyongyang", first_year=first_year) == expected


@pytest.mark.parametrize(
    ("name", "first_year", "head"),
    [
        pytest.param(
            "Africa/Casablanca",
            2021,
            """\
BEGIN:STANDARD
DTSTART:20200419T030000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:+00
RDATE:20200419T030000
RDATE:20210411T030000
RDATE:20220327T030000
RDATE:20230319T030000
""",
            id="a month without summer time, by the moon",
        ),
        pytest.param(
            "America/Santiago",
            2024,
            """\
BEGIN:STANDARD
DTSTART:20230402T000000
TZOFFSETFROM:-0300
TZOFFSETTO:-0400
TZNAME:-04
RDATE:20230402T000000
RDATE:20240407T000000
RDATE:20250406T000000
""",
            id="the day after the first Saturday",
        ),
        pytest.param(
            "Africa/Cairo",
            2024,
            """\
BEGIN:DAYLIGHT
DTSTART:20230428T000000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
RDATE:20230428T000000
RDATE:20240426T000000
RDATE:20250425T000000
""",
            id="the day after the last Thursday",
        ),
    ],
)
def test_a_zone_with_other_rules_is_written_by_its_changes(name: str, first_year: int, head: str) -> None:
    """From the year before the first event; DTSTART is repeated, for ical.js."""
    lines = f"BEGIN:VTIMEZONE\nTZID:{name}\n{head}".replace("\n", "\r\n").encode()
    assert vtimezone(name, first_year=first_year).startswith(lines)


@pytest.mark.parametrize("name", ["Africa/Cairo", "America/Santiago", "America/Nuuk"])
def test_changes_are_listed_until_2040(name: str) -> None:
    """One RDATE line a date, two dates a year."""
    dates = [line for line in lines_of(vtimezone(name, first_year=2031)) if "RDATE" in line]
    assert len(dates) == 2 * len(range(2030, 2041))
    assert min(dates).startswith("RDATE:2030")
    assert max(dates).startswith("RDATE:2040")


def test_a_rule_must_hold_from_the_first_year_on() -> None:
    """America's rule is of 2007: a feed with events of 2006 cannot be written by it."""
    assert b"RRULE" in vtimezone("America/New_York", first_year=2007)
    assert b"RRULE" not in vtimezone("America/New_York", first_year=2006)


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC", "Zulu"])
def test_utc_has_no_component(name: str) -> None:
    """To ask for one is an error of the program, not of the user."""
    with pytest.raises(ValueError, match=f"{name} takes no VTIMEZONE") as error:
        vtimezone(name, first_year=2026)
    assert not isinstance(error.value, Fault)


def test_most_zones_with_summer_time_are_written_by_rules() -> None:
    """Lists are for the few, because they end."""
    ruled = sum(b"RRULE" in written(name) for name in ZONES)
    listed = sum(b"RDATE" in written(name) for name in ZONES)
    assert ruled > 4 * listed


def test_an_unknown_zone_is_refused() -> None:
    """With the fault that the zone's reader gives."""
    with pytest.raises(Fault, match="unknown time zone 'Mars/Olympus'"):
        vtimezone("Mars/Olympus", first_year=2026)


def test_lines_are_short_and_end_in_crlf() -> None:
    """ASCII content lines of at most 75 octets that need no fold, and STANDARD at least once."""
    for name in ZONES:
        lines = lines_of(written(name))
        assert written(name) == "".join(f"{line}\r\n" for line in lines).encode("ascii")
        assert max(map(len, lines)) <= 75
        assert lines[:2] == ["BEGIN:VTIMEZONE", f"TZID:{name}"]
        assert lines[-1] == "END:VTIMEZONE"
        assert "BEGIN:STANDARD" in lines


def test_only_rules_that_every_client_reads() -> None:
    """A month and one numbered day; hours that no day has are listed instead."""
    rule = re.compile(r"RRULE:FREQ=YEARLY;BYMONTH=([1-9]|1[0-2]);BYDAY=([1-4]|-1)[A-Z]{2}")
    for name in ZONES:
        rules = [line for line in lines_of(written(name)) if line.startswith("RRULE")]
        assert len(rules) in {0, 2}, name
        assert all(map(rule.fullmatch, rules)), (name, rules)
        if any(hour in footer(name) for hour in ("/24", "/26", "/50", "/-1")):
            assert not rules, name


@pytest.mark.parametrize("name", ZONES)
def test_an_independent_reader_finds_the_offsets_of_every_zone(name: str) -> None:
    """python-dateutil expands the lines; zoneinfo is the truth, from 2026 to 2040."""
    anonymous = written(name).replace(name.encode(), b"Any/Zone")
    assert disagreements(anonymous.decode(), tzif(name), 2026) == []


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Moscow",  # permanent summer time, then permanent winter time
        "America/Sao_Paulo",  # another date each year, then none
        "Pacific/Apia",  # crossed the date line
        "Asia/Tehran",  # by another calendar
        "Africa/Casablanca",  # twice a year, then four times
        "America/Recife",  # a week of summer time in 2000
        "Europe/Dublin",
    ],
)
def test_an_early_first_event_has_the_offsets_of_its_time(name: str) -> None:
    """Events from 1999 on are read with the laws of 1999."""
    block = vtimezone(name, first_year=1999).decode()
    assert disagreements(block, tzif(name), 1999) == []
