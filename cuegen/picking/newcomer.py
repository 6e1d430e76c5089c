"""Somebody who could be picked: what stands in a line of the list, and what the search looks at."""

from collections.abc import Iterable
from dataclasses import dataclass

from cuegen.contacts.model import Contacts
from cuegen.contacts.who import without_accents
from cuegen.importers.candidate import Candidate
from cuegen.importers.merging import job_of, proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A candidate, what they work as, and the category that is proposed.

    `spelled` are name and job as they are searched: without accents and capitals.
    """

    candidate: Candidate
    job: str
    proposal: str | None
    spelled: str


def newcomers(candidates: Iterable[Candidate], contacts: Contacts) -> tuple[Newcomer, ...]:
    """Line candidates up: who fits a category before the others, else in the order of the export."""
    everybody = [_newcomer(each, contacts) for each in candidates]
    return tuple(sorted(everybody, key=lambda each: each.proposal is None))


def words_of(query: str) -> list[str]:
    """Part a search into its words, spelled as `Newcomer.spelled` is."""
    return without_accents(query).split()


def _newcomer(candidate: Candidate, contacts: Contacts) -> Newcomer:
    job = job_of(candidate)
    return Newcomer(
        candidate=candidate,
        job=job,
        proposal=proposal(candidate, contacts),
        spelled=without_accents(f"{candidate.name} {job}"),
    )
