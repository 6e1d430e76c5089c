"""The title and the description of a weekly block, which name as many people as there is room for."""

from collections.abc import Callable
from dataclasses import replace

from cuegen.feed.block_words import BlockWords
from cuegen.feed.content_lines import shortened
from cuegen.feed.detail import Detail, shown
from cuegen.feed.event import DESCRIPTION_LIMIT, SUMMARY_LIMIT
from cuegen.feed.wording import Wording
from cuegen.feed.words import Words

IN_TITLE = 3  # people; of more than these the title names one fewer, for "and 1 more" is as long as a name
IN_TEXT = 40  # people; more than that never fit, with an address for each
SHORT_NOTES = 200  # characters


def block_texts(wording: Wording, words: BlockWords, detail: Detail) -> tuple[str, str]:
    """Write the title and the description of a block.

    Raises:
        Refused: a template cannot be filled in with these words.
    """
    words = replace(words, people=tuple(shown(each, detail) for each in words.people))
    in_title = words if len(words.people) <= IN_TITLE else words.naming(IN_TITLE - 1)
    describe = wording.block_description if detail is Detail.FULL else _brief
    return (
        _fitting(wording.block_summary, in_title, SUMMARY_LIMIT),
        _described(describe, words if len(words.people) <= IN_TEXT else words.naming(IN_TEXT)),
    )


def _described(write: Callable[[BlockWords], str], words: BlockWords) -> str:
    """Write the description. Where it is too long, notes and then routines give way before anybody's name does."""
    for brief in (words, _people(words, _with_short_notes), _people(words, _without_notes)):
        text = write(brief)
        if len(text) <= DESCRIPTION_LIMIT:
            return text
    return _fitting(write, _people(words, _name_and_links), DESCRIPTION_LIMIT)


def _people(words: BlockWords, change: Callable[[Words], Words]) -> BlockWords:
    return replace(words, people=tuple(map(change, words.people)))


def _with_short_notes(each: Words) -> Words:
    return replace(each, notes=shortened(each.notes, SHORT_NOTES)) if each.notes else each


def _without_notes(each: Words) -> Words:
    return replace(each, notes=None)


def _name_and_links(each: Words) -> Words:
    return replace(each, notes=None, routine=None)


def _fitting(write: Callable[[BlockWords], str], words: BlockWords, limit: int) -> str:
    """Write a text of so many characters, in which as many people are named as fit; one is named in any case."""
    text = write(words)
    if len(text) <= limit or len(words.people) <= 1:
        return text
    fits, too_many = 1, len(words.people)
    while too_many - fits > 1:
        count = (fits + too_many) // 2
        if len(write(words.naming(count))) <= limit:
            fits = count
        else:
            too_many = count
    return write(words.naming(fits))


def _brief(words: BlockWords) -> str:
    """Describe a block where the feed shows less than all: whom, and how often."""
    people = [f"{each.who}: {each.cadence}" for each in words.people]
    if words.more:
        people.append(f"and {words.more} more")
    return "\n\n".join(filter(None, (words.links.notifications, "\n".join(people))))
