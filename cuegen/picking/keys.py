"""Which key does what."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum, auto

from cuegen.picking.picking import Ending, Picking, look_again, mark, mark_found, move, search, share, sort, turn


class Key(Enum):
    """The keys that do something, besides those that write."""

    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    HOME = auto()
    END = auto()
    LEFT = auto()
    RIGHT = auto()
    ENTER = auto()
    ESCAPE = auto()
    BACKSPACE = auto()
    ALL = auto()
    EMPTY = auto()
    LEAVE = auto()


def write(picking: Picking, text: str) -> Picking:
    """Take what was typed or pasted: it goes to the search, but a space in the list marks."""
    picking = replace(picking, said="")
    if text == " " and not picking.is_searching:
        return mark(picking)
    return search(picking, picking.query + text)


def press(picking: Picking, key: Key, page: int) -> Picking:
    """Do what a key stands for, on a page of so many people."""
    picking = replace(picking, said="")
    return _ACTIONS[key](picking) if key in _ACTIONS else _move(picking, key, page)


def _move(picking: Picking, key: Key, page: int) -> Picking:
    """Move in the list; from the search down to its first line, and from there up to the search."""
    if picking.is_searching:
        return move(picking, picking.place)
    if key is Key.UP and picking.place == 0:
        return replace(picking, is_searching=True)
    steps = {Key.UP: -1, Key.DOWN: 1, Key.PAGE_UP: -page, Key.PAGE_DOWN: page}
    ends = {Key.HOME: 0, Key.END: len(picking.found) - 1}
    return move(picking, ends[key] if key in ends else picking.place + steps[key])


def _go_on(picking: Picking) -> Picking:
    count = len(picking.marked)
    if picking.is_searching:
        return move(picking, picking.place)
    if not count:
        return replace(picking, said="nobody is marked: a space marks who is pointed at")
    if count > picking.most:
        said = f"{count:,} people are marked, where {picking.most:,} at once are allowed: unmark some"
        return replace(picking, said=said)
    if not picking.is_sorting:
        return sort(picking)
    if picking.homeless:
        found = sort(picking)
        return replace(found, said=f"{len(picking.homeless):,} without a category: left or right chooses one")
    return replace(picking, ending=Ending.CONFIRMED)


def _go_back(picking: Picking) -> Picking:
    """Take back the search, else the second step, else leave."""
    if picking.query or picking.is_searching:
        return replace(search(picking, ""), is_searching=False)
    return look_again(picking) if picking.is_sorting else replace(picking, ending=Ending.LEFT)


def _turn(picking: Picking, step: int) -> Picking:
    return turn(picking, step) if picking.is_sorting and not picking.is_searching else picking


def _take_all(picking: Picking) -> Picking:
    """Mark all; in the second step, share a category with all, where it is to be seen whose."""
    if not picking.is_sorting:
        return mark_found(picking)
    return picking if picking.is_searching else share(picking)


_ACTIONS: Mapping[Key, Callable[[Picking], Picking]] = {
    Key.LEFT: lambda picking: _turn(picking, -1),
    Key.RIGHT: lambda picking: _turn(picking, 1),
    Key.ENTER: _go_on,
    Key.ESCAPE: _go_back,
    Key.BACKSPACE: lambda picking: search(picking, picking.query[:-1]),
    Key.ALL: _take_all,
    Key.EMPTY: lambda picking: search(picking, ""),
    Key.LEAVE: lambda picking: replace(picking, ending=Ending.LEFT),
}
