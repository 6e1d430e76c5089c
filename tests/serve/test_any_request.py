"""Whatever anybody asks, in whatever way: one of the answers that there are, and never an error of ours.

CUEGEN_EXAMPLES=20000 pytest tests/serve/test_any_request.py      tries that many requests
"""

import os
from io import BytesIO, StringIO
from typing import Any

from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import run_wsgi_app

from cuegen.serve.app import create_app
from tests.serve.sites import NAMES, TOKEN, site, snapshot

EXAMPLES = int(os.environ.get("CUEGEN_EXAMPLES", "300"))
ANSWERS = {200, 304, 400, 404, 405, 412}

PIECES = st.sampled_from(
    (
        *("/", "//", "c", TOKEN, TOKEN[:-1], TOKEN.lower(), "reconnect.ics", "mentors.ics", ".ics", "healthz", "."),
        *(
            "..",
            "%2e%2e",
            "%2f",
            "%5c",
            "%00",
            "%",
            "%ff",
            "\\",
            "é",
            "\udcff",
            "😀",
            " ",
            "\t",
            "\r\n",
            "\x00",
            ";",
            "?",
        ),
        *("#", "<script>", "{{7*7}}", "${x}", "'", '"', "a" * 300, "contacts.yaml", "etc/passwd", "robots.txt", "*"),
    )
)
LIKELY = st.sampled_from([f"/c/{TOKEN}/{name}" for name in sorted(NAMES)] + [f"/c/{TOKEN}/", "/healthz", "/"])
PATHS = LIKELY | st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30)
METHODS = st.sampled_from(
    ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "TRACE", "CONNECT", "*", "", "get", "é", "A B")
)
ETAGS = [f'"{served.etag}"' for served in snapshot().feeds.values()]
VALUES = st.sampled_from(
    (
        *("", "*", "0", "-1", "3", "99999999999999999999", "chunked", "gzip", "close", "bytes=0-9", "bytes=9-0", "a=b"),
        *(
            "Mon, 02 Mar 2026 12:00:00 GMT",
            "Fri, 99 Foo 0000 99:99:99 GMT",
            "text/html",
            "W/",
            '"',
            '""',
            "é",
            "\udcff",
        ),
        *("evil.example", "[::1", "a:b:c", "javascript", "x" * 3_000, "192.0.2.1, 10.0.0.1", "%0d%0aX: y", "\x00"),
    )
) | st.sampled_from(ETAGS)
NAMED = (
    *("HOST", "ACCEPT", "ACCEPT_ENCODING", "USER_AGENT", "IF_NONE_MATCH", "IF_MATCH", "IF_MODIFIED_SINCE", "IF_RANGE"),
    *("IF_UNMODIFIED_SINCE", "RANGE", "COOKIE", "AUTHORIZATION", "REFERER", "ORIGIN", "TRANSFER_ENCODING", "EXPECT"),
    *(
        "X_FORWARDED_FOR",
        "X_FORWARDED_HOST",
        "X_FORWARDED_PROTO",
        "X_FORWARDED_PORT",
        "X_FORWARDED_PREFIX",
        "FORWARDED",
    ),
    *("X_HTTP_METHOD_OVERRIDE", "CONNECTION", "UPGRADE", "DEPTH", "IF", "X"),
)
HEADERS = st.dictionaries(st.sampled_from(NAMED), VALUES, max_size=5)
SAID: list[str] = []
APPS = [create_app(site(say=SAID.append, trust_proxy=trust_proxy)) for trust_proxy in (False, True)]
DATA = {served.data for served in snapshot().feeds.values()}


@st.composite
def environs(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a request as a server hands it on: any header, and path and query as their bytes in Latin-1 (PEP 3333)."""
    path, query = (draw(PATHS).encode(errors="surrogateescape").decode("latin-1") for _ in range(2))
    headers = {
        f"HTTP_{name}": value.encode(errors="surrogateescape").decode("latin-1")
        for name, value in draw(HEADERS).items()
    }
    content = draw(st.sampled_from(["none", "none", "", "0", "3", "-1", "x", "9" * 30]))
    return {
        "REQUEST_METHOD": draw(METHODS),
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8383",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        **({} if content == "none" else {"CONTENT_LENGTH": content}),
        "CONTENT_TYPE": draw(VALUES).encode(errors="surrogateescape").decode("latin-1"),
        **headers,
    }


@settings(max_examples=EXAMPLES)
@given(environs(), st.sampled_from(APPS))
def test_any_request_has_an_answer(environ: dict[str, Any], app: Flask) -> None:
    """A feed is there for who knows the address, and nothing for anybody else; no mistake of ours comes to light."""
    SAID.clear()
    environ |= {
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(b"abc"),
        "wsgi.errors": StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    parts, status, headers = run_wsgi_app(app, environ)
    content = b"".join(parts)
    assert int(status[:3]) in ANSWERS, (status, environ)
    assert SAID == []
    assert headers.get("Location") is None
    content_type = headers.get("Content-Type")
    assert content_type in {None, *(f"text/{kind}; charset=utf-8" for kind in ("plain", "calendar", "html"))}
    assert not content or (content_type == "text/html; charset=utf-8") == content.startswith(b"<!DOCTYPE html>")
    if content in DATA or content.startswith(b"<!DOCTYPE html>"):
        assert TOKEN in environ["PATH_INFO"]
    else:
        assert len(content) < 30
