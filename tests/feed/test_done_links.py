"""Links in the texts of cues, to the pages that record a touch."""

import re
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cuegen.build import Build, Choices
from cuegen.contacts.model import Contact
from cuegen.feed.detail import Detail
from cuegen.feed.memory import remember
from cuegen.serve.keys import Keys, done_link
from cuegen.wishes import identity_of
from tests.conftest import Golden
from tests.feed.building import built, quoted, unfolded
from tests.feed.profile import check_feed

LIST = """\
calendar:
  timezone: Europe/London
  starts: 2026-01-05
  away: [2026-05-04..2026-05-15]
linkedin: {review: every friday, setup: true}
categories:
  mentors:
    label: mentor
    cadence: quarterly
    routine: Ask what they are working on.
    contacts:
      - name: Ada Lovelace
        linkedin: ada-lovelace
        last_contact: 2026-02-09
        birthday: 12-10
        followups: [2026-04-01 the paper]
        notes: Reads everything.
      - {name: Grace Hopper, cadence: first monday of the month}
  recruiters:
    cadence: first friday of the month
"""
FOLDER = Path(__file__).parent / "done"


def linked(contact: Contact) -> str:
    """Give the link of a person on a server of these tests."""
    return done_link("https://cal.example.org", Keys("t0ken-of-these-tests"), contact)


def with_links(text: str, previous: bytes = b"", choices: Choices = Choices(done=linked)) -> Build:  # noqa: B008 - it is frozen
    """Build a list as a server with a public address does."""
    return built(text, previous, choices=choices)


def test_the_feed_is_the_golden_one(golden: Golden) -> None:
    """And keeps to the profile of feeds."""
    feed = with_links(LIST).feed.data
    golden(FOLDER / "reconnect.ics", feed)
    check_feed(feed)


def test_who_has_a_link() -> None:
    """All cues of a person have the same one, alone on a line; a category without anybody and LinkedIn have none."""
    entries = with_links(LIST).entries
    found = {each.cue.identity: re.findall("^https://cal.*$", each.description, re.MULTILINE) for each in entries}
    ada, grace = ([linked(Contact.model_construct(name=name))] for name in ("Ada Lovelace", "Grace Hopper"))
    assert found == {
        "contact:ada lovelace": ada,
        "birthday:ada lovelace": ada,
        "followup:2026-04-01:ada lovelace": ada,
        "contact:grace hopper": grace,
        "contact:grace hopper/make-up/2026-05-04": grace,
        "category:recruiters": [],
        "review": [],
        "setup": [],
    }


def test_a_link_stands_behind_those_to_linkedin() -> None:
    """And in front of all that can be long, so that no limit cuts it."""
    text = LIST.replace("Reads everything.", quoted("long " * 390))
    text = text.replace("Ask what they are working on.", quoted("long " * 390))
    (ada,) = (each for each in with_links(text).entries if each.cue.identity == "contact:ada lovelace")
    lines = ada.description.splitlines()
    link = linked(Contact.model_construct(name="Ada Lovelace"))
    assert lines[:5] == [
        "https://www.linkedin.com/notifications/",
        "https://www.linkedin.com/in/ada-lovelace/",
        "",
        "Done, or not now? An attempt counts:",
        link,
    ]
    assert "cuegen log" not in ada.description
    assert link in unfolded(with_links(text).feed.data)


def test_without_an_address_there_is_no_link() -> None:
    """And the text says what to do instead, as ever."""
    texts = [each.description for each in built(LIST).entries]
    assert not any("/done/" in text for text in texts)
    assert sum('cuegen log "Ada Lovelace"' in text for text in texts) == 1


def test_less_detail_shows_no_link() -> None:
    """A calendar that others see must not let them change the list."""
    for detail in (Detail.NAMES, Detail.INITIALS):
        feed = with_links(LIST, choices=Choices(done=linked, detail=detail)).feed.data
        assert "/done/" not in unfolded(feed)


def test_links_move_nobody() -> None:
    """With or without them every cue keeps its place; all of a person's are revised once."""
    plain = built(LIST)
    later = with_links(LIST, plain.feed.data)
    assert [each.cue for each in later.entries] == [each.cue for each in plain.entries]
    assert with_links(LIST, later.feed.data).feed.data == later.feed.data


@settings(max_examples=60)
@given(token=st.text("abcXYZ019-_", min_size=22, max_size=32), name=st.text("abcdefghij", min_size=1, max_size=9))
def test_a_link_is_never_taken_for_a_touch(token: str, name: str) -> None:
    """The dates in the text of a cue are touches: no key looks like one."""
    contact = Contact.model_construct(name=name)
    text = f"calendar: {{timezone: UTC}}\ncategories: {{peers: {{cadence: monthly, contacts: [{name}x]}}}}\n"
    choices = Choices(done=lambda _contact: done_link("https://example.org", Keys(token), contact))
    feed = built(text, choices=choices).feed.data
    seat = remember(feed).for_schedule.recall(identity_of(Contact.model_construct(name=f"{name}x")))
    assert seat is not None
    assert seat.touches == frozenset[date]()
