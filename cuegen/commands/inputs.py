"""What a command reads: the list, the templates that belong to it, and the feed that was written before."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from cuegen.contacts.model import Contacts
from cuegen.contacts.reading import Reading, read_contacts
from cuegen.feed.sandbox import TemplateText
from cuegen.feed.wording import DESCRIPTION, SUMMARY
from cuegen.files import read_feed, read_stream, read_text_file, shipped
from cuegen.problems import Problem, Refused
from cuegen.zones import machine_zone

STANDARD = Path("-")  # standard input or output
FEED = "reconnect.ics"
TEMPLATES = "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Where the list is read, the feed is written, and the feed before it is remembered from."""

    contacts: Path
    feed: Path
    previous: Path | None

    @classmethod
    def of(cls, contacts: Path, feed: Path | None, previous: Path | None) -> "Paths":
        """Fill in what the user left out: the feed goes beside the list, and is the memory of the next one."""
        if feed is None:
            feed = STANDARD if contacts == STANDARD else contacts.parent / FEED
        if previous is None and feed != STANDARD:
            previous = feed
        return cls(contacts=contacts, feed=feed, previous=previous)

    @property
    def folder(self) -> Path:
        """Where the list is: its templates are looked for from here."""
        return Path() if self.contacts == STANDARD else self.contacts.parent

    def read_previous(self) -> bytes:
        """Read the feed that was written before; nothing if there is none."""
        return (read_feed(self.previous) if self.previous else None) or b""


def read_list(path: Path, today: date) -> Reading:
    """Read the list.

    Raises:
        Refused: it cannot be read, or has faults.
    """
    text = read_stream(sys.stdin.buffer, "<stdin>") if path == STANDARD else read_text_file(path)
    file = "<stdin>" if path == STANDARD else str(path)
    return read_contacts(text, file, today=today, machine_zone=lambda: machine_zone(os.environ))


@dataclass(slots=True)
class TemplateFolders:
    """Finds templates, the user's before the shipped ones, and remembers which files it looked for."""

    folders: tuple[Path, ...]
    asked: set[Path] = field(default_factory=set)

    def load(self, name: str) -> TemplateText | None:
        """Find a template of this name."""
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            return None
        for folder in self.folders:
            path = folder / name
            self.asked.add(path)
            if path.exists():
                return TemplateText(text=read_text_file(path), path=str(path))
        return None


def template_folders(contacts: Contacts, paths: Paths) -> TemplateFolders:
    """Find the folders of templates: the one that the list names or `templates` beside it, then the shipped one.

    Raises:
        Refused: the list names a folder that is not there.
    """
    named = contacts.calendar.templates
    own = paths.folder / (named or TEMPLATES)
    if named and not own.is_dir():
        message = f"there is no folder of templates {str(own)!r}, which calendar.templates names"
        raise Refused(Problem(message=message, file=str(paths.contacts), hint="create it, or remove the line"))
    folders = TemplateFolders((own, shipped(TEMPLATES)))
    folders.asked |= {own / SUMMARY, own / DESCRIPTION}
    return folders


@contextmanager
def uncollected() -> Iterator[None]:
    """Put garbage collection off: a build makes many small values and no cycles, and is three times faster so."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
