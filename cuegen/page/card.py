"""The page of one person as HTML: how things stand, and what can be pressed. It runs no script."""

from dataclasses import dataclass
from functools import cache

from cuegen.page.rendering import environment, part, stylesheet
from cuegen.views.card import SNOOZES, Action, Card

POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
STYLESHEET = "card.css"  # the name under which a server has it, one folder above the page


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """What a page shows: a card, what is said first, and the mark for the forms; None where nothing can be pressed."""

    card: Card
    said: str | None
    mark: str | None

    @property
    def snoozes(self) -> list[Action]:
        """How long the cue can be put off."""
        return [action for action in self.card.offers if action in SNOOZES]


def card_html(page: CardPage) -> str:
    """Write the page, which has to be sent with `POLICY`."""
    return environment().get_template("card.html.j2").render(page=page)


def notice_html(title: str, text: str) -> str:
    """Write the page that stands in for a card when there is none to show, in the same look."""
    return environment().get_template("notice.html.j2").render(title=title, text=text)


@cache
def card_style() -> str:
    """Return the stylesheet: that of the feed's page, and what this one has besides."""
    return f"{stylesheet()}\n{part(STYLESHEET)}"
