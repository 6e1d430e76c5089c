"""One line about a build: what changed in the feed, and who is next."""

from datetime import datetime

from cuegen.build import Build
from cuegen.views.agenda import agenda
from cuegen.views.phrases import short_date, short_time
from cuegen.zones import read_zone

SOON = (7, 60, 800)  # days to look ahead for the next cue; a yearly one is found last


def news(build: Build, feed: str, now: datetime) -> str:
    """Say what a build did to a feed, and when the next cue comes after a moment."""
    name = "the feed" if feed == "-" else feed
    counts = ((build.feed.added, "new"), (build.feed.changed, "changed"), (build.feed.removed, "removed"))
    changes = ", ".join(f"{len(uids)} {what}" for uids, what in counts if uids) or "nothing new"
    total = f"{len(build.entries)} cue{'' if len(build.entries) == 1 else 's'}"
    return f"{name}: {total}, {changes}; {_next(build, now)}"


def _next(build: Build, now: datetime) -> str:
    zone = read_zone(build.contacts.calendar.timezone)
    local = now.astimezone(zone)
    for days in SOON:
        for each in agenda(build, local.date(), days):
            if each.day > local.date() or each.time is None or each.time >= local.time():
                when = f"{short_date(each.day)}, {short_time(each.time)}"
                return f"next: {each.entry.summary}, {when}"
    return "no cue within two years"
