"""The options that suppose something: CATEGORY=CADENCE, CATEGORY=NUMBER."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from cuegen.cli.options import in_a_line
from cuegen.problems import Fault

if TYPE_CHECKING:
    from cuegen.contacts.cadence import Cadence

# A command imports what it needs when it is called.
# ruff: noqa: PLC0415

T = TypeVar("T")

MOST = 1_000  # invented people in a category


def read_cadences(_context: click.Context, _option: click.Parameter, texts: tuple[str, ...]) -> "dict[str, Cadence]":
    """Read the cadences to suppose, by category."""
    from cuegen.contacts.cadence import parse_cadence

    return _by_category(texts, parse_cadence, "mentors='every 2 weeks'")


def read_numbers(_context: click.Context, _option: click.Parameter, texts: tuple[str, ...]) -> dict[str, int]:
    """Read how many people more to suppose, by category."""
    return _by_category(texts, _read_number, "alumni=40")


def _by_category(texts: tuple[str, ...], read: Callable[[str], T], example: str) -> dict[str, T]:
    from cuegen.contacts.quoting import quoted
    from cuegen.contacts.texts import identity

    found: dict[str, T] = {}
    for text in texts:
        category, sign, value = text.rpartition("=")  # a category may hold one, a cadence or a number never
        if not sign or not category.strip():
            raise click.BadParameter(f"{quoted(text)} has no category before a '='; write it like {example}")
        if identity(category) in map(identity, found):
            raise click.BadParameter(f"{quoted(category)} is given twice; give it once")
        try:
            found[category.strip()] = read(value)
        except Fault as fault:
            raise click.BadParameter(f"{quoted(text)}: {_blamed(fault, value)}{in_a_line(fault)}") from None
    return found


def _blamed(fault: Fault, text: str) -> str:
    """Name the words that a fault blames, for no caret can point at them, if the message does not have them."""
    blamed = "" if fault.span is None else " ".join(text[slice(*fault.span)].split())
    return "" if blamed in fault.message else f"at '{blamed}', "


def _read_number(text: str) -> int:
    from cuegen.contacts.quoting import quoted

    written = text.strip()
    if re.fullmatch("[0-9]{1,4}", written) is None or not 1 <= int(written) <= MOST:
        raise Fault(f"{quoted(text)} is not a whole number from 1 to {MOST:,}")
    return int(written)
