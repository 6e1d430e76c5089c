"""Public holidays of a country or a part of one. The only module that knows the package `holidays`, an extra.

Its data are kept by many people and change with its versions: what a government moves, and what was wrong before.
"""

from datetime import date
from functools import cache
from types import ModuleType
from typing import NamedTuple

from cuegen.contacts.near import nearest
from cuegen.contacts.quoting import quoted
from cuegen.problems import INSTALLING, Fault

HINT = "write a code of two letters, such as GB, or that of a part, such as GB-ENG"
LONGEST = 40  # characters: no code is near this long, and difflib takes quadratic time
SHOWN = 12  # codes of parts of a country in a hint


class Region(NamedTuple):
    """A country, by its code of ISO 3166-1, and the code of a part of it (ISO 3166-2) if one is given."""

    country: str
    part: str | None = None

    def __str__(self) -> str:
        return f"{self.country}-{self.part}" if self.part else self.country

    def holidays(self, years: range) -> frozenset[date]:
        """List the public holidays of some years, with the days off that stand in for those on a weekend."""
        return _holidays(self, years)


def read_region(text: str) -> Region:
    """Read the code of a country, GB, or of a part of one, GB-ENG, in any case.

    Raises:
        Fault: the package that knows them is not installed, or it knows no such country or part.
    """
    if len(text) > LONGEST:
        raise Fault(f"{quoted(text)} is no country", hint=HINT)
    known = _package().list_supported_countries(include_aliases=False)
    country, dash, part = text.strip().upper().partition("-")
    if country not in known or (dash and not part):
        hint = HINT if country in known else _country(country, known)
        raise Fault(f"no public holidays are known for {quoted(text)}", hint=hint)
    if not part:
        return Region(country=country)
    parts = {each.upper(): each for each in known[country]}
    if part not in parts:
        place = text.index("-") + 1
        hint = _part(country, part, sorted(parts.values()))
        raise Fault(f"{country} has no part {quoted(text[place:])}", hint=hint, span=(place, len(text)))
    return Region(country=country, part=parts[part])


def _package() -> ModuleType:
    try:
        import holidays  # noqa: PLC0415 - an extra, and heavy: only who asks for it needs it
    except ImportError:
        raise Fault("public holidays need a package that is not installed", hint=INSTALLING) from None
    return holidays


@cache
def _holidays(region: Region, years: range) -> frozenset[date]:
    return frozenset(_package().country_holidays(region.country, subdiv=region.part, years=years))


def _country(word: str, known: dict[str, list[str]]) -> str:
    """Say which country was meant by its name, by another code, or by a part of it alone."""
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - as above

    codes = {name.replace("_", " ").upper(): names[1] for name, names in COUNTRIES.items()}
    codes |= {other: names[1] for names in COUNTRIES.values() for other in names[2:]}  # such as GBR and UK
    homes = [f"{country}-{part}" for country, parts in known.items() for part in parts if part.upper() == word]
    if word not in codes and len(homes) == 1:
        return f"did you mean '{homes[0]}'?"
    near = nearest(word, codes, cutoff=0.8)
    return f"did you mean '{codes[near[0]]}'?" if near else HINT


def _part(country: str, word: str, parts: list[str]) -> str:
    if not parts:
        return f"write {country}"
    aliases = _package().country_holidays(country).get_subdivision_aliases()
    codes = {name.upper(): code for code, names in aliases.items() for name in (code, *names)}
    near = nearest(word, codes)
    if near:
        return f"did you mean '{country}-{codes[near[0]]}'?"
    return f"known are: {', '.join(parts[:SHOWN])}{', …' if len(parts) > SHOWN else ''}"
