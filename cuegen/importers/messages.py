"""LinkedIn's messages.csv -> the day of the last message with everybody. What was written is never kept.

A thread counts if it is between two people: a word to a group is no touch. Oneself is the profile that takes part in
the most conversations.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from cuegen.contacts.linkedin import read_profile
from cuegen.contacts.quoting import quoted
from cuegen.contacts.texts import read_name
from cuegen.importers.candidate import Candidate, Export, export_of
from cuegen.importers.kinds import MESSAGES
from cuegen.importers.ledger import Ledger, Watch, unwatched
from cuegen.importers.table import Row, Table
from cuegen.problems import Fault

A_PAIR = 2
SPAM = "SPAM"

_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}) UTC")
_BETWEEN_ADDRESSES = re.compile(r"[,;\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    """One row as far as it is read: the thread, the moment, and who took part, by slug with the name if it is told."""

    line: int
    thread: str
    moment: datetime
    people: Mapping[str, str]
    is_to_group: bool


@dataclass(slots=True)
class _Thread:
    """What the messages of one conversation come to."""

    last: datetime
    line: int
    people: dict[str, str] = field(default_factory=dict)
    is_group: bool = False

    def add(self, message: _Message) -> None:
        if message.moment > self.last:
            self.last, self.line = message.moment, message.line
        for slug, name in message.people.items():
            self.people[slug] = self.people.get(slug) or name
        self.is_group |= message.is_to_group or len(self.people) > A_PAIR


def read_messages(text: str, file: str, zone: tzinfo, watch: Watch = unwatched) -> Export:
    """Read the text of a messages.csv, where a row is a message; a day is that of the moment in `zone`.

    Raises:
        Refused: it is something else.
    """
    ledger = Ledger(file, watch)
    return export_of(_candidates(Table(text, MESSAGES, ledger), ledger, zone), ledger)


def _candidates(table: Table, ledger: Ledger, zone: tzinfo) -> Iterator[Candidate]:
    """Go through everybody else, who was met last coming first."""
    threads = _threads(table, ledger)
    oneself = _oneself(threads)
    met: set[str] = set()
    for thread in sorted(threads, key=lambda each: each.last, reverse=True):
        if thread.is_group:
            ledger.skip("threads of groups")
            continue
        for slug, name in thread.people.items():
            if slug != oneself and slug not in met:
                met.add(slug)
                day = thread.last.astimezone(zone).date()
                yield Candidate(line=thread.line, name=name or slug, linkedin=slug, last_contact=day)


def _oneself(threads: Iterable[_Thread]) -> str | None:
    """Find who takes part in the most conversations; None if that is not one alone.

    Then oneself is among the candidates, which does no harm: nobody is in the own list.
    """
    counted = Counter(slug for thread in threads for slug in thread.people).most_common(2)
    is_clear = len(counted) > 1 and counted[0][1] > counted[1][1]
    return counted[0][0] if is_clear else None


def _threads(table: Table, ledger: Ledger) -> list[_Thread]:
    threads: dict[str, _Thread] = {}
    for row in table.rows():
        message = _message(row, ledger)
        if message is not None:
            thread = threads.setdefault(message.thread, _Thread(message.moment, message.line))
            thread.add(message)
    return list(threads.values())


def _message(row: Row, ledger: Ledger) -> _Message | None:
    recipients = [address for address in _BETWEEN_ADDRESSES.split(row["RECIPIENT PROFILE URLS"]) if address]
    to = row["TO"] if len(recipients) == 1 else ""
    named = [(row["SENDER PROFILE URL"], row["FROM"]), *((address, to) for address in recipients)]
    people = {slug: _name(name) for address, name in named if (slug := _slug(address))}
    moment = _moment(row["DATE"])
    if row["FOLDER"].upper() == SPAM:
        ledger.skip("spam")
    elif len(people) < A_PAIR:
        ledger.skip("messages without a profile")
    elif moment is None:
        ledger.give_up(row.line, f"its date is {quoted(row['DATE'])}, where 2026-05-01 10:00:00 UTC or so is expected")
    else:
        to_group = len(recipients) > 1
        return _Message(
            line=row.line, thread=row["CONVERSATION ID"], moment=moment, people=people, is_to_group=to_group
        )
    return None


def _moment(text: str) -> datetime | None:
    match = _MOMENT.fullmatch(text)
    try:
        return datetime.fromisoformat(match[1]).replace(tzinfo=UTC) if match else None
    except ValueError:
        return None


def _slug(address: str) -> str:
    """Read a profile; an advertisement and a closed account have none."""
    try:
        return read_profile(address)
    except Fault:
        return ""


def _name(text: str) -> str:
    """Read a name, which is only shown: a profile is known by its slug."""
    try:
        return read_name(text)
    except Fault:
        return ""
