"""What an edit is to change, said of plain data: the judge of what became of the text."""

from typing import Any

from cuegen.contacts.edits.kinds import Add, Append, Edit, Move, Set, Spot

Data = Any  # texts, lists and dicts of any depth


def changed(data: Data, edit: Edit) -> Data:
    """Give the data as they are after an edit; those given stay as they are."""
    match edit:
        case Add(category):
            return _with_contacts(data, category, [*_contacts(data, category), edit.entry])
        case Move(spot, category):
            contacts = _contacts(data, spot.category)
            rest = _with_contacts(data, spot.category, contacts[: spot.index] + contacts[spot.index + 1 :])
            return _with_contacts(rest, category, [*_contacts(rest, category), contacts[spot.index]])
        case Set(spot, key, text):
            return _with_value(data, spot, key, text)
        case Append(spot, key, text):
            return _with_value(data, spot, key, [*(_value(data, spot, key) or []), text])
        case _:
            return _with_value(data, edit.spot, edit.key, _value(data, edit.spot, edit.key)[:-1] or None)


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


def _contacts(data: Data, category: str) -> list[Data]:
    return (data["categories"][category] or {}).get("contacts") or []


def _with_contacts(data: Data, category: str, contacts: list[Data]) -> Data:
    categories = data["categories"]
    filled = {**(categories[category] or {}), "contacts": contacts}
    return {**data, "categories": {**categories, category: filled}}


def _value(data: Data, spot: Spot, key: str) -> Data:
    return _mapping(_contacts(data, spot.category)[spot.index]).get(key)


def _with_value(data: Data, spot: Spot, key: str, value: Data) -> Data:
    contacts = list(_contacts(data, spot.category))
    contact = contacts[spot.index]
    if value is None:
        if isinstance(contact, dict):
            contacts[spot.index] = {each: kept for each, kept in contact.items() if each != key}
    elif isinstance(contact, str) and key == "name":
        contacts[spot.index] = value
    else:
        contacts[spot.index] = {**_mapping(contact), key: value}
    return _with_contacts(data, spot.category, contacts)


def _mapping(contact: Data) -> dict[str, Data]:
    return contact if isinstance(contact, dict) else {"name": contact}
