"""contacts.yaml -> Contacts, or every fault of the file with its place."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from cuegen.contacts.block_checks import check_block
from cuegen.contacts.checks import check, check_categories, check_identities
from cuegen.contacts.dated_checks import check_dated
from cuegen.contacts.faults import Faults
from cuegen.contacts.model import Contacts
from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence
from cuegen.contacts.pace_checks import check_paces
from cuegen.contacts.rotation_checks import check_rhythms, check_rotations
from cuegen.contacts.source import Source, compose, plain
from cuegen.problems import Level, Problem, Refused


class Reading(NamedTuple):
    """What a file holds, and the warnings that it gives cause for."""

    file: str
    contacts: Contacts
    warnings: tuple[Problem, ...]


class Known(NamedTuple):
    """What a list held before it was changed: its plain data, and what they mean."""

    data: dict[str, Any]
    contacts: Contacts

    def taken_over(self, data: dict[str, Any]) -> dict[str, Any]:
        """Put the categories that are known in the place of equal ones, for what an entry means lies in it alone.

        pydantic takes a value of a model as it is, so that only the others are validated.
        """
        before, now = self.data.get("categories") or {}, data.get("categories") or {}
        known = {key: self.contacts.categories[key] for key in before if key in now and now[key] == before[key]}
        return {**data, "categories": {**now, **known}}


def no_proposal() -> str | None:
    """Propose no time zone."""
    return None


def read_contacts(
    text: str, file: str, *, today: date | None = None, machine_zone: Callable[[], str | None] = no_proposal
) -> Reading:
    """Read the text of a contacts.yaml, as `understand` does."""
    return understand(plain(text), Source(text, file), today=today, machine_zone=machine_zone)


def understand(
    data: Any,  # noqa: ANN401 - texts, lists and dicts of any depth
    source: Source,
    *,
    known: Known | None = None,
    today: date | None = None,
    machine_zone: Callable[[], str | None] = no_proposal,
) -> Reading:
    """Understand what the text of a contacts.yaml holds as plain data; without data, the text is looked at closely.

    `known` is a list that most of it is the same as. `today` is for warnings about dates to come only: what is read
    depends on neither. `machine_zone` names the zone to propose where none is written.

    Raises:
        Refused: with all faults of the file, in the order of their places.
    """
    problems: list[Problem] = []
    faults = Faults(source, problems, machine_zone)
    if not data or not isinstance(data, dict):
        node = compose(source, problems)
        if not isinstance(node, Mapping) or not node.nodes:
            raise Refused(*problems, _no_mapping(source, node))
        data = data_of(node, faults)
    check_categories(data, faults)
    check_identities(data, faults)
    check_rhythms(data, faults)
    try:
        contacts = Contacts.model_validate(data if known is None else known.taken_over(data))
    except ValidationError as error:
        for each in error.errors(include_url=False, include_input=False):
            faults.add(each["loc"], each["type"], each.get("ctx", {}).get("error"))
    else:
        check(contacts, faults, today)
        check_dated(contacts, faults, today)
        check_rotations(contacts, faults)
        check_block(contacts, faults)
        check_paces(contacts, faults)
    if any(problem.level is Level.ERROR for problem in problems):
        raise Refused(*sorted(problems, key=_place))
    return Reading(file=source.file, contacts=contacts, warnings=tuple(sorted(problems, key=_place)))


def _place(problem: Problem) -> tuple[int, int]:
    return (problem.line or 0, problem.column or 0)


def _no_mapping(source: Source, node: Node | None) -> Problem:
    hint = "begin with 'calendar:' and 'categories:'; 'cuegen init' writes a list to start from"
    if node is None or isinstance(node, Mapping) or (isinstance(node, Scalar) and node.is_null):
        return Problem(message="the list is empty", file=source.file, hint=hint)
    found = "a list" if isinstance(node, Sequence) else "a single text"
    return source.problem(f"expected 'calendar:' and 'categories:', found {found}", node.start, node.end, hint=hint)


def data_of(node: Node, faults: Faults) -> Any:  # noqa: ANN401 - texts, lists and dicts of any depth
    """Strip a node of its places; texts stay texts."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.value
    if isinstance(node, Sequence):
        return [data_of(each, faults) for each in node.nodes]
    data: dict[str, Any] = {}
    for key, value in node.pairs:
        if not isinstance(key, Scalar):
            faults.at(key, "a key must be a single text", hint="put a text that begins with '[' or '{' in quotes")
        elif key.value in data:
            faults.repeated(node, key)
        else:
            data[key.value] = data_of(value, faults)
    return data
