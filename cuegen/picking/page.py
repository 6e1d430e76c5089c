"""A page of the picking: lines of a terminal, each of pieces of text in a style.

The list turns its pages as a book does: the one who is pointed at is on the page that is shown.
"""

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto

from cuegen.picking.picking import Picking
from cuegen.printing.cells import beginning, ending, width

FRAME = 6  # lines around the list: title, search, headings; an empty one, what is said, the keys
POINTER, GAP = 6, 2  # cells
LEAST_JOB, MOST_JOB = 12, 80  # cells; where there are fewer for it, the job is left out
SEARCH = "Search: "

# Terminals disagree on how many cells a sequence of emoji takes, and what is drawn behind it would go astray. So it is
# taken apart: joiners, variation selectors, skin tones and tags are left out, and flags are the letters they are of.
_APART: dict[int, str | None] = dict.fromkeys(
    [0x200D, 0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)]
) | {0x1F1E6 + place: chr(ord("A") + place) for place in range(26)}


class Style(Enum):
    """How a piece of text stands out."""

    PLAIN = auto()
    STRONG = auto()
    MARKED = auto()
    POINTED = auto()


Line = tuple[tuple[Style, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All lines, and where the cursor stands: its line and cell, counted from 0."""

    lines: tuple[Line, ...]
    cursor: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    name: int
    job: int
    category: int

    def row(self, sign: str, name: str, job: str, category: str) -> str:
        gap = " " * GAP
        texts = [(name, self.name), (job, self.job), (category, self.category)]
        return sign + gap.join(_fitted(text, cells) for text, cells in texts if cells)


def room(lines: int) -> int:
    """Say how many people a page of so many lines has room for."""
    return max(1, lines - FRAME)


def draw(picking: Picking, title: str, cells: int, lines: int) -> Page:
    """Draw a page of lines of so many cells; `title` is about the first step."""
    columns = _columns(picking, cells)
    first = picking.place - picking.place % room(lines)
    shown = range(first, min(first + room(lines), len(picking.found)))
    rows = [_person(picking, place, columns, cells) for place in shown]
    rows += [()] * (room(lines) - len(rows))
    query = ending(picking.query.translate(_APART), max(cells // 2 - len(SEARCH), 1))
    heading = columns.row(" " * POINTER, "name", "position", "category")
    if picking.is_sorting:
        title = "Into which category?"
    texts = [
        _line(Style.STRONG, title, cells),
        _line(Style.PLAIN, _both_ends(f"{SEARCH}{query}", _counts(picking), cells), cells),
        _line(Style.STRONG, heading, cells),
        *rows,
        (),
        _line(Style.STRONG, picking.said or _summary(picking), cells),
        _line(Style.PLAIN, _keys(picking), cells),
    ]
    in_search = (1, min(len(SEARCH) + width(query), cells - 1))
    in_list = (3 + picking.place - first, min(3, cells - 1))
    return Page(lines=tuple(texts), cursor=in_search if picking.is_searching or not picking.found else in_list)


def _columns(picking: Picking, cells: int) -> _Columns:
    """Share the cells out; the category has what the longest one takes, up to a quarter of them."""
    longest = max(width("category"), *(width(key) + 1 for key in picking.categories))
    category = min(longest, cells // 4)
    name = min(max(cells * 3 // 10, 16), 40)
    job = cells - POINTER - name - category - 2 * GAP
    if job >= LEAST_JOB:
        return _Columns(name=name, job=min(job, MOST_JOB), category=category)
    return _Columns(name=max(cells - POINTER - category - GAP, 1), job=0, category=category)


def _person(picking: Picking, place: int, columns: _Columns, cells: int) -> Line:
    number = picking.found[place]
    newcomer = picking.people[number]
    is_marked, is_pointed = number in picking.marked, place == picking.place and not picking.is_searching
    category = picking.marked[number] or "?" if is_marked else f"{newcomer.proposal}?" if newcomer.proposal else ""
    sign = f"{'>' if is_pointed else ' '} [{'x' if is_marked else ' '}] "
    style = Style.POINTED if is_pointed else Style.MARKED if is_marked else Style.PLAIN
    return _line(style, columns.row(sign, newcomer.candidate.name, newcomer.job, category), cells)


def _counts(picking: Picking) -> str:
    return f"{len(picking.found):,} of {len(picking.listed):,} found, {len(picking.marked):,} marked"


def _summary(picking: Picking) -> str:
    """Say where the marked go, once that is the question."""
    if not picking.found:
        return "nobody is found"
    if not picking.is_sorting:
        return ""
    counts = Counter(picking.marked.values())
    told = [f"{counts[None]:,} without a category"] if counts[None] else []
    return ", ".join(told + [f"{counts[key]:,} to {key}" for key in picking.categories if counts[key]])


def _keys(picking: Picking) -> str:
    """Name the keys that do something now; a line of 80 cells has room for them."""
    if picking.is_searching:
        everybody = "" if picking.is_sorting else "  ctrl-a: all found"
        return f"enter, down: to the list{everybody}  ctrl-u: empty  esc: end search"
    if not picking.is_sorting:
        return "space: mark  ctrl-a: all found  type: search  enter: go on  esc: leave"
    whom = "rest" if picking.homeless else "all"
    return f"left, right: change  ctrl-a: same for {whom}  space: unmark  enter: add  esc: back"


def _both_ends(left: str, right: str, cells: int) -> str:
    return left + " " * max(cells - width(left) - width(right), GAP) + right


def _line(style: Style, text: str, cells: int) -> Line:
    return ((style, _fitted(text, cells)),)


def _fitted(text: str, cells: int) -> str:
    """Cut or fill a text to exactly so many cells."""
    shown = beginning(text.translate(_APART), cells)
    return shown + " " * (cells - width(shown))
