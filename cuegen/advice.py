"""What a list as a whole gives cause to say: it asks for too much, or its feed is too large."""

from collections import defaultdict
from collections.abc import Iterator

from cuegen.contacts.model import Contacts
from cuegen.problems import Level, Problem
from cuegen.schedule.cue import Wish
from cuegen.schedule.demand import demand
from cuegen.schedule.schedule import Schedule
from cuegen.wishes import everyone_asking, frame_of

MOST_EVENTS = 900  # Google takes about 1,000 events
MOST_BYTES = 900_000  # and about one megabyte


def about_room(contacts: Contacts, planned: Schedule, file: str) -> tuple[Problem, ...]:
    """Warn, with the arithmetic and a way out, of a list that asks for more than its calendar has room for."""
    return tuple(_warning(message, hint, file) for message, hint in _on_room(contacts, planned))


def about_size(feed: str, events: int, size: int, file: str) -> tuple[Problem, ...]:
    """Warn of a feed, of so many events and bytes, that is more than Google's calendar takes."""
    if events <= MOST_EVENTS and size <= MOST_BYTES:
        return ()
    message = f"{feed} has {events:,} events in {size / 1000:,.0f} kB; Google takes about 1,000 events or 1 MB"
    return (_warning(message, "part it: --split writes a feed for each category, --category one of your choice", file),)


def _warning(message: str, hint: str, file: str) -> Problem:
    return Problem(message=message, hint=hint, file=file, level=Level.WARNING)


def _on_room(contacts: Contacts, planned: Schedule) -> Iterator[tuple[str, str]]:
    asked, full = planned.demand, planned.overfull
    cues = "cues a day" if contacts.calendar.weekly is None else "people a week"
    days = f"{len(full)} day{'s' if len(full) > 1 else ''} in two years, the first on {full[0]}," if full else ""
    if asked.is_safe:
        if full:
            message = f"{days} will hold more than per_day allows, because nobody's cue is moved for another one's"
            yield message, "build once with --rebalance to place all cues anew, or leave it"
        return
    if round(asked.cues, 1) > asked.per_day:
        message = f"the list asks for {asked.cues:.1f} {cues} and per_day allows {asked.per_day}"
    else:
        message = f"the list asks for {asked.cues:.1f} {cues}, close to the {asked.per_day} that per_day allows"
    greatest, share = _greatest(contacts)
    hint = f"raise per_day to {asked.enough}, or slow {greatest} alone asks for {share:.1f}"
    yield message + (f"; {days} will hold more" if full else ""), hint


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
