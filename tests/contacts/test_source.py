"""The text as it is written: values stay texts, places are exact, and what no list needs is refused as it comes."""

import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cuegen.contacts import source
from cuegen.contacts.nodes import Alias, Mapping, Node, Scalar, Sequence
from cuegen.contacts.source import DEEPEST, Source, compose, plain
from cuegen.problems import Problem, Refused

PATIENCE = 5.0  # seconds of computing: what is bounded takes a small part of one


def composed(text: str) -> tuple[Node | None, list[Problem]]:
    """Return the node of a text, and the faults that left it one."""
    problems: list[Problem] = []
    return compose(Source(text, "contacts.yaml"), problems), problems


def refused(text: str) -> tuple[Problem, ...]:
    """Return the faults of a text that has no node."""
    with pytest.raises(Refused) as caught:
        composed(text)
    return caught.value.problems


def values(node: Node | None) -> object:
    """Strip a node of its places, with keys and values in turn."""
    if isinstance(node, Scalar):
        return node.value
    return [values(each) for each in node.nodes] if node is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "08:30",
        "No",
        "on",
        "yes",
        "010",
        "0x2",
        "1_000",
        "2026-02-30",
        "1e3",
        ".inf",
        "~x",
        "<<x",
        "=",
        "2026-01-05 08:30",
    ],
)
def test_what_is_written_stays_as_it_is_written(text: str) -> None:
    """YAML would make numbers, dates and truth values of these."""
    assert values(composed(f"key: {text}")[0]) == ["key", text]


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_written_plainly(nothing: str) -> None:
    """The same in quotes is a text."""
    for text, is_null in ((nothing, True), (f"'{nothing}'", False), (f'"{nothing}"', False)):
        node, problems = composed(f"key: {text}")
        assert isinstance(node, Mapping)
        assert not problems
        ((_, value),) = node.pairs
        assert isinstance(value, Scalar)
        assert (value.value, value.is_null) == (nothing, is_null)


def test_every_node_knows_where_it_stands() -> None:
    """Lines and columns count from 0, in characters and not in bytes."""
    node, _ = composed("é: 😀\n山田: [x, {y: z}]\n")
    assert isinstance(node, Mapping)
    (_, smile), (key, entries) = node.pairs
    assert isinstance(entries, Sequence)
    assert [
        (each.start.line, each.start.column, each.end.column) for each in (smile, key, entries, entries.nodes[1])
    ] == [
        (0, 3, 4),
        (1, 0, 2),
        (1, 4, 15),
        (1, 8, 14),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n...\n# nothing"])
def test_a_text_without_values(text: str) -> None:
    """There is no node, or one that is nothing."""
    node, problems = composed(text)
    assert node is None or (isinstance(node, Scalar) and node.is_null)
    assert not problems


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_lines_end_where_yaml_says_so(end: str) -> None:
    """A problem shows the line that its place is in, whichever way lines end."""
    (problem,) = refused(f"a: 1{end}b: 2{end}c: '3")
    assert (problem.line, problem.column, problem.source) == (3, 4, "c: '3")


def test_a_line_beyond_the_last_is_empty() -> None:
    """A fault can lie at the very end, where nothing stands."""
    assert Source("a", "contacts.yaml").line(1) == ""


@pytest.mark.parametrize(
    ("text", "written", "what"),
    [
        ("a: &x 1", "&x", "an anchor"),
        ("&x a: 1", "&x", "an anchor"),
        ("a: &x [1]", "&x", "an anchor"),
        ("a: &x {b: c}", "&x", "an anchor"),
        ("a: !!str &x 1", "&x", "an anchor"),
        ("a: *x", "*x", "an alias"),
        ("*x : 1", "*x", "an alias"),
        ("a: !!int 1", "!!int", "a tag"),
        ("a: !x 1", "!x", "a tag"),
        ("a: !<tag:x,1> 1", "!<tag:x,1>", "a tag"),
        ("a: ! 1", "!", "a tag"),
        ("a: [!x,1]", "!x", "a tag"),
        ("a: !!map {b: c}", "!!map", "a tag"),
        ("a: &" + "x" * 500 + " 1", "&" + "x" * 500, "an anchor"),
    ],
)
def test_what_a_list_does_not_need(text: str, written: str, what: str) -> None:
    """Anchors, aliases and tags are named as they are written, and the rest is read all the same."""
    node, problems = composed(text)
    assert node is not None
    assert plain(text) is None
    (problem,) = problems
    assert problem.column is not None
    assert problem.source[problem.column - 1 :][: problem.length] == written
    assert problem.message.endswith(f"is {what}, which this file cannot have")
    assert problem.hint is not None
    assert problem.hint.endswith(f"a text that begins with '{written[0]}' needs quotes")
    assert len(problem.message) < 100


def test_an_alias_can_be_told_from_a_text() -> None:
    """Nothing more is to be said of it: nobody knows what it stands for."""
    node, _ = composed("[*x, x]")
    assert isinstance(node, Sequence)
    assert [isinstance(each, Alias) for each in node.nodes] == [True, False]


def test_a_tag_of_which_nothing_can_be_seen() -> None:
    """A handle that a %TAG line declares stands for a tag as well."""
    _, (problem,) = composed("%TAG !y! tag:x,1:\n---\na: !y!z 1")
    assert problem.message == "'!y!z' is a tag, which this file cannot have"


def test_a_second_list_ends_the_reading() -> None:
    """What stands behind it is not read, not even when it is broken."""
    node, (problem,) = composed("a: 1\n---\nb: '\n")
    assert values(node) == ["a", "1"]
    assert (problem.message, problem.line, problem.length) == ("a second list in one file", 2, 3)


def test_one_slip_is_told_once() -> None:
    """The star makes an alias, and what follows it in the line no YAML at all."""
    assert [problem.column for problem in refused("- *Ada Lovelace*\n- Ada")] == [3]
    assert [problem.line for problem in refused("- *Ada\n- 'x")] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "[{a: " * 50_000,
        "".join(f"{' ' * depth}a:\n" for depth in range(3_000)),
        "".join(f"{' ' * depth}-\n" for depth in range(3_000)),
    ],
    ids=["brackets", "braces", "dashes", "question marks", "closed brackets", "both", "keys", "entries"],
)
def test_nesting_is_refused_before_it_gets_deep(text: str) -> None:
    """By a count, or by libyaml's own limit where it looks so far ahead: older ones would crash further down."""
    begun = time.process_time()
    (problem,) = refused(text)
    assert time.process_time() - begun < PATIENCE
    assert problem.message == f"nested more than {DEEPEST} levels deep"
    assert problem.length == 1


def test_the_deepest_nesting_that_is_read() -> None:
    """One level more is refused."""
    deepest, deeper = ("[" * levels + "]" * levels for levels in (DEEPEST, DEEPEST + 1))
    assert composed(deepest)[0] is not None
    assert plain(deepest) is not None
    assert plain(deeper) is None
    (problem,) = refused(deeper)
    assert problem.column == DEEPEST + 1


def test_a_file_of_very_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by a count of values, well above what any list needs."""
    assert source.MOST >= 300_000  # 20,000 people with all that can be said of them
    monkeypatch.setattr(source, "MOST", 1_000)
    for text in ("[" + "~," * 998 + "]", "[" + "[]," * 499 + "]"):
        (problem,) = refused(text)
        assert problem.message == "more than 1,000 values"
        assert plain("[" + "~," * 1_001 + "]") is None
    assert composed("[" + "~," * 900 + "]")[0] is not None
    assert plain("[" + "~," * 900 + "]") == [None] * 900


@pytest.mark.parametrize(
    ("character", "shown"),
    [("\x00", "U+0000"), ("\x07", "U+0007"), ("\x7f", "U+007F"), ("\ufffe", "U+FFFE"), ("\ud83d", "U+D83D")],
)
def test_a_character_that_yaml_does_not_allow(character: str, shown: str) -> None:
    """It is shown where it stands, before anything else is read."""
    (problem,) = refused(f"a: 1\nb: 2{character}\n'")
    assert problem.message == f"a control character ({shown}), which YAML does not allow"
    assert (problem.line, problem.column) == (2, 5)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\x80", "\x9f", "\ud83d", "\ufffe", "\uffff"])
@pytest.mark.parametrize("text", ["{}a: 1", "a: 1{}", "a: '{}'", "a: 1 # {}", "a: 1\n...\n# {}", "a: |\n {}\n"])
def test_a_plain_reader_finds_no_such_character_plain(text: str, character: str) -> None:
    """Wherever it stands: libyaml allows what YAML does."""
    assert plain(text.format("é")) is not None
    assert plain(text.format(character)) is None


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a: b: c", "a ':' where no key can be", 1, 5),
        ("a: 1\n b: 2", "a ':' where no key can be", 2, 3),
        ("a:1\nb: 2", "no space behind this ':'", 1, 2),
        ("- a:1\n  b: 2", "no space behind this ':'", 1, 4),
        ("https://x\nb: 2", "a ':' where no key can be", 2, 2),
        ("a: ? b", "a '?' where no key can be", 1, 4),
        ("a: - b", "a list cannot begin behind a key on the same line", 1, 4),
        ("a:\n\tb: c", "a tab where only spaces can be", 2, 1),
        ("a: b\n\tc: d", "a tab where only spaces can be", 2, 1),
        ("a: |\n\tb", "a tab where only spaces can be", 2, 1),
        ("a: 'b\nc: d", "a quote is opened here and never closed", 1, 4),
        ("a: 'b\n---\nc", "a quote is opened here and never closed", 1, 4),
        ("a: [b\nc: d", "a '[' is opened here and not closed", 1, 4),
        ("a: {b: 1\nc: d", "a '{' is opened here and not closed", 1, 4),
        ("a: 1\nb\nc: 2", "a key without ':'", 2, 1),
        ("a:\n  - b\n  c: d", "this does not fit the list above", 3, 3),
        ("a:\n    b: 1\n  c: 2", "this does not fit what stands above", 3, 3),
        ("a: 'it's'", "something follows the closing quote", 1, 8),
        ('a: "b" c', "something follows the closing quote", 1, 8),
        ("a: [b]]", "this bracket closes nothing", 1, 7),
        ("a: {b: c}}", "this bracket closes nothing", 1, 10),
        ('a: "\\q"', "a backslash that makes no character", 1, 5),
        ('a: "\\xzz"', "a backslash that makes no character", 1, 7),
        ('a: "\\ud800"', "a backslash that makes no character", 1, 7),
        ("a: |b\n  c", "a text of several lines begins below '|' or '>', not behind it", 1, 5),
        ("a: |0\n  c", "a text of several lines begins below '|' or '>', not behind it", 1, 5),
        ("a: 1\n...\nb: 2", "the list has ended before this", 3, 1),
        ("%YAML 9\n---\na: 1", "a line that begins with '%' has no place here", 1, 1),
        ("%TAG x\n---\na: 1", "a line that begins with '%' has no place here", 1, 1),
        ("%YAML 1.1\n%YAML 1.1\n---\na: 1", "a line that begins with '%' has no place here", 2, 1),
        ("a: @b", "a text cannot begin with this character", 1, 4),
        ("a: `b", "a text cannot begin with this character", 1, 4),
        ("a: %b", "a text cannot begin with this character", 1, 4),
        ("a: & b", "a text cannot begin with this character", 1, 4),
        ("a: *", "a text cannot begin with this character", 1, 4),
        ("a: !<b", "a text cannot begin with this character", 1, 4),
        ("a: !b!c 1", "a text cannot begin with this character", 1, 4),
        ("a: !%zz 1", "a text cannot begin with this character", 1, 4),
        ("a: [b, , c]", "a value is missing before this ','", 1, 8),
        ("a: [b,\n", "the file ends inside brackets", 1, 6),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x", "the mark of a merge conflict", 1, 1),
        ("a: 1\n=======\na: 2\n>>>>>>> x", "the mark of a merge conflict", 2, 1),
        ("a: 1\n>>>>>>> x\n", "the mark of a merge conflict", 2, 1),
    ],
)
def test_what_is_no_yaml_is_said_in_plain_words(text: str, message: str, line: int, column: int) -> None:
    """At what the writer has to change, which is seldom where libyaml stopped."""
    problem = refused(text)[-1]
    assert (problem.message, problem.line, problem.column) == (f"this is not YAML: {message}", line, column)
    assert problem.hint is not None


# What the characters of a list, and those that mean something in YAML, can be made into.
SCRAPS = st.sampled_from(
    [
        *"-?:,[]{}#&*!|>'\"%@` \n\t\\0aé😀~<=.",
        "- ",
        ": ",
        "\n  ",
        "\n- ",
        "---\n",
        "...\n",
        "<<: ",
        "key: ",
        "\r\n",
        "\u2028",
        "%YAML ",
    ]
)


@given(st.one_of(st.lists(SCRAPS, max_size=40).map("".join), st.text(max_size=100)))
@example("a: !<\n")
@example("\ufeffa: 'x")
@example("? ? ? a")
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing else is raised, every place lies in the text, and no word of libyaml gets through."""
    problems: list[Problem] = []
    try:
        compose(Source(text, "contacts.yaml"), problems)
    except Refused as refusal:
        problems = list(refusal.problems)
        assert problems
    for problem in problems:
        assert problem.line is not None
        assert problem.column is not None
        assert 1 <= problem.column <= len(problem.source) + 1
        assert problem.message.isprintable()
        assert "expected" not in problem.message
        assert "found" not in problem.message


@given(st.lists(SCRAPS, max_size=30).map("".join))
def test_the_tree_is_that_of_yaml(text: str) -> None:
    """Wherever a plain reader of YAML reads the same text, it finds the same values."""
    try:
        expected = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
        node, problems = composed(text)
    except (yaml.YAMLError, Refused, TypeError):
        return
    if not problems:
        assert _plain(node) == expected


def _plain(node: Node | None) -> object:
    """Make of a node what a plain reader makes of it: the last of equal keys wins."""
    if isinstance(node, Mapping):
        return {_plain(key): _plain(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [_plain(each) for each in node.nodes]
    return node and node.value
