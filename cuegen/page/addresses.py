"""Where a feed can be fetched from, and who gets there: the same machine, the same network, or everybody."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from cuegen.build import DoneLink

LOCAL_NAMES = (".local", ".lan", ".home.arpa", ".internal")  # RFC 6762, RFC 8375, and what routers give out


class Reach(StrEnum):
    """From where an address can be reached."""

    MACHINE = "machine"
    NETWORK = "network"
    ANYWHERE = "anywhere"


def reach(address: str) -> Reach:
    """Tell from where a web address can be reached, as far as its host says; a name with a dot counts as public."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    try:
        ip = ip_address(host)
    except ValueError:
        return _reach_of_name(host)
    if ip.is_loopback:
        return Reach.MACHINE
    return Reach.ANYWHERE if ip.is_global else Reach.NETWORK


def _reach_of_name(host: str) -> Reach:
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761 section 6.3
        return Reach.MACHINE
    return Reach.NETWORK if "." not in host or host.endswith(LOCAL_NAMES) else Reach.ANYWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAddress:
    """One feed: what it shows, in words, and its address, which begins with http or https.

    `subscription` is the address that opens a calendar program, which begins with webcal.
    """

    title: str
    url: str
    subscription: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The address of the page itself, of the whole feed, and of the feed of each category.

    `done` gives that of the page on which somebody's cues can be resumed, None where there are no such pages.
    """

    page: str
    feed: FeedAddress
    parts: tuple[FeedAddress, ...] = ()
    done: DoneLink | None = None

    @property
    def reach(self) -> Reach:
        """From where these can be reached."""
        return reach(self.feed.url)
