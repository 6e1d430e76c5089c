"""What must be so after an edit, found out without the code that carries it out."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, cast

from cuegen.contacts.edits import Add, Append, Drop, Edit, Move, Set, Spot
from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence
from cuegen.contacts.source import LINE_END, Source, compose, plain

People = dict[str, list[dict[str, Any]]]
COMMENT = re.compile(r"# c\d+;")


def people(text: str) -> People:
    """Read who is in each category; a bare name is a contact that has only a name."""
    data = plain(text)
    assert data is not None, "it is no plain list any more"
    assert data["calendar"] == {"timezone": "UTC"}
    return {
        key: [_tidy(each) for each in (value or {}).get("contacts") or []] for key, value in data["categories"].items()
    }


def _tidy(contact: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    """Leave out what the reader takes no notice of: line breaks at the end of a text."""
    contact = {"name": contact} if isinstance(contact, str) else contact
    return {key: value.rstrip("\n") if isinstance(value, str) else value for key, value in contact.items()}


def expected(before: People, edit: Edit) -> People | None:
    """Say who must be there after an edit; None when it asks for what is not there."""
    after = {key: [dict(each) for each in contacts] for key, contacts in before.items()}
    if isinstance(edit, Add):
        after[edit.category].append(_tidy(dict(edit.fields)))
        return after
    contacts = after[edit.spot.category]
    if isinstance(edit, Move):
        after[edit.category].append(contacts.pop(edit.spot.index))
        return after
    contact = contacts[edit.spot.index]
    if isinstance(edit, Set) and edit.text is None:
        contact.pop(edit.key, None)
    elif isinstance(edit, Set):
        contact[edit.key] = cast("str", edit.text).rstrip("\n")
    elif isinstance(edit, Append):
        contact[edit.key] = [*(contact.get(edit.key) or []), edit.text]
    else:
        if not contact.get(edit.key):
            return None
        contact[edit.key] = contact[edit.key][:-1]
        if not contact[edit.key]:
            del contact[edit.key]
    return after


@dataclass
class Written:
    """A text, and where its contacts stand in it."""

    text: str

    def __post_init__(self) -> None:
        """Read it."""
        top = compose(Source(self.text, "contacts.yaml"), [])
        self.categories = cast("Mapping", _get(cast("Mapping", top), "categories"))

    def contacts(self, category: str) -> list[Node]:
        """Find the contacts of a category."""
        found = _get(self.categories, category)
        contacts = _get(found, "contacts") if isinstance(found, Mapping) else None
        return contacts.nodes if isinstance(contacts, Sequence) else []

    def spots(self) -> list[Spot]:
        """Name all contacts."""
        keys = [cast("Scalar", key).value for key, _ in self.categories.pairs]
        return [Spot(key, index) for key in keys for index in range(len(self.contacts(key)))]

    def node(self, spot: Spot) -> Node:
        """Find a contact."""
        return self.contacts(spot.category)[spot.index]

    def bytes_of(self, spot: Spot) -> str:
        """Give a contact as it is written, from its first character to its last."""
        node = self.node(spot)
        return self.text[node.start.index : self.end(node)]

    def end(self, node: Node) -> int:
        """Find where a node ends; libyaml counts the comments and blank lines behind it in."""
        while not isinstance(node, Scalar) and self.text[node.start.index] not in "[{":
            node = node.nodes[-1]
        start, end = node.start.index, int(node.end.index)
        return start + len(self.text[start:end].rstrip()) if self.text[start:end][:1] in {"|", ">"} else end

    def in_lines(self, spot: Spot) -> bool:
        """Tell whether a contact stands in lines of its own, not in braces or brackets."""
        siblings = cast("Mapping", _get(self.categories, spot.category))
        contacts = cast("Node", _get(siblings, "contacts"))
        return self.text[contacts.start.index] == "-" and self.text[self.node(spot).start.index] not in "[{"

    def values(self, spot: Spot) -> dict[str, str]:
        """Give the keys of a contact with their values, as they are written."""
        node = self.node(spot)
        if not isinstance(node, Mapping):
            return {"name": self.bytes_of(spot)}
        return {cast("Scalar", key).value: self.text[key.start.index : self.end(value)] for key, value in node.pairs}


def _get(mapping: Mapping, key: str) -> Node | None:
    return {cast("Scalar", each).value: value for each, value in mapping.pairs}.get(key)


def untouched(before: str, after: str, edit: Edit) -> None:
    """Hold that nothing changed but what an edit is about."""
    old, new = Written(before), Written(after)
    _others_stay(old, new, edit)
    _comments_stay(old, new, edit)
    if isinstance(edit, Add):
        assert _changed_lines(before, after) <= 1
    elif not isinstance(edit, Move):
        _text_around_stays(old, after, edit)
        _other_keys_stay(old, new, edit)


def _others_stay(old: Written, new: Written, edit: Edit) -> None:
    """Every other contact is the same characters."""
    spot = None if isinstance(edit, Add) else edit.spot
    same = Counter(old.bytes_of(each) for each in old.spots() if each != spot)
    assert same <= Counter(new.bytes_of(each) for each in new.spots())


def _comments_stay(old: Written, new: Written, edit: Edit) -> None:
    """Every comment is there once, but for those behind or within what was removed."""
    gone = Counter(COMMENT.findall(old.text))
    gone.subtract(COMMENT.findall(new.text))
    removes = isinstance(edit, Drop) or (isinstance(edit, Set) and edit.text is None)
    own = _comments_of(old, edit) if removes and isinstance(edit, Set | Drop) else set()
    assert {comment for comment, count in gone.items() if count} <= own
    assert min(gone.values(), default=0) >= 0


def _comments_of(old: Written, edit: Set | Drop) -> set[str]:
    """Find the comments behind and within a key of a contact."""
    node = old.node(edit.spot)
    for key, value in node.pairs if isinstance(node, Mapping) else ():
        if cast("Scalar", key).value == edit.key:
            line_end = LINE_END.search(old.text, old.end(value))
            return set(COMMENT.findall(old.text[key.start.index : line_end.start() if line_end else len(old.text)]))
    return set()


def _text_around_stays(old: Written, after: str, edit: Set | Append | Drop) -> None:
    """Everything before the contact, and everything behind its last line, is the same characters."""
    node = old.node(edit.spot)
    end = old.end(node)
    if old.in_lines(edit.spot) and (found := LINE_END.search(old.text, end)):
        removes = isinstance(edit, Drop) or edit.text is None
        end = found.end() if removes else found.start()
    elif old.in_lines(edit.spot):
        end = len(old.text)
    before, behind = (
        old.text[: node.start.index].rstrip(" "),
        old.text[end:],
    )  # a line that is removed takes its indentation along
    assert after.startswith(before)
    assert after.endswith(behind)
    assert len(after) >= len(before) + len(behind)


def _other_keys_stay(old: Written, new: Written, edit: Set | Append | Drop) -> None:
    """Every other key of the contact is the same characters, but for the indentation of a name that grew."""
    was, now = old.values(edit.spot), new.values(edit.spot)
    for key in was.keys() - {edit.key}:
        if isinstance(old.node(edit.spot), Mapping):
            assert now[key] == was[key]
        else:
            assert now[key].split() in (was[key].split(), ["name:", *was[key].split()])


def _changed_lines(before: str, after: str) -> int:
    """Count the lines of a text that are others now, between those that are the same at its start and at its end."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    same = 0
    while same < len(old) and same < len(new) and old[same] == new[same]:
        same += 1
    behind = 0
    while behind < min(len(old), len(new)) - same and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    return len(old) - same - behind
