"""LinkedIn's addresses: a person's profile in every form that people paste, and its own pages.

A profile is kept as its slug, the part after linkedin.com/in/, in one canonical form: ASCII letters
in lower case, everything beyond ASCII in NFC and percent-encoded once. Nothing is ever fetched.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote

from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedInAddresses:
    """LinkedIn's own pages. It documents none of them, so each can be replaced when it moves."""

    notifications: str = "https://www.linkedin.com/notifications/"
    catch_up: str = "https://www.linkedin.com/mynetwork/catch-up/all/"
    birthdays: str = "https://www.linkedin.com/mynetwork/catch-up/birthday/"
    work_anniversaries: str = "https://www.linkedin.com/mynetwork/catch-up/work_anniversaries/"
    job_changes: str = "https://www.linkedin.com/mynetwork/catch-up/job_changes/"
    messages: str = "https://www.linkedin.com/messaging/"
    notification_settings: str = "https://www.linkedin.com/mypreferences/d/categories/notifications"
    data_export: str = "https://www.linkedin.com/mypreferences/d/download-my-data"


# What the setup cue asks for, in the order of the pages: each is found on the one before it.
NOTIFICATION_SWITCHES = (
    'in the Notifications settings, open "Connecting with others"',
    'switch on "Allow connections related notifications"',
    ("switch on updates from your network, updates from people you know, and birthdays and job anniversaries"),
)

HINT = "copy the address of the person's profile, such as https://www.linkedin.com/in/grace-hopper/"

# What LinkedIn lets a member choose has 3 to 100 characters; older names can be shorter.
SLUG_LIMIT = 100

# Old addresses end in so many short numbers: /pub/name/a/b/c.
OLD_NUMBERS = 3

# The first part of a path that does not lead to a person's profile, and what it leads to.
OTHER_PAGES = {
    "authwall": "the page to sign in",
    "checkpoint": "the page to sign in",
    "company": "the page of a company",
    "edu": "the page of a school",
    "events": "the page of an event",
    "feed": "the feed or a post in it",
    "groups": "the page of a group",
    "jobs": "the page of a job",
    "learning": "a course",
    "login": "the page to sign in",
    "messaging": "a conversation",
    "mynetwork": "the page of your own network",
    "newsletters": "a newsletter",
    "notifications": "the page of your own notifications",
    "posts": "a post",
    "profile": "an address of the old kind, which does not name the person",
    "pulse": "an article",
    "recruiter": "a page of LinkedIn Recruiter, which only its subscribers can open",
    "sales": "a page of Sales Navigator, which only its subscribers can open",
    "school": "the page of a school",
    "search": "a search",
    "services": "a page of services",
    "showcase": "the page of a company",
    "talent": "a page of LinkedIn Recruiter, which only its subscribers can open",
}

# These stand before /in/ in links from mails, from the mobile site and from the profile's editor.
_PREFIXES = {"comm", "mwlite", "public-profile"}

_ADDRESS_SIGN = re.compile(r"[/:@]|linkedin\.com|lnkd\.in", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):", re.IGNORECASE | re.ASCII)
_PROFILE_HOST = re.compile(r"(?:(?:www|m|[a-z]{2})\.)?linkedin\.com", re.IGNORECASE | re.ASCII)
_SHORT_HOST = re.compile(r"(?:www\.)?lnkd\.in", re.IGNORECASE | re.ASCII)
_QUERY = re.compile(r"[?#]")
_SEGMENT = re.compile(r"[^/]+")
_CANONICAL = re.compile(rf"[0-9a-z_-]{{1,{SLUG_LIMIT}}}", re.ASCII)  # as most lists have them
_USUAL_ADDRESS = re.compile(
    rf"https://www\.linkedin\.com/in/([0-9a-z_-]{{1,{SLUG_LIMIT}}})/?", re.ASCII
)  # as exports do
_OLD_NUMBER = re.compile(r"[0-9a-z]{1,3}", re.IGNORECASE | re.ASCII)

# Inside names of Catalan, Japanese, Persian and Indian languages, and inside emoji.
_JOINERS = "\u00b7\u30fb\u200c\u200d"


def profile_address(slug: str) -> str:
    """Return the address of the profile with this canonical slug."""
    return f"https://www.linkedin.com/in/{slug}/"


def read_profile(text: str) -> str:
    """Read a slug (grace-hopper) or any address of a profile, and return the canonical slug.

    Raises:
        Fault: anything else; the message says what it is and why it does not tell the person.
    """
    if _CANONICAL.fullmatch(text):
        return text
    if usual := _USUAL_ADDRESS.fullmatch(text):
        return usual[1]
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for place in range(start, end):
        if _unseen(text[place]):
            raise Fault(
                f"the address of a profile cannot hold {quoted(text[place])}",
                hint=HINT,
                span=(place, place + 1),
            )
    bare = start + text.startswith("@", start)
    if bare >= end:
        raise Fault("the LinkedIn profile is empty", hint=HINT)
    if _ADDRESS_SIGN.search(text, bare, end) is None:
        slug = _canonical(text, (bare, end))
    else:
        slug = _slug_of_path(text, *_path(text, start, end))
    if len(unquote(slug)) > SLUG_LIMIT:
        raise Fault(f"the name of a profile has at most {SLUG_LIMIT} characters", hint=HINT)
    return slug


def _path(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the path stands, without query; scheme and host are LinkedIn's or absent."""
    scheme = _SCHEME.match(text, start, end)
    if scheme is not None:
        _expect_web(scheme)
        start = scheme.end()
    query = _QUERY.search(text, start, end)
    end = query.start() if query else end
    host = end - len(text[start:end].lstrip("/"))
    slash = text.find("/", host, end)
    path = end if slash < 0 else slash
    is_host = scheme or host - start >= len("//") or re.search("[.:@]", text[host:path])
    if host == end or not is_host:
        return host, end
    if scheme is None and path == end and "@" in text[host:end]:
        raise Fault("this is an e-mail address, not a profile", hint=HINT, span=(host, end))
    _expect_linkedin(text, host, path)
    return path, end


def _expect_web(scheme: re.Match[str]) -> None:
    name = scheme[1].lower()
    if name in {"http", "https"}:
        return
    reasons = {
        "linkedin": "a linkedin: link opens only in LinkedIn's app",
        "mailto": "this is an e-mail address, not a profile",
    }
    reason = reasons.get(name, f"{quoted(scheme[0])} does not begin a web address")
    raise Fault(reason, hint=HINT, span=scheme.span())


def _expect_linkedin(text: str, start: int, end: int) -> None:
    """Refuse the host in `text[start:end]` unless it is one that holds profiles."""
    place = (start, end)
    if "@" in text[start:end]:
        raise Fault("a profile's address has no '@' before its host", hint=HINT, span=place)
    host, port, _ = text[start:end].partition(":")
    if _SHORT_HOST.fullmatch(host):
        raise Fault(
            "a short link of lnkd.in does not say whose profile it is",
            hint="open it, then copy the address that the browser shows",
            span=place,
        )
    if not _PROFILE_HOST.fullmatch(host):
        raise Fault(f"{quoted(host)} is not LinkedIn's host of profiles", hint=HINT, span=place)
    if port:
        raise Fault("a profile's address has no port", hint=HINT, span=(start + len(host), end))


def _slug_of_path(text: str, start: int, end: int) -> str:
    """Return the canonical slug of the path in `text[start:end]`, whatever follows the slug."""
    segments = list(_SEGMENT.finditer(text, start, end))
    if segments and segments[0][0].lower() in _PREFIXES:
        del segments[0]
    if not segments:
        raise Fault("this address leads to no profile", hint=HINT)
    section, *rest = segments
    name = section[0].lower()
    if name not in {"in", "pub"}:
        page = OTHER_PAGES.get(name)
        reason = f"this is {page}" if page else f"{quoted(section[0])} is not the path of a profile"
        raise Fault(reason, hint=HINT, span=section.span())
    if not rest:
        raise Fault(f"no name follows {quoted(section[0])}", hint=HINT, span=section.span())
    slug = _canonical(text, rest[0].span())
    return slug if name == "in" else f"{slug}-{_old_number(section, rest[1:])}"


def _old_number(section: re.Match[str], segments: list[re.Match[str]]) -> str:
    """Return what ends the slug of an old address, /pub/name/a/b/c: c, b and a in one."""
    numbers = [segment[0].lower() for segment in segments[:OLD_NUMBERS]]
    if len(numbers) < OLD_NUMBERS or not all(map(_OLD_NUMBER.fullmatch, numbers)):
        raise Fault(
            "an address with /pub/ ends in a name and three short numbers",
            hint=HINT,
            span=section.span(),
        )
    return "".join(reversed(numbers))


def _canonical(text: str, span: tuple[int, int]) -> str:
    """Return the canonical form of the slug at `span`, which may be percent-encoded."""
    raw = text[slice(*span)]
    try:
        slug = unicodedata.normalize("NFC", unquote(raw, errors="strict"))
    except UnicodeDecodeError:
        raise Fault(f"{quoted(raw)} is not percent-encoded UTF-8", hint=HINT, span=span) from None
    for char in slug:
        if not _belongs(char):
            place = raw.find(char)
            raise Fault(
                f"the name of a profile cannot hold {quoted(char)}",
                hint=HINT,
                span=span if place < 0 else (span[0] + place, span[0] + place + 1),
            )
    # Normalised again: a small letter and an accent can compose where the capital letter did not.
    lowered = "".join(char.lower() if char.isascii() else char for char in slug)
    return quote(unicodedata.normalize("NFC", lowered))


def _belongs(char: str) -> bool:
    """Tell whether a slug can hold `char`: letters, digits, emoji, hyphen and underscore."""
    if char.isascii():
        return char.isalnum() or char in "-_"
    if char in _JOINERS:
        return True
    category = unicodedata.category(char)
    return not _unseen(char) and (category[0] != "P" or category == "Pd")


def _unseen(char: str) -> bool:
    """Tell whether `char` is white space, a control or format character, or half of a character."""
    category = unicodedata.category(char)
    return char not in _JOINERS and (category[0] == "Z" or category in {"Cc", "Cf", "Cs", "Co"})
