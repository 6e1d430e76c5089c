"""The server itself, by raw sockets: garbage, halves, crowds, and a stop in the middle of it all."""

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

import pytest
from flask import Flask

from cuegen.problems import Refused
from cuegen.serve import running
from cuegen.serve.app import create_app
from cuegen.serve.running import THREADS, Server, listen
from tests.serve.sites import BUILD, FEED, TOKEN, site

PATIENCE = 30.0  # seconds until a test gives up, on a slow machine
CROWD = 200
CLOSE = b"GET / HTTP/1.1\r\nConnection: close\r\n"

Start = Callable[..., int]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start servers of the small site, each at a port of its own, which is returned; they end with the test."""
    started: list[Server] = []

    def start(app: Flask | None = None, *, prefix: str = "", trust_proxy: bool = False) -> int:
        port = listen("127.0.0.1", 0)
        made = app or create_app(site(say=pytest.fail, trust_proxy=trust_proxy))
        started.append(Server(made, port, lambda: None, prefix=prefix, trust_proxy=trust_proxy))
        started[-1].start()
        number = port.getsockname()[1]
        assert isinstance(number, int)
        return number

    yield start
    for server in started:
        server.stop()


def connect(port: int) -> socket.socket:
    """Connect to a server."""
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def rest(sock: socket.socket) -> bytes:
    """Read until the server closes the connection; that it does so rudely is its right."""
    read = b""
    with contextlib.suppress(ConnectionResetError):
        while part := sock.recv(65_536):
            read += part
    return read


def told(port: int, request: bytes) -> bytes:
    """Send bytes, and return what the server says to them."""
    with connect(port) as sock:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            sock.sendall(request)
        return rest(sock)


def asking_for(path: str, *headers: str, version: str = "1.1") -> bytes:
    """Write a request for a path, after whose answer the connection ends."""
    lines = [f"GET {path} HTTP/{version}", "Host: x", "Connection: close", *headers]
    return "".join(f"{line}\r\n" for line in [*lines, ""]).encode("latin-1")


def status(answer: bytes) -> int:
    """Return the status of an answer that gives nothing away: no traceback, no path, no page, no program's name."""
    head, _, content = answer.partition(b"\r\n\r\n")
    assert head.startswith((b"HTTP/1.1 ", b"HTTP/1.0 "))
    for revealing in (b"Traceback", b"site-packages", b"/home", b"<html", b"<!doctype"):
        assert revealing not in answer.lower()
    for name in (b"waitress", b"werkzeug", b"python", b"flask"):
        assert name not in answer.lower()
    assert b"\r\nServer:" not in head
    assert content.startswith(b"BEGIN:VCALENDAR") == head.startswith((b"HTTP/1.1 200", b"HTTP/1.0 200"))
    return int(head[9:12])


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_feed_comes_whole(start: Start, version: str) -> None:
    """In both versions of HTTP that are still spoken."""
    answer = told(start(), asking_for(FEED, version=version))
    assert status(answer) == 200
    assert answer.count(b"\r\nDate: ") == 1
    assert answer.endswith(b"\r\n\r\n" + BUILD.feed.data)


def test_a_connection_serves_several_requests(start: Start) -> None:
    """As calendars with many feeds like it: no answer runs into the next one."""
    connection = HTTPConnection("127.0.0.1", start(), timeout=PATIENCE)
    for method, headers, expected in (
        ("GET", {}, 200),
        ("HEAD", {}, 200),
        ("GET", {"If-None-Match": "*"}, 304),
        ("PUT", {}, 405),
        ("GET", {}, 200),
    ):
        connection.request(method, FEED, headers=headers)
        answer = connection.getresponse()
        assert answer.status == expected
        content = answer.read()
        assert content == BUILD.feed.data or (method, expected) != ("GET", 200)
    connection.close()


@pytest.mark.parametrize(
    "path",
    [
        f"/c/{TOKEN}/../contacts.yaml",
        f"/c/{TOKEN}/..%2fcontacts.yaml",
        f"/c/{TOKEN}/%2e%2e%2fcontacts.yaml",
        f"/c/{TOKEN}/%252e%252e%252fcontacts.yaml",
        f"/c/{TOKEN}/..\\contacts.yaml",
        f"/c/{TOKEN}/....//contacts.yaml",
        f"/c/{TOKEN}/%c0%ae%c0%ae/contacts.yaml",
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        f"http://other.example{FEED}x",
        "*",
        "\xff",
    ],
)
def test_no_path_leads_out(start: Start, path: str) -> None:
    """Plain or encoded, once or twice."""
    assert status(told(start(), asking_for(path))) in {400, 404}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (b"\r\n\r\n\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", {400, 404}),  # TLS where none is spoken
        (b"nonsense\r\n\r\n", {400, 404, 405}),
        (b"GET\r\n\r\n", {400, 404}),
        (b"GET / HTTP/9.9\r\n\r\n", {400, 404}),
        (b"GET / HTTP/1.1\r\nbroken header\r\n\r\n", {400}),
        (b"GET / HTTP/1.1\r\nA : b\r\n\r\n", {400}),
        (b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", {400}),
        (b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", {400}),
        (CLOSE + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400, 404}),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", {400, 501}),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", {400}),
        (b"GET " + FEED.encode() + b" HTTP/1.1\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc", {400}),
        (b"POST /healthz HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", {413}),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", {414, 431}),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", {431}),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n", {431}),
        (b"\x00" * 30_000, {400, 431}),
    ],
)
def test_garbage_is_refused(start: Start, request_: bytes, expected: set[int]) -> None:
    """In words of HTTP, and nothing else."""
    port = start()
    assert status(told(port, request_)) in expected
    assert status(told(port, asking_for(FEED))) == 200


def test_halves_keep_nobody_else_waiting(start: Start) -> None:
    """Clients that begin a request and leave, or wait: a crowd of them."""
    port = start()
    with contextlib.ExitStack() as stack:
        for part in (b"", b"G", b"GET / HTTP/1.1\r\nHost", b"POST /healthz HTTP/1.1\r\nContent-Length: 9\r\n\r\nhal"):
            for _ in range(CROWD // 4):
                stack.enter_context(connect(port)).sendall(part)
                with connect(port) as gone:
                    gone.sendall(part)
        assert status(told(port, asking_for(FEED))) == 200


def test_a_request_that_never_ends_is_ended(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a client that sends a byte now and then, so that its connection is never silent."""
    monkeypatch.setattr(running, "ARRIVAL", 0.2)
    monkeypatch.setattr(running, "TICK", 0.05)
    port = start()
    began = time.monotonic()
    with connect(port) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\n")
        slow.settimeout(0.02)
        while time.monotonic() - began < PATIENCE:
            try:
                slow.sendall(b"X: y\r\n")
                if slow.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
    assert time.monotonic() - began < PATIENCE
    assert status(told(port, asking_for(FEED))) == 200


def test_a_connection_that_says_nothing_stays_for_a_while(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two requests of one client there may be time."""
    monkeypatch.setattr(running, "ARRIVAL", 0.0)
    monkeypatch.setattr(running, "TICK", 0.01)
    look, looks = Server._dismiss_slow, threading.Semaphore(0)  # noqa: SLF001 - nobody is told of a look

    def look_and_tell(server: Server, now: float) -> None:
        look(server, now)
        looks.release()

    monkeypatch.setattr(Server, "_dismiss_slow", look_and_tell)
    connection = HTTPConnection("127.0.0.1", start(), timeout=PATIENCE)
    for _ in range(2):
        connection.request("GET", FEED)
        assert connection.getresponse().read() == BUILD.feed.data
        while looks.acquire(blocking=False):
            """Those of before count no more."""
        for _ in range(3):
            assert looks.acquire(timeout=PATIENCE)
    connection.close()


@pytest.mark.parametrize(
    "host",
    [
        *(
            "x",
            "localhost:8383",
            "127.0.0.1",
            "[::1]:8383",
            "[fe80::1%25eth0]",
            "my_nas.local.",
            "xn--bcher-kva.example",
        ),
        *("", "x:", "a,b", "%C3%A9"),  # odd, and allowed by RFC 3986 section 3.2.2
    ],
)
def test_any_valid_host_is_answered(start: Start, host: str) -> None:
    """Nobody knows under which names a server is reached."""
    request_ = f"GET {FEED} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    assert status(told(start(), request_.encode())) == 200


HOSTILE = [
    *("", "Host: x\r\nHost: x\r\n", "Host: x\r\nHost: y\r\n", "Host: a b/<>\r\n", "Host: x/y\r\n", "Host: x@y\r\n"),
    *("Host: [\r\n", "Host: [::1\r\n", "Host: x:80:80\r\n", "Host: x:y\r\n", "Host: \xff\r\n", "Host: %\r\n"),
]


@pytest.mark.parametrize("headers", HOSTILE)
def test_a_hostile_host_is_refused(start: Start, headers: str) -> None:
    """None, two, and what cannot be one (RFC 9112 section 3.2), whatever is asked for."""
    port = start()
    for path in (FEED, "/healthz", "/x"):
        request_ = f"GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"
        assert status(told(port, request_.encode("latin-1"))) == 400


def test_http_1_0_knows_no_host(start: Start) -> None:
    """Its requests come without."""
    assert status(told(start(), f"GET {FEED} HTTP/1.0\r\n\r\n".encode())) == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_expects_to_go_on_without_content_is_answered(start: Start, method: str) -> None:
    """At once: there is nothing to wait for (RFC 9110 section 10.1.1), and the connection goes on."""
    connection = HTTPConnection("127.0.0.1", start(), timeout=5)
    for _ in range(2):
        connection.request(method, FEED, headers={"Expect": "100-continue"})
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.read() == (BUILD.feed.data if method == "GET" else b"")
    connection.close()


def test_who_expects_to_go_on_with_content_is_told_to(start: Start) -> None:
    """Then it is read."""
    with connect(start()) as sock:
        sock.sendall(
            b"POST /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n"
        )
        assert sock.recv(100).startswith(b"HTTP/1.1 100 Continue\r\n\r\n")
        sock.sendall(b"abc")
        assert status(rest(sock)) == 405


def test_two_hundred_at_once_are_all_served(start: Start) -> None:
    """Whole and without an error, all of them connected before the first one asks."""
    port = start()
    together = threading.Barrier(CROWD)

    def ask(_number: int) -> bytes:
        with connect(port) as sock:
            together.wait(PATIENCE)
            sock.sendall(asking_for(FEED))
            return rest(sock)

    with ThreadPoolExecutor(CROWD) as crowd:
        answers = list(crowd.map(ask, range(CROWD)))
    assert {status(answer) for answer in answers} == {200}
    assert {answer.partition(b"\r\n\r\n")[2] for answer in answers} == {BUILD.feed.data}


def test_a_proxy_may_leave_its_path_in_front_or_not(start: Start) -> None:
    """Both are usual."""
    port = start(prefix="/cal")
    for path in (FEED, f"/cal{FEED}"):
        assert status(told(port, asking_for(path))) == 200
    assert status(told(port, asking_for(f"/cal/cal{FEED}"))) == 404


@pytest.mark.parametrize("trust_proxy", [False, True])
def test_headers_of_a_proxy_reach_who_trusts_it(start: Start, *, trust_proxy: bool) -> None:
    """And nobody else; nonsense in them does no harm."""
    said: list[str] = []
    app = create_app(site(say=said.append, trust_proxy=trust_proxy, verbose=True))
    port = start(app, trust_proxy=trust_proxy)
    for value in ("192.0.2.7", ":80", "[", ""):
        headers = (f"X-Forwarded-{name}: {value}" for name in ("For", "Host", "Proto", "Port", "Prefix"))
        assert status(told(port, asking_for(FEED, *headers))) == 200
    assert [line.startswith("192.0.2.7 ") for line in said] == [trust_proxy, False, False, False]


def slow_app() -> tuple[Flask, threading.Event, threading.Event]:
    """Return an application that answers when it is let, the event that it was asked, and the one that lets it."""
    app = Flask("slow")
    asked, let = threading.Event(), threading.Event()

    @app.get("/")
    def slow() -> str:
        asked.set()
        assert let.wait(PATIENCE)
        return "done"

    return app, asked, let


def test_strangers_fill_no_log(caplog: pytest.LogCaptureFixture) -> None:
    """However many they are: of what waitress tells, as that requests have to wait, nothing is written."""
    app, asked, let = slow_app()
    port = listen("127.0.0.1", 0)
    server = Server(app, port, pytest.fail)
    server.start()
    with caplog.at_level("DEBUG"), ThreadPoolExecutor(2 * THREADS) as crowd:
        answers = [crowd.submit(told, port.getsockname()[1], asking_for("/")) for _ in range(2 * THREADS)]
        assert asked.wait(PATIENCE)
        let.set()
        assert all(each.result(PATIENCE).endswith(b"\r\n\r\ndone") for each in answers)
        logging.getLogger("waitress.queue").warning("Task queue depth is 1")
    server.stop()
    assert caplog.records == []


def test_a_stop_waits_for_the_answers_on_their_way() -> None:
    """And takes no new requests meanwhile."""
    app, asked, let = slow_app()
    port = listen("127.0.0.1", 0)
    number = port.getsockname()[1]
    server = Server(app, port, pytest.fail)
    server.start()
    with ThreadPoolExecutor(2) as pool, connect(number) as idle:
        answer = pool.submit(told, number, asking_for("/"))
        assert asked.wait(PATIENCE)
        stopping = pool.submit(server.stop)
        refused_after(number)
        assert not stopping.done()
        let.set()
        assert answer.result(PATIENCE).endswith(b"\r\n\r\ndone")
        stopping.result(PATIENCE)
        assert rest(idle) == b""


def refused_after(port: int) -> None:
    """Wait until nobody takes connections any more."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            connect(port).close()
        except ConnectionRefusedError:
            return
        except ConnectionResetError:  # it was at the door when that was closed
            continue
    pytest.fail("it still takes connections")


def test_a_stop_waits_for_who_reads_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that does not fit into the buffers of the system still arrives whole."""
    monkeypatch.setattr(running, "FAREWELL", PATIENCE)
    size = 16 * 2**20
    app = Flask("large")
    app.add_url_rule("/", view_func=lambda: "x" * size)
    port = listen("127.0.0.1", 0)
    server = Server(app, port, pytest.fail)
    server.start()
    with ThreadPoolExecutor(2) as pool, connect(port.getsockname()[1]) as sock:
        sock.sendall(asking_for("/"))
        head = sock.recv(65_536)
        stopping = pool.submit(server.stop)
        refused_after(port_of(server))
        assert len((head + rest(sock)).partition(b"\r\n\r\n")[2]) == size
        stopping.result(PATIENCE)


def port_of(server: Server) -> int:
    """Return the port at which a server listened."""
    return int(server._server.effective_port)  # noqa: SLF001 - its socket is closed by now


def test_a_stop_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """For an answer that does not come."""
    monkeypatch.setattr(running, "FAREWELL", 0.1)
    app, asked, let = slow_app()
    port = listen("127.0.0.1", 0)
    server = Server(app, port, pytest.fail)
    server.start()
    with connect(port.getsockname()[1]) as sock:
        sock.sendall(asking_for("/"))
        assert asked.wait(PATIENCE)
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 4  # waitress by itself would add five seconds to ours
        assert rest(sock) == b""
    let.set()


def test_a_mistake_in_the_server_ends_it_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that goes on without answering would look well."""
    ended = threading.Event()
    server = Server(Flask("any"), listen("127.0.0.1", 0), ended.set)

    def fail(_now: float) -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr(running, "TICK", 0.01)
    monkeypatch.setattr(server, "_dismiss_slow", fail)
    server.start()
    assert ended.wait(PATIENCE)
    with pytest.raises(RuntimeError, match="a mistake"):
        server.stop()


def problem_of(host: str, port: int) -> tuple[str, str, str | None]:
    """Return what is said about a port that cannot be had."""
    with pytest.raises(Refused) as caught:
        listen(host, port)
    (problem,) = caught.value.problems
    return problem.file, problem.message, problem.hint


def test_a_port_in_use_is_refused_in_plain_words() -> None:
    """With what to do."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert problem_of("127.0.0.1", port) == (
            f"127.0.0.1:{port}",
            "another program listens here already",
            "stop it, or name another port with --port",
        )


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid", "a" * 300, "é..é", "\x00"])
def test_a_host_that_is_not_of_this_machine_is_refused(host: str) -> None:
    """Nor one that is none at all."""
    file, message, hint = problem_of(host, 0)
    assert file == f"{host}:0"
    assert message == "this machine has no such address"
    assert hint == "name one of its own with --host, such as 127.0.0.1"


def test_it_listens_at_ipv6_too(start: Start) -> None:
    """Where there is any."""
    try:
        port = listen("::1", 0)
    except Refused:
        pytest.skip("this machine has no IPv6")
    with port:
        assert port.family == socket.AF_INET6
    assert start() > 0
