"""The key of a category -> the name of its feed's file, which is also the end of a web address.

A name follows from the key alone, so that no other category can change it. A key of letters a to z, digits, hyphens
and underscores is the name, in lower case: two keys that differ in case only are refused by the reader. Every other
key loses something ("people of interest", "anciens collègues", 同事), so that a digest is added to what is left of
it. The same goes for a key that is taken (`linkedin`, `reconnect`), a device of Windows, or looks like such a name.
"""

import re
import unicodedata
from hashlib import sha1

from cuegen.contacts.texts import identity

SUFFIX = ".ics"
LINKEDIN_FILE = "linkedin" + SUFFIX  # of the cues for LinkedIn itself
TAKEN = {"linkedin", "reconnect"}
DIGITS = 8  # of the digest: enough for categories of one list

_PLAIN = r"[a-z0-9_][a-z0-9_-]*"
_WITH_DIGEST = rf".*-[0-9a-f]{{{DIGITS}}}"
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICE = r"con|prn|aux|nul|(?:com|lpt)[0-9]"


def file_name(key: str) -> str:
    """Name the file of a category's feed."""
    name = identity(key)
    if re.fullmatch(_PLAIN, name) and not (
        name in TAKEN or re.fullmatch(_DEVICE, name) or re.fullmatch(_WITH_DIGEST, name)
    ):
        return name + SUFFIX
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    left = re.sub(r"[^a-z0-9_]+", "-", ascii_only).strip("-") or "category"
    digest = sha1(name.encode(), usedforsecurity=False).hexdigest()[:DIGITS]
    return f"{left}-{digest}{SUFFIX}"
