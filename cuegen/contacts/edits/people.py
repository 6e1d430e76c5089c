"""Contacts that are added, and contacts that move to another category."""

from cuegen.contacts.edits import block, flow
from cuegen.contacts.edits.keys import in_place, remove_entry
from cuegen.contacts.edits.kinds import Add, Move
from cuegen.contacts.edits.lines import Splice
from cuegen.contacts.edits.newcomers import Fresh, Moved, Newcomer
from cuegen.contacts.edits.page import Page
from cuegen.contacts.nodes import Mapping, Scalar, Sequence


def add(page: Page, edit: Add) -> list[Splice]:
    """Put a new contact at the end of a category: a bare name when it has only a name."""
    fields = dict(edit.fields)
    return _put(page, edit.category, Fresh(fields["name"] if fields.keys() == {"name"} else fields))


def move(page: Page, edit: Move) -> list[Splice]:
    """Take a contact, with all its lines and the comments of its own, to the end of another category."""
    siblings, index = page.siblings(edit.spot), edit.spot.index
    if page.contacts(edit.category) is siblings and index == len(siblings.nodes) - 1:
        return []
    arrival = _put(page, edit.category, Moved(page, siblings, index))
    if page.is_flow(siblings):
        return [*remove_entry(page, siblings, index), *arrival]
    start, end = block.whole_entry(page, siblings, index)
    return [Splice(start, page.lines.next(end), ""), *arrival]


def _put(page: Page, key: str, newcomer: Newcomer) -> list[Splice]:
    """Put somebody at the end of a category, in the style that it has.

    Raises:
        Refused: the category, or its contacts, are neither a list nor nothing.
    """
    category, contacts = page.category(key), page.contacts(key)
    if isinstance(contacts, Sequence):
        return _behind(page, contacts, newcomer)
    if isinstance(category, Mapping):
        if contacts is None:
            return _below_keys(page, category, newcomer)
        if isinstance(contacts, Scalar) and contacts.is_null:
            return [_into_nothing(page, category, contacts, newcomer)]
    elif isinstance(category, Scalar) and category.is_null:
        return [_into_empty_category(page, category, newcomer)]
    raise page.refused(contacts or category)


def _behind(page: Page, contacts: Sequence, newcomer: Newcomer) -> list[Splice]:
    """Put somebody behind the last contact of a list."""
    if page.is_flow(contacts):
        return flow.append(page, contacts, newcomer.in_flow())
    lines = newcomer.in_block(contacts.start.column, block.gap(page, contacts))
    return [block.below_last(page, contacts, lines)]


def _below_keys(page: Page, category: Mapping, newcomer: Newcomer) -> list[Splice]:
    """Put the first contact of a category below its other keys."""
    if page.is_flow(category):
        return flow.append(page, category, f"contacts: [{newcomer.in_flow()}]")
    return [page.lines.below(page.end(category), _list_of(page, category.start.column, newcomer))]


def _into_nothing(page: Page, category: Mapping, nothing: Scalar, newcomer: Newcomer) -> Splice:
    """Put the first contact behind `contacts:`, which is there already."""
    if page.is_flow(category) or nothing.value:
        return in_place(page, nothing, f"[{newcomer.in_flow()}]")
    _, *lines = _list_of(page, category.start.column, newcomer)
    return page.lines.below(nothing.start.index, lines)


def _into_empty_category(page: Page, nothing: Scalar, newcomer: Newcomer) -> Splice:
    """Put the first contact into a category that has only its key."""
    categories = page.categories
    if page.is_flow(categories) or nothing.value:
        return in_place(page, nothing, f"{{contacts: [{newcomer.in_flow()}]}}")
    lines = _list_of(page, categories.start.column + page.step, newcomer)
    return page.lines.below(nothing.start.index, lines)


def _list_of(page: Page, column: int, newcomer: Newcomer) -> list[str]:
    """Write a list of one contact below its key, which begins in this column."""
    return [" " * column + "contacts:", *newcomer.in_block(column + page.offset, " ")]
