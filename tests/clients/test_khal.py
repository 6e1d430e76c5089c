"""khal, a calendar on a terminal, fed over HTTP by vdirsyncer: it tells the right days, and follows the list."""

from pathlib import Path

import pytest

from tests.cli.program import TODAY, run
from tests.clients.served import Served, moved
from tests.clients.terminal import SCRIPT, Subscriber, planned

TOUCHED = "Alexander von Humboldt"
SOON, SUMMER = TODAY, "2027-06-28"  # in winter time, and in summer time


@pytest.fixture(scope="module")
def subscriber(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Subscriber:
    """Subscribe khal to the served feed by the recipe."""
    subscriber = Subscriber(tmp_path_factory.mktemp("subscriber"))
    subscriber.subscribe(served.address)
    return subscriber


@pytest.mark.parametrize("first", [SOON, SUMMER])
def test_khal_lists_the_days_of_the_agenda(served: Served, subscriber: Subscriber, first: str) -> None:
    """Two weeks of them: the same days, the same times, the same titles, and nothing else."""
    expected = planned(served.folder, first, 14)
    assert len(expected) >= 4
    assert subscriber.days(first, 14) == expected


def test_a_second_fetch_changes_nothing(served: Served, subscriber: Subscriber) -> None:
    """No event is written anew while the feed stays."""
    before = subscriber.events
    subscriber.subscribe(served.address)
    assert subscriber.events == before


def test_a_touch_moves_one_cue(served: Served, subscriber: Subscriber) -> None:
    """After `cuegen log` and another fetch one event is another one, and khal knows its new day."""
    subscriber.subscribe(served.address)
    feed, before = served.feed(), subscriber.events
    assert run("log", TOUCHED, cwd=served.folder).code == 0
    assert len(moved(feed, served.feed_after_change())) == 1
    subscriber.subscribe(served.address)
    after = subscriber.events
    assert [len(before.keys() - after.keys()), len(after.keys() - before.keys())] == [1, 1]
    assert {name: before[name] for name in before.keys() & after} == {
        name: after[name] for name in before.keys() & after
    }
    quarter = planned(served.folder, TODAY, 120)
    assert subscriber.days(TODAY, 120) == quarter
    assert any(title == f"Reconnect with {TOUCHED}" for _, _, title in quarter)


@pytest.mark.parametrize("arguments", [(), ("reconnect.ics",), ("http://127.0.0.1:8383/",)])
def test_without_an_address_it_says_what_it_wants(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """And makes nothing."""
    with pytest.raises(AssertionError, match="usage: subscribe"):
        Subscriber(tmp_path).told(str(SCRIPT), *arguments)
    assert list(tmp_path.iterdir()) == []
