"""Edits at once, and edits that are killed: `python -m tests.cli.killing_edits FOLDER`.

Each edit is a fork of this process, which has read all libraries. Fifty at once must all be found in the list.
Others die before one of their steps on the disk, or at some moment, as suddenly as by SIGKILL: the list must then
be the old or the new one to the byte, and nobody who comes later may wait for a lock of the dead.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from cuegen.cli import run
from cuegen.contacts.reading import read_contacts
from tests.cli.killing import die_before
from tests.cli.program import many

AT_ONCE = 50
PEOPLE = 30
MOMENTS = 200


def fork(contacts: Path, note: str, before: Callable[[], object] = lambda: None) -> int:
    """Log a touch in a fork that does something before, and return its id."""
    child = os.fork()
    if child == 0:
        before()
        os._exit(run(["log", "Person 7", "-f", str(contacts), "--on", "2026-11-01", "--note", note]))
    return child


def end_of(child: int) -> int:
    """Wait for a fork; return how it ended, as `os.waitpid` does."""
    return os.waitpid(child, 0)[1]


def log_at_once(contacts: Path) -> None:
    """Let fifty log the same person at once: none is lost, none is there twice, and the list has no fault."""
    notes = [f"call {number}" for number in range(AT_ONCE)]
    children = [fork(contacts, note) for note in notes]
    assert [end_of(child) for child in children] == [0] * AT_ONCE
    reading = read_contacts(contacts.read_text(), "contacts.yaml")
    logged = [touch.about for touch in reading.contacts.categories["all"].contacts[7].touches]
    assert sorted(map(str, logged)) == sorted(notes)


def kill(contacts: Path, old: bytes, new: bytes, before: Callable[[], object]) -> bool:
    """Log in a fork that may die; hold that the list is the old or the new one; return whether it died."""
    contacts.write_bytes(old)
    status = end_of(fork(contacts, "called", before))
    assert status in {0, signal.SIGKILL, signal.SIGALRM}
    assert contacts.read_bytes() in ({new} if status == 0 else {old, new})
    return status != 0


def main(folder: Path) -> None:
    """Log at once, kill many, look after each, and print how many were killed."""
    contacts = folder / "contacts.yaml"
    contacts.write_text(many(PEOPLE))
    log_at_once(contacts)
    old = contacts.read_bytes()
    began = time.perf_counter()
    assert end_of(fork(contacts, "called")) == 0
    took = time.perf_counter() - began
    new = contacts.read_bytes()
    assert old != new
    steps = 0
    while kill(contacts, old, new, partial(die_before, steps + 1, folder)):
        steps += 1
    dead = 0
    for moment in range(MOMENTS):
        delay = took * (moment + 1) / MOMENTS
        # Without a handler, SIGALRM ends a process as suddenly as SIGKILL does.
        dead += kill(contacts, old, new, partial(signal.setitimer, signal.ITIMER_REAL, delay))
    assert end_of(fork(contacts, "called")) == 0
    assert [path.name for path in folder.iterdir()] == ["contacts.yaml"]
    sys.stdout.write(f"{steps} {dead}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
