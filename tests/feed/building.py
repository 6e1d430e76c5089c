"""What the tests of the feed share: a list as a text becomes a feed, at a moment that never changes."""

from datetime import UTC, datetime
from functools import cache

from cuegen.build import NO_CHOICES, Build, Choices, build
from cuegen.contacts.reading import read_contacts
from cuegen.feed.sandbox import TemplateText
from cuegen.feed.wording import Wording
from cuegen.files import read_text_file, shipped

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
FILE = "contacts.yaml"


@cache
def wording() -> Wording:
    """Return the shipped wording."""

    def load(name: str) -> TemplateText:
        path = shipped("templates") / name
        return TemplateText(text=read_text_file(path), path=str(path))

    return Wording(load, has_blocks=True)


def built(text: str, previous: bytes = b"", now: datetime = NOW, choices: Choices = NO_CHOICES) -> Build:
    """Build a list from its text, with the shipped wording."""
    return build(read_contacts(text, FILE, today=now.date()), wording(), previous, now, choices)


def feed_of(text: str, previous: bytes = b"", now: datetime = NOW) -> bytes:
    """Return the bytes of the feed of a list."""
    return built(text, previous, now).feed.data


def quoted(text: str) -> str:
    """Write a text as a YAML scalar, whatever it holds."""
    return '"' + "".join(char if char.isascii() and char.isalnum() else f"\\U{ord(char):08x}" for char in text) + '"'


def unfolded(data: bytes) -> str:
    """Undo the folds of a feed (RFC 5545 section 3.1) and write its lines with newlines."""
    return data.replace(b"\r\n ", b"").decode().replace("\r\n", "\n")


def events(data: bytes) -> dict[str, bytes]:
    """Return the bytes of each event of a feed, by UID."""
    parts = [part.partition(b"END:VEVENT\r\n")[0] for part in data.split(b"BEGIN:VEVENT\r\n")[1:]]
    return {part.removeprefix(b"UID:").partition(b"\r\n")[0].decode(): part for part in parts}
