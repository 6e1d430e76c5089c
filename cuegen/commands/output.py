"""What a build writes: one feed, or a folder of them. `build` and `watch` make it alike."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from cuegen.build import Build, Choices, build
from cuegen.commands.inputs import STANDARD, Paths
from cuegen.commands.product import deliver
from cuegen.commands.templates import TemplateFolders
from cuegen.contacts.reading import Reading
from cuegen.feed.wording import Wording
from cuegen.files import make_folder, read_feeds, write_atomically


class Output(NamedTuple):
    """The feeds of a build with their files, and what is to be told of them; `folder` is made if it is not there."""

    built: Build
    feeds: Mapping[Path, bytes]
    folder: Path | None = None

    def write(self) -> None:
        """Write what has changed.

        Raises:
            Refused: the disk does not allow it; a feed that was not written stays as it was.
        """
        if self.folder is not None:
            make_folder(self.folder)
        for path, data in self.feeds.items():
            if path == STANDARD:
                deliver(data)
            else:
                write_atomically(path, data)

    def news(self, now: datetime) -> str:
        """Say in one line what a build did, and when the next cue comes."""
        from cuegen.views.news import news  # noqa: PLC0415 - cron has no use for it

        return news(self.built, self._place, now)

    @property
    def _place(self) -> str:
        if self.folder is not None:
            return f"{len(self.feeds)} feed{'' if len(self.feeds) == 1 else 's'} in {self.folder}"
        return str(next(iter(self.feeds)))


def output(reading: Reading, folders: TemplateFolders, paths: Paths, choices: Choices, now: datetime) -> Output:
    """Build all that is to be written, from a list that was read.

    Raises:
        Refused: a template or an earlier feed cannot be used, or the list gives no such feed.
    """
    folders.require(reading.file)
    wording = Wording(folders.load, has_blocks=reading.contacts.calendar.weekly is not None)
    if paths.split is None:
        built = build(reading, wording, paths.read_previous(), now, choices)
        return Output(built=built, feeds={paths.feed: built.feed.data})
    from cuegen.split import Earlier, split  # noqa: PLC0415 - for those alone who ask for it

    named = None if paths.previous is None else paths.read_previous()
    parts = split(reading, wording, Earlier(feeds=read_feeds(paths.split), named=named), now, choices)
    feeds = {paths.split / name: data for name, data in parts.feeds.items()}
    return Output(built=parts.whole, feeds=feeds, folder=paths.split)
