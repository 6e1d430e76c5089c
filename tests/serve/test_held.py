"""A list that another program keeps locked: presses are told so, and hold up nobody."""

import fcntl
import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from http.client import HTTPConnection
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest

from cuegen.commands import done
from cuegen.serve.running import THREADS, Server, listen
from tests.serve.links import ADA, GRACE, LIST, Served, mark_on

PATIENCE = 30.0  # seconds until a test gives up, on a slow machine


@pytest.fixture
def held(served: Served) -> Iterator[int]:
    """Keep the list locked until the lock is released."""
    folder = os.open(served.folder, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    yield folder
    os.close(folder)


def test_a_press_does_not_wait_for_ever(
    served: Served, held: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says that nothing was recorded, and when to try again; then the same form is good."""
    monkeypatch.setattr(done, "PATIENCE", 0.05)
    mark = mark_on(served.get(ADA))
    for _ in range(2):
        answer = served.press(ADA, "done", mark)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert "<h1>Nothing was recorded</h1>" in answer.text
        assert "Another program is at work on the list of contacts. Wait a little, and press once more." in answer.text
        assert "another program keeps its folder locked, so nothing was written" in capsys.readouterr().err
    assert served.file.read_text() == LIST
    fcntl.flock(held, fcntl.LOCK_UN)
    assert served.press(ADA, "done", mark).status_code == 200


def test_a_press_waits_for_two_seconds(served: Served, held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As is promised to whoever looks at a blank page meanwhile: no less, for most others are done by then."""
    assert held
    mark = mark_on(served.get(ADA))
    slept: list[float] = []
    monkeypatch.setattr("cuegen.files.locking.time", SimpleNamespace(monotonic=lambda: sum(slept), sleep=slept.append))
    assert served.press(ADA, "done", mark).status_code == 503
    assert sum(slept) == pytest.approx(2.0, abs=0.05)


def test_a_short_wait_is_waited_for(served: Served, held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a command that writes a touch down."""
    mark = mark_on(served.get(ADA))
    monkeypatch.setattr("cuegen.files.locking.time.sleep", lambda _seconds: fcntl.flock(held, fcntl.LOCK_UN))
    assert served.press(ADA, "done", mark).status_code == 200


@pytest.fixture
def port(served: Served) -> Iterator[int]:
    """Serve the list by a server, and return its port."""
    socket = listen("127.0.0.1", 0)
    server = Server(served.client.application, socket, pytest.fail)
    server.start()
    yield int(socket.getsockname()[1])
    server.stop()


def ask(port: int, path: str, form: str | None = None) -> int:
    """Ask a server, or send it a form, and return the status of its answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    sent = {} if form is None else {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("GET" if form is None else "POST", path, form, sent)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_no_crowd_of_presses_takes_all_threads(
    served: Served, port: int, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of them waits, and the others are turned away: calendars get their feed meanwhile."""
    monkeypatch.setattr(done, "PATIENCE", PATIENCE)
    sent = [
        (served.link(name), urlencode({"action": "done", "mark": mark_on(served.get(name))})) for name in (ADA, GRACE)
    ]
    with ThreadPoolExecutor(2 * THREADS) as crowd:
        presses = [crowd.submit(ask, port, *sent[number % 2]) for number in range(2 * THREADS)]
        assert statuses_but_one(presses) == {503}
        assert ask(port, served.link(ADA)) == 200
        assert ask(port, f"/c/{served.token}/reconnect.ics") == 503  # there is none yet, but an answer
        fcntl.flock(held, fcntl.LOCK_UN)
        assert sorted(each.result(PATIENCE) for each in presses) == [200] + [503] * (2 * THREADS - 1)


def statuses_but_one(presses: list[Future[int]]) -> set[int]:
    """Wait for all presses but one, and return how they were answered."""
    left = set(presses)
    statuses = set()
    while len(left) > 1:
        ended, left = wait(left, PATIENCE, FIRST_COMPLETED)
        assert ended
        statuses |= {each.result() for each in ended}
    return statuses
