"""The Host header (RFC 9110 section 7.2): which ones a request may have.

Nobody knows under which names and addresses a server is reached, so any is good that could be one.
"""

import re

# RFC 3986 section 3.2.2: an address in brackets, or a name or IPv4 address, which may be empty; and a port, which
# may be, too. Of two headers WSGI makes one, with ", " between them: the space is in no host.
_HOST = re.compile(
    r"(?:\[[0-9A-Za-z:.%_~-]+\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::[0-9]*)?",
)


def has_good_host(host: str | None, protocol: str) -> bool:
    """Tell whether a request says well which server it is for: only those of before HTTP/1.1 need not say."""
    if host is None:
        return protocol in {"HTTP/0.9", "HTTP/1.0"}
    return _HOST.fullmatch(host) is not None
