"""The colors of a terminal, each as its SGR code (ECMA-48 8.3.117); "" is none."""

BOLD, DIM, RED, GREEN, YELLOW, BLUE = "1", "2", "31", "32", "33", "34"


def painted(text: str, code: str, *, color: bool) -> str:
    """Put a text into a color, if there is color and the text is to have one."""
    return f"\x1b[{code}m{text}\x1b[0m" if color and code and text else text
