"""What the tests of the pages of people share: a served list, the links of its cues, and hands to press with."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cuegen.build import Choices
from cuegen.commands.build import build_command
from cuegen.commands.done import Desk
from cuegen.commands.inputs import Paths
from cuegen.commands.screen import Screen
from cuegen.contacts.reading import read_contacts
from cuegen.serve.addresses import Address
from cuegen.serve.app import create_app
from cuegen.serve.done import add_done
from cuegen.serve.keys import Keys, done_link
from cuegen.serve.limits import Limits, Rate
from cuegen.serve.site import Site
from cuegen.serve.snapshot import Snapshot
from cuegen.wishes import uid_of
from tests.feed.building import events

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday
PUBLIC = "https://cal.example.org"
TOKEN = "t0ken-of-these-tests-and-no-other"  # noqa: S105 - it opens nothing
OFTEN = Rate(burst=10_000, seconds=1.0)

LIST = """\
calendar:
  timezone: Europe/London
  starts: 2026-01-05
categories:
  mentors:
    label: mentor
    cadence: every 6 weeks
    contacts:
      - name: Ada Lovelace
        role: Programmer
        company: Analytical Engines
        linkedin: ada-lovelace
        last_contact: 2026-10-19
        notes: Reads everything.
      - Grace Hopper
      - {name: Mary Somerville, birthday: 12-26}
"""
ADA, GRACE, MARY = "Ada Lovelace", "Grace Hopper", "Mary Somerville"


@dataclass(slots=True)
class Served:
    """A list in a folder, and a server of it; `now` is the moment that its clock shows."""

    folder: Path
    text: str = LIST
    token: str = TOKEN
    is_read_only: bool = False
    rate: Rate = OFTEN
    now: datetime = NOW
    seconds: float = 0.0
    site: Site = field(init=False)
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.file.write_bytes(self.text.encode())
        address = Address(PUBLIC)
        self.site = Site(
            token=self.token,
            snapshot=Snapshot(path=self.feed_file),
            local=Address("http://127.0.0.1:8383"),
            moment=lambda: self.now,
            say=lambda _line: None,
            public=address,
            is_read_only=self.is_read_only,
        )
        app = create_app(self.site)
        desk = Desk(paths=self.paths, moment=lambda: self.now, screen=Screen({}))
        limits = Limits(lambda: self.seconds, one=self.rate, together=OFTEN)
        add_done(app, self.site, desk, limits)
        self.client = app.test_client()

    @property
    def file(self) -> Path:
        """The list."""
        return self.folder / "contacts.yaml"

    @property
    def feed_file(self) -> Path:
        """Its feed."""
        return self.folder / "reconnect.ics"

    @property
    def paths(self) -> Paths:
        """Where both are."""
        return Paths.of(self.file, None, None)

    @property
    def keys(self) -> Keys:
        """The keys of the server."""
        return Keys(self.token)

    @property
    def choices(self) -> Choices:
        """What it builds."""
        return Choices(done=lambda contact: done_link(PUBLIC, self.keys, contact))

    def rebuild(self) -> dict[str, bytes]:
        """Do what the watcher does after a change, and give the events of the feed by their UIDs."""
        build_command(self.paths, self.choices, self.now, Screen({}))
        return events(self.feed_file.read_bytes())

    def link(self, name: str) -> str:
        """Give the path of somebody's page."""
        contacts = read_contacts(self.text, "contacts.yaml").contacts
        everybody = [each for category in contacts.categories.values() for each in category.contacts]
        (contact,) = (each for each in everybody if each.name == name)
        return done_link("", self.keys, contact)

    def cue(self, name: str) -> str:
        """Give the UID of somebody's cue."""
        contacts = read_contacts(self.text, "contacts.yaml").contacts
        everybody = [each for category in contacts.categories.values() for each in category.contacts]
        return next(uid_of(each) for each in everybody if each.name == name)

    def get(self, name: str) -> TestResponse:
        """Open somebody's page."""
        return self.client.get(self.link(name))

    def press(self, name: str, action: str, mark: str | None = None, **headers: str) -> TestResponse:
        """Press a button of somebody's page: of one with this mark, else of one that is opened now."""
        data = {"action": action, "mark": mark_on(self.get(name)) if mark is None else mark}
        sent = {header.replace("_", "-"): value for header, value in headers.items()}
        return self.client.post(self.link(name), data=data, headers=sent)


def mark_on(page: TestResponse) -> str:
    """Read the mark of a page's form."""
    found = re.search(r'name="mark" value="([0-9a-f]{32})"', page.text)
    assert found, page.text
    return found[1]


def said_on(page: TestResponse) -> str | None:
    """Read what a page says first."""
    found = re.search(r'role="status">([^<]*)<', page.text)
    return found and found[1]


def coming_on(page: TestResponse) -> str:
    """Read when the next cue comes."""
    found = re.search(r"<dt>Next cue</dt><dd>([^<]*)<", page.text)
    assert found, page.text
    return found[1]


def offered_on(page: TestResponse) -> list[str]:
    """Read what there is to press."""
    return re.findall(r'name="action" value="([^"]*)"', page.text)


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Give the lines that were taken away and those that are new, without their indentation."""
    old, new = before.splitlines(), after.splitlines()
    gone, more = [line for line in old if line not in new], [line for line in new if line not in old]
    return [line.strip() for line in gone], [line.strip() for line in more]
