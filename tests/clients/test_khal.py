"""khal, a calendar on a terminal, fed over HTTP by vdirsyncer: it tells the right days, and follows the list."""

from pathlib import Path

import pytest

from tests.cli.program import TODAY, run
from tests.clients.served import Served, moved
from tests.clients.terminal import SCRIPT, Subscriber, planned

TOUCHED = "Alexander von Humboldt"
SUMMER = "2027-06-28"


@pytest.fixture(scope="module")
def subscriber(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Subscriber:
    """Subscribe khal to the served feed by the recipe."""
    subscriber = Subscriber(tmp_path_factory.mktemp("subscriber"))
    subscriber.subscribe(served.address)
    return subscriber


def test_khal_lists_the_days_of_the_agenda(served: Served, subscriber: Subscriber) -> None:
    """Two weeks of winter time and two of summer time: the same days, times and titles, and nothing else."""
    subscriber.fetch()
    for first in (TODAY, SUMMER):
        expected = planned(served.folder, first, 14)
        assert len(expected) >= 4
        assert subscriber.days(first, 14) == expected


def test_a_fetch_changes_what_a_touch_moved_and_nothing_else(served: Served, subscriber: Subscriber) -> None:
    """A second fetch leaves every event as it is; one after `cuegen log` exchanges one, and khal knows its new day."""
    subscriber.fetch()
    feed, before = served.feed(), subscriber.events
    subscriber.fetch()
    assert subscriber.events == before
    assert run("log", TOUCHED, cwd=served.folder).code == 0
    assert len(moved(feed, served.feed_after_change())) == 1
    subscriber.fetch()
    after = subscriber.events
    assert (len(before.keys() - after.keys()), len(after.keys() - before.keys())) == (1, 1)
    assert len(before.items() & after.items()) == len(before) - 1
    quarter = planned(served.folder, TODAY, 120)
    assert f"Reconnect with {TOUCHED}" in {title for _, _, title in quarter}
    assert subscriber.days(TODAY, 120) == quarter


@pytest.mark.parametrize("arguments", [(), ("reconnect.ics",), ("http://127.0.0.1:8383/",)])
def test_without_an_address_it_says_what_it_wants(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """And makes nothing."""
    with pytest.raises(AssertionError, match="usage: subscribe"):
        Subscriber(tmp_path).told(str(SCRIPT), *arguments)
    assert list(tmp_path.iterdir()) == []
