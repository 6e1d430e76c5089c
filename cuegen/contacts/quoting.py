"""How a message shows the text that it is about."""

# Enough to recognise a value by, and short enough for one line of a terminal.
SHOWN = 40


def quoted(text: str) -> str:
    """Return `text` in quotes on one line, cut when long; what cannot be seen is an escape, which counts as written."""
    kept = text[:SHOWN]
    if kept == text and len(repr(kept)) <= SHOWN + len("''"):
        return repr(kept)
    while len(repr(kept)) >= SHOWN + len("''"):
        kept = kept[:-1]
    return repr(kept + "…")
