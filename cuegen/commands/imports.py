"""`cuegen import`: people out of an export. Only who is asked for joins the list; all others are shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from cuegen.commands.changing import Listed, Plan, Target, change
from cuegen.commands.exports import read_export
from cuegen.commands.inputs import read_list
from cuegen.commands.look import cells_of_terminal
from cuegen.commands.product import deliver
from cuegen.commands.progress import progress
from cuegen.commands.screen import Screen
from cuegen.contacts.choosing import choose_category
from cuegen.contacts.model import Contacts
from cuegen.importers.candidate import Candidate, Export
from cuegen.importers.connections import read_connections
from cuegen.importers.google import read_google
from cuegen.importers.joining import Chosen, join
from cuegen.importers.kinds import CONNECTIONS, GOOGLE, MESSAGES, VCARD, Kind
from cuegen.importers.ledger import Watch
from cuegen.importers.merging import Meeting, matching, meet, proposal
from cuegen.importers.messages import read_messages
from cuegen.importers.vcard import read_vcards
from cuegen.problems import Level, Problem, Refused
from cuegen.views.imports import Stranger, account, changes_of_job, people, table
from cuegen.zones import read_zone

SHOWN = 10  # warnings
MOST = 3_000  # people who join at once: more than anybody keeps in touch with
READERS: dict[str, tuple[Kind, Callable[[str, str, Watch], Export]]] = {
    "linkedin": (CONNECTIONS, read_connections),
    "google": (GOOGLE, read_google),
    "vcard": (VCARD, read_vcards),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who joins: those who match a pattern, into a category, and those who fit a category's rules if `accept`.

    `picked` are those who were picked by hand, with their categories. `update` writes what is new about people
    who are in the list.
    """

    pattern: str | None = None
    category: str | None = None
    accept: bool = False
    update: bool = False
    picked: Mapping[Candidate, str] = field(default_factory=dict)

    @property
    def is_nobody(self) -> bool:
        """Whether the export is only to be looked at."""
        return self.pattern is None and not self.accept and not self.update

    def of(self, strangers: Sequence[Candidate], contacts: Contacts) -> list[Chosen]:
        """Choose from those who are not in the list.

        Raises:
            Fault: there is no such category.
        """
        chosen: dict[int, Chosen] = {}
        if self.accept:
            chosen = {id(each): (each, key) for each in strangers if (key := proposal(each, contacts))}
        if self.pattern is not None and self.category is not None:
            key = choose_category(self.category, contacts.categories)
            chosen |= {id(each): (each, key) for each in matching(strangers, self.pattern)}
        categories = {key: choose_category(key, contacts.categories) for key in set(self.picked.values())}
        chosen |= {id(each): (each, categories[self.picked[each]]) for each in strangers if each in self.picked}
        return [chosen[id(each)] for each in strangers if id(each) in chosen]


def import_command(source: str, path: Path, choice: Choice, target: Target, screen: Screen) -> int:
    """Show what an export of people holds, and let those join the list who are chosen.

    Raises:
        Refused: the export is something else, the list has faults, or the disk does not allow it.
    """
    export = read_people(source, path, screen)
    if choice.is_nobody:
        deliver(_shown(export, path, target, screen))
        return 0
    return bring_in(export, path, choice, target, screen)


def read_people(source: str, path: Path, screen: Screen) -> Export:
    """Read an export of people, and print what is wrong with its rows.

    Raises:
        Refused: it cannot be read, or is something else.
    """
    kind, read = READERS[source]
    text = read_export(path, kind)
    with progress(text, screen) as watch:
        export = read(text, str(path), watch)
    _warn(export.problems, screen)
    return export


def bring_in(export: Export, path: Path, choice: Choice, target: Target, screen: Screen) -> int:
    """Let those join the list who are chosen.

    Raises:
        Refused: the list has faults, or the disk does not allow it.
    """

    def plan(listed: Listed) -> Plan:
        meeting = meet(export.candidates, listed.contacts)
        asked = (meeting.strangers, meeting.doubtful)
        chosen, doubtful = listed.collect(asked, lambda candidates: choice.of(candidates, listed.contacts))
        _refuse_crowd(len(chosen), path)
        adds, left = join(chosen, listed.contacts)
        _warn([_doubt(each, path) for each in (*(candidate for candidate, _ in doubtful), *left)], screen)
        updates = [each.edits for each in meeting.known] if choice.update else []
        told = [account(export, str(path), len(meeting.known), listed.file)]
        told += [f"{add.fields['name']}: added to {add.category}" for add in adds]
        told += changes_of_job(meeting.known)
        told.append(f"{people(len(adds))} added, {sum(map(bool, updates)):,} brought up to date")
        return Plan(edits=[*chain.from_iterable(updates), *adds], told=told)

    return change(target, plan, screen)


def messages_command(path: Path, target: Target, screen: Screen) -> int:
    """Write down the last message with everybody who is in the list.

    Raises:
        Refused: as for the other imports.
    """
    text = read_export(path, MESSAGES)

    def plan(listed: Listed) -> Plan:
        with progress(text, screen) as watch:
            export = read_messages(text, str(path), read_zone(listed.contacts.calendar.timezone), watch)
        _warn(export.problems, screen)
        known = meet(export.candidates, listed.contacts).known
        touched = [(each, edits) for each in known if (edits := each.touch)]
        told = [account(export, str(path), len(known), listed.file)]
        told += [f"{each.person.contact.name}: last message on {each.candidate.last_contact}" for each, _ in touched]
        told.append(f"{people(len(touched))} brought up to date")
        return Plan(edits=[edit for _, edits in touched for edit in edits], told=told)

    return change(target, plan, screen)


def _shown(export: Export, path: Path, target: Target, screen: Screen) -> str:
    contacts = read_list(target.contacts, target.now.date()).contacts
    meeting = meet(export.candidates, contacts)
    strangers = [Stranger(candidate=each, category=proposal(each, contacts)) for each in meeting.strangers]
    told = [account(export, str(path), len(meeting.known), str(target.contacts)), *changes_of_job(meeting.known)]
    parts = (_lines(told), _newcomers(strangers, screen), _lines(_next_steps(meeting, strangers)))
    return "\n".join(part for part in parts if part)


def _newcomers(strangers: Sequence[Stranger], screen: Screen) -> str:
    cells = cells_of_terminal()
    return "".join(table(strangers, cells, color=screen.has_color and cells is not None)) or "nobody new to add\n"


def _lines(told: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in told)


def _next_steps(meeting: Meeting, strangers: Sequence[Stranger]) -> list[str]:
    steps = []
    fitting = sum(each.category is not None for each in strangers)
    if strangers:
        steps.append("pick them from a list with search: --pick")
        steps.append("add by a pattern for position and company: --match REGEX --category CATEGORY")
    if fitting:
        steps.append(f"add the {fitting:,} who fit a category's 'match' or 'companies': --accept")
    if any(each.edits for each in meeting.known):
        steps.append("write what is new about people in the list: --update")
    return steps


def _refuse_crowd(count: int, path: Path) -> None:
    """Refuse a pattern that fits nearly everybody.

    Raises:
        Refused: more people would join than anybody can keep in touch with.
    """
    if count > MOST:
        message = f"{count:,} people would be added, where {MOST:,} at once are allowed"
        hint = "narrow the pattern: the people to whom you owe a word are few"
        raise Refused(Problem(message=message, file=str(path), hint=hint))


def _doubt(candidate: Candidate, path: Path) -> Problem:
    message = f"{candidate.name} is left out: somebody of this name is in the list, and nothing tells the two apart"
    hint = f"if it is somebody else: cuegen add {candidate.name!r} --id ..."
    return Problem(message=message, file=str(path), line=candidate.line, level=Level.WARNING, hint=hint)


def _warn(problems: Sequence[Problem], screen: Screen) -> None:
    """Print the first warnings, and count the rest."""
    if problems:
        screen.complain(problems[:SHOWN])
    if len(problems) > SHOWN:
        screen.say(f"and {len(problems) - SHOWN:,} more warnings")
