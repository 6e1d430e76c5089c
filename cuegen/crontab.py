r"""The line of a crontab that builds a feed each night, in the form that crontab(5) asks for.

Cron hands what stands behind the five fields to sh, so paths are quoted for a shell. Before that, it cuts the command
at the first percent sign, even within quotes: the rest would be its standard input. Only `\%` is left as one.
"""

import shlex
from collections.abc import Sequence
from hashlib import sha256

from cuegen.problems import Fault

HOUR = 5  # before the day begins, and after the hours that a change of the clocks skips or repeats


def crontab_line(command: Sequence[str], contacts: str) -> str:
    """Write the line that runs a command each night, without its line break.

    The minute follows from the path of the list: it is the same at each call, and most people have another one.

    Raises:
        Fault: a word of the command holds a line break, where the line would end.
    """
    written = shlex.join(command)
    if "\n" in written:
        raise Fault("a line of a crontab cannot hold a path with a line break in it", hint="rename the folder or file")
    return f"{minute_of(contacts)} {HOUR} * * * " + written.replace("%", r"\%")


def minute_of(contacts: str) -> int:
    """Draw a minute from 1 to 59: on the full hour, everybody else's jobs begin."""
    digest = sha256(contacts.encode(errors="surrogateescape")).digest()  # a path need not be UTF-8
    return 1 + int.from_bytes(digest) % 59
