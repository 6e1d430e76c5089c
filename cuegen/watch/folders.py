"""The door to watchdog: rings when something happens to the name of a file in its folder.

Folders are watched, not files: an editor that renames a new file over the old one would leave a
watch of the file behind. An event is no more than a hint to look. What the system fails to report
(its queue ran over, a folder was swapped) is found by the look that the loop takes now and then.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver

from cuegen.watch.sources import entries

# What it says of itself is about its own threads, and for nobody who watches a list.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

# Opening a file and closing it unchanged are missing: a look does both, and would call for another.
CHANGES: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]

Identity = tuple[int, int]  # device and inode: another folder under the same name differs in them

if sys.platform == "linux":
    from watchdog.observers.inotify import InotifyEmitter
    from watchdog.observers.inotify_c import InotifyConstants

    if TYPE_CHECKING:
        from watchdog.observers.inotify_c import Mask  # new in watchdog 7

    class _PromptEmitter(InotifyEmitter):
        """Never asks for the first half of a rename, the old name's.

        watchdog holds it back for half a second to pair it with the second half, and every later
        event behind it: a backup moved to another folder would delay the save that follows.
        """

        def get_event_mask_from_filter(self) -> "Mask":
            return cast("Mask", super().get_event_mask_from_filter() & ~InotifyConstants.IN_MOVED_FROM)

    def _observer() -> BaseObserver:
        return BaseObserver(_PromptEmitter)

else:  # pragma: no cover - the tests run on Linux
    from watchdog.observers import Observer

    def _observer() -> BaseObserver:
        return Observer()


class Folders:
    """The folders that are watched for the sake of some files.

    `ring` is called in watchdog's thread. When the system has no room for another watch, `give_up`
    is called once with the reason, and nothing is watched from then on. With `poll` nothing is.
    """

    def __init__(self, ring: Callable[[], None], give_up: Callable[[str], None], *, poll: bool) -> None:
        self._ring = ring
        self._give_up = give_up
        self._poll = poll
        self._covered: dict[Path, Identity | None] = {}
        self._listener = _Listener(ring, {})
        self._observer: BaseObserver | None = None

    def cover(self, paths: Iterable[Path]) -> None:
        """Watch the folders of these files; cheap when that is so already."""
        if self._poll:
            return
        found = {entry for path in paths for entry in entries(path)}
        wanted = {entry: _identity(entry.parent) for entry in found}
        if wanted == self._covered and not self._listener.lost:
            return
        self.close()
        self._covered = wanted
        self._listener = _Listener(self._ring, wanted)
        try:
            self._observe()
        except OSError as error:
            self._poll = True
            self.close()
            self._give_up(error.strerror or str(error))

    def close(self) -> None:
        """Watch nothing."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _observe(self) -> None:
        observer = _observer()
        observer.start()
        self._observer = observer
        for folder in self._listener.folders:
            try:
                observer.schedule(self._listener, folder, event_filter=CHANGES)
            except FileNotFoundError:  # gone since it was found: the next look tries again
                self._listener.lost = True


class _Listener(FileSystemEventHandler):
    """Rings for events of some directory entries, and notes that a folder of theirs was deleted."""

    def __init__(self, ring: Callable[[], None], watched: Iterable[Path]) -> None:
        self.folders = {str(entry.parent) for entry in watched}
        self.lost = False
        self._names = {entry.name for entry in watched}
        self._ring = ring

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Ring, in watchdog's thread, when the event may concern a watched entry."""
        paths = {os.fsdecode(event.src_path), os.fsdecode(event.dest_path)}
        if isinstance(event, DirDeletedEvent) and paths & self.folders:
            # Its watch is dead, even if the folder is back by now, under the same inode.
            self.lost = True
            self._ring()
        elif self._names & {Path(path).name for path in paths}:
            self._ring()


def _identity(folder: Path) -> Identity | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
