"""Lists that try to smuggle a property of their own into the feed, through every text of theirs.

Run as `python -O -m tests.feed.attacks`, it prints what came of each as JSON: asserts guard nothing there.
"""

import json
import sys
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from cuegen.build import Build, build
from cuegen.contacts.reading import read_contacts
from cuegen.feed.sandbox import TemplateText
from cuegen.feed.wording import Wording
from cuegen.problems import Refused
from tests.feed.building import FILE, NOW, built
from tests.feed.invented import flow

BREAKS = {
    "CR": "\r",
    "LF": "\n",
    "CRLF": "\r\n",
    "CRLF and a space": "\r\n ",
    "NUL": "\x00",
    "VT": "\x0b",
    "FF": "\x0c",
    "FS": "\x1c",
    "GS": "\x1d",
    "RS": "\x1e",
    "NEL": "\x85",
    "LS": "\u2028",
    "PS": "\u2029",
    "ESC": "\x1b",
    "DEL": "\x7f",
    "CSI": "\x9b",
    "BOM": "\ufeff",
    "half of a character": "\ud800",
    "a written newline": "\\n",
    "a written CRLF": "\\r\\n",
    "a quote": '"',
    "a semicolon": ";",
    "a colon": ":",
}

DATA = {
    "calendar": {"timezone": "Europe/London", "name": "Reconnect", "color": "teal", "reminder": "5 minutes"},
    "linkedin": {"review": "every friday", "addresses": {"notifications": "https://example.org/"}},
    "categories": {
        "key": {
            "label": "mentor",
            "cadence": "monthly",
            "routine": "Ask.",
            "contacts": [
                {"name": "Ada", "id": "ada", "linkedin": "ada", "company": "Engines", "role": "Lead", "notes": "Tea."}
            ],
        },
        "nobody": {"cadence": "yearly", "label": "recruiter"},
    },
}
CONTACT = ("categories", "key", "contacts", 0)
FIELDS: dict[str, tuple[str | int, ...]] = {
    "calendar.name": ("calendar", "name"),
    "calendar.timezone": ("calendar", "timezone"),
    "calendar.color": ("calendar", "color"),
    "calendar.reminder": ("calendar", "reminder"),
    "linkedin.review": ("linkedin", "review"),
    "linkedin.addresses": ("linkedin", "addresses", "notifications"),
    "category.label": ("categories", "key", "label"),
    "category.label of nobody": ("categories", "nobody", "label"),
    "category.cadence": ("categories", "key", "cadence"),
    "category.routine": ("categories", "key", "routine"),
    **{f"contact.{key}": (*CONTACT, key) for key in ("name", "id", "linkedin", "company", "role", "notes")},
}
PAYLOAD = "X-EVIL"


def attacked(path: tuple[str | int, ...], smuggled: str) -> bytes | None:
    """Return the feed of a list that has something smuggled in at a path; None if it is refused."""
    data: Any = deepcopy(DATA)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] += smuggled
    return _feed(flow(data))


def by_the_key(smuggled: str) -> bytes | None:
    """Return the feed of a list whose category has something smuggled into its name."""
    data = deepcopy(DATA)
    data["categories"] = {"key" + smuggled: {"cadence": "monthly"}}
    return _feed(flow(data))


def by_a_template(smuggled: str) -> bytes:
    """Return the feed of templates that write something smuggled into all of their texts."""
    texts = dict.fromkeys(("summary.txt.j2", "description.txt.j2"), f"a{smuggled}\n")
    wording = Wording(lambda name: TemplateText(text=texts[name], path=name))
    return build(read_contacts(flow(DATA), FILE), wording, b"", NOW).feed.data


def outcomes() -> Iterator[tuple[str, bytes | None]]:
    """Go through all attacks: what each is called, and the feed that came of it."""
    for name, char in BREAKS.items():
        smuggled = f"{char}{PAYLOAD}:1{char}END:VEVENT{char}"
        for field, path in FIELDS.items():
            yield f"{name} in {field}", attacked(path, smuggled)
        yield f"{name} in the key of a category", by_the_key(smuggled)
        yield f"{name} in a template", by_a_template(smuggled)


def _feed(text: str) -> bytes | None:
    made: Build | None = None
    try:
        made = built(text)
    except Refused:
        return None
    return made.feed.data


if __name__ == "__main__":
    printed = {name: feed.decode() if feed else None for name, feed in outcomes()}
    json.dump({"optimized": sys.flags.optimize, "outcomes": printed}, sys.stdout)
