"""The answers, to the letter: who is let in, what they get, and what everybody else is told, which is nothing."""

from collections.abc import Callable

import pytest
from flask import Blueprint
from werkzeug.test import TestResponse

from cuegen.page.page import Fetch
from cuegen.serve import app as app_module
from cuegen.serve.addresses import Address
from cuegen.serve.app import create_app, reached_at
from cuegen.serve.site import Site
from cuegen.serve.snapshot import Snapshot
from tests.serve.sites import ALUMNI, BUILD, FEED, LATER, MENTORS, NAMES, PATH, TOKEN, client, site, snapshot

NOT_FOUND = b"not found\n"
COMMON = {
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
NEVER = {"Set-Cookie", "Location", "Vary", "Content-Encoding", "Server", "WWW-Authenticate"}


def plain(answer: TestResponse) -> tuple[int, bytes]:
    """Return the status and the text of an answer that says nothing else, after a look at its headers."""
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert dict(answer.headers).items() >= COMMON.items()
    assert not NEVER & set(answer.headers.keys())
    return answer.status_code, answer.data


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_feed_is_served_in_the_form_that_all_calendars_take(name: str) -> None:
    """The bytes of the build, under the headers that each of them wants."""
    answer = client().get(f"/c/{TOKEN}/{name}")
    served = snapshot().feeds[name]
    assert answer.status_code == 200
    assert answer.data == served.data
    assert dict(answer.headers) == {
        **COMMON,
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Length": str(len(served.data)),
        "Content-Disposition": f'inline; filename="{name}"',
        "Cache-Control": "private, max-age=300, must-revalidate",
        "ETag": f'"{served.etag}"',
        "Last-Modified": "Mon, 02 Mar 2026 12:00:00 GMT",
    }


def test_the_main_feed_is_the_file_to_the_byte() -> None:
    """What a calendar reads by HTTP is what it would read from the disk."""
    assert client().get(FEED).data == BUILD.feed.data


def test_head_is_get_without_content() -> None:
    """With the same headers."""
    get, head = client().get(FEED), client().head(FEED)
    assert (head.status_code, head.data) == (200, b"")
    assert {**head.headers, "Date": ""} == {**get.headers, "Date": ""}


@pytest.mark.parametrize("accept", [None, "text/html", "application/json", "*/*", "nonsense"])
@pytest.mark.parametrize("agent", [None, "", "curl/8", "Mozilla/5.0 (compatible; Googlebot/2.1)"])
def test_nobody_has_to_ask_in_a_certain_way(accept: str | None, agent: str | None) -> None:
    """Neither an Accept header nor a User-Agent makes a difference, nor a query that a calendar adds."""
    headers = {name: value for name, value in (("Accept", accept), ("User-Agent", agent)) if value is not None}
    answer = client().get(f"{FEED}?nocache=1", headers={**headers, "Accept-Encoding": "gzip, br"})
    assert (answer.status_code, answer.data) == (200, BUILD.feed.data)


def test_a_range_is_answered_with_the_whole() -> None:
    """Never half a feed."""
    answer = client().get(FEED, headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.data) == (200, BUILD.feed.data)


WRONG = [
    TOKEN[:-1],
    TOKEN[1:],
    TOKEN + "x",
    TOKEN.lower(),
    TOKEN.upper(),
    TOKEN.swapcase(),
    f"{TOKEN}%00",
    f"%20{TOKEN}",
    f"{TOKEN}.",
    "x",
    "%",
    "%ff",
    "é",
    "a" * 10_000,
]


@pytest.mark.parametrize("token", WRONG)
@pytest.mark.parametrize("name", ["reconnect.ics", "", "mentors.ics", "none.ics"])
def test_a_wrong_token_is_as_good_as_none(token: str, name: str) -> None:
    """Whatever is asked for behind it."""
    assert plain(client().get(f"/c/{token}/{name}")) == (404, NOT_FOUND)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/c", "/c/", f"/c/{TOKEN}", f"/{TOKEN}", f"/{TOKEN}/reconnect.ics", "/reconnect.ics"),
        *("/robots.txt", "/favicon.ico", "/.well-known/caldav", "/healthz/", "/healthz/x", "/HEALTHZ", "/static/x"),
        *(f"/c/{TOKEN}/none.ics", f"/c/{TOKEN}/reconnect.ICS", f"/c/{TOKEN}/Reconnect.ics", f"{FEED}/", f"{FEED}/x"),
        *(f"/c/{TOKEN}/reconnect", f"/c/{TOKEN}/contacts.yaml", f"/c/{TOKEN}/.ics", f"/c/{TOKEN}//reconnect.ics"),
        *(f"/c/{TOKEN}/../contacts.yaml", f"/c/{TOKEN}/..%2fcontacts.yaml", f"/c/{TOKEN}/%2e%2e/contacts.yaml"),
        *(f"/c/{TOKEN}/../../etc/passwd.ics", f"/c/{TOKEN}/..%2f..%2fetc%2fpasswd.ics", f"/c/{TOKEN}/..%5cx.ics"),
        *(f"/c/{TOKEN}/%2fetc%2fpasswd.ics", f"/c/{TOKEN}/reconnect.ics%00.txt", f"/c/{TOKEN}/%00.ics"),
        *(f"/c/x/../{TOKEN}/reconnect.ics", f"/c//{TOKEN}/reconnect.ics", f"//c/{TOKEN}/x", "/c/%2e%2e/healthz"),
        *("/" + "a" * 60_000, f"/c/{TOKEN}/" + "a" * 60_000 + ".ics", "/%f0%9f%98%80", "/\\..\\..\\contacts.yaml"),
    ],
)
def test_all_else_is_not_there(path: str) -> None:
    """Without a hint, a redirect, or a word of what was asked for."""
    assert plain(client().get(path)) == (404, NOT_FOUND)


@pytest.mark.parametrize(
    "method",
    [
        *("PUT", "POST", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "PROPPATCH", "REPORT", "MKCALENDAR"),
        *("LOCK", "COPY", "MOVE", "BREW", "A" * 1_000),
    ],
)
@pytest.mark.parametrize("path", [FEED, MENTORS, "/healthz", "/c/x/reconnect.ics"])
def test_a_feed_can_only_be_read(method: str, path: str) -> None:
    """Programs that would rather write probe this, and are told; the token makes no difference."""
    answer = client().open(path, method=method, data=b"BEGIN:VCALENDAR")
    assert plain(answer) == (405, b"method not allowed\n")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_options_says_what_there_is() -> None:
    """To those who know the token."""
    answer = client().options(FEED)
    assert plain(answer) == (200, b"")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert plain(client().options("/c/x/reconnect.ics")) == (404, NOT_FOUND)


@pytest.mark.parametrize("path", [FEED, "/healthz", "/"])
@pytest.mark.parametrize("headers", [{"Content-Length": "3"}, {"Transfer-Encoding": "chunked"}])
def test_content_where_nothing_reads_it_is_refused(path: str, headers: dict[str, str]) -> None:
    """So that it is never taken for the beginning of another request."""
    assert plain(client().get(path, data=b"abc", headers=headers)) == (400, b"bad request\n")


def test_a_length_of_nothing_is_no_content() -> None:
    """As some clients send with every request."""
    assert client().get(FEED, headers={"Content-Length": "0"}).status_code == 200


IMPOSSIBLE = ("x" * 5_000, "..")
HOSTILE = ("a b", '"><script>', "[::1", "é", "\x7f", "@")  # which a trusted proxy may pass on: nothing is made of them
HOSTS = [*IMPOSSIBLE, *HOSTILE, "evil.example", "127.0.0.1:99999", "", "%00"]


@pytest.mark.parametrize("trust_proxy", [False, True])
@pytest.mark.parametrize("host", HOSTS)
def test_a_host_is_neither_believed_nor_told(host: str, *, trust_proxy: bool) -> None:
    """The feed is the same under every name, but for those that cannot be one."""
    headers = {
        "Host": host,
        "X-Forwarded-Host": host,
        "X-Forwarded-Proto": host,
        "X-Forwarded-For": host,
        "X-Forwarded-Prefix": f"/{host}",
        "X-Forwarded-Port": host,
        "Forwarded": f'for="{host}";host="{host}";proto={host}',
    }
    answer = client(site(trust_proxy=trust_proxy)).get(FEED, headers=headers)
    if host in IMPOSSIBLE or (host in HOSTILE and not trust_proxy):
        assert plain(answer) == (400, b"bad request\n")
    else:
        assert (answer.status_code, answer.data) == (200, BUILD.feed.data)
    assert len(host) < 5 or host not in str(answer.headers)


def test_health_is_told_to_everybody_and_in_two_letters() -> None:
    """A supervisor knows no token, and needs no detail."""
    assert plain(client().get("/healthz")) == (200, b"ok\n")
    assert plain(client(site(Snapshot(path=PATH))).get("/healthz")) == (503, b"no feed yet\n")
    earlier = Snapshot(path=PATH).with_earlier(BUILD.feed.data, LATER)
    assert plain(client(site(earlier)).get("/healthz")) == (200, b"ok\n")
    assert plain(client(site(snapshot().refused([]))).get("/healthz")) == (200, b"ok\n")


@pytest.mark.parametrize("name", ["reconnect.ics", ALUMNI, "none.ics"])
def test_before_the_first_build_a_feed_may_come_soon(name: str) -> None:
    """To some calendars, that it is not there would be for good."""
    answer = client(site(Snapshot(path=PATH))).get(f"/c/{TOKEN}/{name}")
    assert plain(answer) == (503, b"no feed yet\n")
    assert answer.headers["Retry-After"] == "30"
    assert plain(client(site(Snapshot(path=PATH))).get(f"/c/x/{name}")) == (404, NOT_FOUND)


def test_an_earlier_feed_is_there_before_the_first_build() -> None:
    """So that a restart with a faulty list empties no calendar."""
    earlier = client(site(Snapshot(path=PATH).with_earlier(BUILD.feed.data, LATER)))
    assert earlier.get(FEED).data == BUILD.feed.data
    assert earlier.get(MENTORS).status_code == 503


def test_a_new_token_and_a_new_snapshot_count_from_the_next_request_on() -> None:
    """Each by one assignment."""
    here = site()
    asking = client(here)
    assert asking.get(FEED).status_code == 200
    here.token = "Another-one-that-nobody-guesses"  # noqa: S105 - of a site that is nowhere
    assert plain(asking.get(FEED)) == (404, NOT_FOUND)
    here.snapshot = Snapshot(path=PATH)
    assert asking.get(f"/c/{here.token}/reconnect.ics").status_code == 503


def test_a_time_that_is_still_to_come_is_not_told() -> None:
    """Nor compared with: a clock was set back, or changes came faster than seconds (RFC 9110 section 8.8.2.1)."""
    answer = client(site(snapshot(written=LATER.replace(year=2027)))).get(
        FEED, headers={"If-Modified-Since": "Sat, 01 Jan 2028 00:00:00 GMT"}
    )
    assert answer.status_code == 200
    assert "Last-Modified" not in answer.headers


def test_fetches_are_remembered_by_feed_and_client() -> None:
    """Those of who was let in, whether or not something had changed; looks at the headers are none."""
    here = site()
    asking = client(here)
    asking.get(FEED, headers={"User-Agent": "Evolution/3.56.2"})
    asking.get(MENTORS, headers={"User-Agent": "vdirsyncer/0.19", "If-None-Match": "*"})
    asking.head(FEED, headers={"User-Agent": "curl/8"})
    asking.get(f"/c/{TOKEN}/none.ics")
    asking.get("/c/x/reconnect.ics")
    assert here.fetches.newest_first() == (
        Fetch(feed="mentors.ics", client="vdirsyncer", at=LATER),
        Fetch(feed="reconnect.ics", client="Evolution", at=LATER),
    )


def lines(ask: Callable[..., TestResponse], *, here: Site, said: list[str]) -> list[str]:
    """Return what is said about a request of each kind."""
    assert here.verbose
    ask(FEED, headers={"User-Agent": "Evolution/3.56.2"})
    ask(FEED, headers={"If-None-Match": "*"})
    ask("/c/half-a-secret/reconnect.ics")
    ask(f"/c/{TOKEN}/{'a' * 200}\x1b[2J.ics")
    ask(f"/c/{TOKEN}/half-a-path")
    ask("/healthz")
    return said


def test_requests_are_told_in_a_line_each_without_the_secret() -> None:
    """If that is asked for: not even one that was only meant to be the token, or what would move the cursor."""
    said: list[str] = []
    here = site(say=said.append, verbose=True)
    told = lines(client(here).get, here=here, said=said)
    assert told == [
        "127.0.0.1 GET /c/<token>/reconnect.ics 200 Evolution",
        "127.0.0.1 GET /c/<token>/reconnect.ics 304 Werkzeug",
        "127.0.0.1 GET /c/<token>/reconnect.ics 404 Werkzeug",
        f"127.0.0.1 GET /c/<token>/{'a' * 59}….ics 404 Werkzeug",
        "127.0.0.1 GET an unknown address 404 Werkzeug",
        "127.0.0.1 GET /healthz 200 Werkzeug",
    ]


def test_requests_are_not_told_unless_that_is_asked_for() -> None:
    """A server that is well is silent."""
    client(site(say=pytest.fail)).get(FEED)


def test_a_proxy_tells_who_asks_if_it_is_trusted() -> None:
    """And else it does not."""
    for trust_proxy, address in ((True, "192.0.2.7"), (False, "127.0.0.1")):
        said: list[str] = []
        asking = client(site(say=said.append, verbose=True, trust_proxy=trust_proxy))
        asking.get("/healthz", headers={"X-Forwarded-For": "10.9.9.9, 192.0.2.7"})
        assert said == [f"{address} GET /healthz 200 Werkzeug"]


PUBLIC = Address("https://example.org/cal")
FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "example.net:8443", "X-Forwarded-Prefix": "/sub"}


@pytest.mark.parametrize(
    ("public", "trust_proxy", "expected"),
    [
        (None, False, "http://127.0.0.1:8383"),
        (None, True, "https://example.net:8443/sub"),
        (PUBLIC, False, "https://example.org/cal"),
        (PUBLIC, True, "https://example.org/cal"),
    ],
)
def test_the_address_is_what_the_user_said_or_a_trusted_proxy(
    public: Address | None, expected: str, *, trust_proxy: bool
) -> None:
    """And never what a client says."""
    here = site(public=public, trust_proxy=trust_proxy)
    with create_app(here).test_request_context("/", headers=FORWARDED):
        assert public is not None or not trust_proxy or reached_at(here) == Address("http://localhost")
    assert seen_from(here, FORWARDED) == (200, expected)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Forwarded-Host", "<script>"),
        ("X-Forwarded-Host", "a b"),
        ("X-Forwarded-Host", "x/y"),
        ("X-Forwarded-Host", "x@y"),
        ("X-Forwarded-Proto", "javascript"),
        ("X-Forwarded-Prefix", "sub"),
        ("X-Forwarded-Prefix", ".evil.example"),
        ("X-Forwarded-Prefix", "a:b:c"),
        ("X-Forwarded-Prefix", "/a b"),
        ("X-Forwarded-Prefix", "/.."),
    ],
)
def test_a_proxy_that_talks_nonsense_is_refused(header: str, value: str) -> None:
    """What it says would stand in links."""
    assert seen_from(site(trust_proxy=True), {**FORWARDED, header: value}) == (400, "bad request\n")


def test_nobody_is_redirected() -> None:
    """Not even to an address that is right but for a slash: an address that a calendar keeps is right, or not there."""
    app = create_app(site())
    app.add_url_rule("/folder/", view_func=lambda: "here")
    asking = app.test_client()
    assert asking.get("/folder/").status_code == 200
    for path in ("/folder", "//folder/"):
        assert plain(asking.get(path)) == (404, NOT_FOUND)


def seen_from(here: Site, headers: dict[str, str]) -> tuple[int, str]:
    """Ask a page for the address at which it is reached."""
    app = create_app(here)
    app.add_url_rule("/here", view_func=lambda: reached_at(here).base)
    answer = app.test_client().get("/here", headers=headers)
    return answer.status_code, answer.text


def test_a_mistake_of_ours_is_told_to_the_operator_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its traceback, and without the token; the client learns nothing of it."""

    def add_broken(private: Blueprint, here: Site) -> None:
        @private.get("/broken")
        def broken() -> str:
            raise RuntimeError(f"no {here.token}")

    monkeypatch.setattr(app_module, "add_feeds", add_broken)
    said: list[str] = []
    assert plain(client(site(say=said.append)).get(f"/c/{TOKEN}/broken")) == (500, b"internal server error\n")
    (told,) = said
    assert told.startswith("error in an answer to /c/<token>/broken\nTraceback (most recent call last):\n")
    assert told.endswith("RuntimeError: no <token>")
