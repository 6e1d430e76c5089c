"""The server: waitress in a thread of its own, from the first request to the last. The only module that knows waitress.

The limits are for a feed that a handful of calendars ask for now and then, on a machine that does other things, too.
All times are in seconds.
"""

import errno
import logging
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Any

from flask import Flask
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import create_server

from cuegen.files.refusing import Words, refusing
from cuegen.serve.addresses import local_address

THREADS = 4  # an answer takes under a millisecond; more would wait for each other
CONNECTIONS = 512  # open at once, those of 200 impatient clients among them; a process may open 1,024 files
BACKLOG = 256  # connections that the system holds while these are taken
SILENCE = 30  # until a connection is closed on which nothing moves
ARRIVAL = 30.0  # that a request may take to arrive: a client that sends a byte now and then is never silent
HEADER_LIMIT = 16 * 2**10  # bytes of a request up to its content; those of browsers take two thousand
CONTENT_LIMIT = 16 * 2**10  # bytes; a form has a few words
TICK = 1.0  # between two looks at what nobody calls for
FAREWELL = 5.0  # that answers on their way may still take when the server is told to stop

LISTENING: Words = {
    errno.EADDRINUSE: ("another program listens here already", "stop it, or name another port with --port"),
    errno.EACCES: ("no permission to listen here", "name a port from 1024 on with --port"),
    errno.EADDRNOTAVAIL: ("this machine has no such address", "name one of its own with --host, such as 127.0.0.1"),
}


def listen(host: str, port: int) -> socket.socket:
    """Take a port; 0 is any that is free.

    Raises:
        Refused: it is taken, needs more rights, or the host is not of this machine.
    """
    with refusing(local_address(host, port).base.removeprefix("http://"), LISTENING):
        try:
            family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        except (socket.gaierror, UnicodeError) as error:
            raise OSError(errno.EADDRNOTAVAIL, str(error)) from error
        return socket.create_server(place[:2], family=family, backlog=BACKLOG)


class Server:
    """Answers requests at a port, in threads of its own, until it is told to stop.

    `ended` is called when it stops without being told to, which is a mistake of ours; `stop` then raises it.
    """

    def __init__(
        self, app: Flask, port: socket.socket, ended: Callable[[], None], *, prefix: str = "", trust_proxy: bool = False
    ) -> None:
        # What waitress tells names the paths of requests, and the token is in them. The application tells of its own
        # mistakes without it. So it goes nowhere, and neither does what the loggers below this one tell, at strangers'
        # request: a handler that takes all of it, and no way further up.
        log = logging.getLogger("waitress")
        log.handlers, log.propagate = [logging.NullHandler()], False
        self._ended = ended
        self._stopping = Event()
        self._mistake: BaseException | None = None
        self._connections: dict[int, Any] = {}
        self._arriving: dict[Any, float] = {}
        # Any: what runs here is a BaseWSGIServer, whose stubs are wrong about it.
        self._server: Any = create_server(
            app,
            map=self._connections,
            sockets=[port],
            threads=THREADS,
            connection_limit=CONNECTIONS,
            backlog=BACKLOG,
            channel_timeout=SILENCE,
            cleanup_interval=SILENCE // 3,
            max_request_header_size=HEADER_LIMIT,
            max_request_body_size=CONTENT_LIMIT,
            asyncore_use_poll=True,
            ident="",  # no Server header: whoever looks for a version learns nothing
            url_prefix=prefix,
            clear_untrusted_proxy_headers=not trust_proxy,
        )
        self._server.channel_class = _Channel  # type: ignore[union-attr]  # the same
        self._thread = Thread(target=self._run, name="server", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests, finish the answers that are on their way, and return when all is closed."""
        self._stopping.set()
        with suppress(OSError):  # it has ended by itself
            self._server.pull_trigger()
        self._thread.join()
        if self._mistake is not None:
            raise self._mistake

    def _run(self) -> None:
        deadline = time.monotonic()
        try:
            while not self._stopping.is_set():
                self._turn(TICK)
                self._dismiss_slow(time.monotonic())
            deadline = time.monotonic() + FAREWELL
            self._say_farewell(deadline)
        except BaseException as mistake:  # noqa: BLE001 - raised again in the thread that stops this one
            self._mistake = mistake
            self._ended()
        finally:
            self._server.task_dispatcher.shutdown(timeout=max(0.0, deadline - time.monotonic()))
            for channel in list(self._server.active_channels.values()):
                channel.handle_close()  # and the file in which the rest of a large answer may be
            wasyncore.close_all(self._connections)

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._connections, count=1)

    def _dismiss_slow(self, now: float) -> None:
        """Close the connections of those who take too long to say what they want."""
        channels = [each for each in self._server.active_channels.values() if each.request is not None]
        self._arriving = {each.request: self._arriving.get(each.request, now) for each in channels}
        for channel in channels:
            if now - self._arriving[channel.request] > ARRIVAL:
                channel.will_close = True

    def _say_farewell(self, deadline: float) -> None:
        """Close the door, and give those who are inside the time to leave."""
        wasyncore.dispatcher.close(self._server)  # its own `close` would also end what wakes the loop
        while self._is_answering() and time.monotonic() < deadline:
            self._turn(TICK / 50)

    def _is_answering(self) -> bool:
        channels = list(self._server.active_channels.values())
        return any(channel.requests or channel.total_outbufs_len for channel in channels)


class _Request(HTTPRequestParser):
    """Expects nobody to wait for a word before sending content that there is not (RFC 9110 section 10.1.1).

    waitress would give that word and wait for the content, whose length nobody said.
    """

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.body_rcv is None:
            self.expect_continue = False


class _Channel(HTTPChannel):
    parser_class = _Request
