"""How a message shows the text that it is about."""

# Enough to recognise a value by, and short enough for one line of a terminal.
SHOWN = 40


def quoted(text: str) -> str:
    """Return `text` in quotes on one line, cut when long; what cannot be seen is an escape."""
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")
