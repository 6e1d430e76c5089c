"""`cuegen serve`: rebuild at every change as `watch` does, and answer calendars that ask for the feed."""

import gc
import os
import socket
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from cuegen.build import Choices
from cuegen.commands.done import Desk
from cuegen.commands.inputs import Paths
from cuegen.commands.output import Output
from cuegen.commands.screen import Screen
from cuegen.commands.watch import Watched, begin, until_told
from cuegen.files import read_feed
from cuegen.page.addresses import Reach, reach
from cuegen.problems import INSTALLING, Problem, Refused
from cuegen.serve.addresses import Address, local_address
from cuegen.serve.keys import Keys, done_link
from cuegen.serve.limits import Limits
from cuegen.serve.site import Site
from cuegen.serve.snapshot import NEVER, Snapshot
from cuegen.serve.tokens import VARIABLE, given_token, kept_token, new_token, token_file
from cuegen.watch import Bell

PACKAGES = ("flask", "segno", "waitress")
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - what a user may ask for, and is then told what it means

SHARED = """\
this is not for your own machine alone: whoever reaches {place} and knows the address can read the names and notes of
your list. Without https, so can whoever is on the way: let a proxy with https stand before it, and name --public-url"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How to serve: where to listen, and what else the user said.

    `public` is the address of a proxy in front: with it, cues have links to pages that record a touch, or only show who
    it is about when `read_only`. `trust_proxy` believes its headers, `poll` is for disks that report no
    changes, and `verbose` tells of each request.
    """

    host: str
    port: int
    public: Address | None = None
    read_only: bool = False
    trust_proxy: bool = False
    poll: bool = False
    verbose: bool = False

    @property
    def is_shared(self) -> bool:
        """Whether other machines can reach the server without a proxy."""
        return reach(local_address(self.host, self.port).base) is not Reach.MACHINE

    @property
    def local(self) -> Address:
        """The address without a proxy: where a server listens at all of a machine's addresses, that of its name."""
        return local_address(socket.gethostname() if self.host in EVERYWHERE else self.host, self.port)

    @property
    def address(self) -> Address:
        """The address to offer."""
        return self.public or self.local


@dataclass(slots=True)
class Serving:
    """Builds again and again as `watch` does, and puts what came of it before those who ask."""

    watched: Watched
    site: Site
    kept: Path | None

    def sources(self) -> Iterable[Path]:
        """List the files that the answers depend on: with a new token, old addresses end at once."""
        return {*self.watched.sources(), *([] if self.kept is None else [self.kept])}

    def rebuild(self) -> None:
        """Build once, say how it went as soon as that is what is served, and tidy up."""
        self._take_token()
        self._build(self.watched.tell)

    def retry(self) -> None:
        """Do the same, and say nothing where it failed as before."""
        self._build(self.watched.tell_news)

    def is_due(self) -> bool:
        """Tell whether the disk kept the last build from being good, or the feed was lost since."""
        return self.watched.is_due()

    def _build(self, tell: Callable[[Output | Refused, datetime], None]) -> None:
        now = self.watched.moment()
        made = self.watched.make(now)
        snapshot = self.site.snapshot
        if isinstance(made, Refused):
            self.site.snapshot = snapshot.refused(made.problems)
        else:
            self.site.snapshot = snapshot.after(made.built, _written(snapshot.path))
        tell(made, now)
        gc.collect()

    def _take_token(self) -> None:
        """Take over a token that was renewed; one that cannot be read leaves the old one."""
        try:
            if self.kept is not None and self.kept.exists():
                self.site.token = kept_token(self.kept)
        except Refused as refused:
            self.watched.screen.complain(refused.problems)


def serve_command(
    paths: Paths, service: Service, moment: Callable[[], datetime], screen: Screen, environ: Mapping[str, str]
) -> int:
    """Serve until SIGTERM, which is success, or SIGINT, which is 130.

    Raises:
        Refused: a package is missing, the port is taken, or there can be no token.
    """
    _refuse_without_extra()
    from cuegen.serve.app import create_app  # noqa: PLC0415 - an extra, and heavy: other commands do without
    from cuegen.serve.done import add_done  # noqa: PLC0415 - the same
    from cuegen.serve.running import Server, listen  # noqa: PLC0415 - the same

    gc.enable()  # a server goes on where other commands end
    kept, token = _token(environ)
    port = listen(service.host, service.port)
    service = replace(service, port=port.getsockname()[1])
    site = Site(
        token=token,
        snapshot=_earlier(paths.feed),
        local=service.local,
        moment=moment,
        say=screen.say,
        public=service.public,
        is_read_only=service.read_only,
        trust_proxy=service.trust_proxy,
        verbose=service.verbose,
    )
    _introduce(site, service, screen)
    bell = Bell()
    choices = _choices(site)
    app = create_app(site)
    if site.public is not None:
        desk = Desk(paths=paths, moment=moment, screen=screen)
        add_done(app, site, desk, Limits(time.monotonic))
    server = Server(app, port, bell.stop, prefix=site.address.prefix, trust_proxy=service.trust_proxy)
    serving = Serving(begin(paths, choices, moment, screen), site, kept)
    server.start()
    try:
        return until_told(serving, bell, screen, poll=service.poll)
    finally:
        server.stop()


def _choices(site: Site) -> Choices:
    """Have a feed for each category, too, and let cues have links where there is an address that works from everywhere.

    The token may become another one.
    """
    public = site.public
    if public is None:
        return Choices(parts=True)
    return Choices(parts=True, done=lambda contact: done_link(public.base, Keys(site.token), contact))


def addresses_command(service: Service, screen: Screen, environ: Mapping[str, str], *, renew: bool) -> str:
    """Write the addresses of a server, one in a line: the feed's for all calendars, for some of them, and the page's.

    With `renew` they are new ones, and those of before lead nowhere.

    Raises:
        Refused: there can be no token, or it is not ours to renew.
    """
    if renew:
        token = _renewed(environ)
        screen.tell("the old addresses lead nowhere now, also on a server that runs: subscribe to the new ones")
    else:
        _, token = _token(environ)
    address = service.address
    return f"{address.feed(token)}\n{address.subscription(token)}\n{address.page(token)}\n"


def _token(environ: Mapping[str, str]) -> tuple[Path | None, str]:
    """Find the token, and where it is kept if the environment does not give it."""
    given = given_token(environ)
    if given is not None:
        return None, given
    kept = token_file(environ, sys.platform)
    return kept, kept_token(kept)


def _renewed(environ: Mapping[str, str]) -> str:
    """Make a new token, whatever stands in the place of the old one: that may be why."""
    if given_token(environ) is not None:
        hint = "change it there, or unset it"
        raise Refused(Problem(message="the token is given by this variable", file=VARIABLE, hint=hint))
    return new_token(token_file(environ, sys.platform))


def _earlier(feed: Path) -> Snapshot:
    """Begin with the feed that is there, so that a start costs no calendar its cues."""
    snapshot = Snapshot(path=feed)
    try:
        return snapshot.with_earlier(read_feed(feed) or b"", _written(feed))
    except Refused:
        return snapshot  # the build is about to meet the same, and tells


def _written(feed: Path) -> datetime:
    try:
        return datetime.fromtimestamp(os.stat(feed).st_mtime, UTC)  # noqa: PTH116 - so that all errors are one
    except (OSError, ValueError, OverflowError):
        return NEVER


def _introduce(site: Site, service: Service, screen: Screen) -> None:
    """Say where the server is. The address with the token is for a person's eyes: a log must not have it."""
    if service.is_shared:
        screen.say(SHARED.format(place=service.local.base))
    if screen.is_watched:
        behind = "" if site.public is None else f" from {site.local.base}"
        screen.say(f"serving {site.address.page(site.token)}{behind} until Ctrl-C")
    else:
        screen.say(f"serving at {site.local.base}; the same command with --show-url prints the addresses")


def _refuse_without_extra() -> None:
    if any(find_spec(package) is None for package in PACKAGES):
        message = "serve needs packages that are not installed"
        raise Refused(Problem(message=message, file="cuegen serve", hint=INSTALLING))
