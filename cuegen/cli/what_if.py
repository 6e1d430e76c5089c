"""The options that suppose something: CATEGORY=CADENCE, CATEGORY=NUMBER."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

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
    from cuegen.contacts.texts import identity

    found: dict[str, T] = {}
    for text in texts:
        category, sign, value = text.rpartition("=")  # a category may hold one, a cadence or a number never
        if not sign or not category.strip():
            raise click.BadParameter(f"{text!r} has no category before a '='; write it like {example}")
        if identity(category) in map(identity, found):
            raise click.BadParameter(f"{category!r} is given twice; give it once")
        try:
            found[category.strip()] = read(value)
        except Fault as fault:
            raise click.BadParameter(f"{text!r}: {_in_a_line(fault, value)}") from None
    return found


def _in_a_line(fault: Fault, text: str) -> str:
    """Word a fault where no caret can point: with the words that it blames, if the message does not have them."""
    blamed = "" if fault.span is None else text[slice(*fault.span)]
    place = "" if blamed in fault.message else f"at {blamed!r}: "
    return place + fault.message + (f"; {fault.hint}" if fault.hint else "")


def _read_number(text: str) -> int:
    written = text.strip()
    if not (written.isascii() and written.isdigit() and len(written) <= len(str(MOST)) and 1 <= int(written) <= MOST):
        raise Fault(f"{text!r} is not a whole number from 1 to {MOST:,}")
    return int(written)
