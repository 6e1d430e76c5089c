"""The pages behind the links of cues: how things stand with a person, and the forms that record a touch.

A GET changes nothing, whoever sends it: mail and calendar programs look at links before anybody presses them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from math import ceil
from typing import Protocol

from flask import Flask, Response, abort, request

from cuegen.contacts.model import Contact
from cuegen.files import Held
from cuegen.page.card import POLICY, STYLESHEET, CardPage, card_html, card_style, notice_html
from cuegen.problems import Refused
from cuegen.serve.conditions import weighed
from cuegen.serve.forms import Forms
from cuegen.serve.keys import Keys
from cuegen.serve.limits import Limits
from cuegen.serve.origins import is_foreign, origin_of
from cuegen.serve.pages import REVALIDATE
from cuegen.serve.site import Site
from cuegen.views import replies
from cuegen.views.card import Action, Card
from cuegen.wishes import uid_of

SOON = "5"  # seconds until a press may be tried again that another program was in the way of
LONGEST_FORM = 2000  # bytes; a form of these pages has about 60

HEADERS = {
    "Content-Security-Policy": POLICY,
    # Not no-referrer: with that, browsers send "Origin: null" with a form of our own (Fetch standard, section 3.2).
    "Referrer-Policy": "same-origin",
}

NOTHING = "Nothing was recorded"
UNREADABLE = "The list of contacts cannot be used just now. On the machine that serves it, cuegen check says why."
UNCHANGED = "The list of contacts could not be changed. On the machine that serves it, the log of the server says why."
FOREIGN = "This was sent by another page. Open the link of the cue once more, and press there."
HELD = "Another program is at work on the list of contacts. Wait a little, and press once more."
TOO_MANY = "This page was asked for too often. Wait a little, and try again."


class Desk(Protocol):
    """Knows everybody, and changes the list."""

    def card(self, cue: str) -> Card | None:
        """Make somebody's card; None when the list has no such person."""

    def press(
        self, cue: str, action: Action, is_as_seen: Callable[[Contact], bool], when_done: Callable[[], None]
    ) -> bool:
        """Do what was chosen, unless things no longer stand as they were seen; tell whether anything was changed.

        `when_done` is called if so, before the next press has a look.
        """


def add_done(app: Flask, site: Site, desk: Desk, limits: Limits) -> None:
    """Answer with the pages of people, for whoever has the link of one.

    Where the site is read-only there is nothing to press, and POST is no method of theirs.
    """
    pages = _Pages(desk, site, limits)
    link = "/done/<cue>/<key>"
    app.add_url_rule(f"/done/{STYLESHEET}", "card_style", _style, methods=["GET"])
    app.add_url_rule(link, "card", pages.show, methods=["GET"])
    if not site.is_read_only:
        app.add_url_rule(link, "press", pages.press, methods=["POST"])


@dataclass(frozen=True, slots=True)
class _Pages:
    """Answers requests for the pages of people."""

    desk: Desk
    site: Site
    limits: Limits
    forms: Forms = field(default_factory=Forms)

    @property
    def keys(self) -> Keys:
        """The keys of the present token."""
        return Keys(self.site.token)

    def show(self, cue: str, key: str) -> Response:
        """Show how things stand."""
        self._admit(cue, key)
        try:
            card = self.desk.card(cue)
        except Refused:
            return _notice("Not just now", UNREADABLE, HTTPStatus.SERVICE_UNAVAILABLE)
        return self._page(card, HTTPStatus.OK, replies.standing)

    def press(self, cue: str, key: str) -> Response:
        """Do what was pressed, and show how things stand after it."""
        self._admit(cue, key)
        request.max_content_length = LONGEST_FORM
        if is_foreign(
            request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin"), origin_of(self.site.address.base)
        ):
            return _notice(NOTHING, FOREIGN, HTTPStatus.FORBIDDEN)
        action, mark, keys = _action(request.form.get("action", "")), request.form.get("mark", ""), self.keys
        try:
            is_done = self.desk.press(
                cue,
                action,
                lambda contact: keys.is_mark(mark, contact, self.forms.issue(cue)),
                lambda: self.forms.spend(cue),
            )
        except Held:
            return _notice(NOTHING, HELD, HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": SOON})
        except Refused:
            return _notice(NOTHING, self._why(cue), HTTPStatus.SERVICE_UNAVAILABLE)
        return self._after(cue, action, is_done=is_done)

    def _after(self, cue: str, action: Action, *, is_done: bool) -> Response:
        """Show what a press came to, even if somebody has made the list a faulty one since."""
        try:
            card = self.desk.card(cue)
        except Refused:
            status = HTTPStatus.OK if is_done else HTTPStatus.SERVICE_UNAVAILABLE
            return _notice("Recorded" if is_done else NOTHING, UNREADABLE, status)
        if is_done:
            return self._page(card, HTTPStatus.OK, lambda card: replies.changed(action, card))
        return self._page(card, HTTPStatus.CONFLICT, replies.unchanged)

    def _why(self, cue: str) -> str:
        """Say why a press was refused: `cuegen check` knows only of what cannot be read."""
        try:
            self.desk.card(cue)
        except Refused:
            return UNREADABLE
        return UNCHANGED

    def _admit(self, cue: str, key: str) -> None:
        """Let nobody in without the key of this cue, and nobody too often."""
        if not self.keys.opens(key, cue):
            abort(HTTPStatus.NOT_FOUND)
        wait = self.limits.wait(cue)
        if wait:
            again = {"Retry-After": str(ceil(wait))}
            abort(_notice("Not so fast", TOO_MANY, HTTPStatus.TOO_MANY_REQUESTS, again))

    def _page(self, card: Card | None, status: HTTPStatus, say: Callable[[Card], str | None]) -> Response:
        if card is None:
            abort(HTTPStatus.NOT_FOUND)
        issue = self.forms.issue(uid_of(card.contact))
        mark = None if self.site.is_read_only else self.keys.mark(card.contact, issue)
        html = card_html(CardPage(card=card, said=say(card), mark=mark))
        return Response(html, status, HEADERS, mimetype="text/html")


def _action(word: str) -> Action:
    try:
        return Action(word)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def _style() -> Response:
    response = Response(card_style(), headers={"Cache-Control": REVALIDATE}, mimetype="text/css")
    response.add_etag()
    return weighed(response, request)


def _notice(title: str, text: str, status: HTTPStatus, headers: dict[str, str] | None = None) -> Response:
    return Response(notice_html(title, text), status, HEADERS | (headers or {}), mimetype="text/html")
