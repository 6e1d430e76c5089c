"""What standard output can show: how wide it is, whether in color, and whether blocks are to be read there."""

import codecs
import locale
import shutil
from collections.abc import Mapping

from cuegen.commands.product import Page
from cuegen.commands.screen import Screen
from cuegen.views.look import ASCII, BLOCKS, Look

PIPED = 80  # cells of a line where there is no terminal to ask


def cells_of_terminal() -> int | None:
    """Tell how wide the terminal is that standard output is; None where it is none, and nothing need be cut."""
    return shutil.get_terminal_size().columns if Page().isatty() else None


def look_from(environ: Mapping[str, str]) -> Look:
    """Ask the terminal and the environment.

    A locale of another encoding than UTF-8, or a dumb terminal, gets pictures of ASCII characters.
    """
    cells = cells_of_terminal()
    # Not the encoding of standard output: in the C locale Python writes UTF-8 (PEP 540), which nothing there shows.
    is_utf_8 = codecs.lookup(locale.getencoding()).name == "utf-8"
    return Look(
        cells=cells or PIPED,
        color=cells is not None and Screen(environ).has_color,
        signs=BLOCKS if is_utf_8 and environ.get("TERM") != "dumb" else ASCII,
        whole_names=cells is None,
    )
