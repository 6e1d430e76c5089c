"""The addresses that are offered, and which public ones can stand in front of them."""

from ipaddress import IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.page.addresses import Reach, reach
from cuegen.serve.addresses import Address, local_address, read_public_url
from tests.reading import fault_of, reads_or_faults


def test_an_address_leads_to_the_feeds_and_the_page() -> None:
    """Under a path, if the proxy has the server there."""
    address = read_public_url("HTTPS://Example.org:8443/cal/")
    assert address == Address("https://example.org:8443/cal")
    assert address.prefix == "/cal"
    assert address.page("TOKEN") == "https://example.org:8443/cal/c/TOKEN/"
    assert address.feed("TOKEN") == "https://example.org:8443/cal/c/TOKEN/reconnect.ics"
    assert address.subscription("TOKEN", "mentors.ics") == "webcal://example.org:8443/cal/c/TOKEN/mentors.ics"


@pytest.mark.parametrize(
    ("host", "base", "is_loopback"),
    [
        ("127.0.0.1", "http://127.0.0.1:80", True),
        ("127.3.2.1", "http://127.3.2.1:80", True),
        ("localhost", "http://localhost:80", True),
        ("::1", "http://[::1]:80", True),
        ("0.0.0.0", "http://0.0.0.0:80", False),  # noqa: S104 - as a user may write it
        ("::", "http://[::]:80", False),
        ("192.168.1.5", "http://192.168.1.5:80", False),
        ("nas", "http://nas:80", False),
    ],
)
def test_a_local_address(host: str, base: str, *, is_loopback: bool) -> None:
    """It tells whether it serves this machine alone."""
    address = local_address(host, 80)
    assert (address.base, address.prefix, reach(address.base) is Reach.MACHINE) == (base, "", is_loopback)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("https://example.org", "https://example.org"),
        ("http://192.168.1.5:8383", "http://192.168.1.5:8383"),
        ("https://example.org/", "https://example.org"),
        ("https://example.org/a/b-c.d_e~f//", "https://example.org/a/b-c.d_e~f"),
        ("https://[2001:db8::1]/cal", "https://[2001:db8::1]/cal"),
        ("https://[2001:db8::1]:65535", "https://[2001:db8::1]:65535"),
        ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        # As browsers write it, who send it with a form.
        ("https://CAL.Example.org", "https://cal.example.org"),
        ("https://[2001:DB8:0:0::1]", "https://[2001:db8::1]"),
        ("https://[2001:0db8:0000:0000:0001:0000:0000:0001]/cal", "https://[2001:db8::1:0:0:1]/cal"),
        ("https://[::ffff:192.0.2.1]", "https://[::ffff:c000:201]"),
        ("https://example.org:443/cal", "https://example.org/cal"),
        ("http://example.org:80", "http://example.org"),
        ("https://example.org:80", "https://example.org:80"),
        ("https://example.org:00443", "https://example.org"),
        ("http://192.168.1.5:08080", "http://192.168.1.5:8080"),
        ("https://1.example", "https://1.example"),
    ],
)
def test_a_public_address_is_read(text: str, base: str) -> None:
    """With a port and a path where it has them."""
    assert read_public_url(text) == Address(base)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected an address that begins with https:// or http://"),
        ("example.org", "expected an address that begins with https:// or http://"),
        ("webcal://example.org", "expected an address that begins with https:// or http://"),
        ("javascript:alert(1)", "expected an address that begins with https:// or http://"),
        ("https:/example.org", "expected an address that begins with https:// or http://"),
        ("https://ada:secret@example.org", "an address with a user name cannot be subscribed to"),
        ("https://example.org?a=b", "expected an address without '?' and '#'"),
        ("https://example.org/#a", "expected an address without '?' and '#'"),
        ("https://", "expected the name of a host, and a port if it is not the usual one"),
        ("https:///path", "expected the name of a host, and a port if it is not the usual one"),
        ("https://exa mple.org", "expected the name of a host, and a port if it is not the usual one"),
        ("https://bücher.example", "expected the name of a host, and a port if it is not the usual one"),
        ("https://example.org:", "expected the name of a host, and a port if it is not the usual one"),
        ("https://example.org:0", "expected the name of a host, and a port if it is not the usual one"),
        ("https://example.org:65536", "expected the name of a host, and a port if it is not the usual one"),
        ("https://2001:db8::1", "expected the name of a host, and a port if it is not the usual one"),
        ("https://[2001:db8]", "expected the name of a host, and a port if it is not the usual one"),
        *(
            (f"https://{host}", "expected the name of a host, and a port if it is not the usual one")
            for host in ("[127.0.0.1]", "127.1", "192.168.001.005", "0x7f.0.0.1", "nas.0x1F", "2130706433", "a.1")
        ),
        ("https://-example.org", "expected the name of a host, and a port if it is not the usual one"),
        ("https://example.org\n", "expected the name of a host, and a port if it is not the usual one"),
        ("https://example.org/a b", "expected a path of letters, digits, '-', '.', '_' and '~' alone"),
        ("https://example.org/../a", "expected a path of letters, digits, '-', '.', '_' and '~' alone"),
        ("https://example.org/a/..", "expected a path of letters, digits, '-', '.', '_' and '~' alone"),
        ("https://example.org/%2e", "expected a path of letters, digits, '-', '.', '_' and '~' alone"),
        ("https://example.org//a", "expected a path of letters, digits, '-', '.', '_' and '~' alone"),
        ("https://" + "a" * 493, "the address has 501 characters, where 500 are allowed"),
    ],
)
def test_what_cannot_stand_in_front_is_refused(text: str, message: str) -> None:
    """With what was expected."""
    assert fault_of(read_public_url, text).message == message


def test_all_versions_of_python_write_an_address_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some write an IPv4 address that stands in one of IPv6 with its dots; browsers do not."""
    monkeypatch.setattr(IPv6Address, "compressed", "::ffff:192.0.2.1")
    assert read_public_url("https://[::FFFF:192.0.2.1]").base == "https://[::ffff:c000:201]"


@given(st.text(st.sampled_from("htps:/.@?#[]%-_~aA0 \n\x00é"), max_size=30).map(lambda text: f"https://{text}"))
def test_any_text_is_an_address_or_a_fault(text: str) -> None:
    """And an address has no character that a page or a header would have to escape."""
    reads_or_faults(read_public_url, text)
