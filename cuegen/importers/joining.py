"""Candidates who join the list: the fields of their entries, and who cannot join because the name is taken."""

from collections.abc import Iterable
from urllib.parse import unquote

from cuegen.contacts.edits import Add
from cuegen.contacts.model import Contacts
from cuegen.contacts.partial_dates import PartialDate
from cuegen.contacts.texts import identity, read_id
from cuegen.contacts.who import everyone
from cuegen.importers.candidate import Candidate
from cuegen.problems import Fault

Chosen = tuple[Candidate, str]  # and the key of the category


def join(chosen: Iterable[Chosen], contacts: Contacts) -> tuple[list[Add], list[Candidate]]:
    """Make an entry for everybody, at the end of the category; return also those for whom none can be made.

    Who shares a name with somebody else gets the profile for an id.
    """
    taken = {person.contact.identity for person in everyone(contacts)}
    names = taken | {identity(person.contact.name) for person in everyone(contacts)}
    adds: list[Add] = []
    left: list[Candidate] = []
    for candidate, category in chosen:
        name = identity(candidate.name)
        own = _id_of(candidate) if name in names else ""
        if own is None or identity(own or candidate.name) in taken:
            left.append(candidate)
            continue
        taken.add(identity(own or candidate.name))
        names.add(name)
        adds.append(Add(category, _fields(candidate, own)))
    return adds, left


def _id_of(candidate: Candidate) -> str | None:
    """Make an id of the profile; an emoji, which some have in theirs, cannot be part of one."""
    try:
        return read_id(unquote(candidate.linkedin or ""))
    except Fault:
        return None


def _fields(candidate: Candidate, own: str) -> dict[str, str]:
    written = {
        "name": candidate.name,
        "id": own,
        "linkedin": candidate.linkedin,
        "company": candidate.company,
        "role": candidate.role,
        "birthday": candidate.birthday and written_birthday(candidate.birthday),
        "notes": candidate.anniversary and f"Anniversary: {candidate.anniversary}",
    }
    return {key: text for key, text in written.items() if text}


def written_birthday(day: PartialDate) -> str:
    """Write a birthday as the list has it: 1996-04-15, or 04-15."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}" if day.year else f"{day.month:02}-{day.day:02}"
