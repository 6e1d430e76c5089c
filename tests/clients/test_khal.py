"""khal, a calendar on a terminal, fed over HTTP by vdirsyncer: it tells the right days, and follows the list."""

from pathlib import Path

import pytest

from tests.cli.program import TODAY, Result, run
from tests.clients.served import Served, moved
from tests.clients.terminal import SCRIPT, Subscriber, planned

TOUCHED, TOUCHED_LATER = "Alexander von Humboldt", "Sofya Kovalevskaya"
SUMMER = "2027-06-28"


def lists_the_agenda(served: Served, subscriber: Subscriber, first: str, length: int) -> bool:
    """Compare what khal lists with `cuegen agenda`: days, times and titles, none of them missing and none too many."""
    expected = planned(served.folder, first, length)
    assert len(expected) >= 4
    return subscriber.days(first, length) == expected


def test_khal_subscribes_and_follows(served: Served, tmp_path: Path) -> None:
    """It tells the days of two weeks, in winter time and in summer time.

    A second fetch leaves every event as it is; one after `cuegen log` exchanges one, and khal knows its new day.
    """
    subscriber = Subscriber(tmp_path)
    subscriber.subscribe(served.address)
    assert lists_the_agenda(served, subscriber, TODAY, 14)
    assert lists_the_agenda(served, subscriber, SUMMER, 14)
    feed, before = served.feed(), subscriber.events
    subscriber.fetch()
    assert subscriber.events == before
    assert run("log", TOUCHED, cwd=served.folder).code == 0
    assert len(moved(feed, served.feed_after_change())) == 1
    subscriber.fetch()
    after = subscriber.events
    assert (len(before.keys() - after.keys()), len(after.keys() - before.keys())) == (1, 1)
    assert len(before.items() & after.items()) == len(before) - 1
    assert lists_the_agenda(served, subscriber, TODAY, 120)


def test_cron_fetches_without_a_word(served: Served, tmp_path: Path) -> None:
    """The line of the page, with next to nothing in its environment: a mail is about a fetch that failed."""
    subscriber = Subscriber(tmp_path)
    subscriber.subscribe(served.address)
    assert run("log", TOUCHED_LATER, cwd=served.folder).code == 0
    served.feed_after_change()
    before = subscriber.events
    assert subscriber.by_cron() == Result(0, b"", "")
    assert subscriber.events != before
    (subscriber.data / "cuegen-khal" / "vdirsyncer.conf").unlink()
    assert subscriber.by_cron().code != 0


@pytest.mark.parametrize("arguments", [(), ("reconnect.ics",), ("http://127.0.0.1:8383/",)])
def test_without_an_address_it_says_what_it_wants(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """And makes nothing."""
    with pytest.raises(AssertionError, match="usage: subscribe"):
        Subscriber(tmp_path).told(str(SCRIPT), *arguments)
    assert list(tmp_path.iterdir()) == []
