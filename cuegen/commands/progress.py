"""How far the reading of a long export has come: a bar on a terminal, and nothing anywhere else."""

from collections.abc import Iterator
from contextlib import contextmanager

from cuegen.commands.screen import Screen
from cuegen.importers.ledger import Watch, unwatched

LONG = 5_000  # lines; shorter exports are read in an instant
CELLS = 40


@contextmanager
def progress(text: str, screen: Screen) -> Iterator[Watch]:
    """Give what is to be told of every line that reading has come to."""
    total = text.count("\n")
    if total <= LONG or not screen.has_cursor:
        yield unwatched
        return

    def watch(line: int) -> None:
        done = CELLS * line // total
        screen.rewrite(f"{'━' * done}{' ' * (CELLS - done)} {line:,} of {total:,} lines")

    try:
        yield watch
    finally:
        screen.rewrite("")
