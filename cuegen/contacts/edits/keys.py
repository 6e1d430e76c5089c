"""Changes of the keys of one contact: single values, and lists of texts."""

from typing import cast

from cuegen.contacts.edits import block, flow
from cuegen.contacts.edits.kinds import Append, Drop, Keyed, Set, Spot
from cuegen.contacts.edits.lines import Splice
from cuegen.contacts.edits.page import QUOTES, Page
from cuegen.contacts.edits.written import entry, in_flow, pair, scalar
from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence
from cuegen.problems import Refused


def change(page: Page, edits: list[Keyed]) -> list[Splice]:
    """Change keys of one contact, each of them once; several texts for the end of one list are one change.

    Raises:
        Refused: something else stands there than what an edit is about, or nothing would be left of the contact.
    """
    by_key: dict[str, list[Keyed]] = {}
    for edit in edits:
        by_key.setdefault(edit.key, []).append(edit)
    splices: list[Splice] = []
    missing: dict[str, str | list[str]] = {}
    for key, (first, *more) in by_key.items():
        match first:
            case Drop():
                splices += _drop(page, first)
            case Append():
                texts = [first.text, *(each.text for each in more if isinstance(each, Append))]
                if page.value(page.contact(first.spot), key) is None:
                    missing[key] = texts
                else:
                    splices += _append(page, first, texts)
            case _ if first.text is None or _is_written(page, first):
                splices += _set(page, first, first.text)
            case _:
                missing[key] = first.text
    return _add(page, edits[0].spot, missing, splices) if missing else splices


def _is_written(page: Page, edit: Set) -> bool:
    """Tell whether there is a value to exchange: the name of a bare name is the contact itself."""
    contact = page.contact(edit.spot)
    return page.value(contact, edit.key) is not None or (isinstance(contact, Scalar) and edit.key == "name")


def _set(page: Page, edit: Set, text: str | None) -> list[Splice]:
    """Exchange the value of a key, or remove it."""
    contact = page.contact(edit.spot)
    if isinstance(contact, Scalar) and edit.key == "name":
        if text is None:
            raise page.refused(contact)
        return _replaced(page, contact, text, is_flow=page.is_flow(page.siblings(edit.spot)))
    value = page.value(contact, edit.key)
    if text is None:
        return [] if value is None else _remove(page, contact, edit.key)
    if not isinstance(value, Scalar):
        raise page.refused(value or contact)
    return _replaced(page, value, text, is_flow=_in_flow(page, edit.spot))


def _append(page: Page, edit: Append, texts: list[str]) -> list[Splice]:
    """Put texts at the end of a list, or in the place of nothing."""
    contact = page.contact(edit.spot)
    value = page.value(contact, edit.key)
    if isinstance(value, Sequence):
        return _behind(page, value, texts)
    if not isinstance(value, Scalar) or not value.is_null:
        raise page.refused(value or contact)
    if value.value or _in_flow(page, edit.spot):
        return [in_place(page, value, in_flow(texts))]
    _, *lines = pair(edit.key, texts, page.offset)
    return [page.lines.below(value.start.index, block.indented(lines, contact.start.column))]


def _drop(page: Page, edit: Drop) -> list[Splice]:
    """Remove the last entry of a list, and the key with the last one."""
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


def _replaced(page: Page, value: Scalar, text: str, *, is_flow: bool) -> list[Splice]:
    """Put another text in the place of a value, in the same quotes, and leave the comment behind it."""
    written = scalar(text, flow=is_flow, quote=page.quote(value))
    if not page.is_block_text(value):
        return [in_place(page, value, written)]
    start, end = value.start.index, page.end(value)
    header = page.text[start : page.lines.end(start)].split(maxsplit=1)[0]
    return [Splice(start, start + len(header), written), Splice(page.lines.end(start), end, "")]


def in_place(page: Page, value: Node, written: str) -> Splice:
    """Put something in the place of a value, which may be nothing right behind its colon.

    Behind the quotes of a key, as in JSON, the colon needs no space where the value begins as it did.
    """
    start, end = value.start.index, value.end.index
    is_alike = page.quote(value) == (written[0] if written[0] in QUOTES else "") and start < end
    space = " " if page.text[start - 1] == ":" and not is_alike else ""
    return Splice(start, end, space + written)


def _behind(page: Page, entries: Sequence, texts: list[str]) -> list[Splice]:
    """Put texts behind the last one of a list."""
    if page.is_flow(entries):
        return flow.append(page, entries, [scalar(text, flow=True) for text in texts])
    lines = [line for text in texts for line in entry(text, block.gap(page, entries))]
    return [block.below_last(page, entries, block.indented(lines, entries.start.column))]


def _add(page: Page, spot: Spot, values: dict[str, str | list[str]], changes: list[Splice]) -> list[Splice]:
    """Put keys that are not there yet at the end of a contact, beside the changes of others; a bare name grows."""
    contact = page.contact(spot)
    if isinstance(contact, Scalar) and contact.is_null:
        raise page.refused(contact)
    if _in_flow(page, spot):
        pairs = [f"{in_flow(key)}: {in_flow(value)}" for key, value in values.items()]
        put = flow.append(page, contact, pairs) if isinstance(contact, Mapping) else flow.grow(page, contact, pairs)
        return [*changes, *put]
    lines = [line for key, value in values.items() for line in pair(key, value, page.offset)]
    if isinstance(contact, Mapping):
        return block.add_pairs(page, contact, lines, changes)
    return [*changes, *block.grow(page, contact, lines)]


def _remove(page: Page, contact: Scalar | Mapping, key: str) -> list[Splice]:
    contact = cast("Mapping", contact)  # a bare name has no key to remove
    index = [each.value for each, _ in contact.pairs if isinstance(each, Scalar)].index(key)
    if len(contact.pairs) == 1:
        raise page.refused(contact)
    remove = flow.remove if page.is_flow(contact) else block.remove_pair
    return remove(page, contact, index)


def _in_flow(page: Page, spot: Spot) -> bool:
    """Tell whether what belongs to a contact stands within brackets or braces."""
    return page.is_flow(page.siblings(spot)) or page.is_flow(page.contact(spot))
