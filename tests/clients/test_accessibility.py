"""No obstacles for anybody, as far as a program can tell: axe-core finds none on any page, in any look."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no stubs
from playwright.sync_api import Browser, Page

from tests.clients.looks import LOOKS, Look, opened
from tests.clients.served import Served

PEOPLE = ("Emmy Noether", "Hertha Ayrton", "Lewis Latimer", "Nikola Tesla")


@pytest.fixture(scope="module")
def axe() -> Axe:
    """Have axe-core, which comes with its package and not over the network."""
    return Axe()


def unfold(page: Page) -> None:
    """Show all that there is."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def obstacles(axe: Axe, page: Page) -> str:
    """Tell what axe-core finds, as a report; it has found something to look at, too."""
    found = axe.run(page)
    assert len(found.response["passes"]) > 10
    return "" if not found.violations_count else found.generate_report()


@pytest.mark.parametrize(("look", "name"), [*zip(LOOKS, PEOPLE, strict=True)], ids=str)
def test_no_page_has_an_obstacle(served: Served, browser: Browser, axe: Axe, look: Look, name: str) -> None:
    """The page of the feed, with all of it unfolded; the page of a person; the answer to a press."""
    with opened(browser, look, policy=False) as page:
        page.goto(served.page)
        unfold(page)
        assert obstacles(axe, page) == ""
        page.goto(served.link(name))
        assert obstacles(axe, page) == ""
        page.get_by_role("button", name="Done").click()
        page.get_by_role("status").wait_for()
        assert obstacles(axe, page) == ""
        served.feed_after_change()
