"""A feed as a list that yaml2ics turns into equivalent events: its own format, see its README.

Texts, addresses, categories, times and UIDs are those of the feed. A rule goes in whole as a custom line (the key
`ics`), because yaml2ics's `repeat` knows no weekdays of a month; it is also what costs yaml2ics the least.

Run as `python -m benchmarks.as_yaml2ics FEED FILE`.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

import yaml
from icalendar import Calendar, Event


def as_yaml2ics(feed: bytes) -> str:
    """Write the events of a feed in yaml2ics's format. Times must all be in the zone of the calendar."""
    calendar = Calendar.from_ical(feed)
    document = {
        "name": str(calendar["X-WR-CALNAME"]),
        "timezone": str(calendar["X-WR-TIMEZONE"]),
        "events": [_event(event) for event in calendar.events],
    }
    return yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def _event(event: Event) -> dict[str, object]:
    return {
        "uid": str(event["UID"]),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "url": str(event["URL"]),
        "categories": [str(category) for category in event.categories],
        "status": str(event["STATUS"]),
        "transparent": True,
        "begin": event.decoded("DTSTART").replace(tzinfo=None),
        "end": event.decoded("DTEND").replace(tzinfo=None),
        "ics": f"RRULE:{event.rrules[0].to_ical().decode()}",
    }


def main(arguments: list[str]) -> None:
    """Read a feed, write a list for yaml2ics."""
    parser = ArgumentParser(prog="python -m benchmarks.as_yaml2ics", description="Rewrite a feed for yaml2ics.")
    parser.add_argument("feed", type=Path, help="the feed to read")
    parser.add_argument("file", type=Path, help="the list to write")
    options = parser.parse_args(arguments)
    options.file.write_text(as_yaml2ics(options.feed.read_bytes()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
