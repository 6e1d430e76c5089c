"""The remaining single values of contacts.yaml: numbers, switches, zones and web addresses."""

import re

from cuegen.contacts.cadence import Cadence, parse_cadence
from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault
from cuegen.zones import read_zone

ON = frozenset({"true", "yes", "on"})
OFF = frozenset({"false", "no", "off"})
MOST_PER_DAY = 1440  # one a minute
LONGEST_ADDRESS = 500

_ADDRESS = r"https://[a-z0-9.-]+(/[!-~]*)?"


def read_per_day(text: str) -> int:
    """Read a number of cues a day.

    Raises:
        Fault: not a whole number from 1 to 1440.
    """
    if not re.fullmatch("[0-9]{1,6}", text) or not 1 <= int(text) <= MOST_PER_DAY:
        raise Fault(
            f"expected a whole number from 1 to {MOST_PER_DAY}, found {quoted(text)}", hint="2 suits most lists"
        )
    return int(text)


def read_switch(text: str) -> bool:
    """Read true or false, in any of the words that YAML 1.1 has for them.

    Raises:
        Fault: any other word.
    """
    word = text.lower()
    if word not in ON | OFF:
        hint = "write true to switch it on, or remove the line"
        raise Fault(f"expected true or false, found {quoted(text)}", hint=hint)
    return word in ON


def read_review(text: str) -> Cadence | None:
    """Read the cadence of the standing review; `off` is None.

    Raises:
        Fault: not a cadence; a bare `on` does not say when.
    """
    word = text.lower()
    if word in ON:
        raise Fault(f"expected a cadence, found {quoted(text)}", hint="say when: 'every friday'")
    return None if word in OFF else parse_cadence(text)


def read_zone_name(text: str) -> str:
    """Read the IANA name of a time zone.

    Raises:
        Fault: no zone of the tzdata package has this name.
    """
    read_zone(text)
    return text


def read_address(text: str) -> str:
    """Read a web address to link to.

    Raises:
        Fault: no https address in ASCII, or an address that is too long.
    """
    if len(text) > LONGEST_ADDRESS or not re.fullmatch(_ADDRESS, text, re.IGNORECASE | re.ASCII):
        raise Fault(f"expected a web address, found {quoted(text)}", hint="begin it with https://")
    return text
