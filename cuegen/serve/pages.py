"""The routes of the page from which people subscribe, and of what belongs to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, tzinfo

from flask import Blueprint, Response, request

from cuegen.build import DoneLink
from cuegen.page.addresses import Addresses, FeedAddress
from cuegen.page.making import make_page
from cuegen.page.rendering import POLICY, SCRIPT, STYLESHEET, script, served, stylesheet
from cuegen.serve.addresses import MAIN, Address
from cuegen.serve.conditions import weighed
from cuegen.serve.keys import Keys, done_link
from cuegen.serve.site import Site
from cuegen.serve.snapshot import Snapshot
from cuegen.split import titles
from cuegen.zones import read_zone

PARTS = {STYLESHEET: ("text/css; charset=utf-8", stylesheet), SCRIPT: ("text/javascript; charset=utf-8", script)}
REVALIDATE = "private, no-cache"  # another version of the program has other parts


def add_page(private: Blueprint, site: Site, reached_at: Callable[[Site], Address]) -> None:
    """Answer with the page, for whoever knows the token. It says nothing that can be kept: each look is a new one."""

    @private.get("/")
    def page() -> Response:
        snapshot = site.snapshot
        zone = _zone(snapshot)
        shown = make_page(
            snapshot.build,
            snapshot.problems,
            site.moment().astimezone(zone).date(),
            addresses=_addresses(snapshot, reached_at(site), site),
            fetches=[replace(each, at=each.at.astimezone(zone)) for each in site.fetches.newest_first()],
        )
        html = served(replace(shown, has_feed=bool(snapshot.feeds)))
        return Response(html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})

    @private.get(f"/<any('{STYLESHEET}', '{SCRIPT}'):name>")
    def part(name: str) -> Response:
        content_type, read = PARTS[name]
        response = Response(read(), content_type=content_type, headers={"Cache-Control": REVALIDATE})
        response.add_etag()
        return weighed(response, request)


def _zone(snapshot: Snapshot) -> tzinfo:
    """Tell in which time zone the page speaks: that of the calendar, as soon as it is known."""
    return UTC if snapshot.build is None else read_zone(snapshot.build.contacts.calendar.timezone)


def _addresses(snapshot: Snapshot, address: Address, site: Site) -> Addresses:
    """Write the addresses of the page and of all feeds, that of the whole list first."""
    token = site.token
    parts = {} if snapshot.build is None else titles(snapshot.build.contacts)
    whole, *others = (
        FeedAddress(title=title, url=address.feed(token, name), subscription=address.subscription(token, name))
        for name, title in {MAIN: "all", **parts}.items()
    )
    return Addresses(page=address.page(token), feed=whole, parts=tuple(others), done=_done(site))


def _done(site: Site) -> DoneLink | None:
    """Lead to the pages of people where something can be pressed there. Who knows the token has all their keys."""
    public, keys = site.public, Keys(site.token)
    if public is None or site.is_read_only:
        return None
    return lambda contact: done_link(public.base, keys, contact)
