"""Somebody new: what can be said of them, which category they come into, and whether they are known already."""

from collections.abc import Mapping
from typing import cast

from pydantic import ValidationError

from cuegen.contacts.linkedin import read_profile
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.nodes import Mapping as MappingNode
from cuegen.contacts.places import Places
from cuegen.contacts.source import Source, compose
from cuegen.contacts.texts import identity
from cuegen.contacts.who import Person, everyone
from cuegen.problems import Problem, Refused


def check_field(key: str, text: str) -> None:
    """Look whether a text can stand behind a key of a contact.

    Raises:
        Fault: it cannot.
    """
    try:
        Contact.model_validate({"name": "Somebody", key: text})
    except ValidationError as error:
        raise error.errors()[0]["ctx"]["error"] from None


def refuse_known(fields: Mapping[str, str], text: str, file: str, contacts: Contacts) -> None:
    """Look whether somebody of this name or this profile is in the list, which is this text.

    Raises:
        Refused: so it is; the problem shows where.
    """
    profile = read_profile(fields["linkedin"]) if "linkedin" in fields else None
    for person in everyone(contacts):
        if _is_same(fields, person.contact):
            raise Refused(_stands_already(person, "name", Source(text, file)))
        if profile is not None and profile == person.contact.linkedin:
            raise Refused(_stands_already(person, "linkedin", Source(text, file)))


def _is_same(fields: Mapping[str, str], contact: Contact) -> bool:
    """Tell whether somebody new would be this contact: one of the same name, if no id says that there are two."""
    if "id" in fields:
        return identity(fields["id"]) == contact.identity
    return identity(fields["name"]) in {contact.identity, identity(contact.name)}


def _stands_already(person: Person, key: str, source: Source) -> Problem:
    top = cast("MappingNode", compose(source, []))  # it has been read as a list already
    node = Places(top).node(("categories", person.spot.category, "contacts", person.spot.index, key))
    hint = "an --id tells two people of one name apart" if key == "name" else "one profile is one person"
    return source.problem(f"{person} is in the list already", node.start, node.end, hint=hint)
