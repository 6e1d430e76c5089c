"""Changes in block style: keys, and entries behind dashes, on lines of their own."""

from collections.abc import Iterable

from cuegen.contacts.edits.lines import BLANK, Splice
from cuegen.contacts.edits.page import Page
from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence


def indented(lines: Iterable[str], column: int) -> list[str]:
    """Move lines from column 0 to this one."""
    return [" " * column + line for line in lines]


def add_pairs(page: Page, mapping: Mapping, lines: Iterable[str], changes: list[Splice]) -> list[Splice]:
    """Put keys with their values, as lines from column 0, below the last one, or in its place if it goes.

    `changes` are those of the other keys, which are given back with this one.
    """
    added = page.lines.below(page.end(mapping), indented(lines, mapping.start.column))
    for index, change in enumerate(changes):
        is_last = added.start == change.end == len(page.text)
        if change.start < added.start < change.end or is_last:
            rest = page.text[added.start : change.end]
            takes_line = change.start == page.lines.start(change.start)
            line_break = page.lines.line_break(added.start) if takes_line else ""
            instead = added.text.removeprefix(line_break) + rest
            return [*changes[:index], change._replace(text=instead), *changes[index + 1 :]]
    # Behind the others: a text for the list that is the last value goes to the same place.
    return [*changes, added]


def remove_pair(page: Page, mapping: Mapping, index: int) -> list[Splice]:
    """Remove a key with its value, and the comment behind it.

    Raises:
        Refused: it is the only key, or stands behind `?`.
    """
    key, value = mapping.pairs[index]
    end = page.end(value)
    if page.begins_line(key):
        return [page.lines.without(key.start.index, end)]
    if page.before(key).strip() != "-" or len(mapping.pairs) == 1:
        raise page.refused(key)
    rest = page.text[page.lines.end(end) :]
    return [Splice(key.start.index, len(page.text) - len(rest.lstrip()), "")]


def grow(page: Page, name: Scalar, lines: Iterable[str]) -> list[Splice]:
    """Make a mapping of a bare name, and put these lines, from column 0, below it."""
    start, end = name.start.index, page.end(name)
    numbers = range(page.lines.number(start) + 1, page.lines.number(end) + 1)
    # The other lines of a name of several lines must stand further to the right than the key.
    further = [Splice(place, place, "  ") for place in (page.lines.starts[number] for number in numbers)]
    return [Splice(start, start, "name: "), *further, page.lines.below(end, indented(lines, name.start.column))]


def below_last(page: Page, sequence: Sequence, lines: Iterable[str]) -> Splice:
    """Put the lines of entries below the last one and the comments of its own."""
    _, end = whole_entry(page, sequence, len(sequence.nodes) - 1)
    return page.lines.below(end, lines)


def remove_entry(page: Page, sequence: Sequence, index: int) -> list[Splice]:
    """Remove the lines of an entry; the comments above and below stay."""
    node = sequence.nodes[index]
    return [page.lines.without(page.lines.starts[_dash_line(page, sequence, node)], page.end(node))]


def whole_entry(page: Page, sequence: Sequence, index: int) -> tuple[int, int]:
    """Find where an entry starts and ends with the comments of its own.

    These are the ones directly above it in the column of its dash, and the ones below it that stand deeper.
    """
    column = sequence.start.column
    node = sequence.nodes[index]
    first = _dash_line(page, sequence, node)
    above = page.lines.number(page.end(sequence.nodes[index - 1])) if index else -1
    while first - 1 > above and _comment_column(page, first - 1) == column:
        first -= 1
    last = page.lines.number(page.end(node))
    for number in range(last + 1, len(page.lines.starts)):
        if _comment_column(page, number) > column:
            last = number
        elif page.lines.line(number).strip(BLANK):
            break
    return page.lines.starts[first], page.lines.ends[last]


def gap(page: Page, sequence: Sequence) -> str:
    """Give what stands between the last dash and its entry; a space when that begins on another line."""
    node = sequence.nodes[-1]
    between = page.before(node)[sequence.start.column + 1 :]
    return between if between.strip(BLANK) == "" and between else " "


def _dash_line(page: Page, sequence: Sequence, node: Node) -> int:
    """Find the line of the dash that an entry stands behind: its own, or one above comments."""
    number = page.lines.number(node.start.index)
    while not page.lines.line(number)[sequence.start.column :].startswith("-") or _comment_column(page, number) >= 0:
        number -= 1
    return number


def _comment_column(page: Page, number: int) -> int:
    """Find the column of the comment that a line consists of; -1 when it is no such line."""
    line = page.lines.line(number)
    written = line.lstrip(BLANK)
    return len(line) - len(written) if written.startswith("#") else -1
