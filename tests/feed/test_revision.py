"""The revision of an event: frozen while its content is, and rising by one with each change."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from cuegen.build import Choices
from cuegen.commands.clock import moment
from cuegen.feed.event import uid
from cuegen.feed.memory import Remembered
from cuegen.feed.revision import revision
from tests.feed.building import NOW, built, events, feed_of

LIST = """
calendar: {timezone: Europe/London}
categories:
  mentors:
    cadence: every 6 weeks
    contacts:
      - {name: Ada Lovelace, notes: likes tea}
      - {name: Grace Hopper, last_contact: 2026-02-14}
      - Emmy Noether
"""
FEED = feed_of(LIST)
ADA, GRACE, EMMY = (uid(f"contact:{name}") for name in ("ada lovelace", "grace hopper", "emmy noether"))
LATER = NOW + timedelta(days=1, seconds=5)


def stamps(event: bytes) -> tuple[str, str, int]:
    """Return DTSTAMP, LAST-MODIFIED and SEQUENCE of an event."""
    found = re.search(rb"DTSTAMP:(.*)\r\nLAST-MODIFIED:(.*)\r\nSEQUENCE:(.*)\r\n", event)
    assert found
    return found[1].decode(), found[2].decode(), int(found[3])


def test_a_new_event_begins_with_the_minutes_since_2020() -> None:
    """So that its sequence can only rise, even where an earlier feed was lost."""
    minutes = (NOW - datetime(2020, 1, 1, tzinfo=UTC)) // timedelta(minutes=1)
    assert minutes == 3_243_600
    for event in events(FEED).values():
        assert stamps(event) == ("20260302T120000Z", "20260302T120000Z", minutes)


def test_a_build_that_changes_nothing_gives_the_same_bytes() -> None:
    """Whenever it runs."""
    assert feed_of(LIST, FEED, LATER) == FEED
    again = built(LIST, FEED, LATER).feed
    assert (again.added, again.changed, again.removed) == (frozenset(), frozenset(), frozenset())


def test_a_change_of_notes_changes_that_event_alone() -> None:
    """Its sequence rises by one, its stamps are now; every other byte of the feed stays."""
    build = built(LIST.replace("tea", "rye"), FEED, LATER)
    before, after = events(FEED), events(build.feed.data)
    assert build.feed.changed == {ADA}
    assert stamps(after[ADA]) == ("20260303T120005Z", "20260303T120005Z", 3_243_601)
    undone = after[ADA].replace(b"rye", b"tea").replace(b"20260303T120005Z", b"20260302T120000Z")
    assert undone.replace(b"3243601", b"3243600") == before[ADA]
    assert build.feed.data.replace(after[ADA], before[ADA]) == FEED


def test_each_further_change_raises_the_sequence_by_one() -> None:
    """A change that is taken back is a change."""
    once = feed_of(LIST.replace("tea", "rye"), FEED, LATER)
    twice = feed_of(LIST, once, LATER + timedelta(days=1))
    assert stamps(events(twice)[ADA]) == ("20260304T120005Z", "20260304T120005Z", 3_243_602)


def test_a_touch_moves_that_cue_alone() -> None:
    """The other events keep their bytes."""
    build = built(LIST.replace("2026-02-14", "2026-03-01"), FEED, LATER)
    before, after = events(FEED), events(build.feed.data)
    assert build.feed.changed == {GRACE}
    assert stamps(after[GRACE])[2] == 3_243_601
    assert (after[ADA], after[EMMY]) == (before[ADA], before[EMMY])


def test_somebody_new_is_one_event_more() -> None:
    """It begins with a sequence of its own time; the others keep their bytes."""
    build = built(LIST + "      - Sofya Kovalevskaya\n", FEED, LATER)
    before, after = events(FEED), events(build.feed.data)
    (new,) = build.feed.added
    assert after.keys() - before.keys() == {new}
    assert stamps(after[new])[2] == 3_243_600 + 24 * 60
    assert before.items() <= after.items()


def test_somebody_gone_is_one_event_less() -> None:
    """The others keep their bytes."""
    build = built(LIST.replace("      - Emmy Noether\n", ""), FEED, LATER)
    before, after = events(FEED), events(build.feed.data)
    assert build.feed.removed == {EMMY}
    assert before.keys() - after.keys() == {EMMY}
    assert after.items() <= before.items()


def test_a_changed_calendar_name_leaves_the_events_alone() -> None:
    """It stands in the head only."""
    build = built(LIST.replace("London", "London, name: Cues"), FEED, LATER)
    assert events(build.feed.data) == events(FEED)
    assert not build.feed.changed


def test_a_reminder_changes_every_event() -> None:
    """Where somebody's calendar shall ring, it must be told."""
    build = built(LIST.replace("London", "London, reminder: 5 minutes"), FEED, LATER)
    assert build.feed.changed == {ADA, GRACE, EMMY}


def test_the_stamps_rise_even_where_the_clock_was_set_back() -> None:
    """A second after the earlier stamp is the least that a calendar sees."""
    back = NOW - timedelta(days=300)
    changed = feed_of(LIST.replace("tea", "rye"), FEED, back)
    assert stamps(events(changed)[ADA]) == ("20260302T120001Z", "20260302T120001Z", 3_243_601)
    assert feed_of(LIST, FEED, back) == FEED


def test_a_list_that_is_placed_anew_keeps_its_revisions() -> None:
    """Only those cues rise that move."""
    crowded = feed_of(LIST.replace("6 weeks", "7 weeks"), FEED, LATER)
    build = built(LIST, FEED, LATER, Choices(rebalance=True))
    assert build.feed.data == FEED
    anew = built(LIST, crowded, LATER, Choices(rebalance=True)).feed
    assert not anew.added
    assert {stamps(event)[2] for event in events(anew.data).values()} == {3_243_602}


def test_source_date_epoch_is_the_time_of_what_is_new() -> None:
    """The same bytes on every machine, whatever its clock says."""
    now = moment(None, {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))})
    assert feed_of(LIST, now=now) == FEED


@pytest.mark.parametrize(
    ("before", "now", "written"),
    [
        pytest.param(None, datetime(2019, 12, 31, tzinfo=UTC), ("20191231T000000Z", 0), id="before 2020"),
        pytest.param(None, datetime(2020, 1, 1, 0, 1, 59, tzinfo=UTC), ("20200101T000159Z", 1), id="whole minutes"),
        pytest.param(Remembered("20260101T000000Z", 5, b"same"), NOW, ("20260101T000000Z", 5), id="unchanged"),
        pytest.param(Remembered("20260101T000000Z", 5, b"other"), NOW, ("20260302T120000Z", 6), id="changed"),
        pytest.param(Remembered("20260302T120000Z", 5, b"other"), NOW, ("20260302T120001Z", 6), id="within a second"),
        pytest.param(Remembered("20271231T235959Z", 5, b"other"), NOW, ("20280101T000000Z", 6), id="clock set back"),
        pytest.param(Remembered("99991231T235959Z", 5, b"other"), NOW, ("20260302T120000Z", 6), id="end of time"),
    ],
)
def test_a_revision(before: Remembered | None, now: datetime, written: tuple[str, int]) -> None:
    """What is written, given what the previous feed had in its place."""
    stamp, sequence = written
    expected = f"DTSTAMP:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:{sequence}\r\n"
    assert revision(b"same", before, now) == expected.encode()
