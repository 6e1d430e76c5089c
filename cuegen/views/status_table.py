"""The status as a page for people: a line a person, the counts, and the payoff in one line."""

from collections.abc import Sequence
from typing import TextIO

from cuegen.views.states import Standing, State, Tally
from cuegen.views.status import Status, overdue_words, payoff
from cuegen.views.table import Column, Sheet

# The cells that a column takes besides the name's, with its gap, and on how narrow a terminal it is left out.
PEOPLE = (
    Column("name", gives_way=True),
    Column("category", cells=20, least=100),
    Column("state", cells=9),
    Column("last touch", cells=12, least=64),
    Column("every", cells=16, least=76),
    Column("overdue", cells=19),
)
STYLES = {
    State.HOT: "red",
    State.WARM: "green",
    State.COOLING: "yellow",
    State.COLD: "blue",
    State.PAUSED: "dim",
    State.SNOOZED: "dim",
}
ALL = "all"


def print_status(status: Status, stream: TextIO, *, color: bool) -> None:
    """Print who is how warm. Without anybody, the payoff says so alone."""
    sheet = Sheet(stream, color=color)
    if status.shown:
        sheet.table(PEOPLE, [_row(each) for each in status.shown])
        sheet.line()
    elif status.everybody:
        sheet.line("nobody is in such a state")
        sheet.line()
    if status.everybody:
        states = [state for state in State if status.total.counts[state]]
        columns = (Column("", gives_way=True), *(Column(state, cells=9, right=True) for state in states))
        parts = status.categories
        rows = [_counts(category, parts[category], states) for category in parts]
        sheet.table(columns, [*rows, _counts(ALL, status.total, states)] if len(parts) > 1 else rows)
        sheet.line()
    sheet.line(payoff(status.total, status.before))


def _row(each: Standing) -> list[tuple[str, str]]:
    """Write a person in words, each with its style."""
    style = STYLES[each.state]
    quiet = "dim" if each.hold else ""
    return [
        (each.contact.name, ""),
        (each.category, ""),
        (each.state, style),
        (str(each.contact.last_contact or ""), ""),
        (str(each.cadence), ""),
        (overdue_words(each), quiet),
    ]


def _counts(name: str, part: Tally, states: Sequence[State]) -> list[tuple[str, str]]:
    numbers = [(str(part.counts[state] or ""), STYLES[state]) for state in states]
    return [(name, "bold" if name == ALL else ""), *numbers]
