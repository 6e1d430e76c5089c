"""`cuegen cron`: the line that makes cron build each night, with the paths of this user."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cuegen.commands.inputs import Paths
from cuegen.commands.product import Page, deliver
from cuegen.commands.screen import Screen
from cuegen.crontab import crontab_line
from cuegen.files import look_ahead, read_raw
from cuegen.problems import Fault, Refused

HOW = "this is a line for your crontab: run 'crontab -e' and put it at the end"


def cron_command(paths: Paths, screen: Screen, *, is_default: bool) -> int:
    """Print the line; a person at a terminal is told where it goes.

    Cron knows neither the user's folder nor the PATH, so all paths are absolute. `is_default` leaves out the feed's,
    which goes beside the list.

    Raises:
        Refused: there is no such list, or no place for its feed, or a path cannot stand in a crontab.
    """
    read_raw(paths.contacts)  # a slip in a path must not wait for the night
    look_ahead(paths.feed)
    contacts = whole(paths.contacts)
    command = [*program(sys.argv[0]), "build", contacts, *([] if is_default else ["-o", whole(paths.feed)])]
    try:
        line = crontab_line(command, contacts)
    except Fault as fault:
        raise Refused(fault.about(str(paths.contacts))) from None
    deliver(os.fsencode(f"{line}\n"))  # the bytes of the path itself, which need not be UTF-8
    if Page().isatty():
        screen.tell(HOW)
    return 0


def whole(path: Path) -> str:
    """Write a path from the root of the disk. The file may be a link: what is beside a link, is found beside it."""
    return str(path.parent.resolve() / path.name)


def program(started: str) -> Sequence[str]:
    """Tell how to start cuegen from anywhere; `started` is what this run was started as.

    That is the user's own script, unless Python was asked for the module.
    """
    script = os.path.abspath(started)  # noqa: PTH100 - it may be a link of pipx's, which outlives where it leads to
    if Path(script).name != "__main__.py" and os.access(script, os.X_OK):
        return [script]
    return [os.path.abspath(sys.executable), "-m", "cuegen"]  # noqa: PTH100 - a venv's python is a link, too
