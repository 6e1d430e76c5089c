"""Names, lines, notes and ids: normalised, and free of what a calendar or an eye cannot take."""

import sys
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cuegen.contacts import texts
from cuegen.contacts.texts import identity, read_id, read_line, read_name, read_text
from cuegen.problems import Fault
from tests.reading import blamed, fault_of, reads_or_faults

# A character that no name can hold, and how the message calls it.
NOT_IN_A_NAME = [
    ("\n", "a line break (U+000A)"),
    ("\r", "a line break (U+000D)"),
    ("\x0b", "a line break (U+000B)"),
    ("\x85", "a line break (U+0085)"),
    ("\u2028", "a line break (U+2028)"),
    ("\u2029", "a line break (U+2029)"),
    ("\t", "a tab (U+0009)"),
    ("\x00", "a control character (U+0000)"),
    ("\x1f", "a control character (U+001F)"),
    ("\x7f", "a control character (U+007F)"),
    ("\x9f", "a control character (U+009F)"),
    ("\ud800", "half of a character (U+D800)"),
    ("\udfff", "half of a character (U+DFFF)"),
    ("\u200b", "an invisible zero width space (U+200B)"),
    ("\ufeff", "an invisible zero width no-break space (U+FEFF)"),
    ("\u200e", "an invisible left-to-right mark (U+200E)"),
    ("\u200f", "an invisible right-to-left mark (U+200F)"),
    ("\u061c", "an invisible arabic letter mark (U+061C)"),
    ("\u202a", "an invisible left-to-right embedding (U+202A)"),
    ("\u202e", "an invisible right-to-left override (U+202E)"),
    ("\u2066", "an invisible left-to-right isolate (U+2066)"),
    ("\u2069", "an invisible pop directional isolate (U+2069)"),
]


def read_notes(text: str) -> str:
    """Read as the notes of a contact are read."""
    return read_text(text, what="the notes")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("  Ada \u00a0 Lovelace\n", "Ada Lovelace"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("山田\u3000太郎", "山田 太郎"),
        ("👩\u200d💻 Ada ❤\ufe0f", "👩\u200d💻 Ada ❤\ufe0f"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("O'Brien, Jr.; \\", "O'Brien, Jr.; \\"),
    ],
)
def test_a_name_is_normalised(text: str, name: str) -> None:
    """A name is normalised."""
    assert read_name(text) == name


@pytest.mark.parametrize(("char", "called"), NOT_IN_A_NAME)
def test_what_cannot_be_seen_in_a_name_is_named_and_placed(char: str, called: str) -> None:
    """What cannot be seen in a name is named and placed."""
    fault = fault_of(read_name, f" Ada{char}Lovelace")
    assert fault.message == f"{called} in the name"
    assert fault.hint == "delete it"
    assert fault.span == (4, 5)


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\u3000"])
def test_an_empty_name_is_a_fault(text: str) -> None:
    """An empty name is a fault."""
    assert fault_of(read_name, text).message == "the name is empty"


@pytest.mark.parametrize(
    "text", ["\u00ad", "\u3164", "\u2060", "\u034f\u115f", "\ufe0f", "\ufffe", "\U000e0041 \u180e"]
)
def test_a_name_has_something_to_be_seen(text: str) -> None:
    """Beside that, such characters are part of how some names are written."""
    assert fault_of(read_name, text).message == "nothing in the name can be seen"
    assert read_name(f"\u2764{text}").startswith("\u2764")


def test_a_name_of_200_characters_is_the_longest() -> None:
    """A name of 200 characters is the longest."""
    assert read_name("x" * 200) == "x" * 200
    assert read_name("e\u0301" * 200) == "é" * 200
    message = fault_of(read_name, "x" * 1201).message
    assert message == "1,201 characters in the name, where 200 are allowed"


def test_a_quick_look_lets_nothing_through() -> None:
    """What Python calls printable needs no closer look: nothing in it is refused, or white space but blanks."""
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert texts._NOT_IN_A_LINE.search(printable) is None  # noqa: SLF001 - what the quick look stands for
    assert printable.split() == [part for part in printable.split(" ") if part]


def test_a_line_is_called_what_it_is_and_has_its_limit() -> None:
    """A line is called what it is and has its limit."""
    assert read_line(" Acme  Inc ", what="the company") == "Acme Inc"
    with pytest.raises(Fault, match=r"^101 characters in the calendar's name, where 100 are allowed$"):
        read_line("x" * 101, what="the calendar's name", limit=100)
    with pytest.raises(Fault, match=r"^the role is empty$"):
        read_line("", what="the role")


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_every_line_break_of_a_text_becomes_a_newline(line_break: str) -> None:
    """Every line break of a text becomes a newline."""
    assert read_notes(f"\tone{line_break}{line_break}two\tthree\n") == "one\n\ntwo\tthree"


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x7f", "\x80", "\x9f", "\ud800"])
def test_a_control_character_of_a_text_has_its_place_in_the_given_text(char: str) -> None:
    """A control character of a text has its place in the given text."""
    fault = fault_of(read_notes, f" one\r\ntwo{char}x")
    assert fault.message.endswith("in the notes")
    assert blamed(fault, f" one\r\ntwo{char}x") == char


def test_a_text_may_be_empty_and_is_nfc_and_has_a_limit() -> None:
    """A text may be empty and is NFC and has a limit."""
    assert read_notes(" \n") == ""
    assert read_notes("e\u0301 \u200f") == "é \u200f"
    assert read_notes("x" * 2_000) == "x" * 2_000
    message = fault_of(read_notes, "x" * 2_001).message
    assert message == "2,001 characters in the notes, where 2,000 are allowed"


@pytest.mark.parametrize("text", ["ada", "ada.lovelace-1_x", "山田", "हिन्दी", "x" * 64])
def test_an_id_is_letters_and_digits_of_any_script(text: str) -> None:
    """An id is letters and digits of any script."""
    assert read_id(text) == text


@pytest.mark.parametrize("char", [" ", "\n", "/", ":", "😀", "\u200d", "\ud800", "'"])
def test_an_id_holds_nothing_else(char: str) -> None:
    """An id holds nothing else."""
    assert fault_of(read_id, f"ada{char}x").span == (3, 4)


def test_an_id_is_nfc_and_neither_empty_nor_long() -> None:
    """An id is NFC and neither empty nor long."""
    assert read_id("e\u0301") == "é"
    assert fault_of(read_id, "").message == "the id is empty"
    assert fault_of(read_id, "x" * 65).message == "65 characters in the id, where 64 are allowed"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", " ADA\u00a0\tlovelace "),
        ("José", "JOSE\u0301"),
        ("Straße", "STRASSE"),
        ("\u2121", "tel"),
        ("\uff21\uff44\uff41", "Ada"),
        ("ヤマダ", "ﾔﾏﾀﾞ"),
        ("ᾳ", "\u0391\u0399"),
        ("\u0345\u0301", "\u0301\u0345"),
    ],
)
def test_spellings_of_one_name_have_one_identity(one: str, other: str) -> None:
    """Spellings of one name have one identity."""
    assert identity(one) == identity(other)


@pytest.mark.parametrize(("one", "other"), [("José", "Jose"), ("Ada L", "AdaL"), ("\u0131", "i")])
def test_different_names_have_different_identities(one: str, other: str) -> None:
    """Different names have different identities."""
    assert identity(one) != identity(other)


@given(st.text())
@example("\u00a8x")
@example("\u0130")
def test_an_identity_is_its_own_identity(name: str) -> None:
    """An identity is its own identity."""
    assert identity(identity(name)) == identity(name)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.sampled_from(["NFC", "NFD"]))
def test_reading_a_name_keeps_its_identity(text: str, form: str) -> None:
    """Reading a name keeps its identity."""
    try:
        name = read_name(unicodedata.normalize(form, text))  # type: ignore[arg-type]  # one of two forms
    except Fault:
        assume(False)  # noqa: FBT003 - hypothesis takes it so
    assert identity(name) == identity(text)
    assert read_name(name) == name
    assert not set(name) & {char for char, _ in NOT_IN_A_NAME}


@given(st.text() | st.text(st.characters(categories=["Cc", "Cs", "Cf", "Zl", "L"])))
def test_any_text_is_read_or_a_fault(text: str) -> None:
    """Any text is read or a fault."""
    for reader in (read_name, read_notes, read_id):
        reads_or_faults(reader, text)
