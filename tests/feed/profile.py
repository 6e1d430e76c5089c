"""The profile of a feed that every calendar takes, as a check that knows nothing of how it is written.

It reads bytes. The order and the form of each property stand in two regular expressions, so that nothing beyond
them passes; what an expression cannot say (limits, first instances, uniqueness) is computed here anew.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it comes without types

from tests.feed.building import unfolded

TEXT = r"(?:[^\\;,\x00-\x1f\x7f-\x9f\u2028\u2029]|\\[\\;,n])*"
LINE = r"(?:[^\\;,\x00-\x1f\x7f-\x9f\u2028\u2029]|\\[\\;,])+"  # a text of one line, and not an empty one
WHEN = r"(?:;TZID=[A-Za-z0-9_+/-]+:\d{8}T\d{4}00|:\d{8}T\d{4}00Z|;VALUE=DATE:\d{8})"
DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
UP_TO_28 = "(?:[1-9]|1[0-9]|2[0-8])"
ISO_DATE = r"\d{4}-\d{2}-\d{2}"
INTERVAL = "INTERVAL=[1-9][0-9]?"
COUNT = "(?:;COUNT=(?:[1-9]|[1-3][0-9]|4[0-9]))?"  # Proton's importer takes no more

# Several days go with every week only: where weeks begin would matter otherwise.
RULE = (
    f"FREQ=WEEKLY;INTERVAL=1;BYDAY={DAY}(?:,{DAY})*|FREQ=WEEKLY;{INTERVAL};BYDAY={DAY}{COUNT}"
    f"|FREQ=MONTHLY;{INTERVAL};BYDAY=[1-4]{DAY}{COUNT}"
    # From the 29th on without a number: the start says which day it is.
    f"|FREQ=YEARLY(?:;BYMONTH=(?:[1-9]|1[0-2]);BYMONTHDAY={UP_TO_28})?"
)

HEAD = rf"""BEGIN:VCALENDAR
VERSION:2\.0
PRODID:-//cuegen//cuegen//EN
CALSCALE:GREGORIAN
NAME:(?P<name>{LINE})
X-WR-CALNAME:(?P=name)
DESCRIPTION:(?P<about>{LINE})
X-WR-CALDESC:(?P=about)
COLOR:[a-z]+
X-APPLE-CALENDAR-COLOR:#[0-9A-F]{{6}}
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
X-WR-TIMEZONE:(?P<zone>[A-Za-z0-9_+/-]+)
"""

OBSERVANCE = rf"""BEGIN:(?P<kind>STANDARD|DAYLIGHT)
DTSTART:(?P<onset>\d{{8}}T\d{{6}})
TZOFFSETFROM:[+-]\d{{4}}
TZOFFSETTO:[+-]\d{{4}}
TZNAME:[A-Z0-9+-]+
(?:RRULE:FREQ=YEARLY;BYMONTH=\d{{1,2}};BYDAY=-?[1-5]{DAY}
|(?:RDATE:\d{{8}}T\d{{6}}
)*)END:(?P=kind)
"""

ZONE = r"""BEGIN:VTIMEZONE
TZID:(?P<tzid>\S+)
(?P<observances>(?:(?!END:VTIMEZONE).*
)+)END:VTIMEZONE
"""

EVENT = rf"""BEGIN:VEVENT
UID:(?P<uid>[0-9a-f]{{8}}-[0-9a-f]{{4}}-5[0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}})
DTSTAMP:(?P<stamp>\d{{8}}T\d{{6}}Z)
LAST-MODIFIED:(?P=stamp)
SEQUENCE:(?P<sequence>0|[1-9]\d*)
DTSTART(?P<start>{WHEN})
DTEND(?P<end>{WHEN})
(?:RRULE:(?P<rule>{RULE})
)?(?P<exceptions>(?:EXDATE{WHEN}
)*)SUMMARY:(?P<summary>{LINE})
DESCRIPTION:(?P<description>{TEXT})
URL:https://[!-~]+
CATEGORIES:[A-Za-z0-9 _.-]+
STATUS:CONFIRMED
TRANSP:TRANSPARENT
X-MICROSOFT-CDO-BUSYSTATUS:FREE
(?P<private>CLASS:PRIVATE
)?(?P<places>(?:X-CUEGEN-PLACE:[0-9a-f]{{8}}-[0-9a-f]{{4}} {ISO_DATE} (?:once|[1-9][0-9]?[WM])(?: {ISO_DATE})?
)*)(?P<alarm>BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:(?P=summary)
TRIGGER:(?P<trigger>-?PT(?:0|[1-9]\d*)M)
END:VALARM
)?END:VEVENT
"""

# What must not be in any feed, wherever: the first carry a published feed's secret address, the rest turn it into an
# invitation or are understood in as many ways as there are calendars.
NEVER = ("METHOD", "SOURCE", "RDATE", "RECURRENCE-ID", "LOCATION", "CREATED", "ORGANIZER", "ATTENDEE", "ATTACH")

LONGEST_LINE = 75  # octets (RFC 5545 section 3.1)
EARLIEST, LATEST = 1970, 2037  # the years that every calendar can count


def check_feed(data: bytes) -> list[re.Match[str]]:
    """Hold that a feed keeps to the profile, and return its events."""
    check_lines(data)
    text = unfolded(data)
    assert unicodedata.is_normalized("NFC", text)
    head = re.match(HEAD, text)
    assert head, text[:600]
    assert len(unescaped(head["name"])) <= 100
    assert len(unescaped(head["about"])) <= 255
    found, rest = _events(text[head.end() :])
    zone = re.fullmatch(ZONE, rest) if rest else None
    assert bool(zone) == bool(rest), rest
    assert found, "a calendar without components is not valid (RFC 5545 section 3.6)"
    assert len({event["uid"] for event in found}) == len(found)
    assert len({event["private"] for event in found}) == 1
    for event in found:
        check_event(event, zone=head["zone"] if zone else None)
    if zone:
        check_zone(zone, head["zone"], min(event["start"].rpartition(":")[2] for event in found))
    return found


def check_lines(data: bytes) -> None:
    """Hold that the bytes are content lines: CRLF and nothing like it within, short, UTF-8, folded with care."""
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"\r\nEND:VCALENDAR\r\n")
    lines = data[:-2].split(b"\r\n")
    for line, following in pairwise([*lines, b""]):
        assert len(line) <= LONGEST_LINE, line
        text = line.decode()  # alone: no fold cuts a character
        assert text.splitlines() == [text], line  # nor does any reader of lines see more of them than there are
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", text), line
        if following.startswith(b" "):
            backslashes = len(line) - len(line.rstrip(b"\\"))
            assert backslashes % 2 == 0, line  # no fold cuts an escape
        else:
            assert not following or re.match(rb"[A-Z-]+[;:]", following), following
            assert following.partition(b":")[0].partition(b";")[0].decode() not in NEVER or _in_zone(data, following)


def check_event(event: re.Match[str], *, zone: str | None) -> None:
    """Hold what goes beyond the form of one event."""
    when = [event["start"], event["end"], *re.findall(f"EXDATE({WHEN})", event["exceptions"])]
    form = {each.rpartition(":")[0] + ("Z" if each.endswith("Z") else "") for each in when}
    assert len(form) == 1, form  # one zone, and one type
    assert form < {"Z", ";VALUE=DATE", f";TZID={zone}"}
    start, end, *exceptions = (moment(each) for each in when)
    all_day = form == {";VALUE=DATE"}
    assert end == start + timedelta(days=1) if all_day else start < end <= start + timedelta(days=1)
    assert EARLIEST <= start.year <= LATEST
    assert all(earlier < later for earlier, later in pairwise([start, *exceptions]))
    if event["rule"]:
        check_rule(event["rule"], start, exceptions)
        assert all_day or "YEARLY" not in event["rule"]
    else:
        assert not exceptions
    if event["alarm"] and not all_day:
        assert event["trigger"].startswith("-")  # before it begins; a day begins at midnight, when people sleep
    assert len(unescaped(event["summary"])) <= 255
    assert len(unescaped(event["description"])) <= 3000
    assert datetime.strptime(event["stamp"], "%Y%m%dT%H%M%S%z")
    assert int(event["sequence"]) < 2**31  # RFC 5545 section 3.3.8


def check_rule(rule: str, start: datetime, exceptions: list[datetime]) -> None:
    """Hold that an event starts with the first instance of its rule, and leaves out only instances of it."""
    instances = rrulestr(rule, dtstart=start)
    assert instances[0] == start, (rule, start)
    for exception in exceptions:
        assert exception in instances, (rule, start, exception)


def check_zone(zone: re.Match[str], name: str, first: str) -> None:
    """Hold that a VTIMEZONE is the calendar's, of the known form, and begins before the first event does."""
    assert zone["tzid"] == name
    observances = list(re.finditer(OBSERVANCE, zone["observances"]))
    assert "".join(each[0] for each in observances) == zone["observances"]
    assert any(each["kind"] == "STANDARD" for each in observances)
    assert min(each["onset"] for each in observances) <= first


def moment(written: str) -> datetime:
    """Read a DTSTART, DTEND or EXDATE from its parameters on; the zone is left out, a date begins at midnight."""
    value = written.rpartition(":")[2].rstrip("Z")
    return datetime.strptime(value, "%Y%m%dT%H%M%S" if "T" in value else "%Y%m%d")  # noqa: DTZ007 - local times


def day(written: str) -> date:
    """Read the date of a DTSTART, DTEND or EXDATE."""
    return moment(written).date()


def unescaped(text: str) -> str:
    """Undo the escapes of a TEXT value (RFC 5545 section 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def _events(body: str) -> tuple[list[re.Match[str]], str]:
    """Read the events behind the zone, which is returned as it stands."""
    begin = body.find("BEGIN:VEVENT")
    found = list(_one_after_the_other(body, max(begin, 0)))
    end = found[-1].end() if found else 0
    assert body[end:] == "END:VCALENDAR\n", body[end : end + 1000]
    return found, body[: max(begin, 0)]


def _one_after_the_other(body: str, place: int) -> Iterator[re.Match[str]]:
    event = re.compile(EVENT)
    while found := event.match(body, place):
        yield found
        place = found.end()


def _in_zone(data: bytes, line: bytes) -> bool:
    """Tell whether a line is an RDATE of the zone, where the property has its place."""
    return line.startswith(b"RDATE:") and data.find(line) < data.find(b"END:VTIMEZONE")
