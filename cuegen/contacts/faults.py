"""Turn what is wrong with a value into a problem at its place in the file."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import cast

from cuegen.contacts.model import Contact
from cuegen.contacts.near import did_you_mean
from cuegen.contacts.nodes import Alias, Mapping, Node, Scalar
from cuegen.contacts.places import Pairs, Path, Places
from cuegen.contacts.quoting import quoted
from cuegen.contacts.sections import EXAMPLE_ZONE, EXAMPLES, belongs, known_keys, misshapen, section_at
from cuegen.contacts.settings import Section
from cuegen.contacts.source import Source, compose
from cuegen.problems import Fault, Level, Problem

MERGE_KEY = "<<"


class Faults:
    """The faults of one file, collected with their places."""

    def __init__(self, source: Source, problems: list[Problem], machine_zone: Callable[[], str | None]) -> None:
        self.problems = problems
        self._source = source
        self._machine_zone = machine_zone

    @cached_property
    def _places(self) -> Places:
        """Find out where everything stands: only a file that something is to be said about asks for it."""
        return Places(cast("Mapping", compose(self._source, [])))  # only a mapping has values that can be at fault

    def add(self, path: Path, kind: str, error: object) -> None:
        """Take over one error of pydantic's: its path, its type, and the exception that a reader raised."""
        node = self._places.node(path)
        if isinstance(node, Alias):
            return
        if isinstance(error, Fault):
            self.fault(path, error)
        elif kind == "missing":
            self.missing(path)
        elif kind == "extra_forbidden":
            self._unknown(path)
        else:
            fault = misshapen(path, node)
            self.at(node, fault.message, hint=fault.hint)

    def fault(self, path: Path, fault: Fault, *, level: Level = Level.ERROR) -> None:
        """Blame the value at a path, or the part of it that a fault names."""
        start, length = self._span(self._places.node(path), fault.span)
        self._append(self._source.at(fault.message, *start, length, hint=fault.hint), level)

    def key_fault(self, path: Path, fault: Fault) -> None:
        """Blame the key that a path ends with."""
        self.at(self._key(path), fault.message, hint=fault.hint)

    def at(self, node: Node, message: str, *, hint: str | None = None, level: Level = Level.ERROR) -> None:
        """Blame a node."""
        self._append(self._source.problem(message, node.start, node.end, hint=hint), level)

    def warn(self, path: Path, message: str, *, hint: str | None = None, span: tuple[int, int] | None = None) -> None:
        """Warn about the value at a path, or a part of it."""
        self.fault(path, Fault(message, hint=hint, span=span), level=Level.WARNING)

    def line(self, path: Path) -> int:
        """Give the line of a path, counted from 1."""
        return int(self._places.node(path).start.line) + 1

    def key_line(self, path: Path) -> int:
        """Give the line of the key that a path ends with, counted from 1."""
        return int(self._key(path).start.line) + 1

    def is_written(self, path: Path) -> bool:
        """Tell whether the key that a path ends with stands in the file."""
        return self._places.key(path) is not None

    def find(self, path: Path, pattern: str) -> tuple[int, int] | None:
        """Find the part of a text that a fault is about, for its `span`."""
        node = self._places.node(path)
        found = re.search(pattern, node.value) if isinstance(node, Scalar) else None
        return found and found.span()

    def repeated(self, mapping: Mapping, key: Scalar) -> None:
        """Blame a key that stands in a mapping already."""
        first, _ = self._places.pairs(mapping)[key.value]
        message = f"the key {quoted(key.value)} stands here again, after line {first.start.line + 1}"
        self.at(key, message, hint="keep one of them")

    def _append(self, problem: Problem, level: Level) -> None:
        self.problems.append(problem if level is problem.level else problem._replace(level=level))

    def missing(self, path: Path, *alternatives: str) -> None:
        """Blame a section for what it lacks: the key that a path ends with, or one of some that could stand for it."""
        parent, key = path[:-1], str(path[-1])
        where, section = section_at(parent)
        written = self._pairs(parent)
        if any(_means(other, each, section) for other in written for each in (key, *alternatives)):
            return  # the misspelled key is reported, and says what was meant
        message = f"{where} has no '{key}'"
        if not parent:
            self.problems.append(Problem(message=message, file=self._source.file, hint=self._proposal(key)))
        elif (name := _stray_name(section, written)) is not None:
            self.at(written[name][0], message, hint=f"write {quoted(f'name: {name}')}")
        else:
            self.at(self._owner(path), message, hint=self._proposal(key))

    def _proposal(self, key: str) -> str:
        """Propose what to write where a key is missing."""
        if key in EXAMPLES:
            return f"add '{key}: {EXAMPLES[key]}'"
        zone = self._machine_zone()
        line = f"'timezone: {zone or EXAMPLE_ZONE}'" + (", the zone of this machine" if zone else "")
        return f"add {line}" if key == "timezone" else f"begin with 'calendar:', and below it {line}"

    def _unknown(self, path: Path) -> None:
        where, section = section_at(path[:-1])
        key = str(path[-1])
        if key == MERGE_KEY:
            self.at(self._key(path), "this file cannot have a merge key (<<)", hint="write the keys themselves")
        elif key != _stray_name(section, self._pairs(path[:-1])):  # that one is reported as the missing name
            hint = belongs(key, section) or did_you_mean(key, section.model_fields) or known_keys(section)
            self.at(self._key(path), f"unknown key {quoted(key)} in {where}", hint=hint)

    def _owner(self, path: Path) -> Node:
        """Find what to show where a value is missing: its key, else that of the mapping that lacks it, or the entry."""
        parent = path[:-1]
        return self._places.key(path) or (
            self._key(parent) if isinstance(parent[-1], str) else self._places.node(parent)
        )

    def _key(self, path: Path) -> Node:
        """Find the key that a path ends with."""
        return self._places.key(path) or self._places.node(path)

    def _pairs(self, path: Path) -> Pairs:
        """Give what is written in the section at a path; one with nothing in it is no mapping."""
        node = self._places.node(path)
        return self._places.pairs(node) if isinstance(node, Mapping) else {}

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


def _means(written: str, key: str, section: type[Section]) -> bool:
    """Tell whether an unknown key that is written stands for a known one."""
    return written not in section.model_fields and did_you_mean(written, [key]) is not None


def _stray_name(section: type[Section], written: Pairs) -> str | None:
    """Find the key that must be the name of a contact without one, as in `- Ada Lovelace: mathematician`."""
    first = next(iter(written), MERGE_KEY)
    if section is not Contact or "name" in written or first in {MERGE_KEY, *Contact.model_fields}:
        return None
    return None if did_you_mean(first, Contact.model_fields) else first
