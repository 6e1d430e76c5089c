"""Contacts that are added, and contacts that move to another category."""

from collections.abc import Iterable

from cuegen.contacts.edits import block, flow
from cuegen.contacts.edits.keys import in_place, remove_entry
from cuegen.contacts.edits.kinds import Add, Move
from cuegen.contacts.edits.lines import Splice
from cuegen.contacts.edits.newcomers import Fresh, Moved, Newcomer
from cuegen.contacts.edits.page import Page
from cuegen.contacts.nodes import Mapping, Scalar, Sequence

Newcomers = list[Newcomer]


def add(page: Page, category: str, edits: Iterable[Add]) -> list[Splice]:
    """Put new contacts at the end of a category: bare names when they have only a name."""
    return _put(page, category, [Fresh(edit.entry) for edit in edits])


def move(page: Page, edit: Move) -> list[Splice]:
    """Take a contact, with all its lines and the comments of its own, to the end of another category."""
    siblings, index = page.siblings(edit.spot), edit.spot.index
    if page.contacts(edit.category) is siblings and index == len(siblings.nodes) - 1:
        return []
    arrival = _put(page, edit.category, [Moved(page, siblings, index)])
    if page.is_flow(siblings):
        return [*remove_entry(page, siblings, index), *arrival]
    start, end = block.whole_entry(page, siblings, index)
    return [Splice(start, page.lines.next(end), ""), *arrival]


def _put(page: Page, key: str, newcomers: Newcomers) -> list[Splice]:
    """Put people at the end of a category, in the style that it has.

    Raises:
        Refused: the category, or its contacts, are neither a list nor nothing.
    """
    category, contacts = page.category(key), page.contacts(key)
    if isinstance(contacts, Sequence):
        return _behind(page, contacts, newcomers)
    if isinstance(category, Mapping):
        if contacts is None:
            return _below_keys(page, category, newcomers)
        if isinstance(contacts, Scalar) and contacts.is_null:
            return [_into_nothing(page, category, contacts, newcomers)]
    elif isinstance(category, Scalar) and category.is_null:
        return [_into_empty_category(page, category, newcomers)]
    raise page.refused(contacts or category)


def _behind(page: Page, contacts: Sequence, newcomers: Newcomers) -> list[Splice]:
    """Put people behind the last contact of a list."""
    if page.is_flow(contacts):
        return flow.append(page, contacts, [each.in_flow() for each in newcomers])
    gap = block.gap(page, contacts)
    lines = [line for each in newcomers for line in each.in_block(contacts.start.column, gap)]
    return [block.below_last(page, contacts, lines)]


def _below_keys(page: Page, category: Mapping, newcomers: Newcomers) -> list[Splice]:
    """Put the first contacts of a category below its other keys."""
    if page.is_flow(category):
        return flow.append(page, category, [f"contacts: {_in_brackets(newcomers)}"])
    return [page.lines.below(page.end(category), _list_of(page, category.start.column, newcomers))]


def _into_nothing(page: Page, category: Mapping, nothing: Scalar, newcomers: Newcomers) -> Splice:
    """Put the first contacts behind `contacts:`, which is there already."""
    if page.is_flow(category) or nothing.value:
        return in_place(page, nothing, _in_brackets(newcomers))
    _, *lines = _list_of(page, category.start.column, newcomers)
    return page.lines.below(nothing.start.index, lines)


def _into_empty_category(page: Page, nothing: Scalar, newcomers: Newcomers) -> Splice:
    """Put the first contacts into a category that has only its key."""
    categories = page.categories
    if page.is_flow(categories) or nothing.value:
        return in_place(page, nothing, f"{{contacts: {_in_brackets(newcomers)}}}")
    lines = _list_of(page, categories.start.column + page.step, newcomers)
    return page.lines.below(nothing.start.index, lines)


def _list_of(page: Page, column: int, newcomers: Newcomers) -> list[str]:
    """Write a list of contacts below its key, which begins in this column."""
    entries = [line for each in newcomers for line in each.in_block(column + page.offset, " ")]
    return [" " * column + "contacts:", *entries]


def _in_brackets(newcomers: Newcomers) -> str:
    return "[" + ", ".join(each.in_flow() for each in newcomers) + "]"
