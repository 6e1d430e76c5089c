"""Which of a list's cues a feed shows: those of some categories, or all but those of some.

The choice decides what is written and nothing else: the schedule is that of the whole list. A category is named as
it is in the list, in any spelling that the list itself would take for the same. The cues for LinkedIn itself go by
the name of `linkedin`, as in the calendar.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cuegen.contacts.texts import identity
from cuegen.problems import Problem, Refused
from cuegen.wishes import LINKEDIN, Asking


class Choice(NamedTuple):
    """The categories to show, all of them if none is named, without those to leave out."""

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def is_everybody(self) -> bool:
        """Whether nothing is left out."""
        return not self.only and not self.without

    def shows(self, category: str) -> bool:
        """Tell whether the cues of a category are shown."""
        name = identity(category)
        return (not self.only or name in map(identity, self.only)) and name not in map(identity, self.without)


EVERYBODY = Choice()


def chosen(asking: Sequence[Asking], choice: Choice, categories: Collection[str], file: str) -> list[Asking]:
    """Choose among all who ask for a cue; `categories` are the keys that the list, a file of this name, has.

    Raises:
        Refused: a category is named that the list does not have.
    """
    keys = [*categories, LINKEDIN]
    known = set(map(identity, keys))
    named = dict.fromkeys((*choice.only, *choice.without))
    problems = [_unknown(name, categories, file) for name in named if identity(name) not in known]
    if problems:
        raise Refused(*problems)
    shown = {key for key in keys if choice.shows(key)}
    return [each for each in asking if each.category in shown]


def _unknown(name: str, categories: Collection[str], file: str) -> Problem:
    from cuegen.contacts.choosing import unknown_category  # noqa: PLC0415 - a slip alone needs it

    return unknown_category(name, [*categories, LINKEDIN]).about(file)
