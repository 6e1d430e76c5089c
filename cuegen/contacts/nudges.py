"""Nudges of contacts.yaml: once somebody is due, the cue repeats at this pace until a touch is recorded.

A nudge begins where the cue would be without it, and keeps to whatever the person's own cadence pins: its day of
the week and its time of day. One that is not shorter than that cadence has no effect.
"""

from dataclasses import replace
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence, Unit, parse_cadence
from cuegen.contacts.quoting import quoted
from cuegen.contacts.scalars import OFF, ON
from cuegen.problems import Fault


class Nudge(NamedTuple):
    """How often a cue repeats that is due: at a pace of whole weeks or months, or not at all when there is none."""

    pace: Cadence | None = None

    def of(self, cadence: Cadence) -> Cadence | None:
        """Return the rhythm of a cue that is due: the pace, with the pins of its cadence; None without effect."""
        if self.pace is None or self.pace.days >= cadence.days:
            return None
        nth = cadence.nth if self.pace.unit is Unit.MONTH else None
        return replace(self.pace, weekday=cadence.weekday, nth=nth, time=cadence.time)


def read_nudge(text: str) -> Nudge:
    """Read how often a cue repeats that is due, such as `every 2 weeks`; `off` is a nudge without a pace.

    Raises:
        Fault: not a cadence, one that pins a day or a time, or `daily`; a bare `on` does not say how often.
    """
    word = text.lower()
    if word in ON:
        raise Fault(f"expected how often, found {quoted(text)}", hint="say how often: 'every 2 weeks'")
    if word in OFF:
        return Nudge()
    pace = parse_cadence(text)
    if pace.unit is Unit.DAY:
        raise Fault("cues that are due would fill every day", hint="write 'weekly', or a longer interval")
    if pace.weekday is not None or pace.time is not None:
        free = replace(pace, weekday=None, nth=None, time=None)
        hint = f"write '{free}': it keeps the day and the time of each person's own cadence"
        raise Fault("a nudge says only how often", hint=hint)
    return Nudge(pace=pace)
