"""YAML text -> nodes that know where they stand in the text. The only module that knows PyYAML.

The text is read as a stream of events, not loaded: `08:30` must not become 510, `No` must not become False, a
repeated key must not win silently, and every complaint must know its line and column. Anchors, aliases, tags and
deep nesting are refused as they come, so that no file can take more time or memory than its size.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from cuegen.contacts.syntax import meaning
from cuegen.problems import Problem, Refused

DEEPEST = 20  # contacts.yaml needs six levels; libyaml itself gives way at some ten thousand
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # YAML 1.1, section 5.4
# What YAML 1.1 section 5.1 does not call printable.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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


Node = Scalar | Sequence | Mapping


class Source:
    """A text and the name of its file: makes problems of places in it."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_END.split(self.text)

    def problem(self, message: str, start: Mark, end: Mark | None = None, *, hint: str | None = None) -> Problem:
        """Blame what stands from `start` to `end`, as far as it is on the first of these lines."""
        line = self.line(start.line)
        last = end.column if end is not None and end.line == start.line else len(line)
        return self.at(message, start.line, start.column, last - start.column, hint=hint)

    def at(self, message: str, line: int, column: int, length: int = 1, *, hint: str | None = None) -> Problem:
        """Blame `length` characters at a line and column, both counted from 0."""
        return Problem(
            message=message,
            file=self.file,
            line=line + 1,
            column=column + 1,
            length=max(1, length),
            source=self.line(line),
            hint=hint,
        )

    def line(self, number: int) -> str:
        """Give the text of a line, without its end. Lines end where YAML 1.1 says so."""
        return self._lines[number] if number < len(self._lines) else ""


class _Composer:
    """Builds nodes from events, and notes what may not stand in the file."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.top: list[Node] = []
        self.documents = 0

    def run(self) -> None:
        """Read events until the end of the first document, or to the first fault that hides the rest."""
        next_event: Callable[[], Any] = yaml.CSafeLoader(self.source.text).get_event
        nodes = self.top
        parents: list[tuple[Mapping | Sequence, list[Node]]] = []
        while event := next_event():
            kind = event.__class__
            if kind is yaml.ScalarEvent:
                self._refuse_properties(event)
                nodes.append(Scalar(event.start_mark, event.end_mark, event.value, not event.style))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_properties(event)
                self._refuse_depth(event, len(parents))
                shape = Mapping if kind is yaml.MappingStartEvent else Sequence
                node = shape(event.start_mark, event.end_mark)
                nodes.append(node)
                parents.append((node, nodes))
                nodes = node.nodes
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                node, nodes = parents.pop()
                node.end = event.end_mark
            elif kind is yaml.AliasEvent:
                nodes.append(self._refused_alias(event))
            elif kind is yaml.DocumentStartEvent and self._is_second(event):
                return

    def _refuse_properties(self, event: Any) -> None:  # noqa: ANN401 - libyaml's events have no common type
        if event.anchor:
            self._refuse(f"an anchor (&{event.anchor})", event, "write the text itself wherever it is needed")
        elif event.tag:
            self._refuse(f"a tag ({event.tag})", event, "leave it out: the key says what its value is")

    def _refuse_depth(self, event: Any, depth: int) -> None:  # noqa: ANN401 - as above
        if depth == DEEPEST:
            raise Refused(self.source.problem(f"nested more than {DEEPEST} levels deep", event.start_mark))

    def _refused_alias(self, event: Any) -> Scalar:  # noqa: ANN401 - as above
        self._refuse(f"an alias (*{event.anchor})", event, "write the text itself wherever it is needed")
        return Scalar(event.start_mark, event.end_mark, "", plain=True)

    def _is_second(self, event: Any) -> bool:  # noqa: ANN401 - as above
        self.documents += 1
        if self.documents == 1:
            return False
        self._refuse("a second document", event, "keep one list in a file, and remove the '---'")
        return True

    def _refuse(self, what: str, event: Any, hint: str) -> None:  # noqa: ANN401 - as above
        message = f"{what} is not allowed here"
        self.problems.append(self.source.problem(message, event.start_mark, hint=hint))


def compose(source: Source, problems: list[Problem]) -> Node | None:
    """Read a text into its node; None when there is nothing in it. Faults that leave a node are appended.

    Raises:
        Refused: the text is not YAML, or nested too deeply.
    """
    _refuse_unprintable(source)
    composer = _Composer(source, problems)
    try:
        composer.run()
    except yaml.MarkedYAMLError as error:
        raise Refused(*problems, _syntax_problem(source, error)) from None
    except Refused as refused:
        raise Refused(*problems, *refused.problems) from None
    return composer.top[0] if composer.top else None


def _refuse_unprintable(source: Source) -> None:
    bad = _UNPRINTABLE.search(source.text)
    if bad is not None:
        lines = _LINE_END.split(source.text[: bad.start()])
        message = f"a control character (U+{ord(bad[0]):04X}), which YAML does not allow"
        raise Refused(source.at(message, len(lines) - 1, len(lines[-1]), hint="delete it"))


def _syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    mark: Mark = error.problem_mark
    known = meaning(error.problem or "a fault", source.text[mark.index : mark.index + 1])
    if known.at_context and error.context_mark is not None:
        mark = error.context_mark
    return source.at(f"this is not YAML: {known.message}", mark.line, mark.column, hint=known.hint)
