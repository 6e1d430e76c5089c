"""A list that is about to be changed: its text, its nodes, and where a contact or a category stands in it."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from cuegen.contacts.edits.kinds import Spot
from cuegen.contacts.edits.lines import BLANK, Lines
from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence
from cuegen.contacts.places import Places
from cuegen.contacts.quoting import quoted
from cuegen.contacts.source import Source, compose
from cuegen.problems import Problem, Refused

QUOTES = ("'", '"')
INDENT = 2  # how far a list stands from its key, where the file has no example of it


@dataclass(frozen=True)  # without slots, for what is found out once
class Page:
    """A text that is a list, and its nodes: those that are known, else they are found when an edit asks for them."""

    source: Source
    known: Mapping | None = None

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text

    @cached_property
    def top(self) -> Mapping:
        """The whole list: its reader has made sure that it is one."""
        return self.known or cast("Mapping", compose(self.source, []))

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines.of(self.text)

    @cached_property
    def _places(self) -> Places:
        return Places(self.top)

    def value(self, mapping: Node, key: str) -> Node | None:
        """Find the value of a key; None where it is not written."""
        pair = self._places.pairs(mapping).get(key) if isinstance(mapping, Mapping) else None
        return pair and pair[1]

    @property
    def categories(self) -> Node:
        """What stands behind `categories`; the whole list where the key is not written."""
        return self.value(self.top, "categories") or self.top

    def category(self, key: str) -> Node:
        """Find what stands behind the key of a category.

        Raises:
            Refused: there is no such category.
        """
        found = self.value(self.categories, key)
        if found is None:
            message = f"there is no category {quoted(key)}"
            raise Refused(Problem(message=message, file=self.source.file, hint="write it below 'categories:'"))
        return found

    def contacts(self, category: str) -> Node | None:
        """Find what stands behind `contacts` in a category; None where the key is not written."""
        return self.value(self.category(category), "contacts")

    def siblings(self, spot: Spot) -> Sequence:
        """Find the list that a contact is in.

        Raises:
            Refused: there is no such contact.
        """
        contacts = self.contacts(spot.category)
        if not isinstance(contacts, Sequence) or not 0 <= spot.index < len(contacts.nodes):
            message = f"there is no contact number {spot.index + 1} in the category {quoted(spot.category)}"
            hint = "the file may have changed in the meantime: try again"
            raise Refused(Problem(message=message, file=self.source.file, hint=hint))
        return contacts

    def contact(self, spot: Spot) -> Scalar | Mapping:
        """Find a contact: a bare name, or a mapping.

        Raises:
            Refused: there is no such contact.
        """
        contact = self.siblings(spot).nodes[spot.index]
        if isinstance(contact, Sequence):
            raise self.refused(contact)
        return contact

    def is_flow(self, node: Node) -> bool:
        """Tell whether a list or a mapping stands in brackets or braces."""
        return isinstance(node, Sequence | Mapping) and self.text[node.start.index] in "[{"

    def end(self, node: Node) -> int:
        """Find where what is written of a node ends: without the comments and blank lines behind it."""
        while isinstance(node, Sequence | Mapping) and not self.is_flow(node):
            node = node.nodes[-1]
        end = int(node.end.index)
        if self.is_block_text(node):
            end = node.start.index + len(self.text[node.start.index : end].rstrip())
        return end

    def is_block_text(self, node: Node) -> bool:
        """Tell whether a node is a text below `|` or `>`."""
        return isinstance(node, Scalar) and not node.plain and self.text[node.start.index] in "|>"

    def quote(self, value: Node) -> str:
        """Give the quote that a single text stands in; nothing for a plain one, and for all else."""
        first = self.text[value.start.index : value.start.index + 1]
        return first if first in QUOTES and isinstance(value, Scalar) and not value.plain else ""

    def before(self, node: Node) -> str:
        """Give what stands before a node on its line."""
        return self.text[self.lines.start(node.start.index) : node.start.index]

    def begins_line(self, node: Node) -> bool:
        """Tell whether nothing but white space stands before a node on its line."""
        return not self.before(node).strip(BLANK)

    @cached_property
    def step(self) -> int:
        """How far the keys of a category stand from the column of its own key: those of the first one in lines."""
        columns = [category.start.column for category in self._categories_in_lines()]
        return int(columns[0] - self.categories.start.column) if columns else INDENT

    @cached_property
    def offset(self) -> int:
        """How far the lists of this file stand from the column of their keys: the first list of contacts in lines."""
        for category in self._categories_in_lines():
            contacts = self.value(category, "contacts")
            if isinstance(contacts, Sequence) and not self.is_flow(contacts):
                return max(0, int(contacts.start.column - category.start.column))
        return INDENT

    def _categories_in_lines(self) -> list[Mapping]:
        values = self.categories.nodes[1::2] if isinstance(self.categories, Mapping) else []
        return [each for each in values if isinstance(each, Mapping) and not self.is_flow(each)]

    def refused(self, node: Node) -> Refused:
        """Make the refusal of a change that cannot be made where a node stands."""
        return Refused(
            self.source.problem(
                "this is written in a way that cannot be changed without touching more of the file",
                node.start,
                node.end,
                hint="make the change by hand, here",
            )
        )
