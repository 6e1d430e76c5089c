"""Turn what is wrong with a value into a problem at its place in the file.

A place is a path of keys and indexes, as pydantic reports it: ("categories", "mentors", "contacts", 3, "name").
"""

from collections.abc import Callable
from dataclasses import replace

from cuegen.contacts.model import Addresses, Calendar, Category, Contact, Contacts, LinkedIn, Section
from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import quoted
from cuegen.contacts.source import Mapping, Node, Scalar, Sequence, Source
from cuegen.problems import Fault, Level, Problem

Path = tuple[str | int, ...]


class Faults:
    """The faults of one file, collected with their places."""

    def __init__(
        self, source: Source, top: Mapping, problems: list[Problem], machine_zone: Callable[[], str | None]
    ) -> None:
        self.problems = problems
        self._source = source
        self._top = top
        self._machine_zone = machine_zone

    def add(self, path: Path, kind: str, error: object) -> None:
        """Take over one error of pydantic's: its path, its type, and the exception that a reader raised."""
        if isinstance(error, Fault):
            self.fault(path, error)
        elif kind == "missing":
            self._missing(path)
        elif kind == "extra_forbidden":
            self._unknown(path)
        else:
            keys = ", ".join(list(_section((*path, ""))[1].model_fields)[:3])
            self.at(self._node(path), f"expected keys such as {keys}", hint="write 'key: value' on lines of their own")

    def fault(self, path: Path, fault: Fault, *, level: Level = Level.ERROR) -> None:
        """Blame the value at a path, or the part of it that a fault names."""
        node = self._node(path)
        start, length = self._span(node, fault.span)
        self._append(self._source.at(fault.message, *start, length, hint=fault.hint), level)

    def key_fault(self, path: Path, fault: Fault) -> None:
        """Blame the key that a path ends with."""
        self.at(self._key(path), fault.message, hint=fault.hint)

    def at(self, node: Node, message: str, *, hint: str | None = None, level: Level = Level.ERROR) -> None:
        """Blame a node."""
        self._append(self._source.problem(message, node.start, node.end, hint=hint), level)

    def warn(self, path: Path, message: str, *, hint: str | None = None) -> None:
        """Warn about the value at a path."""
        self.at(self._node(path), message, hint=hint, level=Level.WARNING)

    def line(self, path: Path) -> int:
        """Give the line of a path, counted from 1."""
        return int(self._node(path).start.line) + 1

    def repeated(self, mapping: Mapping, key: Scalar) -> None:
        """Blame a key that stands in a mapping already."""
        first = next(other for other in mapping.nodes[::2] if isinstance(other, Scalar) and other.value == key.value)
        message = f"the key {quoted(key.value)} stands here again, after line {first.start.line + 1}"
        self.at(key, message, hint="keep one of them")

    def _append(self, problem: Problem, level: Level) -> None:
        if level is not problem.level:
            problem = replace(problem, level=level)
        self.problems.append(problem)

    def _missing(self, path: Path) -> None:
        where, section = _section(path)
        key = str(path[-1])
        written = self._node(path[:-1])
        if isinstance(written, Mapping) and any(
            isinstance(other, Scalar) and other.value not in section.model_fields and did_you_mean(other.value, [key])
            for other in written.nodes[::2]
        ):
            return  # the misspelled key is reported, and says what was meant
        hint = f"add '{key}: {EXAMPLE[key]}'" if key in EXAMPLE else None
        if key == "timezone":
            zone = self._machine_zone()
            hint = f"add 'timezone: {zone or 'Europe/London'}'" + (", the zone of this machine" if zone else "")
        self.at(self._owner(path), f"{where} has no '{key}'", hint=hint)

    def _unknown(self, path: Path) -> None:
        where, section = _section(path)
        key = str(path[-1])
        hint = did_you_mean(key, section.model_fields) or f"known are: {', '.join(section.model_fields)}"
        self.at(self._key(path), f"unknown key {quoted(key)} in {where}", hint=hint)

    def _owner(self, path: Path) -> Node:
        """Find what to show where a key is missing: the key of the mapping that lacks it, or its entry."""
        parent = path[:-1]
        return self._key(parent) if parent and isinstance(parent[-1], str) else self._node(parent)

    def _key(self, path: Path) -> Node:
        """Find the key that a path ends with."""
        keys = self._node(path[:-1]).nodes[::2]  # type: ignore[union-attr]  # what has keys is a mapping
        return next(key for key in keys if isinstance(key, Scalar) and key.value == path[-1])

    def _node(self, path: Path) -> Node:
        """Follow a path as far as it leads: a bare name has no `name` inside it."""
        node: Node = self._top
        for step in path:
            if isinstance(node, Mapping):
                found = [value for key, value in node.pairs if isinstance(key, Scalar) and key.value == step]
                if not found:
                    break
                node = found[0]
            elif isinstance(node, Sequence) and isinstance(step, int):
                node = node.nodes[step]
        return node

    def _span(self, node: Node, span: tuple[int, int] | None) -> tuple[tuple[int, int], int]:
        """Find where a part of a text stands; all of it where escapes or several lines hide the part."""
        start, end = node.start, node.end
        line = self._source.line(start.line)
        until = end.column if end.line == start.line else len(line)
        if span is not None and isinstance(node, Scalar):
            quote = 0 if node.plain else 1
            text = line[start.column + quote : until - quote]
            if text == node.value:
                return (start.line, start.column + quote + span[0]), span[1] - span[0]
        return (start.line, start.column), until - start.column


# What to propose for a key that must be there.
EXAMPLE = {"cadence": "quarterly", "name": "Ada Lovelace"}


def _section(path: Path) -> tuple[str, type[Section]]:
    """Name the section that the last step of a path is in, and give its model."""
    parent = path[:-1]
    if not parent:
        return "the file", Contacts
    if parent[0] == "calendar":
        return "the calendar", Calendar
    if parent[0] == "linkedin":
        return ("the addresses", Addresses) if len(parent) > 1 else ("the linkedin section", LinkedIn)
    if len(parent) == 1:
        return "the categories", Category
    return ("a contact", Contact) if "contacts" in parent[2:] else (f"the category '{parent[1]}'", Category)
