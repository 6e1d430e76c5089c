"""vCards, one or many in a file -> candidates: what Apple, Google, Outlook, Nextcloud and telephones write."""

import re
from collections.abc import Iterator

from cuegen.contacts.partial_dates import PartialDate
from cuegen.importers.candidate import Candidate, Export, export_of
from cuegen.importers.cards import Card, Property, read_cards
from cuegen.importers.fields import is_on_linkedin, line_of, name_of, slug_of, yearly_day_of
from cuegen.importers.ledger import NO_NAME, Ledger, Watch, unwatched

VERSIONS = frozenset({"", "2.1", "3.0", "4.0"})
NO_YEAR = "X-APPLE-OMIT-YEAR"  # the year that stands for an unknown one
SOCIAL = ("X-SOCIALPROFILE", "SOCIALPROFILE")  # Apple's, and that of RFC 9554

_APPLE_SCHEME = re.compile(r"x-apple:", re.IGNORECASE)


def read_vcards(text: str, file: str, watch: Watch = unwatched) -> Export:
    """Read the text of a .vcf; `file` is what problems call it.

    Raises:
        Refused: it is something else.
    """
    ledger = Ledger(file, watch)
    return export_of(_candidates(text, ledger), ledger)


def _candidates(text: str, ledger: Ledger) -> Iterator[Candidate]:
    for card in read_cards(text, ledger):
        version, full_name = card.first("VERSION"), _full_name(card)
        if version not in VERSIONS:
            ledger.give_up(card.line, f"it is a vCard {version}, where 2.1, 3.0 or 4.0 is expected")
        elif not _is_person(card):
            ledger.skip("groups and organizations")
        elif not full_name:
            ledger.skip(NO_NAME)
        elif (name := name_of(full_name, card.line, ledger)) is not None:
            yield _candidate(name, card, ledger)


def _candidate(name: str, card: Card, ledger: Ledger) -> Candidate:
    company = next((each.parts(";")[0] for each in card.all("ORG")), "")
    return Candidate(
        line=card.line,
        name=name,
        linkedin=slug_of(_profile(card), card.line, ledger),
        email=line_of(_email(card), "the e-mail address", card.line, ledger),
        company=line_of(company, "the company", card.line, ledger),
        role=line_of(card.first("TITLE"), "the title", card.line, ledger),
        birthday=_day(next(iter(card.all("BDAY")), None), "the birthday", ledger),
        anniversary=_day(_anniversary(card), "the anniversary", ledger),
        labels=tuple(dict.fromkeys(label for each in card.all("CATEGORIES") for label in each.parts(",") if label)),
    )


def _is_person(card: Card) -> bool:
    kind = card.first("KIND", "X-ADDRESSBOOKSERVER-KIND").lower()
    return kind in {"", "individual"} and card.first("X-ABSHOWAS").upper() != "COMPANY"


def _full_name(card: Card) -> str:
    """Give the formatted name, else put it together from N: family, given, additional names, prefixes, suffixes."""
    written = card.first("FN")
    if written:
        return written
    family, given, additional = [*next((each.parts(";") for each in card.all("N")), []), "", "", ""][:3]
    return " ".join(part for part in (given, additional, family) if part)


def _email(card: Card) -> str:
    """Give the preferred address, else the first one: PREF in 2.1, TYPE=pref in 3.0, PREF=1 in 4.0."""
    written = card.all("EMAIL")
    preferred = (
        each
        for each in written
        if "PREF" in each.parameters.get("TYPE", "").upper().split(",") or each.parameters.get("PREF") == "1"
    )
    chosen = next(preferred, written[0] if written else None)
    return chosen.text if chosen else ""


def _profile(card: Card) -> str:
    """Find the profile on LinkedIn: a social profile, or a web address that leads there."""
    for each in card.all(*SOCIAL):
        kinds = f"{each.parameters.get('TYPE', '')},{each.parameters.get('SERVICE-TYPE', '')}".lower().split(",")
        if "linkedin" in kinds or is_on_linkedin(each.text):
            return _APPLE_SCHEME.sub("", each.text)
    addresses = (each.text for each in card.all("URL"))
    return next((address for address in addresses if is_on_linkedin(address) and "/in/" in address), "")


def _anniversary(card: Card) -> Property | None:
    labelled = [each for each in card.all("X-ABDATE") if card.label(each).casefold() == "anniversary"]
    return next(iter((*card.all("ANNIVERSARY", "X-ANNIVERSARY", "X-MS-ANNIVERSARY"), *labelled)), None)


def _day(written: Property | None, what: str, ledger: Ledger) -> PartialDate | None:
    if written is None:
        return None
    day = yearly_day_of(written.text, what, written.line, ledger)
    if day is not None and str(day.year) == written.parameters.get(NO_YEAR):
        return PartialDate(month=day.month, day=day.day)
    return day
