"""The grammar in the docstring of the cadence language is the language that is read."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts import cadence
from cuegen.contacts.cadence import EXAMPLES, Cadence, Unit, parse_cadence
from cuegen.contacts.cadence.vocabulary import DAYS, NUMBERS, ORDINALS, REFUSED
from cuegen.problems import Fault

# What the docstring says in prose: words are written with a space behind each.
PROSE = {
    "number": rf"(?:[0-9]{{1,4}}|{'|'.join(NUMBERS)}) ",
    "ordinal": rf"(?:{'|'.join(ORDINALS)}) ",
    "weekday": rf"(?:{'|'.join(DAYS)}) ",
    "time": r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9] ",
}
SIGNS = {"[": "(?:", "]": ")?", "|": "|"}
# What a sentence of the grammar may still be refused for, as its last paragraph says.
BEYOND_CALENDARS = re.compile(
    r"is too long an interval|is no interval|cannot keep to a weekday|is more often than weekly"
    r"|is never|takes no day of the week|has one day of the week|goes with months"
    r"|calendars disagree"
)


def grammar() -> dict[str, str]:
    """Return the rules of the docstring by name, without the examples beside them."""
    rules: dict[str, str] = {}
    name = ""
    for line in re.findall(r"^    (\S.*|  +\|.*)$", cadence.__doc__ or "", re.MULTILINE):
        head, _, expression = line.partition("=") if not line.startswith(" ") else (name, "", line)
        name = head.strip()
        rules[name] = rules.get(name, "") + re.split(r" {3,}", expression.strip())[0] + " "
    return rules


def pattern(name: str, rules: dict[str, str]) -> str:
    """Return the regular expression of a rule: the grammar has no recursion."""
    if name in PROSE:
        return PROSE[name]
    plural = "s?" if "or the plural" in rules[name] else ""
    parts = re.findall(r'"[^"]+"|[a-z]+|[\[\]|]', rules[name].removesuffix(", or the plural "))
    return (
        "(?:"
        + "".join(
            SIGNS.get(part) or (f"{part[1:-1]}{plural} " if part.startswith('"') else pattern(part, rules))
            for part in parts
        )
        + ")"
    )


SENTENCE = re.compile(pattern("cadence", grammar()), re.ASCII)
WORDS = sorted(
    {*re.findall(r'"([^"]+)"', " ".join(grammar().values())), *DAYS, *ORDINALS, *NUMBERS, *REFUSED}
    | {"0", "2", "12", "100", "weeks", "months", "9:00", "24:00", "and", ",", "foo"}
)
TYPICAL = [
    *(
        "every",
        "other",
        "the",
        "of",
        "on",
        "at",
        "a",
        "times",
        "once",
        "twice",
        "2",
        "first",
        "2nd",
    ),
    *("day", "week", "months", "quarter", "year", "friday", "monday", "weekly", "monthly", "9:00"),
]


def fault_of(text: str) -> Fault | None:
    """Return why a text is refused, or None when it is read."""
    try:
        parse_cadence(text)
    except Fault as fault:
        return fault
    return None


@given(st.from_regex(SENTENCE, fullmatch=True))
def test_each_sentence_of_the_grammar_is_read(sentence: str) -> None:
    """A text made by the grammar is refused only for what calendars cannot keep."""
    fault = fault_of(sentence)
    assert fault is None or BEYOND_CALENDARS.search(fault.message)


def neighbours(sentence: str) -> Iterator[str]:
    """Make the texts that have one word more than a sentence, or another word in a place."""
    words = sentence.split()
    for place in range(len(words) + 1):
        for word in TYPICAL:
            yield " ".join([*words[:place], word, *words[place:]])
            yield " ".join([*words[:place], word, *words[place + 1 :]])


@pytest.mark.parametrize(
    "sentence",
    [
        *EXAMPLES,
        "6 weeks",
        "once every other week",
        "every other friday",
        "twice a year",
        "on the first monday of the month at 9:00",
        "every third month at 9:00 on the first monday",
    ],
)
def test_what_is_read_is_a_sentence_of_the_grammar(sentence: str) -> None:
    """No text near a sentence is read that the grammar does not make."""
    read = [text for text in neighbours(sentence) if fault_of(text) is None]
    assert read
    assert [text for text in read if not SENTENCE.fullmatch(f"{text} ")] == []


@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join),
        st.lists(st.sampled_from(TYPICAL), max_size=7).map(" ".join),
    )
)
def test_any_text_is_a_valid_cadence_or_a_fault_with_a_place(text: str) -> None:
    """Whatever the text, there is no other exception, and each fault has a place and a hint."""
    fault = fault_of(text)
    if fault is None:
        check_value(parse_cadence(text))
    else:
        check_fault(fault, text)


def check_value(read: Cadence) -> None:
    """Hold the promises of the fields."""
    assert parse_cadence(str(read)) == read
    assert 1 <= read.interval <= 99
    if read.unit is Unit.DAY:
        assert (read.interval, read.weekday) == (1, None)
    if read.nth is not None:
        assert read.unit is Unit.MONTH
        assert read.weekday is not None
        assert 1 <= read.nth <= 4


def check_fault(fault: Fault, text: str) -> None:
    """Hold the promises of a fault: a hint, a printable message, whole words to blame."""
    assert fault.hint
    assert fault.message.isprintable()
    assert not fault.message.endswith(".")
    if fault.span is None:
        assert not text.split() or len(text) > 100
        return
    start, end = fault.span
    assert 0 <= start < end <= len(text)
    assert text[start:end] == text[start:end].strip()
