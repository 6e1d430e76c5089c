"""A running `cuegen serve`, of which a feed can be asked."""

from collections.abc import Mapping
from http.client import HTTPConnection
from pathlib import Path

from tests.cli.program import PATIENCE, environment
from tests.cli.watching import Watcher

TOKEN = "Nobody-guesses-this_one"  # noqa: S105 - of servers of tests alone


class Server(Watcher):
    """A server as a process, at any free port, with the token of the tests unless another environment is given."""

    command = "serve"

    def __init__(self, *arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> None:
        super().__init__("--port", "0", *arguments, cwd=cwd, env=env or environment(CUEGEN_TOKEN=TOKEN))
        (self.introduction,) = [line for line in (self.line(),) if line.startswith("serving at ")]
        self.port = int(self.introduction.split(";")[0].rpartition(":")[2])

    def get(
        self, name: str = "reconnect.ics", token: str = TOKEN, headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Ask for a feed, and return the status and the content of the answer."""
        return ask(self.port, f"/c/{token}/{name}", headers)


def ask(port: int, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, bytes]:
    """Ask a server of this machine."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers=dict(headers or {}))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
