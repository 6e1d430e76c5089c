"""Who is lined up to be picked, in which order, and how a search spells them."""

from datetime import date

import pytest

from cuegen.contacts.reading import read_contacts
from cuegen.importers.candidate import Candidate
from cuegen.picking.newcomer import newcomers, words_of
from cuegen.picking.picking import begin, search

LIST = """\
calendar: {timezone: UTC}
categories:
  mentors: {cadence: monthly}
  recruiters: {cadence: monthly, match: talent, companies: [Fairchild]}
"""
CONTACTS = read_contacts(LIST, "contacts.yaml", today=date(2026, 1, 5)).contacts
PEOPLE = (
    Candidate(line=2, name="Émilie Åström", company="Société Générale", role="Ingénieure"),
    Candidate(line=3, name="王 小明", company="Acme"),
    Candidate(line=4, name="Jane Doe", role="Head of Talent"),
    Candidate(line=5, name="Bob Noyce", company="Fairchild"),
    Candidate(line=6, name="Nobody"),
)


def test_who_fits_a_category_comes_first() -> None:
    """Else the order is that of the export."""
    lined_up = newcomers(PEOPLE, CONTACTS)
    assert [(each.candidate.name, each.proposal) for each in lined_up] == [
        ("Jane Doe", "recruiters"),
        ("Bob Noyce", "recruiters"),
        ("Émilie Åström", None),
        ("王 小明", None),
        ("Nobody", None),
    ]
    assert [each.job for each in lined_up][2:] == ["Ingénieure at Société Générale", "at Acme", ""]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("emilie", ["Émilie Åström"]),
        ("ÉMILIE", ["Émilie Åström"]),
        ("astrom gen", ["Émilie Åström"]),
        ("  gen   ASTROM ", ["Émilie Åström"]),
        ("talent", ["Jane Doe"]),
        ("acme", ["王 小明"]),
        ("小明", ["王 小明"]),
        ("doe fairchild", []),
        ("zzz", []),
    ],
)
def test_a_search_looks_at_name_role_and_company(query: str, names: list[str]) -> None:
    """All words have to be there, in any order, with or without accents and capitals."""
    state = search(begin(newcomers(PEOPLE, CONTACTS), ("mentors", "recruiters"), 300), query)
    assert [state.people[number].candidate.name for number in state.found] == names


def test_a_search_of_nothing_has_no_words() -> None:
    """So that everybody is found."""
    assert words_of("  ") == []
    assert len(search(begin(newcomers(PEOPLE, CONTACTS), (), 300), " ").found) == len(PEOPLE)
