"""What a command reads: the list, and the feed that was written before."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cuegen.contacts.reading import Reading, read_contacts
from cuegen.feed.file_names import SUFFIX
from cuegen.files import read_bytes, read_feed, read_stream, read_text_file
from cuegen.problems import Problem, Refused
from cuegen.zones import machine_zone

STANDARD = Path("-")  # standard input or output
STDIN = "<stdin>"
FEED = "reconnect.ics"


class Paths(NamedTuple):
    """Where the list is read and the feed is written; `previous` is a feed to remember instead of the one there.

    `split` is the folder for one feed a category, which are then written instead of `feed`.
    """

    contacts: Path
    feed: Path
    previous: Path | None
    split: Path | None = None

    @classmethod
    def of(cls, contacts: Path, feed: Path | None, previous: Path | None, split: Path | None = None) -> "Paths":
        """Fill in what the user left out: the feed goes beside the list."""
        if feed is None:
            feed = STANDARD if contacts == STANDARD else contacts.parent / FEED
        return cls(contacts=contacts, feed=feed, previous=previous, split=split)

    @property
    def is_circular(self) -> bool:
        """Whether a feed would be written over the list, or could be."""
        if self.split is not None:
            is_there = os.path.realpath(self.contacts.parent) == os.path.realpath(self.split)
            return self.contacts != STANDARD and is_there and self.contacts.suffix.lower() == SUFFIX
        return self.feed != STANDARD and os.path.realpath(self.contacts) == os.path.realpath(self.feed)

    @property
    def folder(self) -> Path:
        """Where the list is: its templates are looked for from here."""
        return Path() if self.contacts == STANDARD else self.contacts.parent

    def read_previous(self) -> bytes:
        """Read the feed that was written before; nothing if there is none, unless the user named one.

        Raises:
            Refused: the feed cannot be read, or one that was named is not there: all cues would move.
        """
        if self.previous is not None:
            return read_bytes(self.previous)
        return b"" if self.feed == STANDARD else read_feed(self.feed) or b""


def read_list(path: Path, today: date) -> Reading:
    """Read the list.

    Raises:
        Refused: it cannot be read, or has faults.
    """
    file = STDIN if path == STANDARD else str(path)
    text = _read_standard_input() if path == STANDARD else read_text_file(path)
    return read_contacts(text, file, today=today, machine_zone=lambda: machine_zone(os.environ))


def has_keyboard() -> bool:
    """Tell whether somebody can type: standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def _read_standard_input() -> str:
    if sys.stdin is None:
        hint = "send a list into it, or name a file"
        raise Refused(Problem(message="standard input is closed", file=STDIN, hint=hint))
    return read_stream(sys.stdin.buffer, STDIN)
