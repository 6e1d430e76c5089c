"""Edits, each with the lines that it finds and the lines that it leaves."""

import pytest

from cuegen.contacts.edits import Add, Append, Drop, Edit, Move, Set, Spot, edit
from cuegen.problems import Refused
from tests.contacts.lists import EXAMPLE

FILE = "contacts.yaml"
FIRST, SECOND = Spot("mentors", 0), Spot("mentors", 1)
TOUCH = Set(FIRST, "last_contact", "2026-11-23")
HEAD = "calendar: {timezone: UTC}\ncategories:\n"
MENTORS = f"{HEAD}  mentors:\n    cadence: monthly\n"


def contacts(*lines: str) -> str:
    """Return a list with these lines below `contacts:` of the mentors."""
    return MENTORS + "    contacts:\n" + "".join(f"{line}\n" for line in lines)


def becomes(before: str, edits: Edit | list[Edit], after: str) -> None:
    """Hold what comes of a text."""
    assert edit(before, FILE, edits if isinstance(edits, list) else [edits]) == after


def refusal(text: str, each: Edit) -> tuple[str, int | None]:
    """Return what is said of an edit that is refused, and the line that it is said of."""
    with pytest.raises(Refused) as caught:
        edit(text, FILE, [each])
    problem = caught.value.problems[0]
    assert problem.file == FILE
    return problem.message, problem.line


BLOCK: dict[str, tuple[list[str], Edit | list[Edit], list[str]]] = {
    "a bare name grows": (
        ["      - Ada   # first"],
        TOUCH,
        ["      - name: Ada   # first", "        last_contact: 2026-11-23"],
    ),
    "a bare name of two lines grows": (
        ["    - Ada", "      Lovelace"],
        TOUCH,
        ["    - name: Ada", "        Lovelace", "      last_contact: 2026-11-23"],
    ),
    "a bare name gets another name": (["      -  'Ada' # x"], Set(FIRST, "name", "Zoë"), ["      -  'Zoë' # x"]),
    "a value is exchanged": (
        ["      - last_contact: '2026-01-05'  # tea", "        name: Ada"],
        TOUCH,
        ["      - last_contact: '2026-11-23'  # tea", "        name: Ada"],
    ),
    "quotes that do not do": (
        ["      - name: 'Ada'"],
        Set(FIRST, "name", "O'Neill: x"),
        ['      - name: "O\'Neill: x"'],
    ),
    "nothing gets a value": (
        ["      - name: Ada", "        last_contact:   # never"],
        TOUCH,
        ["      - name: Ada", "        last_contact: 2026-11-23   # never"],
    ),
    "a text in lines is exchanged": (
        ["      - notes: |  # read me", "          one", "          # two", "", "        name: Ada"],
        Set(FIRST, "notes", "three"),
        ["      - notes: three  # read me", "", "        name: Ada"],
    ),
    "a key comes below the last one and above comments": (
        ["      -   name: Ada", "          notes: |-", "            x", "", "        # deeper", "      - Grace"],
        TOUCH,
        [
            *("      -   name: Ada", "          notes: |-", "            x", "          last_contact: 2026-11-23", ""),
            *("        # deeper", "      - Grace"),
        ],
    ),
    "a key goes with its comment": (
        ["      - name: Ada", "        hot: true  # for now", "        # on notes", "        notes: x"],
        Set(FIRST, "hot", None),
        ["      - name: Ada", "        # on notes", "        notes: x"],
    ),
    "a name below its dash and a comment": (
        ["      - # here", "        Ada", "      # Grace", "      -", "        # she", "        Grace"],
        [Set(SECOND, "hot", "true"), Move(SECOND, "mentors"), Move(FIRST, "mentors")],
        [
            *("      # Grace", "      -", "        # she", "        name: Grace", "        hot: true"),
            *("      - # here", "        Ada"),
        ],
    ),
    "a text that needs a backslash": (
        ["      - Ada"],
        Set(FIRST, "notes", 'it\'s a "\\"\n\x85'),
        ["      - name: Ada", '        notes: "it\'s a \\"\\\\\\"\\n\\u0085"'],
    ),
    "a text with double quotes": (
        ["      - Ada"],
        Set(FIRST, "notes", '"so": it\'s'),
        ["      - name: Ada", "        notes: '\"so\": it''s'"],
    ),
    "the first key goes": (
        ["      - hot: true  # for now", "        # on the name", "        name: Ada"],
        Set(FIRST, "hot", None),
        ["      - # on the name", "        name: Ada"],
    ),
    "a key that is not there goes": (["      - Ada"], Set(FIRST, "hot", None), ["      - Ada"]),
    "a list is made": (
        ["      - Ada"],
        Append(FIRST, "touches", "2026-11-23"),
        ["      - name: Ada", "        touches:", "          - 2026-11-23"],
    ),
    "a list is made at the indentation of the others": (
        ["    - name: Ada", "      touches:  # none"],
        Append(FIRST, "touches", "2026-11-23 said: yes"),
        ["    - name: Ada", "      touches:  # none", '      - "2026-11-23 said: yes"'],
    ),
    "a list takes one more": (
        ["      - name: Ada", "        touches:", "        -   2026-01-05  # x", "        notes: y"],
        Append(FIRST, "touches", "2026-11-23"),
        [
            "      - name: Ada",
            "        touches:",
            "        -   2026-01-05  # x",
            "        -   2026-11-23",
            "        notes: y",
        ],
    ),
    "a list that is written as nothing": (
        ["      - name: Ada", "        touches: ~  # x"],
        Append(FIRST, "touches", "2026-11-23"),
        ["      - name: Ada", "        touches: [2026-11-23]  # x"],
    ),
    "the last entry goes": (
        ["      - name: Ada", "        touches:", "          - a # x", "          # y", "          - b # z"],
        Drop(FIRST, "touches"),
        ["      - name: Ada", "        touches:", "          - a # x", "          # y"],
    ),
    "the only entry goes with its key": (
        ["      - name: Ada", "        touches:", "          - a", "        notes: y"],
        Drop(FIRST, "touches"),
        ["      - name: Ada", "        notes: y"],
    ),
    "somebody new": (
        ["      -  Ada", "         # x"],
        Add("mentors", {"name": "Zoë"}),
        ["      -  Ada", "         # x", "      -  Zoë"],
    ),
    "somebody new with more": (
        ["    - Ada"],
        Add("mentors", {"name": "null", "linkedin": "zoë"}),
        ["    - Ada", '    - name: "null"', "      linkedin: zoë"],
    ),
    "to the end of the same category": (
        ["      # Ada's", "      - Ada # a", "        # a too", "", "      - Grace"],
        Move(FIRST, "mentors"),
        ["", "      - Grace", "      # Ada's", "      - Ada # a", "        # a too"],
    ),
    "with comments below that stand deeper": (
        ["      - |", "        Ada", "      - Bo", "", "        # of Bo", "", "      # of Cy", "      - Cy"],
        Move(SECOND, "mentors"),
        ["      - |", "        Ada", "", "      # of Cy", "      - Cy", "      - Bo", "", "        # of Bo"],
    ),
    "the last one stays": (["      - Ada", "      - Grace"], Move(SECOND, "mentors"), ["      - Ada", "      - Grace"]),
}


@pytest.mark.parametrize("case", BLOCK)
def test_in_lines(case: str) -> None:
    """What stands in lines of its own."""
    before, each, after = BLOCK[case]
    becomes(contacts(*before), each, contacts(*after))


FLOW: dict[str, tuple[str, Edit, str]] = {
    "a bare name grows": ("[Ada, Grace]", TOUCH, "[{name: Ada, last_contact: 2026-11-23}, Grace]"),
    "a single pair grows": ("[name: Ada]", TOUCH, "[{name: Ada, last_contact: 2026-11-23}]"),
    "a mapping grows": ("[{name: Ada}]", Set(FIRST, "notes", "a, b"), '[{name: Ada, notes: "a, b"}]'),
    "behind a comma": ("[{name: Ada, }]", TOUCH, "[{name: Ada, last_contact: 2026-11-23, }]"),
    "behind nothing": ("[{name: Ada, notes: }]", TOUCH, "[{name: Ada, notes: , last_contact: 2026-11-23}]"),
    "in JSON": ('[{"name":"Ada","last_contact":"x"}]', TOUCH, '[{"name":"Ada","last_contact":"2026-11-23"}]'),
    "in JSON without quotes": ('[{"name":"Ada","hot":true}]', Set(FIRST, "hot", "no"), '[{"name":"Ada","hot":no}]'),
    "in JSON with other quotes": ('[{"name":true}]', Set(FIRST, "name", "a: b"), '[{"name": "a: b"}]'),
    "the first key goes": ("[{hot: true, name: Ada}]", Set(FIRST, "hot", None), "[{name: Ada}]"),
    "the last key goes": ("[{name: Ada , hot: true }]", Set(FIRST, "hot", None), "[{name: Ada }]"),
    "a list is made": ("[Ada]", Append(FIRST, "touches", "x, y"), '[{name: Ada, touches: ["x, y"]}]'),
    "a list takes one more": (
        "[{name: Ada, touches: [a]}]",
        Append(FIRST, "touches", "b"),
        "[{name: Ada, touches: [a, b]}]",
    ),
    "an empty list takes one": (
        "[{name: Ada, touches: [ ]}]",
        Append(FIRST, "touches", "b"),
        "[{name: Ada, touches: [b]}]",
    ),
    "an entry goes": ("[{name: Ada, touches: [a, b]}]", Drop(FIRST, "touches"), "[{name: Ada, touches: [a]}]"),
    "the only entry goes": ("[{touches: [a], name: Ada}]", Drop(FIRST, "touches"), "[{name: Ada}]"),
    "somebody new": ("[]", Add("mentors", {"name": "Zoë"}), "[Zoë]"),
    "somebody new below a comment": ("[ # x\n      ]", Add("mentors", {"name": "Zoë"}), "[ # x\n      Zoë]"),
    "somebody new above a line break": ("[ \n      ]", Add("mentors", {"name": "Zoë"}), "[Zoë \n      ]"),
    "somebody new with more": ("[Ada]", Add("mentors", {"name": "Z", "role": "[a]"}), '[Ada, {name: Z, role: "[a]"}]'),
    "on a line of its own": (
        "[\n      Ada # a\n      ]",
        Add("mentors", {"name": "Zoë"}),
        "[\n      Ada, # a\n      Zoë\n      ]",
    ),
    "on a line of its own with a comma": (
        "[\n      Ada, # a\n      ]",
        Add("mentors", {"name": "Zoë"}),
        "[\n      Ada, # a\n      Zoë,\n      ]",
    ),
    "behind a bracket on the same line": (
        "[\n      Ada ]",
        Add("mentors", {"name": "Zoë"}),
        "[\n      Ada,\n      Zoë ]",
    ),
    "a line goes": (
        "[{\n      hot: true, # h\n      name: Ada # a\n      }]",
        Set(FIRST, "hot", None),
        "[{\n      name: Ada # a\n      }]",
    ),
    "the last line goes": (
        "[{\n      name: Ada, # a\n      hot: true # h\n      }]",
        Set(FIRST, "hot", None),
        "[{\n      name: Ada # a\n      }]",
    ),
    "the last line goes, with its comma": (
        "[{\n      name: Ada, # a\n      hot: true, # h\n      }]",
        Set(FIRST, "hot", None),
        "[{\n      name: Ada, # a\n      }]",
    ),
    "a key before a brace goes": (
        "[{name: Ada,\n      hot: true }]",
        Set(FIRST, "hot", None),
        "[{name: Ada }]",
    ),
    "a key between two lines goes": (
        "[{name: Ada, # a\n      hot: true }]",
        Set(FIRST, "hot", None),
        "[{name: Ada, # a\n       }]",
    ),
    "a key before a comment goes": (
        "[{hot: true, # a\n      name: Ada }]",
        Set(FIRST, "hot", None),
        "[{ # a\n      name: Ada }]",
    ),
    "to the end of the same category": ("[Ada, Grace]", Move(FIRST, "mentors"), "[Grace, Ada]"),
}


@pytest.mark.parametrize("case", FLOW)
def test_in_brackets(case: str) -> None:
    """What stands in brackets and braces."""
    before, each, after = FLOW[case]
    becomes(f"{MENTORS}    contacts: {before}\n", each, f"{MENTORS}    contacts: {after}\n")


EMPTY = {
    "no contacts": (
        "  peers:\n    cadence: weekly # w\n",
        "  peers:\n    cadence: weekly # w\n    contacts:\n      - Zoë\n",
    ),
    "contacts of nothing": (
        "  peers:\n    contacts: # c\n    cadence: weekly\n",
        "  peers:\n    contacts: # c\n      - Zoë\n    cadence: weekly\n",
    ),
    "null": ("  peers:\n    contacts: null\n", "  peers:\n    contacts: [Zoë]\n"),
    "brackets": ("  peers:\n    contacts: []\n", "  peers:\n    contacts: [Zoë]\n"),
    "braces": ("  peers: {}\n", "  peers: {contacts: [Zoë]}\n"),
    "a cadence in braces": ("  peers: {cadence: weekly}\n", "  peers: {cadence: weekly, contacts: [Zoë]}\n"),
    "nothing in braces": ("  peers: {contacts: }\n", "  peers: {contacts: [Zoë]}\n"),
    "only its key": ("  peers: # p\n", "  peers: # p\n    contacts:\n      - Zoë\n"),
    "only its key and null": ("  peers: ~\n", "  peers: {contacts: [Zoë]}\n"),
}


@pytest.mark.parametrize("case", EMPTY)
def test_into_an_empty_category(case: str) -> None:
    """In whatever way it is empty, somebody can be added, and somebody can move there."""
    before, after = EMPTY[case]
    becomes(HEAD + before, Add("peers", {"name": "Zoë"}), HEAD + after)
    old, new = "  mentors:\n    contacts:\n      - Zoë\n", "  mentors:\n    contacts:\n"
    becomes(HEAD + old + before, Move(FIRST, "peers"), HEAD + new + after)


def test_lists_stand_as_the_others_do() -> None:
    """The indentation of the file is that of its first category."""
    others = "     mentors:\n        contacts:\n           - Ada\n"
    becomes(
        HEAD + others + "     peers:\n",
        Add("peers", {"name": "Zoë"}),
        HEAD + others + "     peers:\n        contacts:\n           - Zoë\n",
    )


MOVES = {
    "to the right": (
        """\
  mentors:
    contacts:
    # of Ada
    - name: Ada  # a

      notes: |
        x
         y
      # own
    - Bo
  peers:
    contacts:
      - Zoë
        # of Zoë
""",
        """\
  mentors:
    contacts:
    - Bo
  peers:
    contacts:
      - Zoë
        # of Zoë
      # of Ada
      - name: Ada  # a

        notes: |
          x
           y
        # own
""",
    ),
    "to the left": (
        """\
  mentors:
    contacts:
      - name: Ada
 # short
        hot: true
  peers:
    contacts:
    - Zoë
""",
        """\
  mentors:
    contacts:
  peers:
    contacts:
    - Zoë
    - name: Ada
# short
      hot: true
""",
    ),
    "from brackets with a comment": (
        """\
  mentors:
    contacts: [
      Ada, # a
      Bo # b
    ]
  peers:
    contacts:
    - Zoë
""",
        """\
  mentors:
    contacts: [
      Bo # b
    ]
  peers:
    contacts:
    - Zoë
    - Ada # a
""",
    ),
    "from brackets without braces, with a comment": (
        """\
  mentors:
    contacts: [
      name: Ada # a
    ]
  peers:
    contacts:
    - Zoë
""",
        """\
  mentors:
    contacts: [
    ]
  peers:
    contacts:
    - Zoë
    - name: Ada # a
""",
    ),
    "from lines into brackets": (
        """\
  mentors:
    contacts:
      - name: Ada
        role:
        notes: |
          # x, y
  peers: {contacts: [Bo]}
""",
        '  mentors:\n    contacts:\n  peers: {contacts: [Bo, {name: Ada, role: null, notes: "# x, y\\n"}]}\n',
    ),
    "from brackets into lines": (
        "  mentors: {contacts: [{name:  'Ada'}, Bo]}\n  peers:\n    contacts:\n    -  Zoë\n",
        "  mentors: {contacts: [Bo]}\n  peers:\n    contacts:\n    -  Zoë\n    -  {name:  'Ada'}\n",
    ),
    "from brackets into brackets": (
        "  mentors: {contacts: [ 'Ada' ]}\n  peers: {contacts: []}\n",
        "  mentors: {contacts: [  ]}\n  peers: {contacts: ['Ada']}\n",
    ),
}


@pytest.mark.parametrize("case", MOVES)
def test_moves(case: str) -> None:
    """A contact takes its lines along, as far to the right as its new neighbours."""
    before, after = MOVES[case]
    becomes(HEAD + before, Move(FIRST, "peers"), HEAD + after)


def test_every_list_is_judged_by_its_own_line_breaks() -> None:
    """A new line ends as its neighbour does; a text without a line break at its end keeps that."""
    before = contacts("      - Ada").replace("\n", "\r\n").removesuffix("\r\n")
    after = contacts("      - name: Ada", "        last_contact: 2026-11-23").replace("\n", "\r\n").removesuffix("\r\n")
    becomes(before, TOUCH, after)
    becomes(after, Set(FIRST, "last_contact", None), before.replace("- Ada", "- name: Ada"))


def test_a_text_without_a_line_break_at_its_end_keeps_that() -> None:
    """Whether its last line goes, or another one comes instead."""
    two, one = (contacts("    - name: Ada", *more).rstrip("\n") for more in (["      touches: [a]"], []))
    becomes(two, Drop(FIRST, "touches"), one)
    becomes(two, [TOUCH, Drop(FIRST, "touches")], f"{one}\n      last_contact: 2026-11-23")
    becomes(f"{one}\n      touches:\n      - a\n      - b", Drop(FIRST, "touches"), f"{one}\n      touches:\n      - a")


def test_a_byte_order_mark_stays() -> None:
    """Whoever passes one gets it back."""
    becomes("\ufeff" + contacts("    - Ada"), Set(FIRST, "name", "Bo"), "\ufeff" + contacts("    - Bo"))


def test_a_list_on_one_line() -> None:
    """All of a file can stand in braces."""
    before = '{"calendar": {"timezone": "UTC"}, "categories": {"mentors": {"contacts": ["Ada"]}, "peers": null}}'
    after = before.replace("null", '{contacts: [{name: "Ada", hot: true}]}').replace('["Ada"]', "[]")
    becomes(before, [Set(FIRST, "hot", "true"), Move(FIRST, "peers")], after)


def test_a_key_that_reads_like_nothing() -> None:
    """As the key of a category it is a text like any other."""
    before, after = (HEAD + f"  ~:\n    contacts:\n      - {name}\n" for name in ("Ada", "Bo"))
    becomes(before, Set(Spot("~", 0), "name", "Bo"), after)


def test_one_after_the_other() -> None:
    """Each edit is one of the result of the one before."""
    edits: list[Edit] = [TOUCH, Append(FIRST, "touches", "a"), Drop(FIRST, "touches"), Set(FIRST, "last_contact", None)]
    becomes(contacts("    - Ada"), edits, contacts("    - name: Ada"))
    becomes(contacts("    - Ada"), [], contacts("    - Ada"))


def test_the_example() -> None:
    """Every contact of the example can be touched, and nothing but its own lines changes."""
    text = EXAMPLE.read_text(encoding="utf-8")
    after = edit(text, FILE, [Set(Spot("mentors", 0), "last_contact", "2026-11-23")])
    new = [line for line in after.splitlines() if line not in text.splitlines()]
    assert new == [
        "      - name: Ada Lovelace            # a name is enough",
        "        last_contact: 2026-11-23",
    ]


BY_HAND = "this is written in a way that cannot be changed without touching more of the file"
REFUSED: dict[str, tuple[str, Edit, str, int | None]] = {
    "a list as a single value": (contacts("    - name: Ada", "      hot: [x]"), Set(FIRST, "hot", "true"), BY_HAND, 7),
    "a text as a list": (contacts("    - name: Ada", "      touches: x"), Append(FIRST, "touches", "y"), BY_HAND, 7),
    "the only key": (contacts("    - name: Ada"), Set(FIRST, "name", None), BY_HAND, 6),
    "the only name": (contacts("    - Ada"), Set(FIRST, "name", None), BY_HAND, 6),
    "an explicit key": (
        contacts("    - ? hot", "      : true", "      ? name", "      : x"),
        Set(FIRST, "hot", None),
        BY_HAND,
        6,
    ),
    "an explicit key without a value": (contacts("    - name: Ada", "      ? hot"), Set(FIRST, "hot", "x"), BY_HAND, 6),
    "a list as a contact": (contacts("    - [Ada]"), TOUCH, BY_HAND, 6),
    "nothing as a contact": (contacts("    - ", "    -"), Set(SECOND, "hot", "true"), BY_HAND, 7),
    "a category that is a text": (HEAD + "  peers: x\n", Add("peers", {"name": "Ada"}), BY_HAND, 3),
    "a key behind '?' with nothing": (contacts("    - ? hot", "      name: Ada"), Set(FIRST, "hot", "x"), BY_HAND, 6),
    "a comment that would become a part of a text": (
        contacts("    - name: Ada", "      notes: |", "        x", "      hot: true", "        # deep"),
        Set(FIRST, "hot", None),
        BY_HAND,
        6,
    ),
    "no list to drop from": (
        contacts("    - Ada"),
        Drop(FIRST, "touches"),
        "there is no entry of 'touches' to remove",
        6,
    ),
    "contacts that are a text": (MENTORS + "    contacts: x\n", Add("mentors", {"name": "Bo"}), BY_HAND, 5),
    "no such category": (MENTORS, Add("peers", {"name": "Ada"}), "there is no category 'peers'", None),
    "no categories": ("calendar: {}\n", Add("peers", {"name": "Ada"}), "there is no category 'peers'", None),
    "no such contact": (MENTORS, TOUCH, "there is no contact number 1 in the category 'mentors'", None),
    "half of a character": (contacts("    - Ada"), Set(FIRST, "notes", "\ud800"), "a text that YAML cannot hold", None),
    "an empty text": ("", TOUCH, "there is no list in this file", None),
    "comments into brackets": (
        contacts("    - name: Ada # x") + "  peers: {}\n",
        Move(FIRST, "peers"),
        "the comments of this contact have no place in the list in brackets that it is to move to",
        6,
    ),
    "comments from brackets into brackets": (
        f"{MENTORS}    contacts: [\n      Ada # x\n    ]\n  peers: {{}}\n",
        Move(FIRST, "peers"),
        "the comments of this contact have no place in the list in brackets that it is to move to",
        6,
    ),
    "no YAML": ("a: [", TOUCH, "this is not YAML: the file ends inside brackets", 1),
    "a key that stands twice": ("a: 1\na: 2\n", TOUCH, "the key 'a' stands here again, after line 1", 2),
    "an anchor": (contacts("    - &x Ada"), TOUCH, "'&x' is an anchor, which this file cannot have", 6),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    """What cannot be done is said, with the place to do it by hand."""
    text, each, message, line = REFUSED[case]
    assert refusal(text, each) == (message, line)
