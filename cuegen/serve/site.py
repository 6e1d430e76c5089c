"""What the server knows: two values that are replaced as a whole, and what it was told at its start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hmac import compare_digest

from cuegen.serve.addresses import Address
from cuegen.serve.fetches import Fetches
from cuegen.serve.snapshot import Snapshot


@dataclass(slots=True, kw_only=True)
class Site:
    """What requests are answered from.

    `token` and `snapshot` are assigned by the thread that builds, and read once by a request. `local` is where the
    server is reached without a proxy, `public` where with one; `trust_proxy` believes what its headers say. A site that
    `is_read_only` lets nobody change the list. `moment` is the clock, in UTC. `say` tells the operator something, and
    `verbose` wants a line for each request.
    """

    token: str
    snapshot: Snapshot
    local: Address
    moment: Callable[[], datetime]
    say: Callable[[str], None]
    public: Address | None = None
    is_read_only: bool = False
    trust_proxy: bool = False
    verbose: bool = False
    fetches: Fetches = field(default_factory=Fetches)

    @property
    def address(self) -> Address:
        """The address to offer."""
        return self.public or self.local

    def knows(self, token: str) -> bool:
        """Tell whether a token is the right one, in a time that does not tell how much of it is."""
        return compare_digest(self.token.encode(), token.encode(errors="replace"))

    def without_token(self, text: str) -> str:
        """Take the token out of a text that could go to a log."""
        return text.replace(self.token, "<token>")
