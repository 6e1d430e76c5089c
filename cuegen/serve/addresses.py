"""The addresses under which calendars find a feed.

Whoever knows one can read the feed: a calendar of Google's or Outlook's cannot log in. So each of them holds the token.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from cuegen.problems import Fault

MAIN = "reconnect.ics"  # the feed of the whole list; no category has a file of this name
LONGEST = 500  # characters of a public address, so that what is added to it still fits every calendar

# RFC 3986: a host that is a name, an IPv4 or an IPv6 address, and a port; and a path of characters that need no
# encoding, so that it is the same for every proxy.
_PLACE = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?")
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*")
# What a browser takes for an IPv4 address, by its last part (URL standard), even where it is a short one.
_NUMBER_AT_END = re.compile(r"(?:.*\.)?(?:[0-9]+|0[Xx][0-9A-Fa-f]*)")
USUAL_PORTS = {"http": 80, "https": 443}
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
    scheme = scheme.lower()
    place, slash, path = rest.partition("/")
    path = (slash + path).rstrip("/")
    canonical = _canonical(place, scheme)
    if canonical is None:
        raise Fault("expected the name of a host, and a port if it is not the usual one", hint=_EXAMPLE)
    if not _PATH.fullmatch(path):
        raise Fault("expected a path of letters, digits, '-', '.', '_' and '~' alone", hint=_EXAMPLE)
    return Address(f"{scheme}://{canonical}{path}")


def _canonical(place: str, scheme: str) -> str | None:
    """Write host and port as browsers do, who compare them as texts (URL standard); None if it is none."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return None
    host, port = _host(found[1]), int(found[2] or USUAL_PORTS[scheme])
    if host is None or not 0 < port <= LAST_PORT:
        return None
    return host if port == USUAL_PORTS[scheme] else f"{host}:{port}"


def _host(text: str) -> str | None:
    """Write a name in lower case, and the number of a machine in its usual form."""
    number = text.strip("[]")
    if number == text and not _NUMBER_AT_END.fullmatch(text):
        return text.lower()
    try:
        address = ip_address(number)
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return number if number == text else None  # brackets are for IPv6 alone
    mapped = address.ipv4_mapped  # whose form differs among versions of Python
    return f"[{address.compressed}]" if mapped is None else f"[::ffff:{int(mapped) >> 16:x}:{int(mapped) & 0xFFFF:x}]"
