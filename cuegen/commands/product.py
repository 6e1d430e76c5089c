"""Standard output, which carries the product of a command alone: in UTF-8, and whatever becomes of its reader."""

import os
import sys
from errno import EBADF
from io import StringIO
from pathlib import Path

from cuegen.files.refusing import WRITING, refusing


class Page(StringIO):
    """Collects what is to be printed; it is a terminal if standard output is one."""

    def isatty(self) -> bool:
        """Tell whether a person will read this page."""
        return sys.stdout is not None and sys.stdout.isatty()


def deliver(product: str | bytes) -> None:
    """Write to standard output. A reader who has seen enough, such as `head`, is no problem.

    A text goes out in UTF-8, whatever the locale: feeds and JSON have no other encoding (RFC 5545 section 3.1.4,
    RFC 8259 section 8.1).

    Raises:
        Refused: standard output is closed, or its disk is full.
    """
    data = product.encode(errors="replace") if isinstance(product, str) else product
    with refusing("<stdout>", WRITING):
        if sys.stdout is None:
            raise OSError(EBADF, "standard output is closed")
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except OSError as error:
            _turn_away()
            if not isinstance(error, BrokenPipeError):
                raise


def _turn_away() -> None:
    """Let the rest go nowhere: Python would try it once more at its end, and complain."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
