"""A site without a server: a small list, its feeds, and a client that asks for them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from flask.testing import FlaskClient

from cuegen.build import Build
from cuegen.serve.addresses import Address
from cuegen.serve.app import create_app
from cuegen.serve.site import Site
from cuegen.serve.snapshot import Snapshot
from tests.feed.building import NOW, built

TOKEN = "Nobody-guesses-this_one"  # noqa: S105 - of a site that is nowhere
PATH = Path("reconnect.ics")
LIST = """
calendar: {timezone: Europe/London, name: Warm}
linkedin: {review: every friday}
categories:
  mentors: {cadence: every 6 weeks, contacts: [Ada Lovelace, Grace Hopper]}
  Alumni Club: {cadence: every 6 weeks, contacts: [Émilie du Châtelet]}
  empty: {cadence: yearly, contacts: [{name: Nobody Now, paused: true}]}
"""
EDITED = LIST.replace("Grace Hopper", "Emmy Noether")
ALUMNI = "alumni-club-be5ec846.ics"
NAMES = {"reconnect.ics", "mentors.ics", ALUMNI, "empty.ics", "linkedin.ics"}

FEED = f"/c/{TOKEN}/reconnect.ics"
MENTORS = f"/c/{TOKEN}/mentors.ics"
BUILD = built(LIST)
LATER = NOW + timedelta(hours=1)


@cache
def snapshot(build: Build = BUILD, written: datetime = NOW) -> Snapshot:
    """Return what is served after one good build."""
    return Snapshot(path=PATH).after(build, written)


def site(
    shown: Snapshot | None = None,
    *,
    say: Callable[[str], None] = lambda _line: None,
    public: Address | None = None,
    trust_proxy: bool = False,
    verbose: bool = False,
) -> Site:
    """Return a site an hour after its build."""
    return Site(
        token=TOKEN,
        snapshot=snapshot() if shown is None else shown,
        local=Address("http://127.0.0.1:8383"),
        public=public,
        moment=lambda: LATER,
        say=say,
        trust_proxy=trust_proxy,
        verbose=verbose,
    )


def client(of: Site | None = None) -> FlaskClient:
    """Return a client of a site; a mistake of ours is an answer, as it is for everybody."""
    app = create_app(of or site())
    app.testing = False
    return app.test_client()
