"""A running `cuegen serve` under clients that never stop, beside nginx: `python -m benchmarks.serving`.

First the list is saved again and again while a crowd polls: each answer must be a whole feed that is what its ETag
says, and the memory must stay as it is. Then both servers answer 304 as fast as they can. Without nginx its row is
left out.
"""

import os
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import report
from benchmarks.cases import installed
from benchmarks.measure import Failed
from benchmarks.polling import PATIENCE, Crowd, throughput

PEOPLE = 100
REBUILDS = 1_000
CLIENTS = 50
WARM = 100  # rebuilds after which the memory is looked at first
HAMMERS = 4
SECONDS = 5.0
STEP = 0.01  # seconds between two looks for a new feed
TOKEN = "benchmark-" * 3  # of a server that ends with the benchmark
FEED = f"/c/{TOKEN}/reconnect.ics"
GROWTH = 1.1  # how much the memory may grow from the first look to the last

NGINX = """\
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.error;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off; types {{ text/calendar ics; }} charset utf-8; charset_types text/calendar;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; location = {path} {{ alias {folder}/reconnect.ics; }} }}
}}
"""


def main(arguments: list[str]) -> int:
    """Measure, print two tables, and tell by the exit code whether every answer was good and the memory flat."""
    options = _options(arguments)
    with TemporaryDirectory(prefix="cuegen-serving-") as name:
        folder = Path(name)
        contacts = folder / "contacts.yaml"
        making = (sys.executable, "-m", "benchmarks.lists", str(PEOPLE), str(contacts))
        subprocess.run(making, check=True)  # noqa: S603 - our own program
        try:
            with _cuegen(contacts) as (port, process):
                good, stress = _stress(contacts, port, process, options.rebuilds)
                rates = [("cuegen serve", *_rates(port, options.seconds))]
            if shutil.which("nginx") is None:
                _say("nginx is not installed: its row is left out")
            else:
                with _nginx(folder) as port:
                    rates.append(("nginx, one worker", *_rates(port, options.seconds)))
        except Failed as failure:
            _say(str(failure))
            return 1
    header = ("Server", "304 a second", f"304 a second, {HAMMERS} clients")
    rows = [(server, f"{one:,.0f}", f"{several:,.0f}") for server, one, several in rates]
    sys.stdout.write(f"{stress}\n{report.table(header, rows)}\nMeasured on {report.machine()}.\n")
    return 0 if good else 1


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.serving", description="Try cuegen serve under load.")
    parser.add_argument("--rebuilds", type=int, default=REBUILDS, help="how often to save the list")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long to ask for 304s")
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


@contextmanager
def _cuegen(contacts: Path) -> Iterator[tuple[int, int]]:
    """Serve a list, and give the port and the process."""
    port = _free_port()
    command = (installed("cuegen"), "serve", str(contacts), "--port", str(port))
    with (
        contacts.with_name("errors").open("wb") as errors,
        subprocess.Popen(command, env={**os.environ, "CUEGEN_TOKEN": TOKEN}, stderr=errors) as process,  # noqa: S603 - our own program
    ):
        try:
            _wait_for_feed(port, "")
            yield port, process.pid
        finally:
            process.terminate()


@contextmanager
def _nginx(folder: Path) -> Iterator[int]:
    """Let nginx serve the same feed from its file."""
    port, config = _free_port(), folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=port, path=FEED))
    folder.chmod(0o755)  # for its workers, which are others if root runs this
    command = ("nginx", "-c", str(config), "-e", str(folder / "nginx.error"))
    with subprocess.Popen(command) as process:  # noqa: S603 - as above
        try:
            _wait_for_feed(port, "")
            yield port
        finally:
            process.terminate()


def _stress(contacts: Path, port: int, process: int, rebuilds: int) -> tuple[bool, str]:
    """Save the list so many times under a crowd."""
    text = contacts.read_text(encoding="utf-8")
    tag, delays, before = _wait_for_feed(port, ""), [], 0
    with Crowd(port, FEED, CLIENTS) as crowd:
        for number in range(rebuilds):
            draft = contacts.with_name("draft")
            draft.write_text(text.replace("        notes: ", f"        notes: Edit {number}. ", 1), encoding="utf-8")
            draft.replace(contacts)
            saved = time.perf_counter()
            tag = _wait_for_feed(port, tag)
            delays.append(time.perf_counter() - saved)
            if number == min(WARM, rebuilds // 2):
                before = _memory(process)
        after = _memory(process)
    faults = crowd.faults
    for fault in faults[:10]:
        _say(fault)
    rows = [
        ("Rebuilds", f"{rebuilds:,}"),
        ("Clients", f"{CLIENTS}"),
        *((f"Answers {status}", f"{count:,}") for status, count in sorted(crowd.answers.items())),
        ("Answers that were wrong, or none", f"{len(faults):,}"),
        ("From a save to the new feed on the wire", f"{report.seconds(median(delays))}"),
        (f"Memory after {min(WARM, rebuilds // 2)} rebuilds", report.megabytes(before)),
        ("Memory at the end", report.megabytes(after)),
    ]
    return not faults and after <= before * GROWTH, report.table(("Under load", ""), rows)


def _rates(port: int, seconds: float) -> tuple[float, float]:
    """Tell how many 304s a second one client gets, and several."""
    tag = _wait_for_feed(port, "")
    request = f"GET {FEED} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nIf-None-Match: {tag}\r\n\r\n".encode()
    one, several = (throughput(port, request, clients=each, seconds=seconds) for each in (1, HAMMERS))
    return one, several


def _wait_for_feed(port: int, tag: str) -> str:
    """Ask until there is a feed with another tag, and return that."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("HEAD", FEED)
            answer = connection.getresponse()
            found = answer.headers.get("ETag")
        except OSError:
            found = None
        finally:
            connection.close()
        if found not in {None, tag}:
            return str(found)
        time.sleep(STEP)
    raise Failed(f"there was no new feed at port {port} within {PATIENCE:g} s")


def _memory(process: int) -> int:
    """Return the bytes of memory that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as sock:
        return int(sock.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
