"""What tells from an export who may belong into a category: a pattern for positions and companies, and companies.

A pattern is a regular expression of Python's that is looked for anywhere in a text; upper and lower case are the same.
"""

import re

from cuegen.contacts.quoting import quoted
from cuegen.contacts.texts import LINE_LIMIT, identity
from cuegen.problems import Fault

HINT = "write words with '|' between them, such as 'recruiter|talent'"


def read_pattern(text: str) -> str:
    """Read a pattern, and return it as it is written.

    Raises:
        Fault: an empty or too long pattern, or no regular expression.
    """
    if not text.strip():
        raise Fault("the pattern is empty, and would match everybody", hint=HINT)
    if len(text) > LINE_LIMIT:
        raise Fault(f"{len(text):,} characters in the pattern, where {LINE_LIMIT} are allowed", hint="shorten it")
    try:
        re.compile(text, re.IGNORECASE)
    except re.error as error:
        place = min(error.pos or 0, len(text) - 1)
        hint = "a '\\' before a sign takes it as it is: 'c\\+\\+'"
        message = f"{quoted(text)} is not a regular expression: {error.msg}"
        raise Fault(message, hint=hint, span=(place, place + 1)) from None
    return text


def matches(pattern: str, *texts: str | None) -> bool:
    """Tell whether a pattern is found in one of these texts."""
    found = re.compile(pattern, re.IGNORECASE)
    return any(text and found.search(text) for text in texts)


def is_company(name: str, company: str) -> bool:
    """Tell whether a company is the one of this name, or begins with it: Acme, Inc. is Acme, and Acmeville is not."""
    short, full = identity(name), identity(company)
    return full.startswith(short) and not full[len(short) : len(short) + 1].isalnum()
