"""What edits are to change, said of plain data: the judge of what became of the text."""

from collections.abc import Iterable
from typing import Any

from cuegen.contacts.edits.kinds import Add, Append, Edit, Keyed, Move, Set

Data = Any  # texts, lists and dicts of any depth


def changed(data: Data, edits: Iterable[Edit]) -> Data:
    """Give the data as they are after edits, one after the other; those given stay as they are."""
    copy = _Copy(data)
    for edit in edits:
        match edit:
            case Add(category):
                copy.contacts(category).append(edit.entry)
            case Move(spot, category):
                copy.contacts(category).append(copy.contacts(spot.category).pop(spot.index))
            case _:
                contacts = copy.contacts(edit.spot.category)
                contacts[edit.spot.index] = _with_value(contacts[edit.spot.index], edit)
    return copy.whole()


class _Copy:
    """Data with lists of contacts that can be changed, each copied when it is asked for, once."""

    def __init__(self, data: Data) -> None:
        self._data = data
        self._lists: dict[str, list[Data]] = {}

    def contacts(self, category: str) -> list[Data]:
        """Give the contacts of a category."""
        if category not in self._lists:
            self._lists[category] = list((self._data["categories"][category] or {}).get("contacts") or [])
        return self._lists[category]

    def whole(self) -> Data:
        """Give the data with these lists."""
        categories = self._data["categories"]
        filled = {key: {**(categories[key] or {}), "contacts": contacts} for key, contacts in self._lists.items()}
        return {**self._data, "categories": {**categories, **filled}} if filled else self._data


def same(one: Data, other: Data) -> bool:
    """Tell whether the reader makes the same of two lists.

    It takes no notice of line breaks at the end of a text, and an empty list is a missing one.
    """
    return bool(one == other or _tidy(one) == _tidy(other))


def _tidy(data: Data) -> Data:
    if isinstance(data, str):
        return data.rstrip("\n")
    if isinstance(data, list):
        return [_tidy(each) for each in data]
    if isinstance(data, dict):
        return {key: _tidy(each) for key, each in data.items() if key != "contacts" or each}
    return data


def _with_value(contact: Data, edit: Keyed) -> Data:
    """Give a contact as it is after an edit."""
    value = _value(contact, edit)
    if value is None:
        bare = isinstance(contact, str)
        return contact if bare else {each: kept for each, kept in contact.items() if each != edit.key}
    if isinstance(contact, str) and edit.key == "name":
        return value
    return {**_mapping(contact), edit.key: value}


def _value(contact: Data, edit: Keyed) -> Data:
    """Give what stands behind the key after an edit; None if the key goes."""
    if isinstance(edit, Set):
        return edit.text
    entries = _mapping(contact).get(edit.key) or []
    return [*entries, edit.text] if isinstance(edit, Append) else entries[:-1] or None


def _mapping(contact: Data) -> dict[str, Data]:
    return contact if isinstance(contact, dict) else {"name": contact}
