"""Contacts that are added, and contacts that move to another category."""

from typing import Any

from cuegen.contacts.edits import block
from cuegen.contacts.edits.keys import add_entry, add_pair, fill
from cuegen.contacts.edits.kinds import Add, Move
from cuegen.contacts.edits.lines import BLANK, Splice
from cuegen.contacts.edits.page import Page
from cuegen.contacts.nodes import Mapping, Scalar, Sequence
from cuegen.contacts.source import LINE_END


def add(page: Page, edit: Add) -> list[Splice]:
    """Put a new contact at the end of a category: a bare name when it has only a name."""
    fields = dict(edit.fields)
    return _put(page, edit.category, fields["name"] if fields.keys() == {"name"} else fields)


def _put(page: Page, key: str, contact: str | dict[str, Any]) -> list[Splice]:
    """Put a contact, as plain data, at the end of a category."""
    category, contacts = page.category(key), page.contacts(key)
    if isinstance(contacts, Sequence):
        return add_entry(page, contacts, contact)
    if isinstance(contacts, Scalar) and contacts.is_null:
        is_block = contacts.value == "" and not page.is_flow(category)
        return fill(page, contacts, [contact], category.start.column if is_block else None)
    if contacts is None and isinstance(category, Mapping):
        return add_pair(page, category, "contacts", [contact])
    raise page.refused(contacts or category)


def move(page: Page, edit: Move) -> list[Splice]:
    """Take a contact, with all its lines and the comments of its own, to the end of another category."""
    siblings, index = page.siblings(edit.spot), edit.spot.index
    target = page.contacts(edit.category)
    if target is siblings and index == len(siblings.nodes) - 1:
        return []
    contact = siblings.nodes[index]
    if page.is_flow(siblings) or not isinstance(target, Sequence) or page.is_flow(target):
        raise page.refused(contact)
    start, end = block.whole_entry(page, siblings, index)
    shift = target.start.column - siblings.start.column
    lines = [_shifted(line, shift) for line in LINE_END.split(page.text[start:end])]
    _, last = block.whole_entry(page, target, len(target.nodes) - 1)
    return [Splice(start, page.lines.next(end), ""), page.lines.below(last, lines)]


def _shifted(line: str, columns: int) -> str:
    """Move a line to the right, or to the left as far as it is indented; an empty one stays."""
    if columns >= 0:
        return " " * columns + line if line.strip(BLANK) else line
    return line[min(-columns, len(line) - len(line.lstrip(" "))) :]
