"""What a shell offers for WHO: the names in the list, whatever state it is in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cuegen.contacts.source import plain
from cuegen.files import read_text_file
from cuegen.problems import Refused


def names_in(path: Path) -> list[str]:
    """List the names of a list, none if it cannot be read: nobody expects messages from the tabulator key."""
    try:
        return list(dict.fromkeys(_names(plain(read_text_file(path)))))
    except Refused:
        return []


def categories_in(path: Path) -> list[str]:
    """List the categories of a list, none if it cannot be read."""
    try:
        return [key for key in _mapping(_mapping(plain(read_text_file(path))).get("categories")) if key]
    except Refused:
        return []


def _names(data: object) -> Iterator[str]:
    for category in _mapping(_mapping(data).get("categories")).values():
        contacts = _mapping(category).get("contacts")
        for contact in contacts if isinstance(contacts, list) else ():
            name = contact.get("name") if isinstance(contact, dict) else contact
            if isinstance(name, str):
                yield name


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
