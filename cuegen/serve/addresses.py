"""The addresses under which calendars find a feed.

Whoever knows one can read the feed: a calendar of Google's or Outlook's cannot log in. So each of them holds the token.
"""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from cuegen.problems import Fault

MAIN = "reconnect.ics"  # the feed of the whole list; no category has a file of this name
LONGEST = 500  # characters of a public address, so that what is added to it still fits every calendar

# RFC 3986: a host that is a name, an IPv4 or an IPv6 address, and a port; and a path of characters that need no
# encoding, so that it is the same for every proxy.
_PLACE = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?")
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*")
LAST_PORT = 0xFFFF

_EXAMPLE = "write it like https://example.org"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is reached: scheme, host, port and path, without a slash at the end."""

    base: str

    @property
    def prefix(self) -> str:
        """The path in front of all others, empty if there is none."""
        return urlsplit(self.base).path

    def page(self, token: str) -> str:
        """Write the address of the page."""
        return f"{self.base}/c/{token}/"

    def feed(self, token: str, name: str = MAIN) -> str:
        """Write the address of a feed; `name` is that of its file."""
        return f"{self.base}/c/{token}/{name}"

    def subscription(self, token: str, name: str = MAIN) -> str:
        """Write the address that opens a calendar program: Apple's, Thunderbird, ICSx5."""
        return "webcal://" + self.feed(token, name).partition("://")[2]


def local_address(host: str, port: int) -> Address:
    """Write the address of a server that listens on this machine."""
    return Address(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")


def read_public_url(text: str) -> Address:
    """Read the address under which a proxy passes requests on.

    Raises:
        Fault: it is none, or has parts that an address in front of others cannot have.
    """
    if len(text) > LONGEST:
        raise Fault(f"the address has {len(text)} characters, where {LONGEST} are allowed")
    scheme, separator, rest = text.partition("://")
    if not separator or scheme.lower() not in {"http", "https"}:
        raise Fault("expected an address that begins with https:// or http://", hint=_EXAMPLE)
    if "@" in rest:
        raise Fault("an address with a user name cannot be subscribed to", hint=_EXAMPLE)
    if "?" in rest or "#" in rest:
        raise Fault("expected an address without '?' and '#'", hint=_EXAMPLE)
    place, slash, path = rest.partition("/")
    path = (slash + path).rstrip("/")
    if not _is_place(place):
        raise Fault("expected the name of a host, and a port if it is not the usual one", hint=_EXAMPLE)
    if not _PATH.fullmatch(path):
        raise Fault("expected a path of letters, digits, '-', '.', '_' and '~' alone", hint=_EXAMPLE)
    return Address(f"{scheme.lower()}://{place.lower()}{path}")


def _is_place(text: str) -> bool:
    found = _PLACE.fullmatch(text)
    if found is None or (found[2] and not 0 < int(found[2]) <= LAST_PORT):
        return False
    return not found[1].startswith("[") or _is_number(found[1][1:-1])


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
