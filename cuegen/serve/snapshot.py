"""What there is to serve at one moment. A request sees one snapshot from its beginning to its end.

Whoever builds makes a new snapshot of the old one and puts it in its place by one assignment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cuegen.build import Build
from cuegen.feed.memory import remember
from cuegen.problems import Problem
from cuegen.serve.addresses import MAIN
from cuegen.split import parted

A_SECOND = timedelta(seconds=1)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A feed with its validators (RFC 9110 section 8.8).

    `etag` is strong, as it follows from the bytes alone. `modified` is a moment in UTC of whole seconds, later than
    that of every other content that was served under this name.
    """

    data: bytes
    etag: str
    modified: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The feeds by name, and what the last build left.

    `path` is the file of the whole feed. `build` is the last good one, None as long as there was none since the start;
    then the only feed is that of before, if there is one. `problems` are those of the last build: what kept it from
    being good, or its warnings.
    """

    path: Path
    feeds: Mapping[str, Served] = field(default_factory=dict)
    build: Build | None = None
    problems: tuple[Problem, ...] = ()

    def with_earlier(self, data: bytes, written: datetime) -> "Snapshot":
        """Serve what an earlier run wrote, until a build is done; nothing if that is no whole feed."""
        if not (data.startswith(b"BEGIN:VCALENDAR\r\n") and data.endswith(b"END:VCALENDAR\r\n")):
            return self
        return replace(self, feeds={MAIN: _served(data, _changed(data, written), None)})

    def after(self, build: Build, written: datetime) -> "Snapshot":
        """Serve what came of a build; `written` is when its feed's file was, a moment in UTC."""
        changed = _changed(build.feed.data, written)
        earlier = {name: served.data for name, served in self.feeds.items() if name != MAIN}
        feeds = {MAIN: build.feed.data, **parted(build, earlier)}
        return replace(
            self,
            feeds={name: _served(data, changed, self.feeds.get(name)) for name, data in feeds.items()},
            build=build,
            problems=build.warnings,
        )

    def refused(self, problems: Sequence[Problem]) -> "Snapshot":
        """Go on with the last good feeds."""
        return replace(self, problems=tuple(problems))


def _changed(data: bytes, written: datetime) -> datetime:
    """Tell when a feed last changed, as far as that is known.

    Its stamps know of no event that has left, and a file that was copied has lost its time, or taken an old one along:
    the later of both is never too early by much.
    """
    return max(written, remember(data).newest or NEVER).replace(microsecond=0)


def _served(data: bytes, changed: datetime, before: Served | None) -> Served:
    """Give a feed its validators. The time of a new content is later than the one before, even within one second."""
    if before is not None and before.data == data:
        return before
    if before is not None:
        changed = max(changed, before.modified + A_SECOND)
    return Served(data=data, etag=sha256(data).hexdigest()[:32], modified=changed)
