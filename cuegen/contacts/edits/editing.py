"""Text in, text out: edits are carried out in runs, and what comes of each run is read again and judged."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from cuegen.contacts.edits import keys, people
from cuegen.contacts.edits.kinds import Add, Edit, Keyed, Move, Spot
from cuegen.contacts.edits.lines import Splice, overlapping, spliced
from cuegen.contacts.edits.meaning import changed, same
from cuegen.contacts.edits.page import Page
from cuegen.contacts.edits.runs import runs
from cuegen.contacts.faults import Faults
from cuegen.contacts.nodes import Mapping
from cuegen.contacts.reading import data_of, no_proposal
from cuegen.contacts.source import Source, compose, plain
from cuegen.problems import Fault, Problem, Refused

BYTE_ORDER_MARK = "\ufeff"


class Draft(NamedTuple):
    """A list that is being changed: its text, without a byte order mark, and what that holds as plain data."""

    page: Page
    data: Any  # texts, lists and dicts of any depth; None if something is wrong with the text

    @classmethod
    def of(cls, text: str, file: str) -> "Draft":
        """Read a text that is about to be changed: with its nodes, for they take little more time than plain data."""
        source = Source(text, file)
        try:
            return _closely_read(source)
        except Refused:
            return cls(Page(source), None)

    @property
    def source(self) -> Source:
        """The text, and the name of its file."""
        return self.page.source


def edit(text: str, file: str, edits: Sequence[Edit]) -> str:
    """Change the text of a contacts.yaml, and nothing of it but what the edits ask for.

    What comes out is as if they were carried out one after the other, each on the result of the one before. Every
    other character stays: comments, quotes, line breaks, indentation. It holds exactly what was asked for; whether
    the values are good ones is for the reader of contacts.yaml to say.

    Raises:
        Refused: the text is no list, or has no such contact or category, or is written in a way that does not
            allow the change.
    """
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    return mark + revise(Draft.of(text.removeprefix(mark), file), edits).source.text


def revise(draft: Draft, edits: Sequence[Edit]) -> Draft:
    """Do the same with a list that has been read.

    Raises:
        Refused: as for `edit`.
    """
    if draft.data is None:
        draft = _closely_read(draft.source)
    for run in runs(edits):
        draft = _after(draft, run)
    return draft


def _closely_read(source: Source) -> Draft:
    """Read a text by its nodes.

    Raises:
        Refused: it is no list, or what is wrong with it.
    """
    problems: list[Problem] = []
    top = compose(source, problems)
    if not isinstance(top, Mapping):
        hint = "begin with 'calendar:' and 'categories:'"
        raise Refused(*problems, Problem(message="there is no list in this file", file=source.file, hint=hint))
    data = data_of(top, Faults(source, problems, no_proposal))
    if problems:
        raise Refused(*problems)
    return Draft(Page(source, top), data)


def _quickly_read(source: Source) -> Draft:
    """Read a text as plain data, where that does.

    Raises:
        Refused: as for `_closely_read`.
    """
    data = plain(source.text)
    return Draft(Page(source), data) if isinstance(data, dict) else _closely_read(source)


def _after(draft: Draft, run: list[Edit]) -> Draft:
    """Carry out a run of edits at once; when they get in each other's way, one half of them after the other.

    Raises:
        Refused: the first one that cannot be carried out after those before it.
    """
    try:
        return _at_once(draft, run)
    except Refused:
        if len(run) == 1:
            raise
    half = len(run) // 2
    return _after(_after(draft, run[:half]), run[half:])


def _at_once(draft: Draft, run: list[Edit]) -> Draft:
    """Carry out edits of one and the same text.

    Raises:
        Refused: one of them cannot be carried out, or not with the others.
    """
    page = draft.page
    try:
        splices = _splices(page, run)
    except Fault as fault:
        raise Refused(fault.about(draft.source.file)) from None
    if overlapping(splices):
        raise _refused(page, run[0])
    try:
        after = _quickly_read(Source(spliced(page.text, splices), draft.source.file))
    except Refused:
        raise _refused(page, run[0]) from None
    if not same(after.data, changed(draft.data, run)):
        raise _refused(page, run[0])
    return after


def _splices(page: Page, run: list[Edit]) -> list[Splice]:
    """Say what to exchange; what is about one contact, or one category, together."""
    contacts: dict[Spot, list[Keyed]] = {}
    categories: dict[str, list[Add]] = {}
    splices: list[Splice] = []
    for each in run:
        if isinstance(each, Move):
            splices += people.move(page, each)
        elif isinstance(each, Add):
            categories.setdefault(each.category, []).append(each)
        else:
            contacts.setdefault(each.spot, []).append(each)
    for changes in contacts.values():
        splices += keys.change(page, changes)
    # Behind the changes of the last contact, when both go to the same place.
    for category, adds in categories.items():
        splices += people.add(page, category, adds)
    return splices


def _refused(page: Page, each: Edit) -> Refused:
    return page.refused(page.category(each.category) if isinstance(each, Add) else page.contact(each.spot))
