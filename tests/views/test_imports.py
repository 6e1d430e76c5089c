"""The table of those who could be added: who fits comes first, and lines are no longer than the terminal."""

from datetime import date
from pathlib import Path

import pytest

from cuegen.importers.candidate import Candidate
from cuegen.printing.cells import width
from cuegen.views.imports import MOST, Stranger, table
from tests.conftest import Golden

FOLDER = Path(__file__).parent


def stranger(name: str, role: str | None = None, company: str | None = None, category: str | None = None) -> Stranger:
    """Invent somebody who is in no list."""
    return Stranger(candidate=Candidate(line=1, name=name, role=role, company=company), category=category)


# In scripts of every width, and far more than there is room for.
CROWD = [
    stranger("Ada Lovelace", "Programmer", "Analytical Engines"),
    stranger("山田 太郎 " * 5, "取締役", "株式会社 例", "导师与前辈"),
    stranger("محمد", "Technical Recruiter", None, "recruiters and all who know where the work is"),
    stranger("Grace 👩🏽‍💻 Hopper", "Head of all that has to do with the compilation of programs", "Navy " * 9),
    stranger("Emmy\u200f Noether", None, "Göttingen", "\x1b[31mpeers"),
    stranger("Nobody in particular"),
    Stranger(candidate=Candidate(line=1, name="Mary Somerville", connected_on=date(2024, 2, 1)), category=None),
]


def lines(strangers: list[Stranger], cells: int | None) -> list[str]:
    """Lay out a table."""
    return "".join(table(strangers, cells)).splitlines()


@pytest.mark.parametrize("cells", [50, 80, 200])
def test_the_table(cells: int, golden: Golden) -> None:
    """On terminals from narrow to wide."""
    golden(FOLDER / "imports" / f"{cells}.txt", "".join(table(CROWD, cells)))


@pytest.mark.parametrize("cells", [*range(50, 130, 7), 200])
@pytest.mark.parametrize("count", range(1, len(CROWD) + 1))
def test_no_line_is_too_long(count: int, cells: int) -> None:
    """From 50 cells on, whoever is in it; and where all have room, nothing is cut."""
    whole = lines(CROWD[:count], None)
    shown = lines(CROWD[:count], cells)
    assert all(width(line) <= cells and not line.endswith(" ") for line in shown)
    assert ("…" in "".join(shown)) is (max(map(width, whole)) > cells)


def test_only_the_long_give_way() -> None:
    """A long position costs no letter of a name."""
    (_, row) = lines([stranger("Ada Lovelace", "x" * 200, None, "peers")], 50)
    assert row == f"Ada Lovelace  {'x' * 28}…  peers"


def test_where_no_terminal_reads_it_nothing_is_cut() -> None:
    """As in the other tables."""
    (*_, row) = lines([stranger("Ada", "x" * 200, None, "y" * 60)], None)
    assert row == f"Ada   {'x' * 200}  {'y' * 60}"


def test_a_table_of_many() -> None:
    """Those who fit come first, twenty are shown, and wide names keep the columns in line."""
    many = [stranger(f"山田 {number}") for number in range(30)]
    shown = lines([*many, stranger("Last", "VP", None, "acme")], 80)
    assert shown[:3] == ["name     position  fits", "Last     VP        acme", "山田 0"]
    assert (len(shown), shown[-1]) == (1 + MOST + 1, "and 11 more")


@pytest.mark.parametrize(("cells", "is_shown"), [(50, False), (99, False), (100, True), (None, True)])
def test_the_day_of_connecting(cells: int | None, *, is_shown: bool) -> None:
    """It tells when somebody was met, where there is room."""
    met = Stranger(candidate=Candidate(line=1, name="Ada", connected_on=date(2024, 2, 1)), category="peers")
    headings, row = lines([met], cells)
    assert (headings, row) == (
        ("name  fits   connected", "Ada   peers  2024-02-01") if is_shown else ("name  fits", "Ada   peers")
    )


def test_a_column_that_nobody_needs_is_left_out() -> None:
    """Neither has a table of nobody any headings."""
    assert lines([stranger("山田 0")], 80) == ["name", "山田 0"]
    assert lines([], 80) == []


def test_names_do_nothing_to_the_terminal() -> None:
    """What would be obeyed is shown as what it is."""
    assert not {"\x1b", "\u200f"} & set("".join(table(CROWD, None)))
