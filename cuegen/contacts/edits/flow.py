"""Changes within brackets and braces."""

import re

from cuegen.contacts.edits.lines import BLANK, Splice
from cuegen.contacts.edits.page import Page
from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence

# What may stand behind the last entry of a line.
_COMMA_AND_COMMENT = r"[ \t]*,?[ \t]*(#.*)?"
_COMMA = r"[ \t]*,"


def append(page: Page, node: Mapping | Sequence, texts: list[str]) -> list[Splice]:
    """Put more entries, or keys with their values, behind the last one: on lines of their own if that stands so."""
    if not node.nodes:
        return [_into_empty(page, node, texts)]
    if not page.is_flow(node):  # a single key with its value in a list: [name: Ada]
        return _in_braces(node.start.index, page.end(node), "", texts)
    end = page.end(node.nodes[-1])
    first = _items(node)[-1][0]
    if not page.begins_line(first):
        return [Splice(end, end, "".join(f", {text}" for text in texts))]
    indent = page.before(first)
    if not _ends_line(page, end):
        between = f",{page.lines.line_break(end)}{indent}"
        return [Splice(end, end, "".join(between + text for text in texts))]
    if _behind_comma(page, end) > end:
        return [page.lines.below(end, [f"{indent}{text}," for text in texts])]
    *others, last = texts
    lines = [*(f"{indent}{text}," for text in others), indent + last]
    return [Splice(end, end, ","), page.lines.below(end, lines)]


def grow(page: Page, name: Scalar, texts: list[str]) -> list[Splice]:
    """Make a mapping of a bare name, with more keys."""
    return _in_braces(name.start.index, page.end(name), "name: ", texts)


def remove(page: Page, node: Mapping | Sequence, index: int) -> list[Splice]:
    """Remove an entry, or a key with its value, and one comma; the comments of others stay.

    What `append` has put there goes without a trace.
    """
    items = _items(node)
    start, end = items[index][0].start.index, page.end(items[index][1])
    before = page.end(items[index - 1][1]) if index else start
    is_last = index + 1 == len(items)
    if page.begins_line(items[index][0]) and _ends_line(page, end):
        comma = _behind_comma(page, before)
        is_bare = is_last and comma > before and _behind_comma(page, end) == end
        line = Splice(page.lines.start(start), page.lines.next(end), "")
        return [*([Splice(comma - 1, comma, "")] if is_bare and index else []), line]
    if not is_last:
        following = items[index + 1][0].start.index
        return [Splice(start, following if following <= page.lines.end(end) else _behind_comma(page, end), "")]
    if index and not page.text[before:start].replace(",", "", 1).strip():
        return [Splice(before, end, "")]
    return [Splice(start, _behind_comma(page, end), "")]


def comment_behind(page: Page, entry: Node) -> str:
    """Give the comment that goes with an entry on a line of its own, with the blanks before it."""
    rest = page.lines.rest(page.end(entry))
    found = re.fullmatch(_COMMA_AND_COMMENT, rest, re.DOTALL)
    if found is None or found[1] is None or not page.begins_line(entry):
        return ""
    return rest[: found.start(1)].replace(",", "", 1) + found[1]


def _into_empty(page: Page, node: Mapping | Sequence, texts: list[str]) -> Splice:
    """Put the first entries in, in the place of blanks; line breaks and comments stay."""
    start, end = node.start.index + 1, node.end.index - 1
    inside = page.text[start:end]
    if not inside.strip(BLANK):
        return Splice(start, end, ", ".join(texts))
    if not inside.strip():
        return Splice(start, start, ", ".join(texts))
    # Below a comment, so at the start of a line.
    indent = page.text[page.lines.start(end) : end]
    return Splice(end, end, f",{page.lines.line_break(end)}{indent}".join(texts))


def _in_braces(start: int, end: int, key: str, texts: list[str]) -> list[Splice]:
    return [Splice(start, start, "{" + key), Splice(end, end, "".join(f", {text}" for text in texts) + "}")]


def _ends_line(page: Page, end: int) -> bool:
    """Tell whether nothing but a comma and a comment follows on the line."""
    return re.fullmatch(_COMMA_AND_COMMENT, page.lines.rest(end), re.DOTALL) is not None


def _behind_comma(page: Page, end: int) -> int:
    """Find the place behind the comma that follows on the line; `end` when there is none."""
    found = re.match(_COMMA, page.lines.rest(end))
    return end + found.end() if found else end


def _items(node: Mapping | Sequence) -> list[tuple[Node, Node]]:
    """Give the first and the last node of each entry."""
    return node.pairs if isinstance(node, Mapping) else [(each, each) for each in node.nodes]
