"""What real clients need: a running server, and a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.clients.served import Served
from tests.programs import program


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the example: one server for all tests of a process, so each of them takes people of its own."""
    served = Served(tmp_path_factory.mktemp("served"))
    with served.server:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, once."""
    chromium = program("chromium", "chromium")
    with sync_playwright() as playwright:
        # Root, as containers have it, cannot have the sandbox; nothing but our own pages is opened.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()
