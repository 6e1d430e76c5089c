"""Clients that ask a running server for a feed, again and again, and look closely at every answer."""

import socket
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPConnection
from multiprocessing import get_context
from threading import Event, Thread
from typing import Self

from benchmarks.measure import Failed

PAUSE = 0.2  # seconds between two requests of one client
PATIENCE = 60.0  # seconds until a request counts as failed
BUFFER = 65_536


@dataclass(slots=True, kw_only=True)
class Poller:
    """A client that asks as a calendar does: with the ETag that it has, and each tenth time for all of it."""

    port: int
    path: str
    answers: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def poll(self, ended: Event) -> None:
        """Ask until the end."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        tag, number = "", 0
        while not ended.wait(PAUSE):
            number += 1
            headers = {"If-None-Match": tag} if tag and number % 10 else {}
            try:
                connection.request("GET", self.path, headers=headers)
                answer = connection.getresponse()
                content = answer.read()
            except OSError as error:
                self.faults.append(repr(error))
                connection.close()
                continue
            self.answers[str(answer.status)] += 1
            tag = answer.headers.get("ETag", "")
            fault = _fault(answer.status, tag, content, asked=headers.get("If-None-Match"))
            if fault is not None:
                self.faults.append(fault)
        connection.close()


def _fault(status: int, tag: str, content: bytes, *, asked: str | None) -> str | None:
    """Say what is wrong with an answer: not whole, not what its tag says, or an error."""
    if status == 304:  # noqa: PLR2004 - Not Modified
        return None if tag == asked and not content else f"304 for {asked}, with {tag}"
    if status != 200:  # noqa: PLR2004 - OK
        return f"status {status}"
    if tag != f'"{sha256(content).hexdigest()[:32]}"':
        return f"{tag} is not the tag of these {len(content):,} bytes"
    if not (content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"\r\nEND:VCALENDAR\r\n")):
        return f"half a feed of {len(content):,} bytes"
    if content.count(b"BEGIN:VEVENT\r\n") != content.count(b"END:VEVENT\r\n"):
        return "half an event"
    return None


class Crowd:
    """So many pollers, each in a thread, until the `with` is left."""

    def __init__(self, port: int, path: str, size: int) -> None:
        self._pollers = [Poller(port=port, path=path) for _ in range(size)]
        self._ended = Event()
        self._threads = [Thread(target=poller.poll, args=(self._ended,), daemon=True) for poller in self._pollers]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join(PATIENCE)

    @property
    def answers(self) -> Counter[str]:
        """How many answers had each status."""
        return sum((poller.answers for poller in self._pollers), Counter[str]())

    @property
    def faults(self) -> list[str]:
        """All that was wrong."""
        return [fault for poller in self._pollers for fault in poller.faults]


def throughput(port: int, request: bytes, *, clients: int, seconds: float) -> float:
    """Tell how many 304s a second a server answers a request with, asked by so many clients, each a process."""
    with ProcessPoolExecutor(clients, mp_context=get_context("spawn")) as pool:
        runs = [pool.submit(_hammer, port, request, seconds) for _ in range(clients)]
        return sum(run.result() for run in runs)


def _hammer(port: int, request: bytes, seconds: float) -> float:
    """Ask again and again, each time on a new connection, as calendars do: half an hour lies between two requests."""
    number, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        answer = b""
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as sock:
            sock.sendall(request)
            while part := sock.recv(BUFFER):
                answer += part
        if not (answer.startswith(b"HTTP/1.1 304 ") and answer.endswith(b"\r\n\r\n")):
            raise Failed(f"not a 304: {answer[:200]!r}")
        number += 1
    return number / (time.perf_counter() - began)
