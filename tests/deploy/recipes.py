"""The recipes, and what it takes to run them here: programs, free ports, requests."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread

import pytest

from tests.cli.program import PATIENCE
from tests.documents import CHECKOUT

RECIPES = CHECKOUT / "deploy"
TOKEN = "Yw3Jx_the_random_name"  # noqa: S105 - no secret: it stands in the recipes for one


def program(name: str) -> str:
    """Find a program of the machine; a test that needs one that is not here is skipped, and says so."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def free_port() -> int:
    """Find a port of the loopback interface that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(start: Callable[[int], Sequence[str]], heard: Path | None = None, **environ: str) -> Iterator[int]:
    """Run a server on a free port, from the moment that it can be reached; `start` makes the command for a port.

    `heard` is the file that gets what it prints.
    """
    with TemporaryFile("w+") if heard is None else heard.open("w+") as log:
        for _ in range(3):  # another program may take the port between the look and the start
            port = free_port()
            process = subprocess.Popen(start(port), env=environ, stdout=log, stderr=log)
            if _is_reached(process, port):
                break
        else:
            log.seek(0)
            pytest.fail(f"it does not start: {log.read()}")
        try:
            yield port
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _is_reached(process: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.01)
        else:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(port: int, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
    """Send a request; an underscore in the name of a header stands for a hyphen."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, sent)
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[int]:
    """Stand in for a server that is out of reach here."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
