"""Changes of the keys of one contact: single values, and lists of texts."""

from typing import Any, cast

from cuegen.contacts.edits import block, flow
from cuegen.contacts.edits.kinds import Append, Drop, Set
from cuegen.contacts.edits.lines import Splice
from cuegen.contacts.edits.page import Page
from cuegen.contacts.edits.written import entry, in_flow, pair, scalar
from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence
from cuegen.problems import Refused


def set_key(page: Page, edit: Set) -> list[Splice]:
    """Give a key this value, where it stands or below the last one; or remove it.

    Raises:
        Refused: there is a list or a mapping, or nothing would be left of the contact.
    """
    contact = page.contact(edit.spot)
    if isinstance(contact, Scalar) and edit.key == "name":
        if edit.text is None:
            raise page.refused(contact)
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
    """Put a text at the end of a list, which is made when it is missing.

    Raises:
        Refused: there is something else than a list.
    """
    contact = page.contact(edit.spot)
    value = page.value(contact, edit.key)
    if value is None:
        return _add(page, edit, [edit.text])
    if isinstance(value, Sequence):
        return _behind(page, value, edit.text)
    if not isinstance(value, Scalar) or not value.is_null:
        raise page.refused(value)
    if value.value or _in_flow(page, edit):
        return [in_place(page, value, in_flow([edit.text]))]
    _, *lines = pair(edit.key, [edit.text], page.offset)
    return [page.lines.below(value.start.index, block.indented(lines, contact.start.column))]


def drop(page: Page, edit: Drop) -> list[Splice]:
    """Remove the last entry of a list, and the key with the last one.

    Raises:
        Refused: there is no list, or no entry in it.
    """
    contact = page.contact(edit.spot)
    value = page.value(contact, edit.key)
    if not isinstance(value, Sequence) or not value.nodes:
        where = value or contact
        raise Refused(page.source.problem(f"there is no entry of '{edit.key}' to remove", where.start, where.end))
    if len(value.nodes) == 1:
        return _remove(page, contact, edit.key)
    return remove_entry(page, value, len(value.nodes) - 1)


def remove_entry(page: Page, sequence: Sequence, index: int) -> list[Splice]:
    """Remove an entry of a list."""
    remove = flow.remove if page.is_flow(sequence) else block.remove_entry
    return remove(page, sequence, index)


def replaced(page: Page, value: Scalar, text: str, *, is_flow: bool) -> list[Splice]:
    """Put another text in the place of a value, and leave the comment behind it."""
    written = scalar(text, flow=is_flow)
    if not page.is_block_text(value):
        return [in_place(page, value, written)]
    start, end = value.start.index, page.end(value)
    header = page.text[start : page.lines.end(start)].split(maxsplit=1)[0]
    return [Splice(start, start + len(header), written), Splice(page.lines.end(start), end, "")]


def in_place(page: Page, value: Node, written: str) -> Splice:
    """Put something in the place of a value, which may be nothing right behind its colon."""
    start = value.start.index
    space = " " if page.text[start - 1] == ":" else ""
    return Splice(start, value.end.index, space + written)


def _behind(page: Page, entries: Sequence, text: str) -> list[Splice]:
    """Put a text behind the last one of a list."""
    if page.is_flow(entries):
        return flow.append(page, entries, scalar(text, flow=True))
    lines = block.indented(entry(text, block.gap(page, entries)), entries.start.column)
    return [block.below_last(page, entries, lines)]


def _add(page: Page, edit: Set | Append, value: str | list[Any]) -> list[Splice]:
    """Put a key that is not there yet at the end of a contact; a bare name grows."""
    contact = page.contact(edit.spot)
    if isinstance(contact, Mapping):
        if _in_flow(page, edit):
            return flow.append(page, contact, f"{in_flow(edit.key)}: {in_flow(value)}")
        return [block.add_pair(page, contact, pair(edit.key, value, page.offset))]
    if contact.is_null:
        raise page.refused(contact)
    if page.is_flow(page.siblings(edit.spot)):
        return flow.grow(page, contact, f"{in_flow(edit.key)}: {in_flow(value)}")
    return block.grow(page, contact, pair(edit.key, value, page.offset))


def _remove(page: Page, contact: Scalar | Mapping, key: str) -> list[Splice]:
    contact = cast("Mapping", contact)  # a bare name has no key to remove
    index = [each.value for each, _ in contact.pairs if isinstance(each, Scalar)].index(key)
    if len(contact.pairs) == 1:
        raise page.refused(contact)
    remove = flow.remove if page.is_flow(contact) else block.remove_pair
    return remove(page, contact, index)


def _in_flow(page: Page, edit: Set | Append) -> bool:
    """Tell whether what belongs to a contact stands within brackets or braces."""
    return page.is_flow(page.siblings(edit.spot)) or page.is_flow(page.contact(edit.spot))
