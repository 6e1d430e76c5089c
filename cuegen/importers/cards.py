"""vCard 2.1 (versit, 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350): text -> cards of properties.

vobject reads the same, but takes 19 seconds for 30,000 cards, prints what it cannot read instead of telling where it
stands, and gives up on all cards for one picture that is cut off. Pictures and all else that is of no use here is not
even looked at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cuegen.contacts.quoting import quoted
from cuegen.importers.kinds import VCARD, not_a
from cuegen.importers.ledger import Ledger
from cuegen.importers.quoted_printable import QUOTED_PRINTABLE, decoded, goes_on
from cuegen.importers.table import cells_of
from cuegen.problems import Refused

PREAMBLE = 20  # lines that are looked at to say what a file is that holds no card

# Group, name, parameters and value (RFC 6350 section 3.3). The value of a parameter may be quoted, and hold a colon.
_LINE = re.compile(
    r'(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)(?P<parameters>(?:;(?:"[^"]*"|[^":;])*)*):(?P<value>.*)', re.DOTALL
)
# In 2.1 the value can stand alone: TEL;HOME.
_PARAMETER = re.compile(r';(?:([\w-]+)=)?((?:"[^"]*"|[^";])*)')
_TOKEN = re.compile(r"\\.|[^\\,;]+|.", re.DOTALL)
_LINE_END = re.compile("\r\n?|\n")
_NAME = re.compile(r"(?:[\w-]+\.)?([\w-]+)")

WANTED = frozenset(
    {"VERSION", "FN", "N", "EMAIL", "ORG", "TITLE", "BDAY", "ANNIVERSARY", "X-ANNIVERSARY", "X-ABDATE", "X-ABLABEL"}
    | {"X-MS-ANNIVERSARY"}
    | {"CATEGORIES", "URL", "SOCIALPROFILE", "X-SOCIALPROFILE", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of a card. Names are in upper case, `value` is as it is written, escapes and all.

    Only quoted-printable is decoded.
    """

    line: int
    group: str
    parameters: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as one text."""
        if "\\" not in self.value:  # as most are
            return self.value.strip()
        return "".join(map(_unescaped, _TOKEN.findall(self.value))).strip()

    def parts(self, separator: str) -> list[str]:
        """The value as several texts: components are parted by `;`, the members of a list by `,`."""
        if "\\" not in self.value:
            return [part.strip() for part in self.value.split(separator)]
        parts = [""]
        for token in _TOKEN.findall(self.value):
            if token == separator:
                parts.append("")
            else:
                parts[-1] += _unescaped(token)
        return [part.strip() for part in parts]


@dataclass(frozen=True, slots=True)
class Card:
    """One vCard: the line of its BEGIN, counted from 1, and its properties by name."""

    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)

    def all(self, *names: str) -> list[Property]:
        """Give the properties of these names."""
        return [each for name in names for each in self.properties.get(name, ())]

    def first(self, *names: str) -> str:
        """Give the first text of these names that is not empty, else an empty one."""
        return next((text for each in self.all(*names) if (text := each.text)), "")

    def label(self, labelled: Property) -> str:
        """Give what Apple's X-ABLabel calls a property of the same group; `_$!<` and `>!$_` mark its own words."""
        labels = (each.text for each in self.all("X-ABLABEL") if each.group and each.group == labelled.group)
        return next(labels, "").removeprefix("_$!<").removesuffix(">!$_")


def read_cards(text: str, ledger: Ledger) -> Iterator[Card]:
    """Go through all whole cards of a text.

    Raises:
        Refused: there is not even the beginning of one.
    """
    card: Card | None = None
    for number, line in _unfolded(text):
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            _expect_end(card, ledger)
            ledger.begin(number)
            card = Card(number)
        elif mark == "END:VCARD" and card is not None:
            yield card
            card = None
        elif card is not None and (name := _NAME.match(line)) and name[1].upper() in WANTED:
            _add(line, number, card, ledger)
    _expect_end(card, ledger)
    if not ledger.rows:
        raise Refused(not_a(VCARD, map(cells_of, _LINE_END.split(text)[:PREAMBLE]), ledger.file))


def _expect_end(card: Card | None, ledger: Ledger) -> None:
    if card is not None:
        ledger.give_up(card.line, "no END:VCARD follows it")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Go through the lines with their numbers; one that begins with white space continues the line before."""
    parts: list[str] = []
    begun = 1
    for number, line in enumerate(_LINE_END.split(text), 1):
        if parts and goes_on(parts[0], parts[-1]):
            parts[-1] = parts[-1].removesuffix("=")
            parts.append(line)
        elif line.startswith((" ", "\t")):
            parts.append(line[1:])
        else:
            yield begun, "".join(parts)
            parts, begun = [line], number
    yield begun, "".join(parts)


def _add(line: str, number: int, card: Card, ledger: Ledger) -> None:
    match = _LINE.fullmatch(line)
    if match is None:
        ledger.warn(number, f"left out of the card: {quoted(line)} is no property")
        return
    parameters = _parameters(match["parameters"])
    value: str | None = match["value"]
    if parameters.get("ENCODING", "").upper() == QUOTED_PRINTABLE:
        value = decoded(match["value"], parameters.get("CHARSET"))
    if value is None:
        ledger.warn(number, f"left out of the card: {quoted(line)} cannot be decoded")
        return
    group = (match["group"] or "").upper()
    written = Property(line=number, group=group, parameters=parameters, value=value)
    card.properties.setdefault(match["name"].upper(), []).append(written)


def _parameters(written: str) -> dict[str, str]:
    """Read parameters; one without a name is the encoding, or else a type."""
    parameters: dict[str, str] = {}
    for name, value in _PARAMETER.findall(written) if written else ():
        plain = value.replace('"', "")
        key = name.upper() or ("ENCODING" if plain.upper() == QUOTED_PRINTABLE else "TYPE")
        parameters[key] = f"{parameters[key]},{plain}" if key in parameters else plain
    return parameters


def _unescaped(token: str) -> str:
    if not token.startswith("\\") or len(token) == 1:
        return token
    return "\n" if token[1] in "nN" else token[1]
