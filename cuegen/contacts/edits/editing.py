"""Text in, text out: edits are carried out one after the other, and each result is read again and judged."""

from collections.abc import Sequence
from typing import Any

from cuegen.contacts.edits import keys, people
from cuegen.contacts.edits.kinds import Add, Append, Drop, Edit, Move, Set
from cuegen.contacts.edits.lines import Splice, spliced
from cuegen.contacts.edits.meaning import changed, same
from cuegen.contacts.edits.page import Page
from cuegen.contacts.faults import Faults
from cuegen.contacts.nodes import Mapping
from cuegen.contacts.reading import data_of, no_proposal
from cuegen.contacts.source import Source, compose
from cuegen.problems import Fault, Problem, Refused

BYTE_ORDER_MARK = "\ufeff"


def edit(text: str, file: str, edits: Sequence[Edit]) -> str:
    """Change the text of a contacts.yaml, and nothing of it but what the edits ask for.

    They are carried out one after the other, each on the result of the one before. Every other character stays:
    comments, quotes, line breaks, indentation. What comes out holds exactly what was asked for; whether the
    values are good ones is for the reader of contacts.yaml to say.

    Raises:
        Refused: the text is no list, or has no such contact or category, or is written in a way that does not
            allow the change.
    """
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    page, data = _read(text.removeprefix(mark), file)
    for each in edits:
        page, data = _after(page, data, each)
    return mark + page.text


def _read(text: str, file: str) -> tuple[Page, Any]:
    source = Source(text, file)
    problems: list[Problem] = []
    top = compose(source, problems)
    if not isinstance(top, Mapping):
        hint = "begin with 'calendar:' and 'categories:'"
        raise Refused(*problems, Problem(message="there is no list in this file", file=file, hint=hint))
    data = data_of(top, Faults(source, problems, no_proposal))
    if problems:
        raise Refused(*problems)
    return Page(source, top), data


def _after(page: Page, data: Any, each: Edit) -> tuple[Page, Any]:  # noqa: ANN401 - texts, lists and dicts of any depth
    """Carry out one edit.

    Raises:
        Refused: as for `edit`.
    """
    try:
        splices = _splices(page, each)
    except Fault as fault:
        raise Refused(Problem(message=fault.message, file=page.source.file, hint=fault.hint)) from None
    wanted = changed(data, each)
    try:
        after, found = _read(spliced(page.text, splices), page.source.file)
    except Refused:
        raise _refused(page, each) from None
    if not same(found, wanted):
        raise _refused(page, each)
    return after, found


def _splices(page: Page, each: Edit) -> list[Splice]:
    match each:
        case Set():
            return keys.set_key(page, each)
        case Append():
            return keys.append(page, each)
        case Drop():
            return keys.drop(page, each)
        case Add():
            return people.add(page, each)
        case Move():
            return people.move(page, each)


def _refused(page: Page, each: Edit) -> Refused:
    return page.refused(page.category(each.category) if isinstance(each, Add) else page.contact(each.spot))
