"""The routes of the feeds, and of a supervisor's question whether they are there."""

from datetime import datetime

from flask import Blueprint, Flask, Response, abort, request

from cuegen.serve.conditions import weighed
from cuegen.serve.fetches import client_name
from cuegen.serve.plain import Plain
from cuegen.serve.site import Site
from cuegen.serve.snapshot import Served

CONTENT_TYPE = "text/calendar; charset=utf-8"
# A calendar may show what it has for five minutes, and must ask then; nobody between it and us may keep a copy.
CACHE_CONTROL = "private, max-age=300, must-revalidate"
SOON = "30"  # seconds until a client that came before the first feed may ask again


def add_feeds(private: Blueprint, site: Site) -> None:
    """Answer with the feeds, for whoever knows the token."""

    @private.get("/<name>.ics")
    def feed(name: str) -> Response:
        snapshot = site.snapshot
        file = f"{name}.ics"
        served = snapshot.feeds.get(file)
        if served is None and snapshot.build is None:
            # It may well be there in a moment, and to some calendars 404 is for good.
            return Plain("no feed yet\n", 503, {"Retry-After": SOON})
        if served is None:
            abort(404)
        now = site.moment()
        if request.method == "GET":
            site.fetches.note(file, client_name(request.headers.get("User-Agent", "")), now)
        return _answer(file, served, now)


def add_health(app: Flask, site: Site) -> None:
    """Answer a supervisor: 200 as long as there is a feed to serve, be it an old one, else 503."""

    @app.get("/healthz")
    def health() -> Response:
        is_good = bool(site.snapshot.feeds)
        return Plain("ok\n", 200) if is_good else Plain("no feed yet\n", 503)


def _answer(file: str, served: Served, now: datetime) -> Response:
    """Answer with a feed, or without where the client has this very content."""
    response = Response(served.data, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{file}"'
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.set_etag(served.etag)
    if served.modified <= now:  # a later time must not be sent (RFC 9110 section 8.8.2.1), nor compared with
        response.last_modified = served.modified
    return weighed(response, request)
