"""From where an address can be reached."""

import pytest

from cuegen.page.addresses import Reach, reach
from tests.page.pages import addresses

MACHINE = [
    "http://127.0.0.1:8383/c/x/",
    "http://127.8.9.1/",
    "http://[::1]:8383/",
    "http://localhost:1/",
    "http://a.localhost",
]
NETWORK = [
    *("http://192.168.1.20:8383/c/x/", "http://10.0.0.1/", "http://[fd00::1]/", "http://[fe80::1]:8383/"),
    *("http://nas/", "http://nas.local:8383/", "http://NAS.Local./", "http://nas.lan", "http://100.64.0.1/"),
    *("http://printer.home.arpa/", "http://x.internal/"),
]
ANYWHERE = ["https://example.org/c/x/", "https://localhost.example.org", "http://8.8.8.8/", "https://[2606:4700::1]/x"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        *((each, Reach.MACHINE) for each in MACHINE),
        *((each, Reach.NETWORK) for each in NETWORK),
        *((each, Reach.ANYWHERE) for each in ANYWHERE),
    ],
)
def test_the_host_tells_from_where_an_address_can_be_reached(address: str, expected: Reach) -> None:
    """The same machine, the same network, or everybody; names and numbers alike."""
    assert reach(address) is expected


def test_a_feed_is_reached_as_its_server_is() -> None:
    """All addresses of a page have one host."""
    assert addresses("http://127.0.0.1/").reach is Reach.MACHINE
