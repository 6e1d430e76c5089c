"""Whether a form was sent by a page of this server, as far as the browser says.

The key in the address is the real guard: a foreign page does not know it. This one holds where a link has leaked.
"""

from urllib.parse import urlsplit

from cuegen.serve.addresses import USUAL_PORTS

OWN = frozenset({"same-origin", "none"})  # none: by the user, from the address bar (Fetch Metadata)


def origin_of(url: str) -> str:
    """Give the origin of an address in the form of the Origin header (RFC 6454 section 6.2)."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in {None, USUAL_PORTS.get(parts.scheme)} else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}"


def is_foreign(site: str | None, sender: str | None, origin: str) -> bool:
    """Tell whether a form was sent by a page of another place, by the headers Sec-Fetch-Site and Origin.

    Without a word, as from browsers of old, it is not foreign.
    """
    return (site is not None and site not in OWN) or (sender is not None and sender != origin)
