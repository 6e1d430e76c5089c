"""Who comes into a category, and how they are written there: somebody new, or a contact with the lines that it has."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from cuegen.contacts.edits.block import whole_entry
from cuegen.contacts.edits.flow import comment_behind
from cuegen.contacts.edits.page import Page
from cuegen.contacts.edits.written import entry, in_flow
from cuegen.contacts.faults import Faults
from cuegen.contacts.nodes import Node, Scalar, Sequence
from cuegen.contacts.reading import data_of, no_proposal
from cuegen.contacts.source import LINE_END
from cuegen.problems import Refused

_LINES_AND_BREAKS = f"({LINE_END.pattern})"


class Newcomer(Protocol):
    """An entry to be put into a list of contacts."""

    def in_block(self, column: int, gap: str) -> list[str]:
        """Write lines with the dash in this column, and `gap` between it and what is written anew."""

    def in_flow(self) -> str:
        """Write the entry for a list in brackets."""


class Fresh(NamedTuple):
    """Somebody new, as plain data."""

    contact: str | dict[str, str]

    def in_block(self, column: int, gap: str) -> list[str]:
        """Write the name behind the dash, and below it what else is known."""
        return [" " * column + line for line in entry(self.contact, gap)]

    def in_flow(self) -> str:
        """Write a bare name, or a mapping in braces."""
        return in_flow(self.contact)


@dataclass(frozen=True, slots=True)
class Moved:
    """A contact of the file, with the comments of its own."""

    page: Page
    siblings: Sequence
    index: int

    @property
    def _node(self) -> Node:
        return self.siblings.nodes[self.index]

    def in_block(self, column: int, gap: str) -> list[str]:
        """Keep the lines, as far to the right as their new neighbours."""
        if self.page.is_flow(self.siblings):
            written = self.page.text[self._node.start.index : self.page.end(self._node)]
            return [" " * column + f"-{gap}{written}{comment_behind(self.page, self._node)}"]
        start, end = whole_entry(self.page, self.siblings, self.index)
        return [_shifted(self.page.text[start:end], column - self.siblings.start.column)]

    def in_flow(self) -> str:
        """Keep what stands in brackets already; write anew what stood in lines.

        Raises:
            Refused: there are comments, which have no place there.
        """
        if self._has_comments():
            message = "the comments of this contact have no place in the list in brackets that it is to move to"
            hint = "move it by hand, or remove them first"
            raise Refused(self.page.source.problem(message, self._node.start, self._node.end, hint=hint))
        if self.page.is_flow(self.siblings):
            return self.page.text[self._node.start.index : self.page.end(self._node)]
        return in_flow(_data(self.page, self._node))

    def _has_comments(self) -> bool:
        """Tell whether there are comments that cannot stand in a list in brackets, or get lost on the way there."""
        if self.page.is_flow(self.siblings):
            return comment_behind(self.page, self._node) != ""
        start, end = whole_entry(self.page, self.siblings, self.index)
        return "#" in _without_texts(self.page, self._node, start, end)


def _shifted(lines: str, columns: int) -> str:
    """Move lines to the right, or to the left as far as they are indented; line breaks and empty lines stay."""
    pieces = re.split(_LINES_AND_BREAKS, lines)
    pieces[::2] = [_shifted_line(line, columns) for line in pieces[::2]]
    return "".join(pieces)


def _shifted_line(line: str, columns: int) -> str:
    if columns >= 0:
        return " " * columns + line if line else ""
    return line[min(-columns, len(line) - len(line.lstrip(" "))) :]


def _without_texts(page: Page, node: Node, start: int, end: int) -> str:
    """Give what stands from `start` to `end` without the texts of the node."""
    kept = []
    for text in _texts(node):
        # What stands behind `|` on its line is no part of the text.
        begin = page.lines.end(text.start.index) if page.is_block_text(text) else text.start.index
        kept.append(page.text[start:begin])
        start = page.end(text)
    return "".join([*kept, page.text[start:end]])


def _texts(node: Node) -> list[Scalar]:
    return [node] if isinstance(node, Scalar) else [text for each in node.nodes for text in _texts(each)]


def _data(page: Page, node: Node) -> Any:  # noqa: ANN401 - texts, lists and dicts of any depth
    return data_of(node, Faults(page.source, [], no_proposal))
