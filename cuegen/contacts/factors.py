"""The factors of contacts.yaml: for how many of a person's own cadences somebody is warm, and then cooling."""

import re
from decimal import Decimal

from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault

MOST_CADENCES = 100

_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?")


def read_factor(text: str) -> float:
    """Read a multiple of a cadence, such as 1 or 1.5.

    Raises:
        Fault: not a number above 0 and up to 100, in digits and with at most three decimals.
    """
    if not _NUMBER.fullmatch(text) or not 0 < Decimal(text) <= MOST_CADENCES:
        message = f"expected a number of cadences, above 0 and up to {MOST_CADENCES}, found {quoted(text)}"
        raise Fault(message, hint="write it as 1 or 1.5, with a point")
    return float(text)
