"""The floor: what a feed of this size costs when it is written by hand, with nothing of what cuegen is for.

libyaml reads the list, f-strings write events with the properties and texts of cuegen's. Every person gets a weekday
by the place in the list: no schedule, no checks, no templates, no zone but the one. Of the feed before it takes what
calendars compare: an event that did not change keeps its stamps. It is the script that one would write: the garbage
collector is left as Python has it.

Run as `python benchmarks/floor.py CONTACTS FEED`.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import yaml

NOTIFICATIONS = "https://www.linkedin.com/notifications/"
CODES = ("MO", "TU", "WE", "TH", "FR")
STAMP = "20260105T083000Z"
# cadence -> the head of its rule, and whether it counts months
RULES = {
    "monthly": ("FREQ=MONTHLY;INTERVAL=1", True),
    "every 6 weeks": ("FREQ=WEEKLY;INTERVAL=6", False),
    "every 8 weeks": ("FREQ=WEEKLY;INTERVAL=8", False),
    "quarterly": ("FREQ=MONTHLY;INTERVAL=3", True),
    "twice a year": ("FREQ=MONTHLY;INTERVAL=6", True),
}
HEAD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//floor//floor//EN
CALSCALE:GREGORIAN
NAME:Reconnect
X-WR-CALNAME:Reconnect
X-WR-TIMEZONE:Europe/London
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19700329T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
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


def escaped(text: str) -> str:
    """Escape a text value (RFC 5545 section 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Fold a content line at 75 octets (RFC 5545 section 3.1), never inside a character."""
    octets = line.encode()
    if len(octets) <= 75:  # noqa: PLR2004 - the RFC's number
        return line
    parts, start, room = [], 0, 75
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # noqa: PLR2004 - the bits that mark the inside of a UTF-8 character
            end -= 1
        parts.append(octets[start:end])
        start, room = end, 74
    parts.append(octets[start:])
    return b"\n ".join(parts).decode()


def description(person: dict[str, object], category: dict[str, object]) -> str:
    """Write the text of a cue, in the words of cuegen's template."""
    lines = [NOTIFICATIONS]
    if "linkedin" in person:
        lines.append(f"https://www.linkedin.com/in/{person['linkedin']}/")
    lines.append("")
    if "role" in person or "company" in person:
        lines.append(" at ".join(str(person[key]) for key in ("role", "company") if key in person))
    lines += [
        f"Keep warm: {category['label']}, {person.get('cadence', category['cadence'])}",
        f"Last touch: {person.get('last_contact', 'none yet')}",
        "",
        str(category["routine"]),
        "",
    ]
    if "notes" in person:
        lines += [str(person["notes"]), ""]
    lines.append(f'In touch? Write it down: cuegen log "{person["name"]}". An attempt counts.')
    return "\n".join(lines)


def remembered(feed: Path) -> dict[str, tuple[str, int, str]]:
    """Read the stamp, the sequence and the rest of each event of the feed before, by UID; none if there is none."""
    if not feed.exists():
        return {}
    events = {}
    for before in feed.read_bytes().decode().replace("\r\n", "\n").split("END:VEVENT\n")[:-1]:
        event = before.rpartition("BEGIN:VEVENT\n")[2]
        uid, stamp, _, sequence, content = event.split("\n", 4)
        events[uid] = stamp.partition(":")[2], int(sequence.partition(":")[2]), content
    return events


def begins(starts: datetime) -> list[tuple[str, str, str, int]]:
    """List the first appointments to deal out: DTSTART, its date, the day's code and which one of its month."""
    days = (starts + timedelta(days=7 * week + weekday) for week in range(3) for weekday in range(5))
    return [(f"{day:%Y%m%dT%H%M%S}", f"{day:%Y%m%d}", CODES[day.weekday()], (day.day - 1) // 7 + 1) for day in days]


def main(contacts: str, feed: str) -> None:
    """Read the list, write the feed."""
    document = yaml.load(Path(contacts).read_bytes(), yaml.CSafeLoader)
    calendar = document["calendar"]
    starts = datetime.fromisoformat(f"{calendar['starts']} {calendar['time']}")
    end = starts + timedelta(minutes=int(calendar["duration"].split()[0]))
    dealt = begins(starts)
    before = remembered(Path(feed))
    events: list[str] = []
    for key, category in document["categories"].items():
        for person in category["contacts"]:
            begin, day, code, nth = dealt[len(events) % len(dealt)]
            name = person["name"]
            rule, monthly = RULES[person.get("cadence", category["cadence"])]
            content = f"""\
DTSTART;TZID=Europe/London:{begin}
DTEND;TZID=Europe/London:{day}T{end:%H%M%S}
RRULE:{rule};BYDAY={nth if monthly else ""}{code}
{folded(f"SUMMARY:Reconnect with {escaped(name)}")}
{folded("DESCRIPTION:" + escaped(description(person, category)))}
URL:{NOTIFICATIONS}
CATEGORIES:{key}
STATUS:CONFIRMED
TRANSP:TRANSPARENT
X-MICROSOFT-CDO-BUSYSTATUS:FREE
"""
            uid = f"UID:{uuid5(NAMESPACE_URL, name)}"
            stamp, sequence, earlier = before.get(uid, (STAMP, 0, ""))
            if content != earlier:
                stamp, sequence = STAMP, sequence + 1
            events.append(f"""\
BEGIN:VEVENT
{uid}
DTSTAMP:{stamp}
LAST-MODIFIED:{stamp}
SEQUENCE:{sequence}
{content}END:VEVENT
""")
    text = HEAD + "".join(events) + "END:VCALENDAR\n"
    Path(feed).write_bytes(text.replace("\n", "\r\n").encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
