"""The status as a page for people: a line a person, the counts, and the payoff in one line."""

from collections.abc import Iterator, Sequence

from cuegen.printing.paint import BLUE, BOLD, DIM, GREEN, RED, YELLOW
from cuegen.views.sheet import Column, sheet
from cuegen.views.states import Standing, State
from cuegen.views.status import Status, overdue_words, payoff

CODES = {
    State.HOT: RED,
    State.WARM: GREEN,
    State.COOLING: YELLOW,
    State.COLD: BLUE,
    State.PAUSED: DIM,
    State.SNOOZED: DIM,
}
ALL = "all"


def status_page(status: Status, cells: int | None, *, color: bool) -> str:
    """Write who is how warm, in lines of so many cells; without anybody, the payoff says so alone."""
    return "".join(_lines(status, cells, color=color))


def _lines(status: Status, cells: int | None, *, color: bool) -> Iterator[str]:
    if status.shown:
        yield from sheet(_people(status.shown), cells, color=color)
        yield "\n"
    elif status.everybody:
        yield "nobody is in such a state\n\n"
    if status.everybody:
        yield from sheet(_counts(status), cells, color=color)
        yield "\n"
    yield f"{payoff(status.total, status.before)}\n"


def _people(shown: Sequence[Standing]) -> list[Column]:
    return [
        Column(heading="name", cells=[(each.contact.name, "") for each in shown]),
        Column(heading="category", cells=[(each.category, "") for each in shown], least=100),
        Column(heading="state", cells=[(each.state, CODES[each.state]) for each in shown]),
        Column(heading="last touch", cells=[(str(each.contact.last_touch or ""), "") for each in shown], least=64),
        Column(heading="every", cells=[(str(each.cadence), "") for each in shown], least=76),
        Column(heading="overdue", cells=[(overdue_words(each), DIM if each.hold else "") for each in shown]),
    ]


def _counts(status: Status) -> list[Column]:
    """Count each category, and all of them below if there are several."""
    total, parts = status.total, status.categories
    rows = [*parts.values(), *([total] if len(parts) > 1 else [])]
    names = [*((category, "") for category in parts), (ALL, BOLD)][: len(rows)]
    return [
        Column(heading="", cells=names),
        *(
            Column(heading=state, cells=[(str(row.counts[state] or ""), CODES[state]) for row in rows], right=True)
            for state in State
            if total.counts[state]
        ),
    ]
