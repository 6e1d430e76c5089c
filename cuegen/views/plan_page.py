"""A plan as a page for people: the weeks, the busiest days, and demand against room. Nothing here knows the screen."""

from collections.abc import Iterator

from cuegen.printing.cells import beginning, visible, width
from cuegen.printing.paint import BOLD, DIM
from cuegen.schedule.demand import SAFE_SHARE
from cuegen.views.histogram import OVER, histogram
from cuegen.views.look import Look
from cuegen.views.phrases import short_date
from cuegen.views.plan import Day, Plan, Share
from cuegen.what_if import WhatIf

DATE = 15  # cells of a date such as Tue 24 Nov 2026
GAP = "  "
LEAST = 10  # cells of a category's name, on however narrow a terminal


def page(now: Plan, then: Plan | None, what_if: WhatIf, look: Look) -> str:
    """Write a plan; `then` is what it would be with a supposition, None without one."""
    if not any(plan.demand.cues or plan.busiest for plan in (now, then) if plan):
        return "no cues in these weeks\n"
    title = [] if then is None else [[look.painted(f"what if: {_supposed(what_if)}", BOLD)]]
    parts = [*title, histogram(now, then, look), _busiest(now, then, look), _shares(now, then, look), _rooms(now, then)]
    return "\n".join("".join(f"{line.rstrip()}\n" for line in part) for part in parts)


def _supposed(what_if: WhatIf) -> str:
    cadences = [f"{visible(category)} {cadence}" for category, cadence in what_if.cadences.items()]
    more = [f"{count} more in {visible(category)}" for category, count in what_if.more.items()]
    return ", ".join(cadences + more)


def _beside(now: str, then: str, look: Look) -> str:
    """Write a value, and what would become of it if that is something else."""
    return now if now == then else f"{now} {look.signs.to} {then}"


def _busiest(now: Plan, then: Plan | None, look: Look) -> Iterator[str]:
    """List the days with most cues, and count the others that hold as many as the last of them."""
    shown = then or now
    before = {day.date: day for day in now.days}
    yield look.painted(f"{'busiest days':<{DATE}}{GAP}cues", BOLD)
    for day in shown.busiest:
        cues = _beside(_held(before[day.date], now), _held(day, shown), look)
        yield f"{short_date(day.date):<{DATE}}{GAP}{cues}"
    if shown.busiest:
        least = shown.busiest[-1].cues
        others = sum(day.cues == least for day in shown.days) - sum(day.cues == least for day in shown.busiest)
        if others:
            yield look.painted(f"and {others} more with {least}", DIM)


def _held(day: Day, plan: Plan) -> str:
    return f"{day.cues}{OVER if day.cues > plan.demand.per_day else ''}"


def _shares(now: Plan, then: Plan | None, look: Look) -> Iterator[str]:
    """List what each category asks for, the greatest first, and all of them together."""
    shown = then or now
    before = {share.category: share for share in now.shares}
    pairs = [(before[share.category], share) for share in shown.shares] + [(now.whole, shown.whole)]
    rows = [("people", shown.counted, "of the room"), *(_figures(*pair, look) for pair in pairs)]
    columns = [max(map(len, column)) for column in zip(*rows, strict=True)]
    longest = max(look.cells - sum(columns) - len(GAP) * len(columns), LEAST)
    keys = ["category", *(then.category for _, then in pairs)]
    names = [visible(key) if look.whole_names else beginning(key, longest) for key in keys]
    cells = max(map(width, names))
    for number, (name, row) in enumerate(zip(names, rows, strict=True)):
        figures = "".join(f"{GAP}{figure:>{column}}" for figure, column in zip(row, columns, strict=True))
        is_whole = number in {0, len(rows) - 1}
        yield look.painted(f"{name}{' ' * (cells - width(name))}{figures}", BOLD if is_whole else "")


def _figures(now: Share, then: Share, look: Look) -> tuple[str, str, str]:
    """Write the people, the cues a day and the share of the room, each beside what would become of it."""
    before, after = now.demand, then.demand
    return (
        _beside(str(now.people), str(then.people), look),
        _beside(f"{before.cues:.2f}", f"{after.cues:.2f}", look),
        _beside(f"{before.share:.0%}", f"{after.share:.0%}", look),
    )


def _rooms(now: Plan, then: Plan | None) -> Iterator[str]:
    if then is None:
        yield _room(now)
    else:
        yield f"now:  {_room(now)}"
        yield f"then: {_room(then)}"


def _room(plan: Plan) -> str:
    """Do the arithmetic of the room aloud."""
    asked = plan.demand
    said = f"{asked.cues:.2f} {plan.counted} for a per_day of {asked.per_day}:"
    if not asked.is_safe:
        found = f"over {SAFE_SHARE:.0%} of the room"
    elif asked.named > asked.per_day:
        found = f"there is room, but {asked.named:.3g} are fixed to one day"
    else:
        found = "there is room"
    fits = "" if asked.enough <= plan.most_per_day else f", but a day has room for {plan.most_per_day}"
    return f"{said} {found}; {asked.enough} would do{fits}"
