"""The tree of a text in YAML: what stands where, and nothing of what it means."""

from dataclasses import dataclass, field
from typing import Any

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

# A place in the text: `line` and `column` from 0, `index` from the start; all in code points.
Mark = Any  # libyaml's marks and PyYAML's share no type


@dataclass(slots=True, eq=False)
class Scalar:
    """A single text. `plain` ones stand without quotes and may mean "nothing"."""

    start: Mark
    end: Mark
    value: str
    plain: bool

    @property
    def is_null(self) -> bool:
        """Tell whether nothing was written here."""
        return self.plain and self.value in NULLS


@dataclass(slots=True, eq=False)
class Sequence:
    """A list of nodes."""

    start: Mark
    end: Mark
    nodes: "list[Node]" = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys and values in turn, as they stand in the text."""

    start: Mark
    end: Mark
    nodes: "list[Node]" = field(default_factory=list)

    @property
    def pairs(self) -> "list[tuple[Node, Node]]":
        """Pair each key with its value."""
        return list(zip(self.nodes[::2], self.nodes[1::2], strict=True))


@dataclass(slots=True, eq=False)
class Alias(Scalar):
    """What stands where another value was meant: refused already, so nothing more is said of it."""


Node = Scalar | Sequence | Mapping
