"""Conditional requests (RFC 9110 section 13), in the forms in which calendars make them."""

from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.feed.building import NOW, built
from tests.serve.sites import BUILD, EDITED, FEED, LATER, MENTORS, client, site, snapshot

ETAG = f'"{snapshot().feeds["reconnect.ics"].etag}"'
OTHER = '"0123456789abcdef0123456789abcdef"'
KEPT = {"Cache-Control": "private, max-age=300, must-revalidate", "ETag": ETAG}  # RFC 9110 section 15.4.5


def http_date(moment: datetime) -> str:
    """Write a moment as HTTP does."""
    return format_datetime(moment, usegmt=True)


WRITTEN = http_date(NOW)

# What each sends when it has fetched a feed with both validators before.
SECOND_POLLS = {
    "Thunderbird": {"If-None-Match": ETAG},
    "Thunderbird, from its cache": {"If-None-Match": ETAG, "If-Modified-Since": WRITTEN},
    "Evolution": {"If-None-Match": ETAG, "If-Modified-Since": WRITTEN},
    "ICSx5": {"If-None-Match": ETAG, "If-Modified-Since": WRITTEN, "Accept": "text/calendar, */*;q=0.9"},
    "older ICSx5": {"If-Modified-Since": WRITTEN},
    "a proxy in between": {"If-None-Match": f"W/{ETAG}"},
}


@pytest.mark.parametrize("headers", SECOND_POLLS.values(), ids=SECOND_POLLS.keys())
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_the_feed_is_told_so(method: str, headers: dict[str, str]) -> None:
    """In the answer without content that keeps what they have alive."""
    answer = client().open(FEED, method=method, headers=headers)
    assert (answer.status_code, answer.data) == (304, b"")
    assert dict(answer.headers).items() >= KEPT.items()
    assert not {"Content-Type", "Content-Length"} & set(answer.headers.keys())


@pytest.mark.parametrize("headers", SECOND_POLLS.values(), ids=SECOND_POLLS.keys())
def test_who_has_an_older_one_gets_the_new(headers: dict[str, str]) -> None:
    """Also when both were made within one second."""
    edited = built(EDITED, BUILD.feed.data, NOW)
    answer = client(site(snapshot().after(edited, NOW))).get(FEED, headers=headers)
    assert (answer.status_code, answer.data) == (200, edited.feed.data)


def test_vdirsyncer_asks_for_all_of_it_each_time() -> None:
    """And gets it."""
    answer = client().get(FEED, headers={"User-Agent": "vdirsyncer/0.21.0", "Accept": "*/*"})
    assert (answer.status_code, answer.data) == (200, BUILD.feed.data)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": f"{OTHER}, {ETAG}"}, 304),
        ({"If-None-Match": f"W/{OTHER} , W/{ETAG}"}, 304),
        ({"If-None-Match": OTHER}, 200),
        ({"If-None-Match": ETAG.upper()}, 200),
        ({"If-None-Match": ETAG[:-2] + '"'}, 200),
        ({"If-None-Match": f'"W/{ETAG[1:]}'}, 200),
        # The tag decides where there is one (section 13.2.2).
        ({"If-None-Match": OTHER, "If-Modified-Since": http_date(LATER)}, 200),
        ({"If-None-Match": ETAG, "If-Modified-Since": http_date(NOW - timedelta(days=1))}, 304),
        ({"If-Modified-Since": http_date(NOW - timedelta(seconds=1))}, 200),
        ({"If-Modified-Since": http_date(LATER)}, 304),
        ({"If-Modified-Since": "Monday, 02-Mar-26 12:00:00 GMT"}, 304),
        ({"If-Modified-Since": "Mon Mar  2 12:00:00 2026"}, 304),
        ({"If-Modified-Since": "yesterday"}, 200),
        ({"If-Modified-Since": ""}, 200),
        ({"If-None-Match": ""}, 200),
        ({"If-Match": ETAG}, 200),
        ({"If-Match": OTHER}, 412),
        ({"If-Match": f"{OTHER}, {ETAG}"}, 200),
        ({"If-Match": "*"}, 200),
        ({"If-Match": f"W/{ETAG}"}, 412),
        ({"If-Match": ""}, 412),
        ({"If-Unmodified-Since": WRITTEN}, 200),
        ({"If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"}, 412),
        ({"If-Unmodified-Since": "Sunday, 06-Nov-94 08:49:37 GMT"}, 412),
        ({"If-Unmodified-Since": "yesterday"}, 200),
        # All in their order (section 13.2.2).
        ({"If-Match": ETAG, "If-None-Match": ETAG}, 304),
        ({"If-Match": "*", "If-Modified-Since": WRITTEN}, 304),
        ({"If-Match": ETAG, "If-None-Match": OTHER}, 200),
        ({"If-Match": OTHER, "If-None-Match": ETAG}, 412),
        ({"If-Match": ETAG, "If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"}, 200),
        ({"If-Unmodified-Since": "Sun, 06 Nov 1994 08:49:37 GMT", "If-None-Match": ETAG}, 412),
        ({"If-Unmodified-Since": WRITTEN, "If-None-Match": ETAG}, 304),
        ({"If-Unmodified-Since": WRITTEN, "If-Modified-Since": WRITTEN}, 304),
        ({"If-Range": ETAG, "Range": "bytes=0-9"}, 200),
    ],
)
def test_conditions_are_weighed_as_http_says(headers: dict[str, str], status: int) -> None:
    """Lists, stars, weak tags, old forms of dates, and what is none of these."""
    answer = client().get(FEED, headers=headers)
    assert answer.status_code == status
    assert answer.data == {200: BUILD.feed.data, 304: b"", 412: b"precondition failed\n"}[status]


def test_a_time_that_is_not_told_is_not_compared_with() -> None:
    """As long as the file comes from the future, by a clock that was set."""
    asking = client(site(snapshot(written=LATER + timedelta(days=1))))
    assert asking.get(FEED, headers={"If-Unmodified-Since": WRITTEN}).status_code == 200
    assert asking.get(FEED, headers={"If-Modified-Since": http_date(LATER + timedelta(days=2))}).status_code == 200


@pytest.mark.parametrize("part", ["page.css", "page.js"])
def test_parts_of_the_page_are_weighed_alike(part: str) -> None:
    """Who has one is told so."""
    address = FEED.replace("reconnect.ics", part)
    tag = client().get(address).headers["ETag"]
    for headers, status in (
        ({"If-None-Match": tag}, 304),
        ({"If-Match": "*"}, 200),
        ({"If-Match": tag, "If-None-Match": tag}, 304),
        ({"If-Match": OTHER}, 412),
    ):
        assert client().get(address, headers=headers).status_code == status


def test_a_tag_is_good_for_its_own_feed_alone() -> None:
    """Each has one of its own."""
    assert client().get(MENTORS, headers={"If-None-Match": ETAG}).status_code == 200


ASKING = client()


@settings(max_examples=60)
@given(st.lists(st.sampled_from([ETAG, OTHER, "*", "W/", ",", " ", '"', "x", "é"]), max_size=6).map("".join))
def test_no_condition_costs_a_client_a_change(condition: str) -> None:
    """However a tag is written: who does not name the present one gets the feed."""
    answer = ASKING.get(FEED, headers={"If-None-Match": condition})
    assert answer.status_code == 200 or ETAG in condition or "*" in condition
