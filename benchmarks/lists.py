"""Lists of people to measure with: any number of them, and the same ones each time.

The categories and cadences are those of the example that cuegen ships, evenly filled. About half of the people
have a `last_contact`, some have a cadence of their own, some a name beyond ASCII. The `calendar` section leaves a
quarter of the room free, or as little more as whole numbers allow.

Run as `python -m benchmarks.lists PEOPLE FILE`; `--touched` writes the same list after one person was met.
"""

import random
import sys
import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from pathlib import Path

from benchmarks import invented

STARTS = date(2026, 1, 5)
FIRST_TOUCH = date(2025, 9, 1)
LAST_TOUCH = date(2026, 6, 30)
SHARE = 0.75  # of the room: up to here cuegen promises every cue a place
TIMES_PER_CUE = 3  # cues of different rhythms cannot always share a time of day
MONTH = 365.2425 / 12  # days
TOUCHED = 0.5  # the share of the people who have a last_contact
JAPANESE = 0.03  # the share of the names that hold no Latin letter

# The first of these that has enough times of day between its start and midnight: (start, minutes of a cue).
CLOCKS = (("08:30", 15), ("08:30", 10), ("08:30", 5), ("06:00", 1))

# How long the cadences of the lists are, in days.
CADENCES = {
    "monthly": MONTH,
    "every 6 weeks": 42,
    "every 8 weeks": 56,
    "quarterly": 3 * MONTH,
    "twice a year": 6 * MONTH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of contacts.yaml."""

    key: str
    label: str
    cadence: str
    routine: str


CATEGORIES = (
    Category(
        key="mentors",
        label="mentor",
        cadence="every 6 weeks",
        routine="Tell them what came of their last advice; ask what they are working on.",
    ),
    Category(
        key="mentees",
        label="mentee",
        cadence="every 8 weeks",
        routine="Ask what has changed since you last spoke, and offer one concrete thing.",
    ),
    Category(
        key="former_managers",
        label="former manager",
        cadence="quarterly",
        routine="Share a result that they would be proud of.",
    ),
    Category(
        key="recruiters",
        label="recruiter",
        cadence="quarterly",
        routine="Say what you would listen to at present, and ask who is hiring.",
    ),
    Category(
        key="companies",
        label="contact at a company",
        cadence="every 8 weeks",
        routine="Comment on something that their company has done.",
    ),
    Category(
        key="alumni",
        label="fellow alumnus",
        cadence="twice a year",
        routine="Send a memory, or news of somebody whom you both know.",
    ),
    Category(
        key="network",
        label="contact",
        cadence="quarterly",
        routine="Congratulate, comment, or pass on an article that made you think of them.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A contact of contacts.yaml."""

    name: str
    linkedin: str | None
    company: str | None
    role: str | None
    cadence: str | None
    last_contact: date | None
    notes: str | None

    def lines(self) -> Iterator[str]:
        """Write the contact as an item of its category."""
        yield f"      - name: {self.name}"
        for key in ("linkedin", "company", "role", "cadence", "last_contact", "notes"):
            value = getattr(self, key)
            if value is not None:
                yield f"        {key}: {value}"


def people(count: int, seed: int = 2026) -> list[Person]:
    """Invent so many people, no two of one name."""
    source = random.Random(seed)  # noqa: S311 - invents people, keeps no secrets
    names: dict[str, None] = {}
    while len(names) < count:
        names.setdefault(_name(source))
    return [_person(name, source) for name in names]


def touched(persons: list[Person]) -> list[Person]:
    """Change one person in the middle of the list, as after a meeting."""
    middle = len(persons) // 2
    met = replace(
        persons[middle], last_contact=LAST_TOUCH + timedelta(days=7), notes="Met for coffee; ask about the move."
    )
    return [*persons[:middle], met, *persons[middle + 1 :]]


def contacts_yaml(persons: list[Person]) -> str:
    """Write a list as a contacts.yaml, the people in turn over the categories."""
    groups = [persons[place :: len(CATEGORIES)] for place in range(len(CATEGORIES))]
    lines = list(_calendar_lines(groups))
    for category, group in zip(CATEGORIES, groups, strict=True):
        lines += [
            f"  {category.key}:",
            f"    label: {category.label}",
            f"    cadence: {category.cadence}",
            f"    routine: {category.routine}",
            "    contacts:",
        ]
        for person in group:
            lines += person.lines()
    return "\n".join(lines) + "\n"


def _name(source: random.Random) -> str:
    if source.random() < JAPANESE:
        return f"{source.choice(invented.JAPANESE_FAMILY)} {source.choice(invented.JAPANESE_GIVEN)}"
    surname = source.choice(invented.SURNAME_BEGINNINGS) + source.choice(invented.SURNAME_ENDINGS)
    return f"{source.choice(invented.GIVEN)} {surname}"


def _person(name: str, source: random.Random) -> Person:
    def now_and_then(share: float, value: str) -> str | None:
        return value if source.random() < share else None

    touch = FIRST_TOUCH + timedelta(days=source.randrange((LAST_TOUCH - FIRST_TOUCH).days))
    return Person(
        name=name,
        linkedin=now_and_then(0.8, _slug(name, source)),
        company=now_and_then(0.7, source.choice(invented.COMPANIES)),
        role=now_and_then(0.6, source.choice(invented.ROLES)),
        cadence=now_and_then(0.04, "monthly"),
        last_contact=touch if source.random() < TOUCHED else None,
        notes=now_and_then(0.7, f"{source.choice(invented.MET)}; {source.choice(invented.TOPICS)}."),
    )


def _slug(name: str, source: random.Random) -> str:
    """Make the last part of a LinkedIn address, in the form in which LinkedIn hands them out."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = ascii_name.lower().split() or ["member"]
    return "-".join([*words, f"{source.randrange(16**8):08x}"])


def _calendar_lines(groups: list[list[Person]]) -> Iterator[str]:
    cadences = [
        person.cadence or category.cadence
        for category, group in zip(CATEGORIES, groups, strict=True)
        for person in group
    ]
    cues_a_week = sum(7 / CADENCES[cadence] for cadence in cadences)
    per_day = ceil(cues_a_week / 5 / SHARE)
    start, duration = next(clock for clock in CLOCKS if _times_of_day(*clock) >= TIMES_PER_CUE * per_day)
    yield "calendar:"
    yield "  timezone: Europe/London"
    yield f"  starts: {STARTS}"
    yield f"  time: {start}"
    yield f"  duration: {duration} minute{'s' if duration > 1 else ''}"
    yield "  days: [mon, tue, wed, thu, fri]"
    yield f"  per_day: {per_day}"
    yield "categories:"


def _times_of_day(start: str, duration: int) -> int:
    hours, minutes = start.split(":")
    return (24 * 60 - int(hours) * 60 - int(minutes)) // duration


def main(arguments: list[str]) -> None:
    """Write a list to a file."""
    parser = ArgumentParser(prog="python -m benchmarks.lists", description="Invent a contacts.yaml.")
    parser.add_argument("people", type=int, help="how many people")
    parser.add_argument("file", type=Path, help="the contacts.yaml to write")
    parser.add_argument("--touched", action="store_true", help="the same list after one person was met")
    options = parser.parse_args(arguments)
    persons = people(options.people)
    text = contacts_yaml(touched(persons) if options.touched else persons)
    options.file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
