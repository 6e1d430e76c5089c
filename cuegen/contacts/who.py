"""Who is meant by a few words: an id, a name, or a part of a name, in any case, with or without its accents.

What fits exactly wins over what fits without accents, and that over a part; whole words win over pieces of them,
so that Ada is not Faraday. Nobody is guessed: where several people fit equally well, all of them are listed.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from cuegen.contacts.choosing import ONE_MORE
from cuegen.contacts.edits import Spot
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.near import LONGEST, nearest
from cuegen.contacts.quoting import quoted
from cuegen.contacts.texts import identity
from cuegen.problems import Fault

SHOWN = 10  # people that a hint lists
NEAR = 3

# Letters that people write without their strokes, and that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "\u0131": "i", "þ": "th", "æ": "ae", "œ": "oe"}
)


class Person(NamedTuple):
    """Somebody in the list: where, and what is known."""

    spot: Spot
    contact: Contact

    def __str__(self) -> str:
        """Name the person, the category, and the id where there is one."""
        known = f", id {self.contact.id}" if self.contact.id else ""
        return f"{self.contact.name} ({self.spot.category}{known})"


def everyone(contacts: Contacts) -> tuple[Person, ...]:
    """Give all people of a list, in its order."""
    return tuple(
        Person(spot=Spot(key, index), contact=contact)
        for key, category in contacts.categories.items()
        for index, contact in enumerate(category.contacts)
    )


def find(who: str, people: Sequence[Person], categories: Collection[str] = ()) -> Person:
    """Find the one who is meant. `categories` are those of the list, to which somebody could be added.

    Raises:
        Fault: nobody fits, and the hint lists who is near; or several do, and it lists them.
    """
    for fits in _ways(who) if who.strip() else ():
        found = [person for person in people if fits(person.contact)]
        if len(found) == 1:
            return found[0]
        if found:
            more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            listed = ", ".join(str(person) for person in found[:SHOWN]) + more
            raise Fault(f"{quoted(who)} can mean {len(found)} people", hint=f"say more: {listed}")
    raise Fault(f"{quoted(who)} is nobody in this list", hint=_near(who, people) if people else _nobody(categories))


def is_anybody(who: str, people: Sequence[Person]) -> bool:
    """Tell whether somebody fits, one or several."""
    return any(fits(person.contact) for fits in _ways(who) for person in people)


def without_accents(name: str) -> str:
    """Return what a name is when it is typed without accents and capitals: Émilie and emilie are the same."""
    if name.isascii():
        return identity(name)
    taken_apart = unicodedata.normalize("NFD", identity(name).translate(_LETTERS))
    bare = "".join(char for char in taken_apart if not unicodedata.combining(char))
    # Together again: a syllable of Hangul is no part of another one.
    return unicodedata.normalize("NFC", bare)


def _ways(who: str) -> Iterator[Callable[[Contact], bool]]:
    """Give the ways to fit, the closest first."""
    exact, bare = identity(who), without_accents(who)
    yield lambda contact: exact == contact.identity
    yield lambda contact: exact == identity(contact.name)
    yield lambda contact: bare in {without_accents(contact.name), without_accents(contact.id or contact.name)}
    if exact != bare:  # who takes the trouble to write accents means them
        yield lambda contact: _has_words(identity(contact.name), exact)
        yield lambda contact: exact in identity(contact.name)
    yield lambda contact: _has_words(without_accents(contact.name), bare)
    yield lambda contact: bare in without_accents(contact.name)


def _has_words(name: str, words: str) -> bool:
    return f" {words} " in f" {name} "


def _nobody(categories: Collection[str]) -> str:
    """Say how to begin with a list that has nobody in it."""
    if not categories:
        return f"there is no category in it yet: {ONE_MORE}"
    return "there is nobody in it yet: `cuegen add NAME --category CATEGORY`"


def _near(who: str, people: Sequence[Person]) -> str:
    """List whose name, or a word of it, is near."""
    spelled: dict[str, list[Person]] = {}
    for person in people:
        name = without_accents(person.contact.name)
        for each in {name, *name.split()}:
            spelled.setdefault(each, []).append(person)
    word = without_accents(who[:LONGEST])
    near = [str(person) for each in nearest(word, spelled, most=NEAR) for person in spelled[each]]
    listed = ", ".join(list(dict.fromkeys(near))[:SHOWN])
    return (
        f"did you mean {listed}?" if listed else "write an id, a name, or a part of a name, in quotes if it has spaces"
    )
