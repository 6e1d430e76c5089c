"""How far the picking of people has come: what is searched, who is found, marked and pointed at.

There are two steps. In the first, people are looked for and marked; in the second, those who are marked are sorted
into categories. People are numbers here: their places in `people`, which never changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from cuegen.picking.newcomer import Newcomer, words_of


class Ending(Enum):
    """How the picking ended."""

    CONFIRMED = auto()
    LEFT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picking:
    """The state of the picking, between two keys.

    `listed` are the people of this step, `found` those of them whom the search finds, `place` is the one in `found`
    that is pointed at. `marked` gives each one's category, None as long as there is none. `most` may be marked.
    `is_searching` tells that keys go to the search; else a space marks. `said` answers the last key.
    """

    people: tuple[Newcomer, ...]
    categories: tuple[str, ...]
    most: int
    listed: tuple[int, ...]
    found: tuple[int, ...]
    marked: Mapping[int, str | None] = field(default_factory=dict)
    place: int = 0
    query: str = ""
    is_searching: bool = False
    is_sorting: bool = False
    said: str = ""
    ending: Ending | None = None

    @property
    def current(self) -> int:
        """Who is pointed at: somebody, unless a search finds nobody, and from there no key leads to the list."""
        return self.found[self.place]

    @property
    def homeless(self) -> list[int]:
        """Those who are marked and have no category yet."""
        return [number for number, category in self.marked.items() if category is None]

    @property
    def picked(self) -> list[tuple[Newcomer, str]]:
        """Those who are marked and have a category, with it, in the order of the list."""
        marked = sorted(self.marked.items())
        return [(self.people[number], category) for number, category in marked if category is not None]


def begin(people: Sequence[Newcomer], categories: Sequence[str], most: int) -> Picking:
    """Begin with everybody listed and nobody marked."""
    everybody = tuple(range(len(people)))
    return Picking(people=tuple(people), categories=tuple(categories), most=most, listed=everybody, found=everybody)


def search(picking: Picking, query: str) -> Picking:
    """Find those who have all words of a query in name or job, and point at the first."""
    words = words_of(query)
    people = picking.people
    found = tuple(number for number in picking.listed if all(word in people[number].spelled for word in words))
    return replace(picking, query=query, found=found, place=0, is_searching=True)


def move(picking: Picking, place: int) -> Picking:
    """Point at a place among those who are found, or at the nearest there is."""
    last = len(picking.found) - 1
    return replace(picking, place=max(0, min(place, last)), is_searching=picking.is_searching and last < 0)


def mark(picking: Picking) -> Picking:
    """Mark who is pointed at and go on to the next, or take the mark away."""
    return move(_marking(picking, [picking.current]), picking.place + 1)


def mark_found(picking: Picking) -> Picking:
    """Mark all who are found; if they all are marked, take the marks away."""
    return _marking(picking, picking.found)


def sort(picking: Picking) -> Picking:
    """Go on to the second step: only the marked are listed, those without a category first."""
    listed = tuple(sorted(picking.marked, key=lambda number: (picking.marked[number] is not None, number)))
    return replace(picking, is_sorting=True, listed=listed, found=listed, query="", place=0, is_searching=False)


def look_again(picking: Picking) -> Picking:
    """Go back to the first step; who was pointed at still is."""
    everybody = tuple(range(len(picking.people)))
    return replace(picking, is_sorting=False, listed=everybody, found=everybody, query="", place=picking.current)


def turn(picking: Picking, step: int) -> Picking:
    """Give who is pointed at the next category, or with a step of -1 the one before. This marks them, too."""
    choices = picking.categories
    before = picking.marked.get(picking.current)
    place = choices.index(before) + step if before is not None else min(step, 0)
    return replace(picking, marked={**picking.marked, picking.current: choices[place % len(choices)]})


def share(picking: Picking) -> Picking:
    """Give the category of who is pointed at to all found who have none; if all have one, to all found."""
    category = picking.marked.get(picking.current)
    if category is None:
        return replace(picking, said="give this one a category first, with left or right")
    marked = [number for number in picking.found if number in picking.marked]
    sharing = [number for number in marked if picking.marked[number] is None] or marked
    return replace(picking, marked={**picking.marked, **dict.fromkeys(sharing, category)})


def _marking(picking: Picking, numbers: Sequence[int]) -> Picking:
    """Mark people, with the category that is proposed, or the only one there is; unmark them if all are marked."""
    if all(number in picking.marked for number in numbers):
        taken = set(numbers)
        return replace(picking, marked={each: key for each, key in picking.marked.items() if each not in taken})
    only = picking.categories[0] if len(picking.categories) == 1 else None
    new = {each: picking.people[each].proposal or only for each in numbers if each not in picking.marked}
    return replace(picking, marked={**picking.marked, **new})
