"""The door to the list in a server: one press goes in after the other, and a crowd before it holds up nobody else.

All presses together wait in one thread at most for another program that keeps the list locked. The others are turned
away meanwhile: a server answers in a few threads, and calendars want theirs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from cuegen.files import Held


class Door:
    """Lets one in after the other, from any thread, unless the one inside is stuck."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._is_taken = self._is_stuck = False

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Go in when it is one's turn, and leave at the end.

        Raises:
            Held: the one inside waits for another program.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._is_stuck or not self._is_taken)
            if self._is_stuck:
                raise Held
            self._is_taken = True
        try:
            yield
        finally:
            self._set(is_taken=False, is_stuck=False)

    def get_stuck(self) -> None:
        """Send away who waits at the door, and who comes there, until the one inside leaves."""
        self._set(is_taken=True, is_stuck=True)

    def _set(self, *, is_taken: bool, is_stuck: bool) -> None:
        with self._changed:
            self._is_taken, self._is_stuck = is_taken, is_stuck
            self._changed.notify_all()
