"""The token: the part of an address that nobody can guess.

It is made once and kept in the user's state folder, for the user alone to read; or an environment variable gives it,
as services in containers want it. It is a text of RFC 3986's unreserved characters, so that it stands in an address as
it is.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from secrets import token_urlsafe

from cuegen.files import make_folder, read_raw, write_atomically
from cuegen.files.refusing import OVERWRITING, refusing
from cuegen.problems import Problem, Refused

VARIABLE = "CUEGEN_TOKEN"
RANDOM_BYTES = 24  # 192 bits, 32 characters
SHORTEST, LONGEST = 22, 128  # characters; 22 of base 64 have 132 bits, where 128 are enough
MODE = 0o600

_TOKEN = re.compile(rf"[A-Za-z0-9_-]{{{SHORTEST},{LONGEST}}}")
_EXPECTED = f"expected {SHORTEST} to {LONGEST} letters, digits, '-' or '_'"


def given_token(environ: Mapping[str, str]) -> str | None:
    """Return the token that the environment gives, None if it gives none.

    Raises:
        Refused: it is too short to be a secret, or would have to be encoded in an address.
    """
    token = environ.get(VARIABLE)
    if not token:
        return None
    if not _TOKEN.fullmatch(token):
        message = f"{_EXPECTED}, found {_kind(token)}"  # never the token itself: this may go to a log
        hint = f"unset it, and a token is made for you; or make one: {_RECIPE}"
        raise Refused(Problem(message=message, file=VARIABLE, hint=hint))
    return token


_RECIPE = "python3 -c 'import secrets; print(secrets.token_urlsafe(24))'"


def token_file(environ: Mapping[str, str], platform: str) -> Path:
    """Tell where the token is kept: the custom of the XDG base directories, of macOS, of Windows.

    Raises:
        Refused: nobody knows this user's home.
    """
    xdg = Path(environ.get("XDG_STATE_HOME", ""))
    if xdg.is_absolute():  # one that is not counts as unset, says the specification
        return xdg / "cuegen" / "token"
    if platform == "darwin":
        return _home() / "Library" / "Application Support" / "cuegen" / "token"
    if platform == "win32":
        own = environ.get("LOCALAPPDATA")
        return (Path(own) if own else _home() / "AppData" / "Local") / "cuegen" / "token"
    return _home() / ".local" / "state" / "cuegen" / "token"


def kept_token(path: Path) -> str:
    """Read the token, which is made if there is none; whoever else could read its file no longer can.

    Raises:
        Refused: it cannot be read or made, or the file holds something else.
    """
    with refusing(str(path), OVERWRITING):
        if not path.exists():
            return new_token(path)
        _close(path)
    # What is no text is read as other characters: a complaint of a text shows its line, and here that is the secret.
    token = read_raw(path, limit=LONGEST + 2).decode("utf-8-sig", errors="replace").strip()
    if not _TOKEN.fullmatch(token):
        message = f"{_EXPECTED}, found {_kind(token)}"
        hint = "`cuegen serve --new-token` makes a new one; all calendars must then subscribe anew"
        raise Refused(Problem(message=message, file=str(path), hint=hint))
    return token


def new_token(path: Path) -> str:
    """Make a new token and keep it for the user alone: the addresses with the one before lead nowhere from now on.

    Raises:
        Refused: the disk does not allow it.
    """
    token = token_urlsafe(RANDOM_BYTES)
    make_folder(path.parent)
    with refusing(str(path), OVERWRITING):
        _close(path)  # the mode of a file stays when it is written
    write_atomically(path, f"{token}\n".encode(), mode=MODE)
    return token


def _close(path: Path) -> None:
    """Let nobody but the user read the file of a token."""
    if path.is_file() and path.stat().st_mode & 0o077:
        path.chmod(MODE)


def _kind(text: str) -> str:
    """Tell what is wrong with a token, without a word of it."""
    if not SHORTEST <= len(text) <= LONGEST:
        return f"{len(text)} characters"
    return "other characters"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        message = "there is no home folder to keep the token in"
        raise Refused(Problem(message=message, file="HOME", hint=f"set it, or {VARIABLE}")) from error
