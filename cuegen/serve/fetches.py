"""Who fetched which feed last: in memory only, and never more of it than fits on a page.

A client is known by its User-Agent (RFC 9110 section 10.1.5), which anybody can write as they like: it is shown and
decides nothing.
"""

import re
from collections import OrderedDict
from datetime import datetime
from threading import Lock

from cuegen.page.page import Fetch

MOST = 64  # pairs of feed and client that are remembered

# The first that is found counts: browsers and their relatives also call themselves by the names of others.
_CLIENTS = (
    ("google-calendar", "Google Calendar"),
    ("googlebot", "Google"),
    ("thunderbird", "Thunderbird"),
    ("evolution", "Evolution"),
    ("gnome-calendar", "GNOME Calendar"),
    ("korganizer", "KOrganizer"),
    ("akonadi", "KOrganizer"),
    ("icsx5", "ICSx5"),
    ("davx5", "DAVx5"),
    ("vdirsyncer", "vdirsyncer"),
    ("nextcloud", "Nextcloud"),
    ("homeassistant", "Home Assistant"),
    ("proton", "Proton Calendar"),
    ("fastmail", "Fastmail"),
    ("outlook", "Outlook"),
    ("exchange", "Outlook"),
    ("microsoft office", "Outlook"),
    ("dataaccessd", "Apple Calendar (iPhone, iPad)"),
    ("calendaragent", "Apple Calendar (Mac)"),
    ("calendar/", "Apple Calendar (Mac)"),
    ("mozilla/", "a browser"),
)
_PRODUCT = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}")  # RFC 9110: a token


class Fetches:
    """The last fetch of each feed by each client; the ones longest ago are forgotten first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: OrderedDict[tuple[str, str], datetime] = OrderedDict()

    def note(self, feed: str, client: str, at: datetime) -> None:
        """Remember a fetch."""
        with self._lock:
            self._last[feed, client] = at
            self._last.move_to_end((feed, client))
            while len(self._last) > MOST:
                self._last.popitem(last=False)

    def newest_first(self) -> tuple[Fetch, ...]:
        """List them; their moments are in UTC."""
        with self._lock:
            last = list(self._last.items())
        return tuple(Fetch(feed=feed, client=client, at=at) for (feed, client), at in reversed(last))


def client_name(user_agent: str) -> str:
    """Name a client as its users do, else by the first word that it says of itself."""
    lowered = user_agent[:1_000].lower()
    for part, name in _CLIENTS:
        if part in lowered:
            return name
    product = _PRODUCT.match(user_agent)
    return product[0] if product else "unknown"
