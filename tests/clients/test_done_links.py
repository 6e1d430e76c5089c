"""A link of the feed, pressed in a real browser: one touch in the list, one cue that moves, and then no more."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.clients.looks import LOOKS, PHONE, WIDE, Look, fits, opened
from tests.clients.served import Served, moved, texts

PEOPLE = ("Charles Babbage", "Grace Hopper", "Mary Somerville", "Mileva Marić")
UNSCRIPTED = "Srinivasa Ramanujan"
CONFLICT = "Failed to load resource: the server responded with a status of 409 (CONFLICT)"
LOOKED_AT = "Johannes Kepler"


def press_done(page: Page, link: str) -> str:
    """Open a link, press Done, and return what the answer says first."""
    page.goto(link)
    assert fits(page)
    page.get_by_role("button", name="Done").click()
    said = page.get_by_role("status").inner_text()
    assert fits(page)
    return said


def first_appointment(event: str) -> str:
    """Read when an event begins, as the pages word it."""
    found = re.search(r"^DTSTART;TZID=Europe/London:(\d{8}T\d{4})00$", event, re.MULTILINE)
    assert found, event
    start = datetime.strptime(found[1], "%Y%m%dT%H%M")  # noqa: DTZ007 - shown as the clocks there have it
    return f"{start:%a} {start.day} {start:%b %Y}, {start:%H:%M}"


def only_line(before: str, after: str) -> tuple[str, str]:
    """Give the one line in which two texts differ, as it was and as it is."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    ((was, now),) = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    return was, now


def one_touch_is_recorded(served: Served, page: Page, name: str, folder: Path) -> None:
    """Press Done on somebody's page, and hold what that did against the list before, `cuegen log`, and the feed."""
    before, link, logged = served.feed(), served.link(name), served.as_logged(name, folder / "logged")
    text = served.list.read_text(encoding="utf-8")
    said = press_done(page, link)
    assert served.list.read_text(encoding="utf-8") == logged
    was, now = only_line(text, logged)
    day = was.split()[1]
    assert now == was.replace(f"last_contact: {day}", f"last_contact: 2026-11-23 after {day}")
    after = served.feed_after_change()
    (uid,) = moved(before, after)
    event = texts(after)[uid]
    assert f"SUMMARY:Reconnect with {name}\n" in event
    assert "Last touch: 2026-11-23" in event
    assert said.startswith("Recorded: in touch today. Next cue: ")
    assert re.split("Next cue: |; then ", said)[-1] == f"{first_appointment(event)}."  # a follow-up may come before
    assert served.link(name) == link


@pytest.mark.parametrize(("look", "name"), [*zip(LOOKS, PEOPLE, strict=True)], ids=str)
def test_done_records_one_touch(served: Served, browser: Browser, look: Look, name: str, tmp_path: Path) -> None:
    """In one line of the list, as `cuegen log` does it; one cue moves, and the answer names its next day."""
    with opened(browser, look) as page:
        one_touch_is_recorded(served, page, name, tmp_path)


def test_done_needs_no_scripts(served: Served, browser: Browser, tmp_path: Path) -> None:
    """It is a form."""
    with opened(browser, PHONE, scripts=False) as page:
        one_touch_is_recorded(served, page, UNSCRIPTED, tmp_path)


@pytest.mark.parametrize(("scripts", "name"), [(True, "Caroline Herschel"), (False, "Marie Curie")])
def test_the_same_link_a_second_time_does_nothing(
    served: Served, browser: Browser, name: str, *, scripts: bool
) -> None:
    """Opened anew there is no Done to press; on a page that was open all the while it is pressed in vain."""
    link = served.link(name)
    with opened(browser, PHONE, scripts=scripts, tells=(CONFLICT,)) as early, opened(browser, WIDE) as late:
        early.goto(link)
        press_done(late, link)
        served.feed_after_change()
        recorded, feed = served.list.read_bytes(), served.feed()
        late.goto(link)
        expect(late.get_by_role("status")).to_contain_text("Already recorded today. Next cue: ")
        expect(late.get_by_role("button", name="Done")).to_have_count(0)
        early.get_by_role("button", name="Done").click()
        expect(early.get_by_role("status")).to_contain_text("Already recorded today. Nothing was changed. Next cue: ")
    assert (served.list.read_bytes(), served.feed()) == (recorded, feed)


def test_to_look_changes_nothing(served: Served, browser: Browser) -> None:
    """As often as the page of a person is opened, the list and the feed stay."""
    before = served.list.read_bytes(), served.feed()
    with opened(browser, PHONE) as page:
        for _ in range(2):
            page.goto(served.link(LOOKED_AT))
        offered = page.get_by_role("button").all_inner_texts()
        assert offered == ["Done", "1 week", "2 weeks", "4 weeks", "Pause"]
    assert (served.list.read_bytes(), served.feed()) == before
