"""The texts of a block: who is named in its title and its description, and who is only counted."""

from dataclasses import replace

import pytest

from cuegen.contacts.linkedin import LinkedInAddresses
from cuegen.feed.block_texts import block_texts
from cuegen.feed.block_words import BlockWords
from cuegen.feed.detail import Detail
from cuegen.feed.sandbox import TemplateText
from cuegen.feed.wording import BLOCK_SUMMARY, Wording
from cuegen.feed.words import Words
from cuegen.files import read_text_file, shipped
from cuegen.problems import Refused
from tests.feed.building import wording

LINKS = LinkedInAddresses()


def words(*names: str, notes: str = "", review: bool = False, setup: bool = False) -> BlockWords:
    """Make the words of a block in which these people are due."""
    people = (
        Words(kind="contact", who=name, name=name, category="peers", cadence="weekly", notes=notes, links=LINKS)
        for name in names
    )
    return BlockWords(people=tuple(people), review=review, setup=setup, links=LINKS)


def title(*names: str, review: bool = False, setup: bool = False) -> str:
    """Write the shipped title."""
    return block_texts(wording(), words(*names, review=review, setup=setup), Detail.FULL)[0]


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ("Ada", "Keep in touch: Ada"),
        ("Ada Grace", "Keep in touch: Ada and Grace"),
        ("Ada Grace Mary", "Keep in touch: Ada, Grace and Mary"),
        ("Ada Grace Mary Emmy", "Keep in touch: Ada, Grace and 2 more"),
        ("A B C D E F G H I J K L", "Keep in touch: A, B and 10 more"),
        ("", "Keep in touch"),
    ],
)
def test_a_title_names_three_at_most(names: str, written: str) -> None:
    """And never says "and 1 more", which is as long as a name."""
    assert title(*names.split()) == written


def test_a_title_without_people_says_what_else_is_due() -> None:
    """People come first."""
    assert title(review=True) == "Review LinkedIn notifications"
    assert title(review=True, setup=True) == "Switch on LinkedIn's notifications"
    assert title("Ada", review=True, setup=True) == "Keep in touch: Ada"


def test_a_title_with_long_names_counts_more_of_them() -> None:
    """So that it is cut in no name if one of them fits."""
    assert title("A" * 150, "B" * 150, "C") == f"Keep in touch: {'A' * 150} and 2 more"


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("count", [1, 30, 39, 40, 41, 500])
def test_a_description_names_as_many_as_fit(count: int, detail: Detail) -> None:
    """All others are counted: nobody is lost without a word, and no text is cut by the limit."""
    names = [f"P{number:03} {'x' * 60}" for number in range(count)]
    text = block_texts(wording(), words(*names), detail)[1]
    assert text.startswith("https://www.linkedin.com/notifications/\n")
    assert len(text) <= 3000
    named = text.count(": weekly" if detail is not Detail.FULL else ": peers, weekly")
    assert named > 0
    assert (f"and {count - named} more" in text) == (named < count)


def test_one_is_named_however_long_the_text() -> None:
    """The limit then cuts the text, as that of any appointment."""
    long = words("Ada", "Grace")
    long = replace(long, people=tuple(replace(each, role="r" * 4000) for each in long.people))
    text = block_texts(wording(), long, Detail.FULL)[1]
    assert text.index("Ada: peers") < 3000 < len(text)
    assert "Grace" not in text
    assert "and 1 more" in text


@pytest.mark.parametrize(
    ("count", "notes", "routine", "kept"),
    [
        (10, 200, 20, {"notes": 200, "routine": 20}),
        (10, 400, 20, {"notes": 200, "routine": 20}),
        (20, 400, 20, {"notes": 0, "routine": 20}),
        (20, 400, 200, {"notes": 0, "routine": 0}),
    ],
)
def test_rather_than_a_name_notes_and_routines_are_left_out(
    count: int, notes: int, routine: int, kept: dict[str, int]
) -> None:
    """All are named, and none without the words that have room."""
    long = words(*(f"P{number}" for number in range(count)), notes="ñ" * notes)
    long = replace(long, people=tuple(replace(each, routine="®" * routine) for each in long.people))
    text = block_texts(wording(), long, Detail.FULL)[1]
    assert len(text) <= 3000
    assert text.count(": peers, weekly") == count
    assert {"notes": text.count("ñ") + text.count("…"), "routine": text.count("®")} == {
        key: value * count for key, value in kept.items()
    }


def test_less_detail_keeps_names_and_notes_back() -> None:
    """In the title too."""
    full = words("Ada Lovelace", "Grace Hopper", notes="a secret")
    assert block_texts(wording(), full, Detail.INITIALS) == (
        "Keep in touch: A. L. and G. H.",
        "https://www.linkedin.com/notifications/\n\nA. L.: weekly\nG. H.: weekly",
    )
    assert "secret" not in block_texts(wording(), full, Detail.NAMES)[1]


def test_an_empty_title_is_refused() -> None:
    """With the week, so that it can be found."""

    def load(name: str) -> TemplateText:
        text = "" if name == BLOCK_SUMMARY else read_text_file(shipped("templates") / name)
        return TemplateText(text=text, path=name)

    with pytest.raises(Refused) as caught:
        block_texts(Wording(load, has_blocks=True), words("Ada"), Detail.FULL)
    assert caught.value.problems[0].message == "the title of the cue for 'the weeks to come' is empty"
