"""The sections of contacts.yaml as messages call them, and what stands in each."""

from cuegen.contacts.model import Category, Contact, Contacts, FollowUp
from cuegen.contacts.near import nearest
from cuegen.contacts.nodes import Node, Scalar, Sequence
from cuegen.contacts.places import Path
from cuegen.contacts.quoting import quoted
from cuegen.contacts.settings import Addresses, Calendar, LinkedIn, Section, States
from cuegen.problems import Fault

TWINS = 0.75  # how much two keys resemble each other that are taken for one: company and companies

EXAMPLE_ZONE = "Europe/London"

# What to propose where a key is missing.
EXAMPLES = {"cadence": "quarterly", "name": "Ada Lovelace", "on": "2026-05-04"}

# What can stand in a section.
_LINES: dict[type[Section], str] = {
    Calendar: f"timezone: {EXAMPLE_ZONE}",
    LinkedIn: "review: every friday",
    Addresses: "messages: https://www.linkedin.com/messaging/",
    States: "warm: 1.5",
    Category: "cadence: quarterly",
}

# Where the keys are that are found in another section.
_HOMES: dict[str, type[Section]] = {
    "'calendar'": Calendar,
    "'linkedin'": LinkedIn,
    "'states'": States,
    "a category": Category,
    "a contact": Contact,
    "a follow-up": FollowUp,
}


def section_at(path: Path) -> tuple[str, type[Section]]:
    """Name the section that a path leads to, and give its model."""
    if not path:
        return "the file", Contacts
    if path[0] == "calendar":
        return "the calendar", Calendar
    if path[0] == "linkedin":
        return ("the addresses", Addresses) if len(path) > 1 else ("the linkedin section", LinkedIn)
    if path[0] == "states":
        return "the states section", States
    if "followups" in path[4:]:
        return "a follow-up", FollowUp
    return ("a contact", Contact) if "contacts" in path[2:] else (f"the category {quoted(str(path[1]))}", Category)


def known_keys(section: type[Section]) -> str:
    """List the keys of a section, for one that is none of them."""
    keys = f"known are: {', '.join(section.model_fields)}"
    return f"{keys}; a category of yours stands below 'categories:'" if section is Contacts else keys


def belongs(key: str, section: type[Section]) -> str | None:
    """Say where a key belongs that is found in this section; it can be meant for one here that is all but the same."""
    home = next((home for home, other in _HOMES.items() if key in other.model_fields), None)
    if home is None:
        return None
    twins = nearest(key, section.model_fields, cutoff=TWINS)
    return f"'{key}' belongs in {home}" + (f"; did you mean '{twins[0]}'?" if twins else "")


def misshapen(path: Path, node: Node) -> Fault:
    """Make the fault of something else than a mapping where a section is expected."""
    found = "a list" if isinstance(node, Sequence) else "a text"
    if path == ("categories",):
        hint = "write 'mentors:' or another name on a line of its own, and its 'cadence:' below it"
        return Fault(f"expected categories by name, found {found}", hint=hint)
    _, section = section_at(path)
    if section is Contact:
        if isinstance(node, Scalar):  # with nothing in it: a text would be the name
            return Fault("there is nobody in this entry", hint="write a name behind the '-', or remove it")
        return Fault(
            f"expected one person, found {found}",
            hint="write each name on a line of its own, behind '- ', or all of them in brackets",
        )
    if section is FollowUp:
        found = "nothing" if isinstance(node, Scalar) else found
        return Fault(f"expected a day and what it is about, found {found}", hint="write '2026-05-04 board meeting'")
    keys = list(section.model_fields)[:3]
    hint = f"write them on lines of their own below {quoted(f'{path[-1]}:')}, such as '{_LINES[section]}'"
    return Fault(f"expected keys such as {', '.join(keys)}, found {found}", hint=hint)
