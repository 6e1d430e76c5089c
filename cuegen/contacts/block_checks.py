"""What takes more than one value to see of a weekly block: that there is none, or that a cadence has another day."""

from dataclasses import replace

from cuegen.contacts.cadence import Cadence
from cuegen.contacts.checks import cadences
from cuegen.contacts.faults import Faults
from cuegen.contacts.model import Contacts
from cuegen.contacts.places import Path
from cuegen.contacts.quoting import quoted
from cuegen.contacts.style import in_blocks


def check_block(contacts: Contacts, faults: Faults) -> None:
    """Warn of whatever a feed of this style does not show."""
    weekly = contacts.calendar.weekly
    if weekly is not None:
        for path, cadence in cadences(contacts):
            _check_pins(path, cadence, weekly, faults)
    elif contacts.calendar.block is not None:
        message = "this changes nothing: everybody has an appointment of their own here"
        faults.warn(("calendar", "block"), message, hint="write 'style: weekly-block', or remove the line")


def _check_pins(path: Path, cadence: Cadence, weekly: Cadence, faults: Faults) -> None:
    """Warn of a cadence with a day or a time that is not that of the block."""
    often = in_blocks(cadence)
    on_the_day = replace(often, weekday=weekly.weekday)
    if cadence not in {often, on_the_day, replace(on_the_day, time=weekly.time)}:
        message = f"all cues are in the block {quoted(str(weekly))}, so that this counts as {quoted(str(often))}"
        faults.warn(path, message, hint="write that, or choose 'style: appointments'")
