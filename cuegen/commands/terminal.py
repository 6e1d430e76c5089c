"""The terminal on which people are picked. The only module that knows prompt_toolkit, an extra.

It turns the terminal's keys into those of `cuegen.picking`, and puts its pages on the screen. The library keeps to
NO_COLOR by itself.
"""

import re

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output, create_output

from cuegen.picking.keys import Key, press, write
from cuegen.picking.page import Page, Style, draw, room
from cuegen.picking.picking import Picking

# A terminal sends Esc as the beginning of other keys, too: so long it waits for the rest of them, in seconds.
PATIENCE = 0.05

_CONTROL = re.compile("[\x00-\x1f\x7f]")

KEYS = {
    Keys.Up: Key.UP,
    Keys.Down: Key.DOWN,
    Keys.PageUp: Key.PAGE_UP,
    Keys.PageDown: Key.PAGE_DOWN,
    Keys.Home: Key.HOME,
    Keys.End: Key.END,
    Keys.Left: Key.LEFT,
    Keys.Right: Key.RIGHT,
    Keys.Enter: Key.ENTER,
    Keys.Escape: Key.ESCAPE,
    Keys.Backspace: Key.BACKSPACE,
    Keys.ControlA: Key.ALL,
    Keys.ControlU: Key.EMPTY,
    Keys.ControlC: Key.LEAVE,
    Keys.SIGINT: Key.LEAVE,
}
STYLES = {Style.PLAIN: "", Style.STRONG: "bold", Style.MARKED: "ansigreen", Style.POINTED: "reverse"}


def ask(picking: Picking, title: str) -> Picking:
    """Let the user pick on the terminal, until they confirm or leave; standard output may be a file meanwhile."""
    shown = create_output(always_prefer_tty=True)
    return Conversation(picking, title).hold(create_input(always_prefer_tty=True), shown)


class Conversation:
    """Keys and pages in turn."""

    def __init__(self, picking: Picking, title: str) -> None:
        self._picking = picking
        self._title = title

    def hold(self, typed: Input, shown: Output) -> Picking:
        """Go on until the picking ends; that nobody can type any more is leaving."""
        control = FormattedTextControl(
            lambda: _pieces(self._page(shown)), focusable=True, get_cursor_position=lambda: _cursor(self._page(shown))
        )
        application: Application[None] = Application(
            Layout(Window(control)),
            key_bindings=self._bindings(),
            full_screen=True,
            input=typed,
            output=shown,
        )
        application.ttimeoutlen = application.timeoutlen = PATIENCE
        try:
            application.run()
        except EOFError:
            return press(self._picking, Key.LEAVE, 1)
        return self._picking

    def _page(self, shown: Output) -> Page:
        size = shown.get_size()
        return draw(self._picking, self._title, size.columns, size.rows)

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for name, key in KEYS.items():
            bindings.add(name)(lambda event, key=key: self._pressed(event, key))
        bindings.add(Keys.Any)(self._written)
        bindings.add(Keys.BracketedPaste)(self._written)
        # With Alt, a key begins with Esc; it is not to end all.
        bindings.add(Keys.Escape, Keys.Any)(lambda _event: None)
        bindings.add(Keys.Escape, Keys.Escape)(lambda event: self._pressed(event, Key.ESCAPE))
        return bindings

    def _pressed(self, event: KeyPressEvent, key: Key) -> None:
        self._go_on(event, press(self._picking, key, room(event.app.output.get_size().rows)))

    def _written(self, event: KeyPressEvent) -> None:
        text = " ".join(event.data.split()) if len(event.data) > 1 else event.data  # pasted, or one key
        if text and not _CONTROL.search(text):  # as keys of no use here have
            self._go_on(event, write(self._picking, text))

    def _go_on(self, event: KeyPressEvent, picking: Picking) -> None:
        self._picking = picking
        if picking.ending is not None:
            event.app.exit()


def _pieces(page: Page) -> StyleAndTextTuples:
    pieces: StyleAndTextTuples = []
    for line in page.lines:
        pieces += [*((STYLES[style], text) for style, text in line), ("", "\n")]
    return pieces[:-1]


def _cursor(page: Page) -> Point:
    line, cell = page.cursor
    return Point(x=cell, y=line)
