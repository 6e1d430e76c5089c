"""What a list as a whole gives cause to say: it asks for too much, or its feed is too large."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cuegen.contacts.model import Contacts
from cuegen.contacts.quoting import quoted
from cuegen.contacts.weekday import Weekday
from cuegen.problems import Level, Problem
from cuegen.schedule.cue import Wish
from cuegen.schedule.demand import demand
from cuegen.schedule.schedule import Schedule, schedule
from cuegen.wishes import everyone_asking, frame_of

MOST_EVENTS = 900  # Google takes about 1,000 events
MOST_BYTES = 900_000  # and about one megabyte
TRIED = 3  # how many a higher per_day is looked for


def about_room(contacts: Contacts, planned: Schedule, file: str) -> tuple[Problem, ...]:
    """Warn, with the arithmetic and a way out, of a list that asks for more than its calendar has room for."""
    said = [*_on_demand(contacts, planned), *_on_days(contacts, planned), *_on_times(contacts, planned)]
    return tuple(_warning(message, hint, file) for message, hint in said)


def about_size(feed: str, events: int, size: int, file: str) -> tuple[Problem, ...]:
    """Warn of a feed, of so many events and bytes, that is more than Google's calendar takes."""
    if events <= MOST_EVENTS and size <= MOST_BYTES:
        return ()
    message = f"{feed} has {events:,} events in {size / 1000:,.0f} kB; Google takes about 1,000 events or 1 MB"
    return (_warning(message, "part it: --split writes a feed for each category, --category one of your choice", file),)


def _warning(message: str, hint: str, file: str) -> Problem:
    return Problem(message=message, hint=hint, file=file, level=Level.WARNING)


def _on_demand(contacts: Contacts, planned: Schedule) -> Iterator[tuple[str, str]]:
    """Say by how much the list as a whole asks for too much."""
    asked, full = planned.demand, planned.overfull
    if asked.is_safe:
        return
    cues = "cues a day" if contacts.calendar.weekly is None else "people a week"
    if round(asked.cues, 1) > asked.per_day:
        message = f"the list asks for {asked.cues:.1f} {cues} and per_day allows {asked.per_day}"
    else:
        message = f"the list asks for {asked.cues:.1f} {cues}, close to the {asked.per_day} that per_day allows"
    greatest, share = _greatest(contacts)
    hint = f"{_raising(contacts, asked.enough)}slow {greatest} alone asks for {share:.1f}"
    yield message + (f"; {_counted(full)} will hold more" if full else ""), hint


def _raising(contacts: Contacts, enough: int) -> str:
    """Propose a higher `per_day`, as the first of two ways out, where a day has room for so many."""
    return f"raise per_day to {enough}, or " if enough <= contacts.calendar.most_per_day else ""


def _on_days(contacts: Contacts, planned: Schedule) -> Iterator[tuple[str, str]]:
    """Say which days hold too much though the list as a whole does not ask for it."""
    per_day, fixed = planned.demand.per_day, planned.fixed
    if not planned.demand.is_safe:
        return
    named = [day for day in planned.overfull if fixed.get(day, 0) > per_day]
    if named:
        fullest = max(named, key=lambda day: fixed[day])
        weekday = str(Weekday(fullest.weekday())).title()
        message = f"{fixed[fullest]} cues are fixed to a {weekday} and per_day allows {per_day}"
        hint = f"{_raising(contacts, fixed[fullest])}take the day out of some of their cadences"
        yield f"{message}; {_counted(named)} will hold more", hint
    others = [day for day in planned.overfull if fixed.get(day, 0) <= per_day]
    if others:
        why, hint = _on_others(contacts, others)
        yield f"{_counted(others)} will hold more than per_day allows{why}", hint


def _on_others(contacts: Contacts, overfull: Sequence[date]) -> tuple[str, str]:
    """Say why days hold too much that no cadence names too often: placing all anew helps, or it does not."""
    wishes, frame = [each.wish for each in everyone_asking(contacts)], frame_of(contacts)
    if len(schedule(wishes, frame).overfull) < len(overfull):
        hint = "build once with --rebalance to place all cues anew, or leave it"
        return ", because nobody's cue is moved for another one's", hint
    higher = range(frame.per_day + 1, contacts.calendar.most_per_day + 1)[:TRIED]
    enough = next((each for each in higher if not schedule(wishes, replace(frame, per_day=each)).overfull), None)
    raising = "" if enough is None else _raising(contacts, enough)
    return ": some of their cues can be on no other day", f"{raising}let some of them come less often, or leave it"


def _on_times(contacts: Contacts, planned: Schedule) -> Iterator[tuple[str, str]]:
    """Say who is fixed to a time of day that another cue has."""
    if not planned.clashing:
        return
    clashing = {wish.identity for wish in planned.clashing}
    found = [each for each in everyone_asking(contacts) if each.wish.identity in clashing]
    names = [quoted(who) for who in dict.fromkeys(each.words.who for each in found)]  # at a pace they ask twice
    time = quoted(str(found[0].wish.rhythm))
    if len(names) == 1:
        message = f"the cue of {names[0]} is fixed to {time}, and overlaps another one"
    else:
        rest = names[1] if len(names) == 2 else f"{len(names) - 1} others"  # noqa: PLR2004 - two have an "and"
        message = f"the cues of {names[0]} and {rest} are fixed to times such as {time}, and overlap others"
    yield message, "give everybody a time of their own, or take the time out of their cadences"


def _counted(days: Sequence[date]) -> str:
    return f"{len(days)} day{'s' if len(days) > 1 else ''} in two years, the first on {days[0]},"


def _greatest(contacts: Contacts) -> tuple[str, float]:
    """Find what asks for most: a category, or the review of LinkedIn."""
    frame, asked, everyone = frame_of(contacts), defaultdict[str, list[Wish]](list), list(everyone_asking(contacts))
    nudged = {each.category for each in everyone if each.wish.nudge is not None}
    paced = {each.category for each in everyone if each.phase is not None and each.phase.pace is not None}
    for each in everyone:
        its = " or ".join(
            ["a category", *["its nudge"] * (each.category in nudged), *["its pace"] * (each.category in paced)]
        )
        asking = "the review of LinkedIn, which" if each.shared.kind == "review" else f"{its}: '{each.category}'"
        asked[asking].append(each.wish)
    shares = ((asking, demand(wishes, frame).cues) for asking, wishes in asked.items())
    return max(shares, key=lambda share: share[1])
