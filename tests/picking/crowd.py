"""People to pick from, and the keys of a whole sentence."""

from collections.abc import Sequence

from cuegen.importers.candidate import Candidate
from cuegen.picking.keys import Key, press, write
from cuegen.picking.newcomer import Newcomer
from cuegen.picking.picking import Picking, begin

PAGE = 3  # people
CATEGORIES = ("mentors", "peers", "recruiters")


def newcomer(name: str, job: str = "", proposal: str | None = None) -> Newcomer:
    """Make somebody up, whose name and job are plain."""
    candidate = Candidate(line=2, name=name, role=job or None)
    return Newcomer(candidate=candidate, job=job, proposal=proposal, spelled=f"{name} {job}".lower())


CROWD = (
    newcomer("Ada", "Recruiter at Acme", "recruiters"),
    newcomer("Bob", "Recruiter at Globex", "recruiters"),
    newcomer("Cyd", "Engineer at Acme"),
    newcomer("Dan", "Engineer at Globex"),
    newcomer("Eve"),
)


def picking(*, most: int = 300, categories: Sequence[str] = CATEGORIES) -> Picking:
    """Begin with the crowd."""
    return begin(CROWD, categories, most)


def after(state: Picking, *typed: Key | str) -> Picking:
    """Type keys and texts; a text goes letter by letter, as at a terminal."""
    for each in typed:
        if isinstance(each, Key):
            state = press(state, each, PAGE)
        else:
            for letter in each:
                state = write(state, letter)
    return state


def found(state: Picking) -> list[str]:
    """Name those who are found."""
    return [state.people[number].candidate.name for number in state.found]


def marked(state: Picking) -> dict[str, str | None]:
    """Name those who are marked, and their categories."""
    return {state.people[number].candidate.name: state.marked[number] for number in sorted(state.marked)}


def pointed(state: Picking) -> str | None:
    """Name who is pointed at."""
    return state.people[state.current].candidate.name if state.found else None
