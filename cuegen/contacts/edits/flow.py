"""Changes within brackets and braces."""

import re

from cuegen.contacts.edits.lines import Splice
from cuegen.contacts.edits.page import Page
from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence

_REST_OF_LINE = re.compile(r"[ \t]*(,?)[ \t]*(#.*)?")


def append(page: Page, node: Mapping | Sequence, text: str) -> list[Splice]:
    """Put one more entry, or key with its value, behind the last one: on a line of its own if those stand so."""
    if not node.nodes:
        return [_into_empty(page, node, text)]
    if not page.is_flow(node):  # a single key with its value in a list: [name: Ada]
        end = page.end(node)
        start = node.start.index
        return [Splice(start, start, "{"), Splice(end, end, f", {text}}}")]
    end = page.end(node.nodes[-1])
    first = _items(node)[-1][0]
    rest = _REST_OF_LINE.match(page.text, end)
    assert rest is not None, "it can match nothing"
    if not page.begins_line(first):
        return [Splice(end, end, f", {text}")]
    indent = page.before(first)
    if rest.end() != page.lines.end(end):
        return [Splice(end, end, f",{page.lines.line_break(end)}{indent}{text}")]
    if rest[1]:
        return [page.lines.below(end, [f"{indent}{text},"])]
    return [Splice(end, end, ","), page.lines.below(end, [indent + text])]


def _into_empty(page: Page, node: Mapping | Sequence, text: str) -> Splice:
    start, end = node.start.index + 1, node.end.index - 1
    return Splice(end if page.text[start:end].strip() else start, end, text)


def remove(page: Page, node: Mapping | Sequence, index: int) -> list[Splice]:
    """Remove an entry, or a key with its value, and one comma; comments that are not its own stay."""
    items = _items(node)
    first, last = items[index]
    start, end = first.start.index, page.end(last)
    after = _behind_comma(page, end)
    if page.begins_line(first) and (rest := _REST_OF_LINE.match(page.text, end)) and _ends_line(page, rest):
        return [Splice(page.lines.start(start), page.lines.next(end), "")]
    if index + 1 < len(items):
        following = items[index + 1][0]
        until = following.start.index
        return [Splice(start, until if until <= page.lines.end(end) else after, "")]
    if index and page.lines.number(page.end(items[index - 1][1])) == page.lines.number(start):
        return [Splice(page.end(items[index - 1][1]), end, "")]
    return [Splice(start, after, "")]


def _ends_line(page: Page, rest: re.Match[str]) -> bool:
    return rest.end() == page.lines.end(rest.start())


def _behind_comma(page: Page, end: int) -> int:
    """Find the place behind the comma that follows on the same line; `end` when there is none."""
    rest = _REST_OF_LINE.match(page.text, end)
    return rest.end(1) if rest and rest[1] else end


def _items(node: Mapping | Sequence) -> list[tuple[Node, Node]]:
    """Give the first and the last node of each entry."""
    return node.pairs if isinstance(node, Mapping) else [(each, each) for each in node.nodes]


def grow(page: Page, name: Scalar, text: str) -> list[Splice]:
    """Make a mapping of a bare name, with one more key."""
    start, end = name.start.index, page.end(name)
    return [Splice(start, start, "{name: "), Splice(end, end, f", {text}}}")]
