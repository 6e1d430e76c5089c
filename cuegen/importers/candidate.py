"""People found in an export, in the form that contacts.yaml has for each value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cuegen.contacts.partial_dates import PartialDate
from cuegen.contacts.texts import identity
from cuegen.importers.ledger import Ledger
from cuegen.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who could become a contact. `line` is where the export has them, counted from 1.

    `linkedin` is a canonical slug, `labels` are the groups that the address book has them in, `connected_on` tells
    when they were met and is only shown, `last_contact` is the day of the last message. An `anniversary` is mostly that
    of a wedding, never that of a job.
    """

    line: int
    name: str
    linkedin: str | None = None
    email: str | None = None
    company: str | None = None
    role: str | None = None
    connected_on: date | None = None
    last_contact: date | None = None
    birthday: PartialDate | None = None
    anniversary: PartialDate | None = None
    labels: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What two rows about one person share: the profile, else name and e-mail, else name and company.

        An e-mail address alone will not do, for couples share one.
        """
        if self.linkedin:
            return (self.linkedin,)
        name = identity(self.name)
        return (name, "@", self.email.casefold()) if self.email else (name, "", identity(self.company or ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What came of reading an export of so many rows, and why some of them are nobody.

    `unreadable` rows are among the `problems`, which are warnings all: a fault of the whole export is raised.
    """

    candidates: tuple[Candidate, ...]
    rows: int
    unreadable: int
    skipped: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def export_of(candidates: Iterable[Candidate], ledger: Ledger) -> Export:
    """Read all candidates, and close the ledger that their readers wrote in."""
    each_once = tuple(_each_once(candidates, ledger))
    return Export(
        candidates=each_once,
        rows=ledger.rows,
        unreadable=ledger.unreadable,
        skipped=dict(ledger.skipped),
        problems=tuple(ledger.problems),
    )


def _each_once(candidates: Iterable[Candidate], ledger: Ledger) -> Iterator[Candidate]:
    seen: set[tuple[str, ...]] = set()
    for candidate in candidates:
        if candidate.key in seen:
            ledger.skip("repetitions")
        else:
            seen.add(candidate.key)
            yield candidate
