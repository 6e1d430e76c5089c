"""Keys of links: each opens one page of one server, and a mark is good for one state."""

import hmac
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.contacts.holds import Hold
from cuegen.contacts.last_contact import LastContact
from cuegen.contacts.model import Contact
from cuegen.contacts.touches import Touch
from cuegen.serve.keys import BITS, Keys, done_link
from cuegen.wishes import uid_of

TOKENS = st.text("abcXYZ019-_", min_size=22, max_size=40)
ADA = Contact.model_construct(name="Ada Lovelace")


def test_a_key_is_an_hmac_of_the_cue() -> None:
    """With SHA-256, cut to 128 bits, in hexadecimal digits: 32 of them."""
    expected = hmac.new(b"token", b"link\nsome-cue", sha256).hexdigest()[:32]
    assert Keys("token").link("some-cue") == expected
    assert len(expected) * 4 == BITS == 128


@settings(max_examples=40)
@given(TOKENS, TOKENS, st.text(max_size=40), st.text(max_size=40))
def test_no_two_cues_or_servers_share_a_key(token: str, other: str, cue: str, another: str) -> None:
    """A key opens its cue, and another one only if that is the same, of the same server."""
    key = Keys(token).link(cue)
    assert Keys(token).opens(key, cue)
    assert Keys(token).opens(key, another) == (cue == another)
    assert Keys(other).opens(key, cue) == (token == other)


@given(st.text())
def test_no_other_text_opens_anything(key: str) -> None:
    """Be it empty, a half, in other case, or nothing that could be a key."""
    right = Keys("token").link("cue")
    assert Keys("token").opens(key, "cue") == (key == right)
    assert not any(Keys("token").opens(each, "cue") for each in (right[:-1], right.upper(), f"{right} ", "\udcff"))


@given(TOKENS)
def test_nothing_tells_of_the_token(token: str) -> None:
    """Neither a link, nor what is printed of the keys."""
    assert token not in done_link("https://example.org", Keys(token), ADA)
    assert token not in repr(Keys(token))


def test_keys_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hmac.compare_digest, both the key of a link and a mark."""
    compared = []

    def compare(given: bytes, right: bytes) -> bool:
        compared.append((given, right))
        return False

    monkeypatch.setattr(hmac, "compare_digest", compare)
    ours = Keys("token")
    assert not ours.opens(ours.link("cue"), "cue")
    assert not ours.is_mark(ours.mark(ADA, "first"), ADA, "first")
    assert len(compared) == 2


DAY = date(2026, 10, 19)
STATES = [
    {},
    {"last_contact": LastContact(DAY)},
    {"last_contact": LastContact(DAY, date(2026, 9, 14))},
    {"last_contact": LastContact(DAY, is_first=True)},
    {"last_contact": LastContact(DAY), "touches": (Touch(day=DAY),)},
    {"last_contact": LastContact(DAY), "touches": (Touch(day=DAY, about="lunch"),)},
    {"hot": Hold()},
    {"paused": Hold()},
    {"paused": Hold(until=DAY)},
    {"snoozed": Hold(until=DAY)},
    {"snoozed": Hold(until=date(2026, 10, 20))},
]


def test_each_state_has_a_mark_of_its_own() -> None:
    """And so has each person, each server, and each issue of forms; what else is known of a person does not matter."""
    people = [Contact.model_construct(name="Ada Lovelace", **state) for state in STATES]  # type: ignore[arg-type]  # each state names its fields
    people.append(Contact.model_construct(name="Grace Hopper"))
    marks = {
        Keys(token).mark(person, issue)
        for token in ("one", "other")
        for person in people
        for issue in ("first", "second")
    }
    assert len(marks) == 4 * len(people)
    noted = Contact.model_construct(name="Ada Lovelace", notes="Reads everything.", role="Programmer")
    assert Keys("one").is_mark(Keys("one").mark(noted, "first"), ADA, "first")


def test_a_mark_is_no_key() -> None:
    """What a form holds opens no page."""
    ours = Keys("token")
    assert not ours.opens(ours.mark(ADA, "first"), uid_of(ADA))
    assert not ours.is_mark(ours.link(uid_of(ADA)), ADA, "first")


def test_a_link_is_the_same_for_all_cues_of_a_person() -> None:
    """It stands below the address of the server, and holds the UID of the person's own cue."""
    key = Keys("token").link(uid_of(ADA))
    assert done_link("https://example.org/feeds", Keys("token"), ADA) == (
        f"https://example.org/feeds/done/{uid_of(ADA)}/{key}"
    )
