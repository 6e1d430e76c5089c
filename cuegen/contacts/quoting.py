"""How a message shows the text that it is about, and how a text is typed on a command line."""

import re
import shlex

# Enough to recognise a value by, and short enough for one line of a terminal.
SHOWN = 40

_READ_BY_SHELLS = re.compile(r'["$`\\!]')  # within double quotes


def quoted(text: str) -> str:
    """Return `text` in quotes on one line, cut when long; what cannot be seen is an escape, which counts as written."""
    kept = text[:SHOWN]
    if kept == text and len(repr(kept)) <= SHOWN + len("''"):
        return repr(kept)
    while len(repr(kept)) >= SHOWN + len("''"):
        kept = kept[:-1]
    return repr(kept + "…")


def typed(text: str) -> str:
    """Write a text as what is typed for it behind a command: one word for any shell, and not an option."""
    word = shlex.quote(text) if _READ_BY_SHELLS.search(text) else f'"{text}"'
    return f"-- {word}" if text.startswith("-") else word
