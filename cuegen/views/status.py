"""Who is warm, cooling and cold, as a table for people and as JSON."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from cuegen.views.durations import some_time
from cuegen.views.states import Standing, State, Tally, by_category, tally


class Status(NamedTuple):
    """A list on a day: the people to show, and the counts of all, shown or not.

    `before` are those of four weeks earlier, None when nothing is known of them.
    """

    today: date
    shown: Sequence[Standing]
    everybody: Sequence[Standing]
    before: Tally | None

    @property
    def total(self) -> Tally:
        """The counts of everybody."""
        return tally(self.everybody)

    @property
    def categories(self) -> dict[str, Tally]:
        """The counts of each category."""
        return by_category(self.everybody)


def overdue_words(each: Standing) -> str:
    """Say how overdue somebody is: "3 weeks overdue", "due in 5 days", "never", or how long the hold lasts."""
    if each.hold is not None:
        return "no end date" if each.hold.until is None else f"until {each.hold.until}"
    if each.days is None:
        return "never in touch"
    late = round(each.days - each.every)
    if late == 0:
        return "due today"
    return f"{some_time(late)} overdue" if late > 0 else f"due in {some_time(-late)}"


def payoff(now: Tally, before: Tally | None) -> str:
    """Say in one line what the effort came to: "31 of 40 warm, 4 more than four weeks ago"."""
    if not now.people:
        return "nobody in this list"
    said = f"{now.warm} of {now.active} warm"
    if now.counts[State.HOT]:
        said += " or hot"
    if now.active < now.people:
        said += f" ({now.people - now.active} set aside)"
    return said if before is None else f"{said}, {_compared(now.warm - before.warm)} four weeks ago"


def _compared(more: int) -> str:
    if more == 0:
        return "as many as"
    return f"{more} more than" if more > 0 else f"{-more} fewer than"


def status_json(status: Status) -> str:
    """Write a status as one JSON object."""
    now = status.total
    fields = {
        "today": status.today.isoformat(),
        "people": [_person(each) for each in status.shown],
        "states": _counts(now),
        "categories": {category: _counts(part) for category, part in status.categories.items()},
        "warm": now.warm,
        "of": now.active,
        "warm_four_weeks_ago": None if status.before is None else status.before.warm,
    }
    return json.dumps(fields, indent=2, ensure_ascii=False) + "\n"


def _counts(part: Tally) -> dict[str, int]:
    return {str(state): number for state, number in part.counts.items()}


def _person(each: Standing) -> dict[str, Any]:
    contact, until = each.contact, each.hold and each.hold.until
    return {
        "name": contact.name,
        "id": contact.id,
        "category": each.category,
        "state": str(each.state),
        "until": until.isoformat() if until else None,
        "last_contact": contact.last_touch.isoformat() if contact.last_touch else None,
        "cadence": str(each.cadence),
        "overdue_days": None if each.days is None else round(each.days - each.every),
        "overdue_cadences": None if each.overdue is None else round(each.overdue, 3),
    }
