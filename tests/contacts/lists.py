"""Lists to read, and what comes of reading one: shared by the tests of this folder."""

from datetime import date
from pathlib import Path

import pytest

from cuegen.contacts.reading import Reading, read_contacts
from cuegen.problems import Problem, Refused

EXAMPLE = Path(__file__).parents[2] / "contacts.yaml.example"
TODAY = date(2026, 3, 2)
PATIENCE = 20.0  # seconds of computing: what is bounded takes a small part of them

HEAD = "calendar:\n  timezone: Europe/London\n"
MENTORS = f"{HEAD}categories:\n  mentors:\n    cadence: every 6 weeks\n"


def with_contacts(*entries: str) -> str:
    """Return a list with these people in it, each as it stands behind `- `."""
    return MENTORS + "    contacts:\n" + "".join(f"      - {entry}\n" for entry in entries)


def with_calendar(*lines: str) -> str:
    """Return a list with these lines in its calendar."""
    return MENTORS.replace(HEAD, HEAD + "".join(f"  {line}\n" for line in lines))


def read(text: str) -> Reading:
    """Read a text on 2026-03-02."""
    return read_contacts(text, "contacts.yaml", today=TODAY)


def problems_of(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a text that is refused."""
    with pytest.raises(Refused) as caught:
        read(text)
    return caught.value.problems


def blamed(problem: Problem) -> str:
    """Return the characters that a problem blames."""
    assert problem.column is not None
    return problem.source[problem.column - 1 : problem.column - 1 + problem.length]
