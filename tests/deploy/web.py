"""What the recipes for web servers promise of a feed, whichever server it is: FEED by HTTP (RFC 9110)."""

from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler

from tests.deploy.recipes import TOKEN, ask

FEED = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n" * 50  # long enough to be packed, if somebody did
ADDRESS = f"/c/{TOKEN}/reconnect.ics"

LOOP = "loop"  # the name of a feed that is a link to itself, which not even root can read

ELSEWHERE = [
    "/",
    "/c/",
    f"/c/{TOKEN}",
    f"/c/{TOKEN}/",
    f"/c/{TOKEN}/nothing.ics",
    f"/c/{TOKEN}/contacts.yaml",
    f"/c/{TOKEN}/../contacts.yaml",
    f"/c/{TOKEN}/..%2fcontacts.yaml",
    f"/c/{TOKEN}/%2e%2e/contacts.yaml",
    f"/c/{TOKEN}/sub/reconnect.ics",
    f"/c/{TOKEN.lower()}/reconnect.ics",
    f"/c/{TOKEN[:-1]}/reconnect.ics",
    f"/c/{TOKEN}x/reconnect.ics",
    "/c/reconnect.ics",
    "/reconnect.ics",
    "/robots.txt",
]


def feed_is_served(port: int) -> None:
    """The type, the name, the headers, and not packed even where a client would unpack it."""
    answer = ask(port, ADDRESS, Accept_Encoding="gzip, br, zstd")
    assert (answer.status, answer.body) == (200, FEED)
    expected = {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="reconnect.ics"',
        "cache-control": "private, max-age=300, must-revalidate",
        "x-robots-tag": "noindex",
        "referrer-policy": "no-referrer",
        "content-length": str(len(FEED)),
    }
    assert {name: answer.headers.get(name) for name in expected} == expected
    assert answer.headers["etag"].startswith('"')
    assert "set-cookie" not in answer.headers
    assert "content-encoding" not in answer.headers


def every_feed_has_its_name(port: int) -> None:
    """The feeds of `--split` stand beside it, each with its own."""
    answer = ask(port, ADDRESS.replace("reconnect", "former_managers-0a1b2c3d"))
    assert answer.status == 200
    assert answer.headers["content-disposition"] == 'inline; filename="former_managers-0a1b2c3d.ics"'


def head_is_get_without_the_feed(port: int) -> None:
    """With the same headers (section 9.3.2)."""
    got, head = ask(port, ADDRESS), ask(port, ADDRESS, "HEAD")
    assert (head.status, head.body) == (200, b"")
    varying = {"date", "connection", "keep-alive"}
    assert {k: v for k, v in head.headers.items() if k not in varying} == {
        k: v for k, v in got.headers.items() if k not in varying
    }


def what_did_not_change_is_not_sent(port: int) -> None:
    """304 to the forms in which calendars ask: by tag, by date, by both (section 13.1)."""
    headers = ask(port, ADDRESS).headers
    tag, changed = headers["etag"], headers["last-modified"]
    moment = parsedate_to_datetime(changed)
    later, earlier = (format_datetime(moment + timedelta(hours=hours), usegmt=True) for hours in (1, -1))
    for same in (
        {"If_None_Match": tag},
        {"If_None_Match": f'"other", {tag}'},
        {"If_Modified_Since": changed},
        {"If_Modified_Since": later},
        {"If_None_Match": tag, "If_Modified_Since": changed},
    ):
        answer = ask(port, ADDRESS, **same)
        assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", tag), same
    for other in ({"If_None_Match": '"other"'}, {"If_Modified_Since": earlier}):
        assert ask(port, ADDRESS, **other).status == 200, other


def nothing_else_is_there(port: int) -> None:
    """404, which does not even tell a half-known address from an unknown one (never 410, nor a redirect)."""
    answers = [ask(port, path) for path in ELSEWHERE]
    assert {(answer.status, answer.headers.get("location")) for answer in answers} <= {(404, None), (400, None)}
    assert [path for path, answer in zip(ELSEWHERE, answers, strict=True) if answer.status == 400] in (
        [],
        [f"/c/{TOKEN}/../contacts.yaml", f"/c/{TOKEN}/%2e%2e/contacts.yaml"],
    )


def it_cannot_be_written(port: int, method: str) -> None:
    """405, and what can be done instead (section 15.5.6): Thunderbird tries PUT."""
    answer = ask(port, ADDRESS, method)
    assert (answer.status, answer.headers.get("allow")) == (405, "GET, HEAD")


def faults_are_answered(port: int) -> None:
    """What is wrong on the machine itself is no secret, and neither is it told by 404: here a link to itself."""
    assert ask(port, ADDRESS.replace("reconnect", LOOP)).status in {403, 500}


class Upstream(BaseHTTPRequestHandler):
    """Stands in for `cuegen serve` behind a proxy: tells what reached it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the headers of the request, or with 304 if asked whether they changed."""
        is_known = self.headers.get("If-None-Match") == '"known"'
        body = b"" if is_known else f"{self.command} {self.path}\n{self.headers}".encode()
        self.send_response(304 if is_known else 200)
        self.send_header("ETag", '"known"')
        self.send_header("Content-Type", "text/calendar; charset=utf-8")
        if not is_known:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


LIES = {
    "X_Forwarded_For": "203.0.113.9",
    "X_Forwarded_Host": "evil.example",
    "X_Forwarded_Proto": "gopher",
    "X_Forwarded_Port": "1",
    "X_Forwarded_Prefix": "/evil",
    "Forwarded": "for=203.0.113.9;host=evil.example",
}


def requests_are_passed_on(port: int, host: str) -> None:
    """The feed, the page and the links of the cues; with the client's true address, and none of its lies."""
    for path in (ADDRESS, f"/c/{TOKEN}/", "/done/cue/key"):
        answer = ask(port, path, **LIES, Host=host, Accept_Encoding="gzip")
        seen = answer.body.decode()
        assert (answer.status, seen.splitlines()[0]) == (200, f"GET {path}")
        assert answer.headers["etag"] == '"known"'
        assert "content-encoding" not in answer.headers
        reached = dict(line.lower().split(": ", 1) for line in seen.splitlines()[1:] if line)
        assert reached["x-forwarded-for"] == "127.0.0.1"
        assert reached["x-forwarded-host"] == reached["host"] == host
        assert reached["x-forwarded-proto"] == "http"
        assert not any(lie in seen for lie in ("203.0.113", "evil", "gopher"))
        assert not reached.get("x-forwarded-port")
    assert ask(port, ADDRESS, Host=host, If_None_Match='"known"').status == 304


def the_rest_stays_behind(port: int, host: str) -> None:
    """Not the question of a supervisor, either: it is for the machine itself."""
    for path in ("/", "/healthz", "/c", "/contacts.yaml"):
        assert ask(port, path, Host=host).status == 404, path


def nobody_answers(port: int, host: str) -> None:
    """`cuegen serve` is stopped, or a form is longer than any of the page: the proxy itself says so."""
    for path in (ADDRESS, f"/c/{TOKEN}/", f"/done/cue/{TOKEN}"):
        assert ask(port, path, Host=host, Referer=f"https://{host}/c/{TOKEN}/").status == 502
        assert ask(port, path, "PUT", "x" * 19_000, Host=host).status in {413, 502}
