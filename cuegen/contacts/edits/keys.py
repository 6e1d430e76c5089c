"""Changes of the keys of one contact: single values, and lists of texts."""

from typing import Any

from cuegen.contacts.edits import block, flow
from cuegen.contacts.edits.kinds import Append, Drop, Set
from cuegen.contacts.edits.lines import Splice
from cuegen.contacts.edits.page import Page
from cuegen.contacts.edits.written import entry, in_flow, pair, scalar
from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence


def set_key(page: Page, edit: Set) -> list[Splice]:
    """Give a key this value, where it stands or below the last one; or remove it."""
    contact = page.contact(edit.spot)
    if isinstance(contact, Scalar) and edit.key == "name" and edit.text is not None:
        return replaced(page, contact, edit.text, is_flow=page.is_flow(page.siblings(edit.spot)))
    value = page.value(contact, edit.key)
    if edit.text is None:
        return [] if value is None else _remove(page, contact, edit.key)
    if value is None:
        return _add(page, edit, edit.text)
    if not isinstance(value, Scalar):
        raise page.refused(value)
    return replaced(page, value, edit.text, is_flow=_in_flow(page, edit))


def append(page: Page, edit: Append) -> list[Splice]:
    """Put a text at the end of a list, which is made when it is missing."""
    contact = page.contact(edit.spot)
    value = page.value(contact, edit.key)
    if value is None:
        return _add(page, edit, [edit.text])
    if isinstance(value, Sequence):
        return add_entry(page, value, edit.text)
    if not isinstance(value, Scalar) or not value.is_null:
        raise page.refused(value)
    is_block = value.value == "" and not _in_flow(page, edit)
    return fill(page, value, [edit.text], contact.start.column if is_block else None)


def drop(page: Page, edit: Drop) -> list[Splice]:
    """Remove the last entry of a list, and the key with the last one."""
    contact = page.contact(edit.spot)
    value = page.value(contact, edit.key)
    if not isinstance(value, Sequence) or not value.nodes:
        raise page.refused(value or contact)
    if len(value.nodes) == 1:
        return _remove(page, contact, edit.key)
    return remove_entry(page, value, len(value.nodes) - 1)


def add_entry(page: Page, sequence: Sequence, value: Any) -> list[Splice]:  # noqa: ANN401 - a text, or a mapping of texts
    """Put an entry at the end of a list, as the others stand."""
    if page.is_flow(sequence):
        return flow.append(page, sequence, in_flow(value))
    return block.add_entry(page, sequence, entry(value, block.gap(page, sequence)))


def remove_entry(page: Page, sequence: Sequence, index: int) -> list[Splice]:
    """Remove an entry of a list."""
    remove = flow.remove if page.is_flow(sequence) else block.remove_entry
    return remove(page, sequence, index)


def add_pair(page: Page, mapping: Mapping, key: str, value: str | list[Any]) -> list[Splice]:
    """Put a key at the end of a mapping that stands in block style, or in braces."""
    if page.is_flow(mapping):
        return flow.append(page, mapping, f"{in_flow(key)}: {in_flow(value)}")
    return block.add_pair(page, mapping, pair(key, value, page.offset))


def fill(page: Page, nothing: Scalar, value: list[Any], column: int | None) -> list[Splice]:
    """Put a list where nothing is written; below the key in this column, or in brackets without one."""
    if column is None:
        return [_in_place(page, nothing, in_flow(value))]
    lines = [" " * (column + page.offset) + line for each in value for line in entry(each)]
    return [page.lines.below(nothing.start.index, lines)]


def replaced(page: Page, value: Scalar, text: str, *, is_flow: bool) -> list[Splice]:
    """Put another text in the place of a value, and leave the comment behind it."""
    written = scalar(text, flow=is_flow)
    if not page.is_block_text(value):
        return [_in_place(page, value, written)]
    start, end = value.start.index, page.end(value)
    header = page.text[start : page.lines.end(start)].split(maxsplit=1)[0]
    return [Splice(start, start + len(header), written), Splice(page.lines.end(start), end, "")]


def _in_place(page: Page, value: Node, written: str) -> Splice:
    start = value.start.index
    space = " " if page.text[start - 1] == ":" else ""
    return Splice(start, value.end.index, space + written)


def _add(page: Page, edit: Set | Append, value: str | list[Any]) -> list[Splice]:
    """Put a key that is not there yet at the end of a contact; a bare name grows."""
    contact = page.contact(edit.spot)
    if isinstance(contact, Mapping):
        if _in_flow(page, edit):
            return flow.append(page, contact, f"{in_flow(edit.key)}: {in_flow(value)}")
        return add_pair(page, contact, edit.key, value)
    if contact.is_null:
        raise page.refused(contact)
    if page.is_flow(page.siblings(edit.spot)):
        return flow.grow(page, contact, f"{in_flow(edit.key)}: {in_flow(value)}")
    return block.grow(page, contact, pair(edit.key, value, page.offset))


def _remove(page: Page, contact: Node, key: str) -> list[Splice]:
    if not isinstance(contact, Mapping):
        raise page.refused(contact)
    index = [each.value for each, _ in contact.pairs if isinstance(each, Scalar)].index(key)
    if len(contact.pairs) == 1:
        raise page.refused(contact)
    remove = flow.remove if page.is_flow(contact) else block.remove_pair
    return remove(page, contact, index)


def _in_flow(page: Page, edit: Set | Append) -> bool:
    """Tell whether what belongs to a contact stands within brackets or braces."""
    return page.is_flow(page.siblings(edit.spot)) or page.is_flow(page.contact(edit.spot))
