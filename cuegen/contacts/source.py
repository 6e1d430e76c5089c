"""YAML text -> nodes that know where they stand in the text. The only module that knows PyYAML.

The text is read as a stream of events, not loaded: `08:30` must not become 510, `No` must not become False, a
repeated key must not win silently, and every complaint must know its line and column. Anchors, aliases, tags and
deep nesting are refused as they come, so that no file can take more time or memory than its size.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from cuegen.contacts.nodes import NULLS, Alias, Mapping, Mark, Node, Scalar, Sequence
from cuegen.contacts.quoting import quoted
from cuegen.problems import Problem, Refused

DEEPEST = 20  # contacts.yaml needs six levels; libyaml crashes at some ten thousand, or
TOO_DEEP = "maximum nesting depth"  # refuses a thousand, from 0.2.6 on: it looks ahead, and so may say it first
MOST = 500_000  # events, about one a value: 30,000 people with all that can be said of them

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # YAML 1.1, section 5.4
# What YAML 1.1 section 5.1 does not call printable.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"!(<[^>]*>|[^\s,\[\]{}]*)")


class Source:
    """A text and the name of its file: makes problems of places in it."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_END.split(self.text)

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

    def place(self, index: int) -> tuple[int, int]:
        """Find the line and column of an index in the text, all counted from 0."""
        lines = LINE_END.split(self.text[:index])
        return len(lines) - 1, len(lines[-1])

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
        for count, event in enumerate(iter(next_event, None)):
            if count == MOST:
                raise Refused(self._too_much(event, f"more than {MOST:,} values", "check that this is the right file"))
            kind = event.__class__
            if kind is ScalarEvent:
                if event.anchor or event.tag:
                    self._refuse_properties(event)
                nodes.append(Scalar(event.start_mark, event.end_mark, event.value, not event.style))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._refuse_properties(event)
                self._refuse_depth(event, len(parents))
                shape = Mapping if kind is MappingStartEvent else Sequence
                node = shape(event.start_mark, event.end_mark)
                nodes.append(node)
                parents.append((node, nodes))
                nodes = node.nodes
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node, nodes = parents.pop()
                node.end = event.end_mark
            elif kind is AliasEvent:
                nodes.append(self._refused_alias(event))
            elif kind is DocumentStartEvent and self._is_second(event):
                return

    def _refuse_properties(self, event: Any) -> None:  # noqa: ANN401 - libyaml's events have no common type
        if event.anchor:
            self._refuse("an anchor", event, f"&{event.anchor}", "remove it")
        elif event.tag:
            self._refuse("a tag", event, self._tag(event), "remove it")

    def _tag(self, event: Any) -> str:  # noqa: ANN401 - as above
        """Give a tag as it is written: libyaml tells what it stands for."""
        written = _TAG.search(self.source.line(event.start_mark.line), event.start_mark.column)
        return written[0] if written else "!"

    def _refuse_depth(self, event: Any, depth: int) -> None:  # noqa: ANN401 - as above
        if depth == DEEPEST:
            raise Refused(_too_deep(self.source, event.start_mark))

    def _too_much(self, event: Any, message: str, hint: str) -> Problem:  # noqa: ANN401 - as above
        return self.source.at(message, event.start_mark.line, event.start_mark.column, hint=hint)

    def _refused_alias(self, event: Any) -> Alias:  # noqa: ANN401 - as above
        self._refuse("an alias", event, f"*{event.anchor}", "write out what it stands for")
        return Alias(event.start_mark, event.end_mark, "", plain=True)

    def _is_second(self, event: Any) -> bool:  # noqa: ANN401 - as above
        self.documents += 1
        if self.documents == 1:
            return False
        hint = "keep one list in a file, and remove the '---'"
        self.problems.append(
            self.source.problem("a second list in one file", event.start_mark, event.end_mark, hint=hint)
        )
        return True

    def _refuse(self, what: str, event: Any, written: str, hint: str) -> None:  # noqa: ANN401 - as above
        """Blame what is written before a value, or in its place."""
        line, column = event.start_mark.line, event.start_mark.column
        column = max(column, self.source.line(line).find(written, column))
        message = f"{quoted(written)} is {what}, which this file cannot have"
        hint = f"{hint}; a text that begins with '{written[0]}' needs quotes"
        self.problems.append(self.source.at(message, line, column, len(written), hint=hint))


def plain(text: str) -> Any:  # noqa: ANN401 - texts, lists and dicts of any depth
    """Read a text straight into texts, lists and dicts; None where anything in it calls for a closer look.

    A good file never asks where its values stand, and remembering it takes most of the time that `compose` does.
    What this accepts, `compose` reads as the same: characters that YAML does not allow are refused by libyaml, too.
    """
    top: list[Any] = []
    try:
        return top[0] if _fill(top, yaml.CSafeLoader(text).get_event) and top else None
    except (yaml.YAMLError, TypeError, UnicodeEncodeError):  # a mapping as a key; half of a character
        return None


def _fill(values: list[Any], next_event: Callable[[], Any]) -> bool:
    """Collect the values of a document; False at the first thing that is not plain."""
    parents: list[list[Any]] = []
    documents = total = 0
    while event := next_event():
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor or event.tag:
                return False
            values.append(None if not event.style and event.value in NULLS else event.value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor or event.tag or len(parents) == DEEPEST:
                return False
            parents.append(values)
            values = []
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            total += len(values)
            done = values if kind is SequenceEndEvent else _mapping(values)
            if done is None or total > MOST:
                return False
            values = parents.pop()
            values.append(done)
        elif kind is DocumentStartEvent:
            documents += 1
        elif kind is AliasEvent:
            return False
    return documents <= 1


def _mapping(values: list[Any]) -> dict[Any, Any] | None:
    """Make a mapping of keys and values in turn; None when a key is nothing, or stands there twice."""
    mapping = dict(zip(values[::2], values[1::2], strict=True))
    return None if None in mapping or len(mapping) < len(values) // 2 else mapping


def compose(source: Source, problems: list[Problem]) -> Node | None:
    """Read a text into its node; None when there is nothing in it. Faults that leave a node are appended.

    Raises:
        Refused: the text is not YAML, or nested too deeply.
    """
    bad = _UNPRINTABLE.search(source.text)
    if bad is not None:
        message = f"a control character (U+{ord(bad[0]):04X}), which YAML does not allow"
        raise Refused(source.at(message, *source.place(bad.start()), hint="delete it"))
    composer = _Composer(source, problems)
    try:
        composer.run()
    except yaml.MarkedYAMLError as error:
        raise Refused(*_with_syntax_problem(problems, source, error)) from None
    except Refused as refused:
        raise Refused(*problems, *refused.problems) from None
    return composer.top[0] if composer.top else None


def _too_deep(source: Source, place: Mark) -> Problem:
    message = f"nested more than {DEEPEST} levels deep"
    return source.at(message, place.line, place.column, hint="check the brackets and the indentation")


def _with_syntax_problem(problems: list[Problem], source: Source, error: yaml.MarkedYAMLError) -> list[Problem]:
    """Add what libyaml cannot read, unless it stumbles over something in the same line that is told already."""
    from cuegen.contacts.syntax import explain  # noqa: PLC0415 - a good list needs none of it

    stop: Mark = error.problem_mark
    start: Mark = error.context_mark
    if TOO_DEEP in str(error.problem):
        return [*problems, _too_deep(source, stop)]
    said = f"{error.context}: {error.problem}"
    known, place = explain(said, source.text, stop.index, None if start is None else start.index)
    problem = source.at(f"this is not YAML: {known.message}", *source.place(place), hint=known.hint)
    return problems if problems and problems[-1].line == problem.line else [*problems, problem]
