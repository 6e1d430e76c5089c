"""Every form of a profile's address reads as one slug, and what is not a profile is named."""

from dataclasses import FrozenInstanceError, asdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cuegen.contacts.linkedin import (
    NOTIFICATION_SWITCHES,
    OTHER_PAGES,
    LinkedInAddresses,
    profile_address,
    read_profile,
)
from cuegen.problems import Fault
from tests.reading import blamed, fault_of, reads_or_faults

ONE_SLUG = [
    "grace-hopper",
    "@grace-hopper",
    "Grace-Hopper",
    "  grace-hopper\n",
    "in/grace-hopper",
    "/in/grace-hopper/",
    "IN/GRACE-HOPPER",
    "linkedin.com/in/grace-hopper",
    "www.linkedin.com/in/grace-hopper",
    "//www.linkedin.com/in/grace-hopper",
    "http://www.linkedin.com/in/grace-hopper",
    "https://www.linkedin.com/in/grace-hopper",
    "https://www.linkedin.com/in/grace-hopper///",
    "HTTPS://WWW.LINKEDIN.COM/IN/GRACE-HOPPER/",
    "https://uk.linkedin.com/in/grace-hopper",
    "https://m.linkedin.com/in/grace-hopper",
    "https://www.linkedin.com//in//grace-hopper",
    "https://www.linkedin.com/in/grace-hopper?trk=a&lipi=urn%3Ali,x",
    "https://www.linkedin.com/in/grace-hopper#about",
    "https://www.linkedin.com/in/grace-hopper/?next=https://evil.tld/in/mallory",
    "https://www.linkedin.com/in/grace-hopper/de",
    "https://www.linkedin.com/in/grace-hopper/en-us/",
    "https://www.linkedin.com/in/grace-hopper/overlay/contact-info/",
    "https://www.linkedin.com/in/grace-hopper/details/experience/",
    "https://www.linkedin.com/comm/in/grace-hopper",
    "https://www.linkedin.com/mwlite/in/grace-hopper",
    "https://www.linkedin.com/public-profile/in/grace-hopper",
    "in/%67race-hopper",
]

OTHER_SLUGS = [
    ("https://www.linkedin.com/pub/grace-hopper/a7/576/B50", "grace-hopper-b50576a7"),
    ("pub/grace-hopper/1/23/456/de?trk=x", "grace-hopper-456231"),
    ("josé", "jos%C3%A9"),
    ("jose\u0301", "jos%C3%A9"),
    ("jos%c3%a9", "jos%C3%A9"),
    ("https://www.linkedin.com/in/jos%C3%A9/", "jos%C3%A9"),
    ("https://www.linkedin.com/in/JOSÉ", "jos%C3%89"),
    ("山田", "%E5%B1%B1%E7%94%B0"),
    ("in/👩\u200d💻", "%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB"),
    ("in/H\u0331", "%E1%BA%96"),
    ("a\u2011b", "a%E2%80%91b"),
    ("-ada_1", "-ada_1"),
    ("in", "in"),
]

# Text, what the message says, and what the caret stands under.
REFUSED = [
    ("", "the LinkedIn profile is empty", None),
    (" @ ", "the LinkedIn profile is empty", None),
    ("linkedin.com", "this address leads to no profile", None),
    ("https://www.linkedin.com/comm/", "this address leads to no profile", None),
    ("https://www.linkedin.com/in/?x", "no name follows 'in'", "in"),
    ("https://lnkd.in/abc", "a short link of lnkd.in does not say whose profile it is", "lnkd.in"),
    ("LNKD.IN", "a short link of lnkd.in does not say whose profile it is", "LNKD.IN"),
    (
        "https://linkedin.com.evil.tld/in/x",
        "'linkedin.com.evil.tld' is not LinkedIn's host of profiles",
        "linkedin.com.evil.tld",
    ),
    (
        "evil.tld/linkedin.com/in/x",
        "'evil.tld' is not LinkedIn's host of profiles",
        "evil.tld",
    ),
    ("https://notlinkedin.com/in/x", "'notlinkedin.com' is not LinkedIn's host", "notlinkedin.com"),
    ("https://www.lin\u212aedin.com/in/x", "is not LinkedIn's host", "www.lin\u212aedin.com"),
    (
        "business.linkedin.com/in/x",
        "'business.linkedin.com' is not LinkedIn's host of profiles",
        "business.linkedin.com",
    ),
    ("https://in/x", "'in' is not LinkedIn's host of profiles", "in"),
    ("https:///in/x", "'in' is not LinkedIn's host of profiles", "in"),
    ("https:", "this address leads to no profile", None),
    ("<https://www.linkedin.com/in/x>", "'<https' is not LinkedIn's host", "<https:"),
    (
        "https://www.linkedin.com@evil.tld/in/x",
        "a profile's address has no '@' before its host",
        "www.linkedin.com@evil.tld",
    ),
    (
        "https://me:pw@www.linkedin.com/in/x",
        "a profile's address has no '@' before its host",
        "me:pw@www.linkedin.com",
    ),
    (
        "https://www.linkedin.com\\@evil.tld/in/x",
        "a profile's address has no '@' before its host",
        "www.linkedin.com\\@evil.tld",
    ),
    ("https://www.linkedin.com:443/in/x", "a profile's address has no port", ":443"),
    ("linkedin.com:80/in/x", "a profile's address has no port", ":80"),
    ("linkedin://in/x", "a linkedin: link opens only in LinkedIn's app", "linkedin:"),
    ("javascript:alert(1)", "'javascript:' does not begin a web address", "javascript:"),
    ("ftp://www.linkedin.com/in/x", "'ftp:' does not begin a web address", "ftp:"),
    ("mailto:grace@navy.mil", "this is an e-mail address, not a profile", "mailto:"),
    ("grace@navy.mil", "this is an e-mail address, not a profile", "grace@navy.mil"),
    ("grace@linkedin.com", "this is an e-mail address, not a profile", "grace@linkedin.com"),
    ("/pub/grace-hopper/1/23", "an address with /pub/ ends in a name and three short", "pub"),
    ("/pub/grace-hopper/1/23/4567", "an address with /pub/ ends in a name and three", "pub"),
    ("/pub/dir/grace/hopper", "an address with /pub/ ends in a name and three short", "pub"),
    ("someone/grace-hopper", "'someone' is not the path of a profile", "someone"),
    ("evil.tld", "the name of a profile cannot hold '.'", "."),
    ("https://www.linkedin.com/in/../company/x", "a profile cannot hold '.'", "."),
    ("grace?trk=x", "the name of a profile cannot hold '?'", "?"),
    ("grace#x", "the name of a profile cannot hold '#'", "#"),
    ("in/a,b", "the name of a profile cannot hold ','", ","),
    ('in/a"b', "the name of a profile cannot hold '\"'", '"'),
    ("in/o'hara", 'the name of a profile cannot hold "\'"', "'"),
    ("in/o\u2019hara", "the name of a profile cannot hold '\u2019'", "\u2019"),
    ("in/a\uff0cb", "the name of a profile cannot hold", "\uff0c"),
    ("in/a b", "the address of a profile cannot hold ' '", " "),
    ("in/a\nb", "the address of a profile cannot hold '\\n'", "\n"),
    ("in/a\u00a0b", "the address of a profile cannot hold '\\xa0'", "\u00a0"),
    ("in/a\u202eb", "the address of a profile cannot hold '\\u202e'", "\u202e"),
    ("in/a\ud800", "the address of a profile cannot hold '\\ud800'", "\ud800"),
    ("linkedin.com/in/a linkedin.com/in/b", "the address of a profile cannot hold ' '", " "),
    ("in/a%20b", "the name of a profile cannot hold ' '", "a%20b"),
    ("in/a%0Ab", "the name of a profile cannot hold '\\n'", "a%0Ab"),
    ("in/a%2Fb", "the name of a profile cannot hold '/'", "a%2Fb"),
    ("in/\u1fef", "the name of a profile cannot hold '`'", "\u1fef"),
    ("in/jos%E9", "'jos%E9' is not percent-encoded UTF-8", "jos%E9"),
    ("in/jos%25C3%25A9", "the name of a profile cannot hold '%'", "%"),
    ("in/100%", "the name of a profile cannot hold '%'", "%"),
    ("x" * 101, "the name of a profile has at most 100 characters", None),
    (f"pub/{'x' * 98}/1/2/3", "the name of a profile has at most 100 characters", None),
]


@pytest.mark.parametrize("text", ONE_SLUG)
def test_every_form_of_an_address_reads_as_the_same_slug(text: str) -> None:
    """Every form of an address reads as the same slug."""
    assert read_profile(text) == "grace-hopper"


@pytest.mark.parametrize(("text", "slug"), OTHER_SLUGS)
def test_a_slug_has_one_canonical_form(text: str, slug: str) -> None:
    """A slug has one canonical form."""
    assert read_profile(text) == slug


@pytest.mark.parametrize(("text", "message", "characters"), REFUSED)
def test_what_is_not_a_profile_is_named(text: str, message: str, characters: str | None) -> None:
    """What is not a profile is named."""
    fault = fault_of(read_profile, text)
    assert message in fault.message
    assert blamed(fault, text) == characters


@pytest.mark.parametrize("section", OTHER_PAGES)
def test_each_other_page_of_linkedin_is_refused_with_its_own_reason(section: str) -> None:
    """Each other page of LinkedIn is refused with its own reason."""
    text = f"https://www.linkedin.com/{section.upper()}/grace-hopper/"
    fault = fault_of(read_profile, text)
    assert fault.message == f"this is {OTHER_PAGES[section]}"
    assert blamed(fault, text) == section.upper()


def test_a_short_link_has_a_hint_of_its_own() -> None:
    """A short link has a hint of its own."""
    fault = fault_of(read_profile, "https://lnkd.in/abc")
    assert fault.hint == "open it, then copy the address that the browser shows"


def test_a_slug_of_100_characters_is_taken_however_long_its_encoding() -> None:
    """A slug of 100 characters is taken however long its encoding."""
    assert read_profile("é" * 100) == "%C3%A9" * 100


def test_an_address_is_made_of_its_slug() -> None:
    """An address is made of its slug."""
    assert profile_address("grace-hopper") == "https://www.linkedin.com/in/grace-hopper/"


PIECES = st.sampled_from(
    [
        "https:",
        "/",
        "//",
        "www.",
        "linkedin.com",
        "in",
        "pub",
        "comm",
        "%",
        "@",
        ":",
        "?",
        "C3",
        "É",
        ".",
    ]
)
ADDRESSES = st.lists(PIECES | st.characters(), max_size=12).map("".join)


@given(st.text() | ADDRESSES)
@example("https://[::1/in/x")
@example("//\u2100/in/x")
def test_any_text_is_a_slug_or_a_fault(text: str) -> None:
    """Any text is a slug or a fault."""
    reads_or_faults(read_profile, text)


@given(st.text() | ADDRESSES)
@example("in/\u212a")
@example("in/H\u0331")
@example("pub/x/1/2/3")
def test_a_canonical_slug_reads_as_itself_bare_and_in_its_address(text: str) -> None:
    """A canonical slug reads as itself bare and in its address."""
    try:
        slug = read_profile(text)
    except Fault:
        return
    assert slug.isascii()
    assert read_profile(slug) == slug
    assert read_profile(profile_address(slug)) == slug


def test_the_pages_of_linkedin_are_under_its_own_host_and_can_be_replaced() -> None:
    """The pages of LinkedIn are under its own host and can be replaced."""
    pages = asdict(LinkedInAddresses())
    assert len(set(pages.values())) == 8
    assert all(page.startswith("https://www.linkedin.com/") for page in pages.values())
    moved = LinkedInAddresses(notifications="https://www.linkedin.com/bell/")
    assert moved.notifications == "https://www.linkedin.com/bell/"
    with pytest.raises(FrozenInstanceError):
        moved.messages = ""  # type: ignore[misc]  # that it is frozen is what is tested


def test_the_setup_cue_has_three_switches_of_one_line() -> None:
    """The setup cue has three switches of one line."""
    assert len(NOTIFICATION_SWITCHES) == 3
    assert all(switch.isprintable() for switch in NOTIFICATION_SWITCHES)
