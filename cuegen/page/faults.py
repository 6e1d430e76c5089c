"""A problem of the user's files, as the page shows it: worded and cut as on a terminal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cuegen.printing.cells import visible
from cuegen.printing.excerpts import Excerpt, excerpt_of, place_of
from cuegen.problems import Level, Problem

_FOLDERS = re.compile(r".*[/\\]", re.DOTALL)
# A quote and the folders behind it, where a path in quotes begins at the root of a disk.
_ROOTED = r"(['\"])(?:[/\\]|[A-Za-z]:[/\\])(?:(?!\1).)*[/\\](?=[^/\\'\"])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Where something is wrong, what, the line that is to blame, and what to do next."""

    place: str
    level: Level
    message: str
    excerpt: Excerpt | None
    hint: str | None

    @property
    def is_error(self) -> bool:
        """Whether it stopped the build."""
        return self.level is Level.ERROR


def complaints(problems: Iterable[Problem]) -> tuple[Complaint, ...]:
    """Prepare problems for the page. A file goes by its bare name: its folder is nobody's business on the web.

    So does one that is named in a message or a hint, unless its name was relative.
    """
    return tuple(_complaint(problem._replace(file=_FOLDERS.sub("", problem.file))) for problem in problems)


def _complaint(problem: Problem) -> Complaint:
    return Complaint(
        place=place_of(problem),
        level=problem.level,
        message=_shown(problem.message),
        excerpt=excerpt_of(problem),
        hint=None if problem.hint is None else _shown(problem.hint),
    )


def _shown(text: str) -> str:
    return visible(re.sub(_ROOTED, r"\1", text))
