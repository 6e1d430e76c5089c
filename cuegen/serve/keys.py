"""Keys of links: who has the link of one person can open that page, and nothing else.

All of them are derived from the server's token by HMAC-SHA256 (RFC 2104), cut to 128 bits: no key tells anything of
the token, or of another key. A new token makes all of them void. They are written in hexadecimal digits: some
calendars end a link before a `-` or `_` at its end.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from cuegen.contacts.model import Contact
from cuegen.wishes import uid_of

BITS = 128
_DIGITS = BITS // 4


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes the keys of one server, out of its token."""

    _token: str = field(repr=False)

    def link(self, cue: str) -> str:
        """Make the key that stands in the link of a cue."""
        return self._derived("link", [cue])

    def opens(self, key: str, cue: str) -> bool:
        """Tell in constant time whether a key, which may be any text, is the one of a cue."""
        return _same(key, self.link(cue))

    def mark(self, contact: Contact, issue: str) -> str:
        """Make the mark of how things stand with somebody: another one once a touch or a rest is written or ended.

        `issue` parts marks of the same state: a form counts once.
        """
        holds = [f"{key} {hold}" for key, hold in contact.holds.items()]
        touches = [str(touch) for touch in contact.touches]
        return self._derived("mark", [issue, uid_of(contact), f"last {contact.last_contact}", *holds, *touches])

    def is_mark(self, mark: str, contact: Contact, issue: str) -> bool:
        """Tell in constant time whether a mark, which may be any text, is the one of how things stand now."""
        return _same(mark, self.mark(contact, issue))

    def _derived(self, purpose: str, words: Iterable[str]) -> str:
        """Derive a key for one purpose; none of the words holds a line break, which parts them."""
        told = "\n".join([purpose, *words])
        return hmac.digest(self._token.encode(), told.encode(), sha256).hex()[:_DIGITS]


def done_link(base: str, keys: Keys, contact: Contact) -> str:
    """Give the address of a person's page, below the address of the server."""
    cue = uid_of(contact)
    return f"{base}/done/{cue}/{keys.link(cue)}"


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode(errors="replace"), right.encode())
