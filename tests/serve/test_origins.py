"""Who sent a form, by what the browser says of it."""

import pytest

from cuegen.serve.origins import is_foreign, origin_of

OURS = "https://cal.example.org"


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://cal.example.org", OURS),
        ("https://cal.example.org:443/feeds", OURS),
        ("http://cal.example.org:443", "http://cal.example.org:443"),
        ("http://127.0.0.1:8383", "http://127.0.0.1:8383"),
        ("http://[::1]:8383/a/b", "http://[::1]:8383"),
        ("http://[::1]:80", "http://[::1]"),
        ("https://CAL.example.org", OURS),
    ],
)
def test_an_origin_is_scheme_host_and_port(url: str, origin: str) -> None:
    """Without the usual port, and without a path."""
    assert origin_of(url) == origin


@pytest.mark.parametrize(
    ("site", "sender", "foreign"),
    [
        (None, None, False),  # a browser of old
        ("same-origin", OURS, False),
        ("same-origin", None, False),
        ("none", None, False),
        (None, OURS, False),
        ("cross-site", None, True),
        ("same-site", None, True),
        ("cross-site", OURS, True),
        ("same-origin", "https://evil.example", True),
        (None, "https://evil.example", True),
        (None, "https://cal.example.org.evil.example", True),
        (None, "http://cal.example.org", True),
        (None, "https://cal.example.org:8443", True),
        (None, "null", True),
        (None, "", True),
        ("", None, True),
    ],
)
def test_whatever_says_that_it_is_foreign_counts(site: str | None, sender: str | None, foreign: bool) -> None:  # noqa: FBT001 - a column of the table
    """One word is enough."""
    assert is_foreign(site, sender, OURS) == foreign
