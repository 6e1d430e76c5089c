"""The pages behind the links of cues: how things stand with a person, and the forms that record a touch.

A GET changes nothing, whoever sends it: mail and calendar programs look at links before anybody presses them.
"""

from collections.abc import Callable
from http import HTTPStatus
from math import ceil
from typing import Protocol

from flask import Blueprint, Response, abort, request

from cuegen.contacts.model import Contact
from cuegen.page.card import POLICY, STYLESHEET, CardPage, card_html, card_style, notice_html
from cuegen.problems import Refused
from cuegen.serve.keys import Keys
from cuegen.serve.limits import Limits
from cuegen.serve.origins import is_foreign, origin_of
from cuegen.views import replies
from cuegen.views.card import Action, Card

LONGEST_FORM = 2000  # bytes; a form of these pages has about 60

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    # Not no-referrer: with that, browsers send "Origin: null" with a form of our own (Fetch standard, 4.1).
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}

NOTHING = "Nothing was recorded"
WHY = "On the machine that serves it, cuegen check says why."
UNREADABLE = f"The list of contacts cannot be used just now. {WHY}"
UNBUILDABLE = f"The feed cannot be built just now. {WHY}"
FOREIGN = "This was sent by another page. Open the link of the cue once more, and press there."
TOO_MANY = "This page was asked for too often. Wait a little, and try again."


class Desk(Protocol):
    """Knows everybody, and changes the list."""

    def card(self, cue: str) -> Card | None:
        """Make somebody's card; None when the list has no such person."""

    def press(self, cue: str, action: Action, is_as_seen: Callable[[Contact], bool]) -> bool:
        """Do what was chosen, unless things no longer stand as they were seen; tell whether anything was changed."""


class DonePages:
    """Answers requests for the pages of people. With `is_read_only` there is nothing to press."""

    def __init__(
        self, desk: Desk, keys: Callable[[], Keys], limits: Limits, public_url: str, *, is_read_only: bool
    ) -> None:
        self._desk = desk
        self._keys = keys
        self._limits = limits
        self._origin = origin_of(public_url)
        self._is_read_only = is_read_only

    def blueprint(self) -> Blueprint:
        """Give the routes. Where nothing can be pressed, a POST is no method of theirs: 405."""
        routes = Blueprint("done", __name__)
        link = "/done/<cue>/<key>"
        routes.add_url_rule(f"/done/{STYLESHEET}", view_func=_style, provide_automatic_options=False)
        routes.add_url_rule(link, view_func=self._show, methods=["GET"], provide_automatic_options=False)
        if not self._is_read_only:
            routes.add_url_rule(link, view_func=self._press, methods=["POST"], provide_automatic_options=False)
        return routes

    def _show(self, cue: str, key: str) -> Response:
        """Show how things stand."""
        self._admit(cue, key)
        try:
            card = self._desk.card(cue)
        except Refused:
            return _notice("Not just now", UNREADABLE, HTTPStatus.SERVICE_UNAVAILABLE)
        return self._page(card, HTTPStatus.OK, replies.standing)

    def _press(self, cue: str, key: str) -> Response:
        """Do what was pressed, and show how things stand after it."""
        self._admit(cue, key)
        request.max_content_length = LONGEST_FORM
        if is_foreign(request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin"), self._origin):
            return _notice(NOTHING, FOREIGN, HTTPStatus.FORBIDDEN)
        action, mark, keys = _action(request.form.get("action", "")), request.form.get("mark", ""), self._keys()
        try:
            is_done = self._desk.press(cue, action, lambda contact: keys.is_mark(mark, contact))
        except Refused:
            return _notice(NOTHING, UNREADABLE, HTTPStatus.SERVICE_UNAVAILABLE)
        return self._after(cue, action, is_done=is_done)

    def _after(self, cue: str, action: Action, *, is_done: bool) -> Response:
        """Show what a press came to. That it was refused by the feed's templates would be no word about the list."""
        try:
            card = self._desk.card(cue)
        except Refused:
            return _notice("Recorded" if is_done else NOTHING, UNBUILDABLE, HTTPStatus.OK)
        if is_done:
            return self._page(card, HTTPStatus.OK, lambda card: replies.changed(action, card))
        return self._page(card, HTTPStatus.CONFLICT, replies.unchanged)

    def _admit(self, cue: str, key: str) -> None:
        """Let nobody in without the key of this cue, and nobody too often."""
        if not self._keys().opens(key, cue):
            abort(HTTPStatus.NOT_FOUND)
        wait = self._limits.wait(cue)
        if wait:
            again = {"Retry-After": str(ceil(wait))}
            abort(_notice("Not so fast", TOO_MANY, HTTPStatus.TOO_MANY_REQUESTS, again))

    def _page(self, card: Card | None, status: HTTPStatus, say: Callable[[Card], str | None]) -> Response:
        if card is None:
            abort(HTTPStatus.NOT_FOUND)
        mark = None if self._is_read_only else self._keys().mark(card.contact)
        html = card_html(CardPage(card=card, said=say(card), mark=mark))
        return Response(html, status, HEADERS, mimetype="text/html")


def _action(word: str) -> Action:
    try:
        return Action(word)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def _style() -> Response:
    headers = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return Response(card_style(), headers=headers, mimetype="text/css")


def _notice(title: str, text: str, status: HTTPStatus, headers: dict[str, str] | None = None) -> Response:
    return Response(notice_html(title, text), status, HEADERS | (headers or {}), mimetype="text/html")
