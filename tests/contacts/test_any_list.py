"""Whatever a file holds, it is a list or it is refused; and a list is the same in every form that it can take."""

import datetime as dt
import time
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cuegen.contacts.cadence import EXAMPLES
from cuegen.contacts.colors import COLORS
from cuegen.contacts.model import Contacts
from cuegen.contacts.texts import identity
from cuegen.files.decoding import decoded
from cuegen.problems import Level, Refused
from tests.contacts.lists import EXAMPLE, HEAD, MENTORS, PATIENCE, read


def accepts(text: str) -> None:
    """Hold that a text is read, or refused with something that can be printed."""
    begun = time.process_time()
    try:
        problems = read(text).warnings
        assert all(problem.level is Level.WARNING for problem in problems)
    except Refused as refusal:
        problems = refusal.problems
        assert any(problem.level is Level.ERROR for problem in problems)
    assert time.process_time() - begun < PATIENCE
    for problem in problems:
        assert problem.message.isprintable()
        assert not problem.message.endswith(".")
        assert len(problem.message) < 300
        assert problem.hint is None or problem.hint.isprintable()
        if problem.line is not None:
            assert problem.column is not None
            assert problem.column + problem.length - 1 <= max(len(problem.source), problem.column)


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    """It is a list or it is refused."""
    accepts(text)


@given(st.binary())
def test_any_bytes_at_all(data: bytes) -> None:
    """They are no text, or a text as any other."""
    try:
        text = decoded(data, "contacts.yaml")
    except Refused:
        return
    accepts(text)


VALUES = st.sampled_from(
    [
        *(
            "",
            "~",
            "x",
            "2",
            "08:30",
            "25:00",
            "2026-01-05",
            "2026-02-30",
            "every friday",
            "biweekly",
            "[]",
            "{}",
            "[x]",
        ),
        *(
            "{a: b}",
            "{name: Ada}",
            "[[x]]",
            "[Ada, Ada]",
            "'",
            "*x",
            "&x y",
            "!x y",
            "'\\'",
            '"\\0"',
            "https://x.y/in/z",
        ),
        *("[{name: x, id: y}]", "|\n x", "[~]", "[{}]", "on", "mon-fri", "{? a}", "{[a]: b}", "{a: 1, a: 2}"),
    ]
)
KEYS = st.sampled_from(
    [
        *("calendar", "linkedin", "categories", "name", "timezone", "time", "days", "per_day", "away", "cadence", "<<"),
        *(
            "contacts",
            "review",
            "addresses",
            "messages",
            "label",
            "id",
            "last_contact",
            "notes",
            "birthday",
            "since",
            "followups",
            "on",
            "about",
            "lead",
            "holidays",
            "x",
            "~",
            "''",
            "[key]",
        ),
    ]
)


@st.composite
def _sections(draw: st.DrawFn) -> str:
    """Draw a text that has the form of a list, with anything at all in its places."""
    lines = []
    for _ in range(draw(st.integers(1, 8))):
        indent = "  " * draw(st.integers(0, 3)) + draw(st.sampled_from(["", "", "- "]))
        lines.append(f"{indent}{draw(KEYS)}: {draw(VALUES)}\n")
    head = draw(st.sampled_from(["", HEAD, MENTORS, MENTORS + "    contacts:\n"]))
    return head + "".join(lines)


@settings(max_examples=300)
@given(_sections())
def test_any_value_in_any_place(text: str) -> None:
    """Whatever stands where something else is expected is told as such."""
    accepts(text)


@st.composite
def _edits(draw: st.DrawFn) -> str:
    """Draw the example after a few slips of the hand: lines and characters deleted, doubled and swapped."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        pieces = text.splitlines(keepends=True) if draw(st.booleans()) else list(text)
        one, other = (draw(st.integers(0, len(pieces) - 1)) for _ in range(2))
        match draw(st.sampled_from(["delete", "double", "swap", "replace"])):
            case "delete":
                del pieces[one]
            case "double":
                pieces.insert(one, pieces[other])
            case "swap":
                pieces[one], pieces[other] = pieces[other], pieces[one]
            case _:
                pieces[one] = draw(st.sampled_from([*"\t:-#'\"[]{}&*!|>%@\n\r\x00é😀", "- ", "\u2028", "\ud800"]))
        text = "".join(pieces)
    return text


@settings(max_examples=200, deadline=None)
@given(_edits())
def test_any_slip_in_the_example(text: str) -> None:
    """A slip of the hand is told, or does no harm."""
    accepts(text)


NAMES = st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x2FFF), min_size=1, max_size=12)
NOTES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \n"), max_size=60)
DATES = st.dates(dt.date(1970, 1, 1), dt.date(2026, 3, 2)).map(str)
LAST_CONTACTS = DATES | st.sampled_from(["2026-02-28 after 1999-12-31", "2026-02-28 after none"])
CADENCES = st.sampled_from(EXAMPLES)
PEOPLE = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "linkedin": st.sampled_from(["ada-lovelace", "https://www.linkedin.com/in/ada"]),
        "cadence": CADENCES,
        "last_contact": LAST_CONTACTS,
        "notes": NOTES,
        "birthday": st.sampled_from(["1815-12-10", "12-10", "--02-29"]),
        "since": st.sampled_from(["2021", "2021-03", "2021-03-15"]),
        "followups": st.sampled_from(
            [[], ["2026-05-04 board meeting", {"on": "2026-06-01", "about": "the offer"}]]
        ).map(deepcopy),
        "company": NAMES,
        "role": NAMES,
    },
)
CATEGORIES = st.dictionaries(
    NAMES,
    st.fixed_dictionaries(
        {"cadence": CADENCES},
        optional={
            "label": NAMES,
            "routine": NOTES,
            "lead": st.just("1 week"),
            "contacts": st.lists(st.one_of(NAMES, PEOPLE), max_size=5),
        },
    ),
    max_size=4,
)
CALENDARS = st.fixed_dictionaries(
    {"timezone": st.sampled_from(["Europe/London", "Asia/Tokyo"])},
    optional={
        "name": NAMES,
        "starts": DATES,
        "time": st.sampled_from(["08:30", "9:00", "all-day"]),
        "duration": st.sampled_from(["15 minutes", "1h"]),
        "days": st.lists(st.sampled_from(["mon", "tue-thu"]), min_size=1),
        "per_day": st.sampled_from(["1", "2", "7"]),
        "away": st.lists(st.sampled_from(["2026-05-25", "2026-12-21..2027-01-03"])),
        "reminder": st.sampled_from(["off", "1 hour"]),
        "color": st.sampled_from(sorted(COLORS)),
        "private": st.sampled_from(["yes", "false"]),
    },
)
LISTS = st.fixed_dictionaries({"calendar": CALENDARS, "categories": CATEGORIES})
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "indent": st.integers(2, 8),
        "width": st.integers(10, 200),
        "allow_unicode": st.booleans(),
        "sort_keys": st.booleans(),
        "explicit_start": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)


def _clash(texts: list[str]) -> bool:
    return len(set(map(identity, texts))) < len(texts)


@given(LISTS, STYLES)
def test_the_form_of_the_file_tells_nothing(data: dict[str, Any], style: dict[str, Any]) -> None:
    """The same list in any style of YAML is the same list, and that is the one which was written."""
    people = [entry for category in data["categories"].values() for entry in category.get("contacts", [])]
    names = [entry if isinstance(entry, str) else entry["name"] for entry in people]
    assume(not _clash(names))
    assume(not _clash(list(data["categories"])))
    assert read(yaml.safe_dump(data, **style)).contacts == Contacts.model_validate(data)
