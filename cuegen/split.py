"""One feed for each category, and one for LinkedIn itself, out of one schedule.

All feeds in the folder are read as one memory, so that somebody who changes the category keeps the cue and its
revision in another file. A feed whose category has left the list is emptied and not deleted: a subscription to a file
that is gone shows the old cues for ever. A feed of a category that is in the list but was not chosen stays as it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cuegen.advice import about_size
from cuegen.blocks import part_of
from cuegen.build import PLACEHOLDER, Build, Choices, build_remembering, placeholder
from cuegen.contacts.model import Contacts
from cuegen.contacts.reading import Reading
from cuegen.contacts.texts import identity
from cuegen.dated import Cued, dated
from cuegen.feed.calendar import Head, write_feed
from cuegen.feed.event import Entry, uid
from cuegen.feed.file_names import LINKEDIN_FILE, SUFFIX, file_name
from cuegen.feed.memory import FeedMemory, remember, together
from cuegen.feed.revision import SEQUENCES_BEGIN
from cuegen.feed.wording import Wording
from cuegen.feed.words import ABOUT_NOBODY
from cuegen.problems import Level, Problem
from cuegen.wishes import LINKEDIN, Asking, everyone_asking, spaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The feeds that a folder holds, by file name, and a feed to remember instead of them, if one was named."""

    feeds: Mapping[str, bytes]
    named: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What came of a build in parts: the whole as one feed, and the bytes of each part by its file name."""

    whole: Build
    feeds: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """Writes the feeds of one list, given what each of them held before, and all of them together."""

    contacts: Contacts
    before: Mapping[str, FeedMemory]
    memory: FeedMemory
    now: datetime

    def feed(self, name: str, title: str, entries: Sequence[Entry]) -> bytes:
        """Write one feed. Its own revisions come first: the placeholder of an empty feed is remembered there alone."""
        memory = self.memory
        if name in self.before:
            memory = memory._replace(events={**memory.events, **self.before[name].events})
        url = self.contacts.linkedin.pages.notifications
        head = Head(calendar=self.contacts.calendar, url=url, part=title)
        return write_feed(head, entries, memory, self.now).data


def split(reading: Reading, wording: Wording, earlier: Earlier, now: datetime, choices: Choices) -> Split:
    """Turn contacts into a feed for each category that was chosen.

    Raises:
        Refused: as for one feed.
    """
    contacts = reading.contacts
    before = {name: part for name, feed in earlier.feeds.items() if (part := remember(feed)).is_part}
    memory = _common(before) if earlier.named is None else remember(earlier.named)
    whole = build_remembering(reading, wording, memory, now, choices._replace(by_category=True))
    parts = _Parts(contacts=contacts, before=before, memory=memory, now=now)
    feeds: dict[str, bytes] = {}
    said: list[Problem] = []
    asking = list(everyone_asking(contacts))
    entries = _by_file(whole.parts, asking, dated(contacts))
    titles = _titles(contacts, asking)
    for name, (category, title) in titles.items():
        if choices.choice.shows(category):
            shown = entries.get(name) or [placeholder(contacts.calendar.starts)]
            feeds[name] = parts.feed(name, title, shown)
            said += about_size(name, len(shown), len(feeds[name]), reading.file)
    for name in _ended(before, titles):
        feeds[name] = parts.feed(name, name.removesuffix(SUFFIX), [_farewell(contacts.calendar.starts)])
        said.append(_about_end(name, reading.file))
    return Split(whole=whole._replace(warnings=(*whole.warnings, *said)), feeds=feeds)


def parted(built: Build, earlier: Mapping[str, bytes]) -> dict[str, bytes]:
    """Show each category of a build in a feed of its own, by file name, with the revisions of the whole feed.

    What stands in for the cues of a category without any is as old as the latest change of the whole feed: so the
    parts follow from that feed and the list alone. Not so in weekly blocks, which are other events there: those have
    the revisions of the `earlier` parts, by file name, and are as old as the latest change where there are none.
    """
    contacts = built.contacts
    memory = remember(built.feed.data)
    before = {} if contacts.calendar.weekly is None else {name: remember(feed) for name, feed in earlier.items()}
    parts = _Parts(contacts=contacts, before=before, memory=memory, now=memory.newest or SEQUENCES_BEGIN)
    asking = list(everyone_asking(contacts))
    entries = _by_file(built.parts, asking, dated(contacts))
    return {
        name: parts.feed(name, title, entries.get(name) or [placeholder(contacts.calendar.starts)])
        for name, (_, title) in _titles(contacts, asking).items()
    }


def titles(contacts: Contacts) -> dict[str, str]:
    """List the feeds that a list has parts for, by file name, with what the calendar calls each."""
    named = _titles(contacts, list(everyone_asking(contacts)))
    return {name: title for name, (_, title) in named.items()}


def _common(before: Mapping[str, FeedMemory]) -> FeedMemory:
    """Read all parts as one memory, without what only stands in for cues."""
    memory = together(list(before.values()))
    return memory._replace(events={name: event for name, event in memory.events.items() if name != uid(PLACEHOLDER)})


def _by_file(entries: Sequence[Entry], asking: Sequence[Asking], days: Sequence[Cued]) -> dict[str, list[Entry]]:
    """Put each entry to the file that it belongs to."""
    files = {each.wish.identity: _file_of(each) for each in asking}
    files |= {each.cue.wish.identity: file_name(each.category) for each in days}
    parts = {identity(each.category): _file_of(each) for each in asking}
    parted = defaultdict[str, list[Entry]](list)
    for entry in entries:
        name = entry.cue.wish.identity
        file = files.get(name) or parts[part_of(name) or ""]
        parted[file].append(entry)
    return parted


def _file_of(asking: Asking) -> str:
    return LINKEDIN_FILE if asking.shared.kind in ABOUT_NOBODY else file_name(asking.category)


def _titles(contacts: Contacts, asking: Sequence[Asking]) -> dict[str, tuple[str, str]]:
    """List the feeds of a list, by file name: the key of the category, and what the calendar calls it."""
    titles = {file_name(key): (key, spaced(key)) for key in contacts.categories}
    if any(each.shared.kind in ABOUT_NOBODY for each in asking):
        titles[LINKEDIN_FILE] = (LINKEDIN, "LinkedIn")
    return titles


def _ended(before: Mapping[str, FeedMemory], present: Collection[str]) -> Iterator[str]:
    """Find the feeds that belong to nothing in the list and still show cues."""
    for name, memory in before.items():
        if name not in present and memory.events.keys() - {uid(PLACEHOLDER)}:
            yield name


def _farewell(day: date) -> Entry:
    """Stand in for the cues of a category that has left the list."""
    return placeholder(day)._replace(
        summary="This feed has ended",
        description="What it showed is no longer in contacts.yaml: this calendar can be removed.",
    )


def _about_end(name: str, file: str) -> Problem:
    message = f"{name} belongs to nothing in this list any more: it was emptied, so that nobody sees its old cues"
    return Problem(message=message, hint="delete it when nobody subscribes to it", file=file, level=Level.WARNING)
