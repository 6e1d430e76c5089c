"""Zone data: names, near names, rules and changes."""

import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import tzdata  # type: ignore[import-untyped]  # it is data, and comes without types

from cuegen.problems import Fault
from cuegen.zones import (
    Change,
    abbreviation,
    changes,
    day_in,
    footer,
    is_utc,
    machine_zone,
    offset,
    read_zone,
    zone_names,
)

CITY = "write the zone of a city, such as 'Europe/London' or 'America/New_York'"
WINTER = datetime(2024, 1, 15, tzinfo=UTC)


@pytest.fixture
def _system_lies(tmp_path: Path) -> Iterator[None]:
    """Make the system's Europe/Berlin the zone of Kolkata."""
    kolkata = Path(tzdata.__file__).parent / "zoneinfo" / "Asia" / "Kolkata"
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Berlin").write_bytes(kolkata.read_bytes())
    zoneinfo.reset_tzpath([tmp_path])
    zoneinfo.ZoneInfo.clear_cache()
    read_zone.cache_clear()
    yield
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


def test_names_are_those_of_the_package_with_names_in_use_before_aliases() -> None:
    """So that "Istanbul" alone proposes Europe/Istanbul, not its alias in Asia."""
    names = zone_names()
    assert len(names) == len(set(names)) > 500
    assert names.index("Europe/Istanbul") < names.index("Asia/Istanbul")
    assert "Factory" not in names


@pytest.mark.parametrize("name", zone_names())
def test_every_name_can_be_read(name: str) -> None:
    """No name is proposed or accepted that has no data."""
    zone = read_zone(name)
    assert zone.key == name
    assert zone.utcoffset(datetime(2026, 1, 1, tzinfo=zone)) is not None
    assert footer(name)


@pytest.mark.usefixtures("_system_lies")
def test_the_system_is_never_asked() -> None:
    """A feed does not depend on the zone files of the machine that builds it."""
    assert zoneinfo.ZoneInfo("Europe/Berlin").utcoffset(WINTER) == timedelta(hours=5, minutes=30)
    assert offset("Europe/Berlin", WINTER) == timedelta(hours=1)


@pytest.mark.parametrize("name", ["CET", "EST5EDT", "Etc/GMT+2", "GMT+0", "GB", "EST"])
def test_old_names_of_the_list_are_accepted_as_they_stand(name: str) -> None:
    """What the tzdata package knows is a zone."""
    assert read_zone(name).key == name


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("London", "unknown time zone 'London'", "did you mean 'Europe/London'?"),
        ("europe/london", "unknown time zone 'europe/london'", "did you mean 'Europe/London'?"),
        ("EUROPE/LONDON ", "unknown time zone 'EUROPE/LONDON '", "did you mean 'Europe/London'?"),
        ("Europe/Lodnon", "unknown time zone 'Europe/Lodnon'", "did you mean 'Europe/London'?"),
        ("America/London", "unknown time zone 'America/London'", "did you mean 'Europe/London'?"),
        ("Berlni", "unknown time zone 'Berlni'", "did you mean 'Europe/Berlin'?"),
        ("Istanbul", "unknown time zone 'Istanbul'", "did you mean 'Europe/Istanbul'?"),
        ("new york", "unknown time zone 'new york'", "did you mean 'America/New_York'?"),
        ("LIMA", "unknown time zone 'LIMA'", "did you mean 'America/Lima'?"),
        ("utc", "unknown time zone 'utc'", "did you mean 'UTC'?"),
        ("Europe/Munich", "unknown time zone 'Europe/Munich'", CITY),
        ("Europe/Geneva", "unknown time zone 'Europe/Geneva'", CITY),
        ("../../../etc/passwd", "unknown time zone '../../../etc/passwd'", CITY),
        ("../x", "unknown time zone '../x'", CITY),
        ("/etc/localtime", "unknown time zone '/etc/localtime'", CITY),
        ("Europe", "unknown time zone 'Europe'", CITY),
        ("tzdata.zi", "unknown time zone 'tzdata.zi'", CITY),
        ("Factory", "unknown time zone 'Factory'", CITY),
        ("", "unknown time zone ''", CITY),
        ("CEST", "'CEST' is an abbreviation, not the name of a time zone", CITY),
        ("PST", "'PST' is an abbreviation, not the name of a time zone", CITY),
        ("GMT+2", "'GMT+2' is an offset, which says nothing of summer time", CITY),
        ("gmt+1", "'gmt+1' is an offset, which says nothing of summer time", CITY),
        ("UTC +1", "'UTC +1' is an offset, which says nothing of summer time", CITY),
        ("-05:00", "'-05:00' is an offset, which says nothing of summer time", CITY),
    ],
)
def test_an_unknown_name_is_refused_with_the_next_step(name: str, message: str, hint: str) -> None:
    """The message says what was found, the hint what to write."""
    with pytest.raises(Fault) as refusal:
        read_zone(name)
    assert (refusal.value.message, refusal.value.hint, refusal.value.span) == (message, hint, None)


@pytest.mark.parametrize("use", [footer, is_utc])
def test_every_door_refuses_an_unknown_name(use: Callable[[str], object]) -> None:
    """No path outside the package is ever opened."""
    with pytest.raises(Fault, match=r"unknown time zone '\.\./zones'"):
        use("../zones")


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"),
        ("Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1"),
        ("America/New_York", "EST5EDT,M3.2.0,M11.1.0"),
        ("Asia/Kolkata", "IST-5:30"),
        ("Etc/GMT+2", "<-02>2"),
    ],
)
def test_footer_is_the_rule_at_the_end_of_the_file(name: str, rule: str) -> None:
    """Without the line ends that enclose it."""
    assert footer(name) == rule


def test_utc_has_eight_names() -> None:
    """Greenwich and its aliases are zones of their own; Iceland keeps their time."""
    assert {name for name in zone_names() if is_utc(name)} == {
        *("UTC", "UCT", "Universal", "Zulu"),
        *("Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu"),
    }


def test_offset_and_abbreviation_are_those_of_the_moment() -> None:
    """Also where abbreviations are signed numbers."""
    summer = datetime(2024, 7, 15, tzinfo=UTC)
    assert offset("America/St_Johns", WINTER) == -timedelta(hours=3, minutes=30)
    assert abbreviation("Europe/Berlin", WINTER) == "CET"
    assert abbreviation("Europe/Berlin", summer) == "CEST"
    assert abbreviation("America/Sao_Paulo", summer) == "-03"
    assert offset("Africa/Abidjan", summer) == timedelta(0)


def test_changes_are_found_to_the_second() -> None:
    """With the offsets on both sides, and the local time that the clocks leave."""
    spring, autumn = changes("Europe/Berlin", range(2024, 2025))
    assert spring == Change(
        moment=datetime(2024, 3, 31, 1, tzinfo=UTC),
        before=timedelta(hours=1),
        after=timedelta(hours=2),
        name="CEST",
    )
    assert spring.onset.isoformat() == "2024-03-31T02:00:00"
    assert autumn.onset.isoformat() == "2024-10-27T03:00:00"
    (monrovia,) = changes("Africa/Monrovia", range(1972, 1973))
    assert monrovia.moment == datetime(1972, 1, 7, 0, 44, 30, tzinfo=UTC)
    assert changes("Asia/Kolkata", range(1970, 2041)) == ()


@pytest.mark.parametrize("first_year", range(1970, 2001))
def test_the_shortest_spell_is_seen_wherever_the_search_begins(first_year: int) -> None:
    """Recife had a week of summer time in October 2000."""
    found = changes("America/Recife", range(first_year, 2001))
    onsets = [change.onset.isoformat() for change in found[-3:]]
    assert onsets == ["2000-02-27T00:00:00", "2000-10-08T00:00:00", "2000-10-15T00:00:00"]


def test_a_new_name_for_the_same_offset_is_no_change() -> None:
    """Turkey made its summer time of 2016 permanent without touching the clocks."""
    assert [change.name for change in changes("Europe/Istanbul", range(2016, 2017))] == ["EEST"]


def settings(folder: Path, *, timezone: bytes | None = None, localtime: str | None = None) -> Path:
    """Write a folder like /etc."""
    if timezone is not None:
        (folder / "timezone").write_bytes(timezone)
    if localtime is not None:
        (folder / "localtime").symlink_to(localtime)
    return folder


@pytest.mark.parametrize(
    ("tz", "timezone", "localtime", "name"),
    [
        ("Asia/Tokyo", b"Europe/Berlin\n", None, "Asia/Tokyo"),
        (":Asia/Tokyo", None, None, "Asia/Tokyo"),
        (":/usr/share/zoneinfo/Asia/Tokyo", None, None, "Asia/Tokyo"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", b"Europe/Berlin\n", None, "Europe/Berlin"),
        ("", b"Europe/Berlin\n", "/usr/share/zoneinfo/Asia/Tokyo", "Europe/Berlin"),
        (None, b"Europe/Berlin", None, "Europe/Berlin"),
        (None, b"\xff\xfe", "../usr/share/zoneinfo/America/Lima", "America/Lima"),
        (None, b"nonsense", "/var/db/timezone/zoneinfo/America/Lima", "America/Lima"),
        (None, None, "/usr/share/zoneinfo/Factory", None),
        (None, None, "/somewhere/else", None),
        (None, None, None, None),
    ],
)
def test_the_machine_is_asked_for_a_known_name(
    tmp_path: Path, tz: str | None, timezone: bytes | None, localtime: str | None, name: str | None
) -> None:
    """TZ, then /etc/timezone, then what /etc/localtime points to; a bad one is passed over."""
    etc = settings(tmp_path, timezone=timezone, localtime=localtime)
    assert machine_zone({} if tz is None else {"TZ": tz}, etc=etc) == name


def test_a_machine_with_odd_files_has_no_zone(tmp_path: Path) -> None:
    """A folder for a file, a file for a link, or no folder at all."""
    (tmp_path / "timezone").mkdir()
    (tmp_path / "localtime").write_bytes(b"TZif2")
    assert machine_zone({}, etc=tmp_path) is None
    assert machine_zone({}, etc=tmp_path / "missing") is None


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", 24), ("UTC", 23), ("America/Los_Angeles", 22)])
def test_a_moment_falls_on_a_day(zone: str, day: int) -> None:
    """On another one further east, and further west."""
    assert day_in(zone, datetime(2026, 11, 23, 12 if day > 23 else 5, tzinfo=UTC)) == date(2026, 11, day)
