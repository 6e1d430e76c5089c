"""What is wrong with the call itself: said in one line, about no file, and told by exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from cuegen.problems import Fault


@contextmanager
def refusing_call(error: type[click.UsageError] = click.UsageError) -> Iterator[None]:
    """Make the fault of what was called with an error of the call; a `click.BadParameter` names the parameter."""
    try:
        yield
    except Fault as fault:
        raise error(in_a_line(fault)) from None


def in_a_line(fault: Fault) -> str:
    """Word a fault where no line of a file can be shown: what was found, and what to do."""
    return fault.message + (f"; {fault.hint}" if fault.hint else "")
