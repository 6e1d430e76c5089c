"""How a page looks: all of it at once, and that no line is ever wider or narrower than the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.picking.keys import Key
from cuegen.picking.page import Page, Style, draw, room
from cuegen.picking.picking import begin
from cuegen.printing.cells import width
from tests.picking.crowd import CATEGORIES, after, newcomer, picking

TITLE = "Who joins contacts.yaml?"
STRANGE = (
    newcomer("王小明王小明王小明王小明王小明王小明", "产品经理 at 華為技術有限公司", "mentors"),
    newcomer("محمد العربي", "مهندس برمجيات"),
    newcomer("Flo 👩‍💻🚀 e\u0301", "Dev ❤️ Ops"),
    newcomer("Very " * 40, "Chief " * 30),
    newcomer("한국\u1112\u1161\u11ab"),
)


def texts(page: Page) -> list[str]:
    """Give the lines without their styles."""
    return ["".join(text for _, text in line).rstrip() for line in page.lines]


def test_the_first_step() -> None:
    """Who is found, with the proposals; who is marked; the keys that help."""
    assert texts(draw(after(picking(), " "), TITLE, 80, 12)) == [
        "Who joins contacts.yaml?",
        "Search:" + " " * 51 + "5 of 5 found, 1 marked",
        "      name                      position                             category",
        "  [x] Ada                       Recruiter at Acme                    recruiters",
        "> [ ] Bob                       Recruiter at Globex                  recruiters?",
        "  [ ] Cyd                       Engineer at Acme",
        "  [ ] Dan                       Engineer at Globex",
        "  [ ] Eve",
        "",
        "",
        "",
        "space: mark  ctrl-a: all found  type: search  enter: go on  esc: leave",
    ]


def test_the_second_step() -> None:
    """Where everybody goes."""
    assert texts(draw(after(picking(), " ", Key.END, " ", Key.ENTER), TITLE, 80, 9)) == [
        "Into which category?",
        "Search:" + " " * 51 + "2 of 2 found, 2 marked",
        "      name                      position                             category",
        "> [x] Eve                                                            ?",
        "  [x] Ada                       Recruiter at Acme                    recruiters",
        "",
        "",
        "1 without a category, 1 to recruiters",
        "left, right: change  ctrl-a: same for rest  space: unmark  enter: add  esc: back",
    ]


def test_the_search() -> None:
    """The cursor stands behind it, nobody is pointed at, and that nobody is found is said."""
    page = draw(after(picking(), "zzz"), TITLE, 80, 9)
    assert texts(page)[1].startswith("Search: zzz ")
    assert texts(page)[-2:] == [
        "nobody is found",
        "enter, down: to the list  ctrl-a: all found  ctrl-u: empty  esc: end search",
    ]
    sorting = draw(after(picking(), " ", Key.ENTER, "a"), TITLE, 80, 9)
    assert texts(sorting)[-1] == "enter, down: to the list  ctrl-u: empty  esc: end search"
    assert page.cursor == (1, 11)
    assert all(text[:1] != ">" for text in texts(draw(after(picking(), "a"), TITLE, 80, 9)))


def test_what_is_said_takes_the_place_of_the_counts() -> None:
    """It answers the last key."""
    page = draw(after(picking(), Key.ENTER), TITLE, 80, 9)
    assert texts(page)[-2] == "nobody is marked: a space marks who is pointed at"


def test_pages_turn() -> None:
    """The one who is pointed at is on the page, and the others of the page stay where they are."""
    page = draw(after(picking(), Key.DOWN, Key.DOWN, Key.DOWN), TITLE, 80, 8)
    assert [text[6:9] for text in texts(page)[3:5]] == ["Cyd", "Dan"]
    assert page.cursor == (4, 3)


def test_styles() -> None:
    """Who is pointed at and who is marked stand out; signs say the same to those who see no color."""
    page = draw(after(picking(), " "), TITLE, 80, 9)
    assert [line[0][0] for line in page.lines[2:6]] == [Style.STRONG, Style.MARKED, Style.POINTED, Style.PLAIN]


def test_a_wide_terminal_keeps_the_category_near() -> None:
    """And has room for long jobs."""
    heading = texts(draw(picking(), TITLE, 200, 9))[2]
    assert (heading.index("position"), heading.index("category")) == (48, 130)


def test_a_narrow_terminal_leaves_the_job_out() -> None:
    """Before the name is cut."""
    assert texts(draw(picking(), TITLE, 40, 9))[2:4] == [
        "      name                    category",
        "> [ ] Ada                     recruiter…",
    ]


def test_sequences_of_emoji_are_taken_apart() -> None:
    """Each piece takes the same cells on every terminal."""
    state = begin([newcomer("Flo 👩‍💻👍🏽 🇩🇪", "Dev ❤️ Ops")], CATEGORIES, 300)
    assert texts(draw(state, TITLE, 80, 9))[3] == "> [ ] Flo 👩💻👍 DE" + " " * 13 + "Dev ❤ Ops"


@pytest.mark.parametrize("keys", [(), ("a",), (Key.ALL, Key.ENTER), (Key.ALL, Key.ENTER, Key.RIGHT, Key.ALL)])
def test_the_keys_fit_into_80_cells(keys: tuple[Key | str, ...]) -> None:
    """None of them is cut off."""
    assert "…" not in texts(draw(after(picking(), *keys), TITLE, 80, 24))[-1]


@given(
    cells=st.integers(1, 210),
    lines=st.integers(1, 60),
    typed=st.lists(st.sampled_from([Key.DOWN, Key.END, Key.ALL, Key.ENTER, Key.RIGHT, " ", "a", "文"]), max_size=8),
)
def test_every_line_fills_the_terminal(cells: int, lines: int, typed: list[Key | str]) -> None:
    """Wide, joined, combining and right-to-left characters break no column, and the cursor is on the page."""
    state = after(begin(STRANGE, CATEGORIES, 300), *typed)
    page = draw(state, TITLE, cells, lines)
    assert len(page.lines) == max(lines, 7)
    assert {sum(width(text) for _, text in line) for line in page.lines} <= {0, cells}
    assert page.cursor[0] < 3 + room(lines)
    assert page.cursor[1] < max(cells, 1)
