"""Candidates against a list: who is known already, what is new about them, and who could be added.

Somebody is known by the profile, else by the name, as long as that is one person on both sides; nobody is guessed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cuegen.contacts.edits import Edit, Set
from cuegen.contacts.model import Category, Contacts
from cuegen.contacts.patterns import is_company, matches
from cuegen.contacts.recording import newest_touch, record
from cuegen.contacts.texts import identity
from cuegen.contacts.touches import Touch
from cuegen.contacts.who import Person, everyone
from cuegen.importers.candidate import Candidate
from cuegen.importers.joining import written_birthday

FROM_MESSAGES = "LinkedIn message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody who is in the list and in the export."""

    person: Person
    candidate: Candidate

    @property
    def job(self) -> str | None:
        """A change of job in words, `now VP at Acme`; None if the list says the same, or says nothing of a job."""
        contact, found = self.person.contact, self.candidate
        told = ((contact.company, found.company), (contact.role, found.role))
        if not any(old and new and identity(old) != identity(new) for old, new in told):
            return None
        return f"now {job_of(found)}"

    @property
    def edits(self) -> list[Edit]:
        """Write what the export knows: company and role as they are now, profile and birthday where none stands.

        Another company ends what `since` told of the one before.
        """
        contact, found = self.person.contact, self.candidate
        fields = {
            key: new
            for key, old, new in (("company", contact.company, found.company), ("role", contact.role, found.role))
            if new and identity(new) != identity(old or "")
        }
        if found.linkedin and not contact.linkedin:
            fields["linkedin"] = found.linkedin
        if found.birthday and not contact.birthday:
            fields["birthday"] = written_birthday(found.birthday)
        edits: list[Edit] = [Set(self.person.spot, key, text) for key, text in fields.items()]
        return [*edits, Set(self.person.spot, "since", None)] if "company" in fields and contact.since else edits

    @property
    def touch(self) -> list[Edit]:
        """Write down the last message, if it is newer than all that stands there."""
        day, last = self.candidate.last_contact, newest_touch(self.person.contact)
        if day is None or (last is not None and day <= last):
            return []
        return record(self.person, Touch(day=day, about=FROM_MESSAGES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """How an export meets a list. `doubtful` are candidates whose name is that of several people."""

    known: Sequence[Known]
    strangers: Sequence[Candidate]
    doubtful: Sequence[Candidate]


def meet(candidates: Iterable[Candidate], contacts: Contacts) -> Meeting:
    """Find out who of the candidates is in the list."""
    everybody = list(candidates)
    people = _Directory(contacts)
    by_name = Counter(identity(each.name) for each in everybody if people.by_profile(each) is None)
    known, strangers, doubtful = [], [], []
    for candidate in everybody:
        person = people.by_profile(candidate)
        namesakes = [] if person else people.by_name(candidate)
        if person is None and len(namesakes) == 1 and by_name[identity(candidate.name)] == 1:
            person = namesakes[0]
        if person is not None:
            known.append(Known(person=person, candidate=candidate))
        elif namesakes:
            doubtful.append(candidate)
        else:
            strangers.append(candidate)
    return Meeting(known=known, strangers=strangers, doubtful=doubtful)


class _Directory:
    """The people of a list, by profile and by name."""

    def __init__(self, contacts: Contacts) -> None:
        self._by_profile: dict[str, Person] = {}
        self._by_name: defaultdict[str, list[Person]] = defaultdict(list)
        for person in everyone(contacts):
            if person.contact.linkedin:
                self._by_profile[person.contact.linkedin] = person
            self._by_name[identity(person.contact.name)].append(person)

    def by_profile(self, candidate: Candidate) -> Person | None:
        """Find who has the profile of a candidate."""
        return self._by_profile.get(candidate.linkedin) if candidate.linkedin else None

    def by_name(self, candidate: Candidate) -> list[Person]:
        """Find all who have the name of a candidate, and no other profile."""
        people = self._by_name.get(identity(candidate.name), [])
        return [each for each in people if not (candidate.linkedin and each.contact.linkedin)]


def job_of(candidate: Candidate) -> str:
    """Put role and company in words; empty if neither is known."""
    if candidate.role and candidate.company:
        return f"{candidate.role} at {candidate.company}"
    return candidate.role or (f"at {candidate.company}" if candidate.company else "")


def matching(candidates: Iterable[Candidate], pattern: str) -> Iterator[Candidate]:
    """Choose those in whose position, company or labels a pattern is found."""
    return (each for each in candidates if _has(each, pattern))


def proposal(candidate: Candidate, contacts: Contacts) -> str | None:
    """Give the category whose rules a candidate fits, the first one in the file if several do."""
    return next((key for key, category in contacts.categories.items() if _fits(candidate, category)), None)


def _fits(candidate: Candidate, category: Category) -> bool:
    if category.match and _has(candidate, category.match):
        return True
    return any(is_company(name, candidate.company or "") for name in category.companies)


def _has(candidate: Candidate, pattern: str) -> bool:
    """Tell whether a pattern is found where all of them are looked for: in position, company and labels."""
    return matches(pattern, candidate.role, candidate.company, *candidate.labels)
