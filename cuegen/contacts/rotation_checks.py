"""Whether each category says how often, in one of the two ways, and whether its rotation can be kept."""

from typing import Any

from cuegen.contacts.cadence import Cadence
from cuegen.contacts.faults import Faults
from cuegen.contacts.model import Category, Contacts
from cuegen.contacts.places import Path
from cuegen.contacts.rotations import in_turn
from cuegen.problems import Fault


def check_rhythms(data: dict[str, Any], faults: Faults) -> None:
    """Refuse a category with neither a cadence nor a rotation, or both; looks at plain data, as other faults may be."""
    categories = data.get("categories")
    for key, category in categories.items() if isinstance(categories, dict) else ():
        if category is not None and not isinstance(category, dict):
            continue
        path, written = ("categories", key), [field for field in ("cadence", "rotate") if field in (category or {})]
        if not written:
            faults.missing((*path, "cadence"), "rotate")
        elif len(written) > 1:
            hint = "keep 'cadence' for everybody as often, or 'rotate' for one after the other"
            faults.key_fault((*path, "rotate"), Fault("a category has a cadence or takes turns, not both", hint=hint))


def check_rotations(contacts: Contacts, faults: Faults) -> None:
    """Look at what a rotation makes of the people and the nudge of its category."""
    for key, category in contacts.categories.items():
        if category.rotate is not None:
            _check_members(("categories", key, "rotate"), category, category.rotate, faults)
            _check_nudge(("categories", key, "nudge"), category, faults)
            _check_pace(("categories", key, "pace"), category, faults)


def _check_members(path: Path, category: Category, pace: Cadence, faults: Faults) -> None:
    try:
        in_turn(pace, len(category.members))
    except Fault as fault:
        faults.fault(path, fault)
    if category.contacts and not category.members:
        message = "this rotation changes nothing: everybody here has a cadence of their own"
        faults.warn(path, message, hint="take the cadence from those who are to take turns")


def _check_nudge(path: Path, category: Category, faults: Faults) -> None:
    """Refuse a nudge: it repeats until a touch, and a turn comes and goes whatever was touched."""
    if category.nudge is not None and category.nudge.pace is not None:
        hint = "remove the nudge, or give the category a cadence instead of 'rotate'"
        faults.fault(path, Fault("people who take turns are not nudged: the next turn is somebody else's", hint=hint))


def _check_pace(path: Path, category: Category, faults: Faults) -> None:
    """Refuse a pace: it scales cadences, and how fast turns go is the rotation's own."""
    if category.pace is not None and category.pace.factor != 1:
        hint = "remove the pace, and change 'rotate' while you want to go faster or slower"
        faults.fault(path, Fault("turns keep to 'rotate': a pace does not scale them", hint=hint))
