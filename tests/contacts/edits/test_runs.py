"""Many edits at once: how often the text is looked at, and what must wait for another look."""

import pytest

from cuegen.contacts.edits import Add, Append, Drop, Edit, Move, Set, Spot, edit
from cuegen.contacts.edits.runs import runs
from cuegen.contacts.nodes import Node
from cuegen.contacts.source import Source, compose
from cuegen.problems import Problem, Refused

FILE = "contacts.yaml"
HEAD = "calendar: {timezone: UTC}\ncategories:\n"
FIRST, SECOND = Spot("mentors", 0), Spot("mentors", 1)
CROWD = 300


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """Collect the texts whose nodes are looked for, the slowest thing of all."""
    texts: list[Source] = []

    def counted(source: Source, problems: list[Problem]) -> Node | None:
        texts.append(source)
        return compose(source, problems)

    for module in ("editing", "page"):
        monkeypatch.setattr(f"cuegen.contacts.edits.{module}.compose", counted)
    return texts


def contacts(*lines: str) -> str:
    """Return a list with these lines below `contacts:` of the mentors."""
    return HEAD + "  mentors:\n    contacts:\n" + "".join(f"      {line}\n" for line in lines)


ADA = "- name: Ada\n        last_contact: 2026-01-05"
ADDS = [Add("peers", {"name": f"New {number}", "role": "x"}) for number in range(CROWD)]
TOUCHES = ["2026-01-05", "2026-11-23"]
LOG: list[Edit] = [Set(FIRST, "last_contact", "2026-11-23"), *(Append(FIRST, "touches", each) for each in TOUCHES)]

ONE_LOOK: dict[str, tuple[str, list[Edit]]] = {
    "a touch of a bare name": (contacts("- Ada"), LOG),
    "a touch of a bare name in brackets": (HEAD + "  mentors: {contacts: [Ada]}\n", LOG),
    "a touch that ends a snooze": (contacts(ADA, "  snoozed: 2026-12-24"), [*LOG, Set(FIRST, "snoozed", None)]),
    "one taken back": (
        contacts(ADA, "  touches:", "    - 2026-01-05"),
        [Drop(FIRST, "touches"), Set(FIRST, "last_contact", None)],
    ),
    "a crowd": (
        contacts(*(f"- Ada {number}" for number in range(CROWD))),
        [Set(Spot("mentors", number), key, "x") for number in range(CROWD) for key in ("role", "company")],
    ),
    "a crowd of newcomers": (HEAD + "  peers:\n    cadence: weekly\n", [*ADDS]),
    "a crowd of newcomers in brackets": (HEAD + "  peers: {contacts: [\n    Ada # a\n  ]}\n", [*ADDS]),
    "changes of those who are there, and newcomers": (contacts("- Ada") + "  peers:\n", [*LOG, *ADDS]),
}


@pytest.mark.parametrize("case", ONE_LOOK)
def test_one_look(case: str, composed: list[Source]) -> None:
    """What does not depend on each other takes one look, and leaves what it leaves in small pieces."""
    text, asked = ONE_LOOK[case]
    after = edit(text, FILE, asked)
    assert len(composed) == 1
    size = max(1, len(asked) // 10)
    for start in range(0, len(asked), size):
        text = edit(text, FILE, asked[start : start + size])
    assert after == text


def test_what_must_wait() -> None:
    """A key that was changed before, a key behind one that goes, who was just added, and everybody after a move."""
    name, append = Set(FIRST, "name", "Bo"), Append(FIRST, "touches", "x")
    drop, add, move = Drop(FIRST, "touches"), Add("mentors", {"name": "Zoë"}), Move(FIRST, "peers")
    other = Set(Spot("peers", 0), "role", "x")
    assert list(runs([name, append, append, other])) == [[name, append, append, other]]
    assert list(runs([name, name])) == [[name], [name]]
    assert list(runs([append, drop, drop, append])) == [[append], [drop], [drop], [append]]
    leave, stay = Set(FIRST, "hot", None), Set(FIRST, "company", "x")
    assert list(runs([stay, leave, other, stay])) == [[stay, leave, other], [stay]]
    assert list(runs([leave, drop, stay])) == [[leave, drop], [stay]]
    assert list(runs([name, add, add, other, name])) == [[name, add, add, other], [name]]
    assert list(runs([name, move, move, add])) == [[name], [move], [move], [add]]
    assert list(runs([])) == []


def test_a_comment_between_a_key_that_goes_and_one_that_comes() -> None:
    """It stays where it would with one change after the other: below what was the last key but one."""
    asked: list[Edit] = [Set(FIRST, "hot", None), Set(FIRST, "role", "x")]
    before = contacts("- name: Ada", "  # c", "  hot: x")
    assert edit(before, FILE, asked) == contacts("- name: Ada", "  role: x", "  # c")


def test_a_key_that_comes_for_one_that_goes_at_the_end_of_the_text() -> None:
    """A text that ends without a line break still does, and has no empty line."""
    asked: list[Edit] = [Set(FIRST, "role", "x"), Set(FIRST, "hot", None)]
    before = contacts("- name: Ada", "  hot: x").removesuffix("\n")
    assert edit(before, FILE, asked) == contacts("- name: Ada", "  role: x").removesuffix("\n")


def test_what_gets_in_the_way_of_each_other() -> None:
    """Two keys that go, next to each other in braces, share a comma."""
    before, after = (
        HEAD + "  mentors: {contacts: [{name: Ada" + rest + "}]}\n" for rest in (", hot: x, paused: x", "")
    )
    assert edit(before, FILE, [Set(FIRST, "hot", None), Set(FIRST, "paused", None)]) == after


def test_the_first_one_at_fault_is_named(composed: list[Source]) -> None:
    """Of many edits the one that cannot be carried out, and it takes few looks to find it."""
    text = contacts(*(f"- Ada {number}" for number in range(CROWD)))
    good = [Set(Spot("mentors", number), "role", "x") for number in range(CROWD)]
    with pytest.raises(Refused, match="no entry of 'touches'") as caught:
        edit(text, FILE, [*good[:200], Drop(Spot("mentors", 200), "touches"), *good[201:], Drop(FIRST, "touches")])
    assert caught.value.problems[0].source == "      - Ada 200"
    assert len(composed) < 20


def test_somebody_who_is_not_there() -> None:
    """Edits that refer to one place too far are refused, whatever goes before."""
    with pytest.raises(Refused, match="no contact number 2"):
        edit(contacts("- Ada"), FILE, [*LOG, Set(SECOND, "role", "x")])
