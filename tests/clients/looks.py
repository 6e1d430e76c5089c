"""How a page can be looked at: on a phone or a wide screen, in light or dark, and by somebody who notes trouble."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, Page


@dataclass(frozen=True, slots=True)
class Look:
    """A size, in CSS pixels, and a scheme of colors."""

    width: int
    height: int
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


LOOKS = tuple(
    Look(width, height, scheme) for width, height in ((390, 844), (1440, 900)) for scheme in ("light", "dark")
)


PHONE, WIDE = LOOKS[0], LOOKS[-1]


@contextmanager
def opened(
    browser: Browser,
    look: Look,
    *,
    scripts: bool = True,
    policy: bool = True,
    tells: tuple[str, ...] = (),
) -> Iterator[Page]:
    """Open an empty tab in a browser without a past; at the end there must have been no trouble.

    Trouble is whatever the console tells but what it `tells` by right: an error, a warning, something that the page's
    policy forbids. Without `policy` scripts of the driver can come in, and the console is not asked: a browser looks
    for an icon then, which the policy forbids.
    """
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.scheme,
        java_script_enabled=scripts,
        bypass_csp=not policy,
        permissions=["clipboard-read", "clipboard-write"],  # as a user has who presses Copy
    )
    page, trouble = context.new_page(), list[str]()
    context.on("console", lambda said: trouble.append(said.text) if said.type in {"error", "warning"} else None)
    context.on("weberror", lambda error: trouble.append(str(error.error)))
    try:
        yield page
    finally:
        context.close()
    assert not policy or tuple(trouble) == tells, trouble


def fits(page: Page) -> bool:
    """Tell whether all of a page fits its width, so that nobody has to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
