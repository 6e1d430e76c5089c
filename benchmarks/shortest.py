"""The shortest script: the same events from two libraries, by their plainest calls.

Run as `python benchmarks/shortest.py CONTACTS FEED`.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import yaml
from icalendar import Calendar, Event

NOTIFICATIONS = "https://www.linkedin.com/notifications/"
RULES = {
    "monthly": ("MONTHLY", 1),
    "every 6 weeks": ("WEEKLY", 6),
    "every 8 weeks": ("WEEKLY", 8),
    "quarterly": ("MONTHLY", 3),
    "twice a year": ("MONTHLY", 6),
}


def description(person: dict[str, object], category: dict[str, object]) -> str:
    """Write the text of a cue, in the words of cuegen's template."""
    work = " at ".join(str(person[key]) for key in ("role", "company") if key in person)
    lines = (
        NOTIFICATIONS,
        f"https://www.linkedin.com/in/{person['linkedin']}/\n" if "linkedin" in person else "",
        work,
        f"Keep warm: {category['label']}, {person.get('cadence', category['cadence'])}",
        f"Last touch: {person.get('last_contact', 'none yet')}\n",
        f"{category['routine']}\n",
        f"{person['notes']}\n" if "notes" in person else "",
        f'In touch? Write it down: cuegen log "{person["name"]}". An attempt counts.',
    )
    return "\n".join(filter(None, lines))


def main(contacts: str, feed: str) -> None:
    """Read the list, write the feed."""
    document = yaml.load(Path(contacts).read_bytes(), yaml.CSafeLoader)
    settings = document["calendar"]
    zone = ZoneInfo(settings["timezone"])
    starts = datetime.fromisoformat(f"{settings['starts']} {settings['time']}").replace(tzinfo=zone)
    duration = timedelta(minutes=int(settings["duration"].split()[0]))
    now = datetime.now(UTC)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//shortest//shortest//EN")
    calendar.add("name", "Reconnect")
    for key, category in document["categories"].items():
        for person in category["contacts"]:
            number = len(calendar.subcomponents)
            begin = starts + timedelta(days=7 * (number // 5 % 3) + number % 5)
            frequency, interval = RULES[person.get("cadence", category["cadence"])]
            nth = (begin.day - 1) // 7 + 1 if frequency == "MONTHLY" else ""
            event = Event()
            event.add("uid", str(uuid5(NAMESPACE_URL, person["name"])))
            event.add("dtstamp", now)
            event.add("last-modified", now)
            event.add("sequence", 1)
            event.add("dtstart", begin)
            event.add("dtend", begin + duration)
            event.add("rrule", {"freq": frequency, "interval": interval, "byday": f"{nth}{begin:%a}"[:-1].upper()})
            event.add("summary", f"Reconnect with {person['name']}")
            event.add("description", description(person, category))
            event.add("url", NOTIFICATIONS)
            event.add("categories", [key])
            event.add("status", "CONFIRMED")
            event.add("transp", "TRANSPARENT")
            event.add("x-microsoft-cdo-busystatus", "FREE")
            calendar.add_component(event)
    Path(feed).write_bytes(calendar.to_ical())


if __name__ == "__main__":
    main(*sys.argv[1:])
