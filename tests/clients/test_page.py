"""The page in a real browser: whole, quiet, of this host alone, and its address can be taken away."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.clients.looks import LOOKS, PHONE, WIDE, Look, fits, opened
from tests.clients.served import Served

SECTIONS = ["Subscribe", "Next two weeks", "Who is warm", "The year", "Last fetched"]
COLOR = re.compile(r"\d+")  # of red, green and blue, as in rgb(1, 2, 3)


def sections(page: Page) -> list[str]:
    """List what the page is about; other tests touch the list, which can give it cause for remarks."""
    return [each for each in page.locator("main section h2").all_inner_texts() if each != "Remarks on the list"]


def is_light(page: Page) -> bool:
    """Tell whether the text of a page is darker than what is behind it."""
    style = "getComputedStyle(document.body)"
    paper, ink = (
        sum(map(int, COLOR.findall(page.evaluate(f"{style}.{name}")))) for name in ("backgroundColor", "color")
    )
    return paper > ink


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_page_is_whole(served: Served, browser: Browser, look: Look) -> None:
    """Every section is in sight, in the colors that the reader likes; nothing sticks out, even with all of it unfolded.

    Nothing is fetched from elsewhere.
    """
    with opened(browser, look) as page:
        asked = list[str]()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served.page)
        expect(page).to_have_title("Reconnect")
        assert sections(page) == SECTIONS
        assert is_light(page) == (look.scheme == "light")
        assert all(section.is_visible() for section in page.locator("main section").all())
        assert fits(page)
        for each in page.locator("summary").all():
            each.click()
        assert page.locator("details:not([open])").count() == 0
        assert fits(page)
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts == {urlsplit(served.base).netloc}
    assert {urlsplit(url).path.rpartition("/")[2] for url in asked if url.startswith("http")} == {
        *("", "page.css", "page.js")
    }


@pytest.mark.parametrize("look", [PHONE, WIDE], ids=str)
def test_the_address_is_copied_by_a_press(served: Served, browser: Browser, look: Look) -> None:
    """The clipboard then holds it, and the page says so."""
    with opened(browser, look) as page:
        page.goto(served.page)
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_role("status")).to_have_text("Copied.")
        assert page.evaluate("navigator.clipboard.readText()") == served.address


def test_all_can_be_reached_by_the_keyboard(served: Served, browser: Browser) -> None:
    """What unfolds does so on Enter; and what has the focus can be seen."""
    with opened(browser, PHONE) as page:
        page.goto(served.page)
        first = page.locator("details").first
        first.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(first).to_have_attribute("open", "")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches(':focus-visible')")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_without_scripts_nothing_is_missing_but_the_button(served: Served, browser: Browser) -> None:
    """The address stands there to be copied by hand, and what unfolds does."""
    with opened(browser, PHONE, scripts=False) as page:
        page.goto(served.page)
        assert sections(page) == SECTIONS
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.get_by_label("Address of the feed")).to_have_value(served.address)
        subscribe = page.get_by_role("link", name="Subscribe to Reconnect")
        expect(subscribe).to_have_attribute("href", served.address.replace("http:", "webcal:"))
        first = page.locator("details").first
        first.locator("summary").click()
        expect(first).to_have_attribute("open", "")
