"""What can be changed in a contacts.yaml, as values: which contact is meant, and what is to become of it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """Which contact: the key of its category as the file has it, and its place in the list, counted from 0."""

    category: str
    index: int


@dataclass(frozen=True, slots=True)
class Set:
    """Give a key of a contact this single value; None removes the key. A bare name grows into a mapping."""

    spot: Spot
    key: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Append:
    """Put one more text at the end of a list of a contact, which is made when it is missing."""

    spot: Spot
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Remove the last entry of a list of a contact, and the key with the last one."""

    spot: Spot
    key: str


@dataclass(frozen=True, slots=True)
class Add:
    """Put a new contact at the end of a category that exists: a bare name when it has only a name."""

    category: str
    fields: Mapping[str, str]

    @property
    def entry(self) -> str | dict[str, str]:
        """What stands in the list then."""
        return self.fields["name"] if self.fields.keys() == {"name"} else dict(self.fields)


@dataclass(frozen=True, slots=True)
class Move:
    """Take a contact, with all its lines and the comments of its own, to the end of another category."""

    spot: Spot
    category: str


Keyed = Set | Append | Drop
Edit = Keyed | Add | Move
