"""A plan as a page for people: the weeks, the busiest days, and demand against room. Nothing here knows the screen."""

from collections.abc import Iterator

from cuegen.printing.cells import beginning, visible, width
from cuegen.schedule.demand import SAFE_SHARE, Demand
from cuegen.views.histogram import OVER, histogram
from cuegen.views.look import BOLD, DIM, Look
from cuegen.views.phrases import short_date
from cuegen.views.plan import Plan, Share
from cuegen.what_if import WhatIf

COLUMN = 16  # cells of a column of the demand
LEAST = 10  # cells of a category's name, on however narrow a terminal
DATES = 15  # cells of a date such as Tue 24 Nov 2026


def page(now: Plan, then: Plan | None, what_if: WhatIf, look: Look) -> str:
    """Write a plan; `then` is what it would be with a supposition, None without one."""
    if not any(plan.demand.cues or plan.busiest for plan in (now, then) if plan):
        return "no cues in these weeks\n"
    parts = [histogram(now, then, look), _busiest(now, then, look), _shares(now, then, look), _rooms(now, then)]
    if then is not None:
        parts.insert(0, iter([look.painted(f"what if: {_supposed(what_if)}", BOLD)]))
    return "\n".join("".join(f"{line.rstrip()}\n" for line in part) for part in parts)


def _supposed(what_if: WhatIf) -> str:
    cadences = [f"{visible(category)} {cadence}" for category, cadence in what_if.cadences.items()]
    more = [f"{count} more in {visible(category)}" for category, count in what_if.more.items()]
    return ", ".join(cadences + more)


def _beside(now: str, then: str, look: Look) -> str:
    """Write a value, and what would become of it if that is something else."""
    return now if now == then else f"{now} {look.signs.to} {then}"


def _busiest(now: Plan, then: Plan | None, look: Look) -> Iterator[str]:
    """List the days with most cues, and count those that hold as many as the last of them."""
    shown, per_day = then or now, now.demand.per_day
    before = {day.date: day.cues for day in now.days}
    yield look.painted(f"{'busiest days':<{DATES}}  cues", BOLD)
    for day in shown.busiest:
        cues = [f"{count}{OVER * (count > per_day)}" for count in (before[day.date], day.cues)]
        yield f"{short_date(day.date):<{DATES}}  {_beside(*cues, look)}"
    if shown.busiest:
        least = shown.busiest[-1].cues
        others = sum(day.cues == least for day in shown.days) - sum(day.cues == least for day in shown.busiest)
        if others:
            yield look.painted(f"and {others} more with {least}", DIM)


def _shares(now: Plan, then: Plan | None, look: Look) -> Iterator[str]:
    """List what each category asks for, the greatest first, and all of them together."""
    before = {share.category: share for share in now.shares}
    shown = (then or now).shares
    names = [visible(share.category) for share in shown]
    longest = max(look.cells - 3 * COLUMN, LEAST)
    cells = min(max(width(name) for name in ["category", *names]), longest)
    headings = "".join(f"{heading:>{COLUMN}}" for heading in ("people", "cues a day", "of the room"))
    yield look.painted(f"{'category':<{cells}}{headings}", BOLD)
    for share in shown:
        name = beginning(share.category, cells)
        yield f"{name}{' ' * (cells - width(name))}{_columns(before[share.category], share, look)}"
    whole = [Share(category="", people=_people(plan), demand=plan.demand) for plan in (now, then or now)]
    yield look.painted(f"{'all':<{cells}}{_columns(*whole, look)}", BOLD)


def _people(plan: Plan) -> int:
    return sum(share.people for share in plan.shares)


def _columns(now: Share, then: Share, look: Look) -> str:
    figures = [(str(each.people), f"{each.demand.cues:.2f}", f"{each.demand.share:.0%}") for each in (now, then)]
    return "".join(f"{_beside(*pair, look):>{COLUMN}}" for pair in zip(*figures, strict=True))


def _rooms(now: Plan, then: Plan | None) -> Iterator[str]:
    if then is None:
        yield _room(now.demand)
    else:
        yield f"now:  {_room(now.demand)}"
        yield f"then: {_room(then.demand)}"


def _room(asked: Demand) -> str:
    """Do the arithmetic of the room aloud."""
    part = f"{asked.cues:.1f} of {asked.per_day} cues a day"
    if asked.is_safe:
        return f"{part}: there is room; a per_day of {max(asked.enough, 1)} would do"
    return f"{part}: more than {SAFE_SHARE:.0%} of the room; a per_day of {asked.enough} would do"
