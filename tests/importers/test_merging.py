"""Candidates against a list: who is known, what is new, who fits a category, and how somebody joins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.edits import Append, Set, Spot, edit
from cuegen.contacts.model import Contacts
from cuegen.contacts.partial_dates import PartialDate
from cuegen.contacts.patterns import is_company, read_pattern
from cuegen.contacts.reading import read_contacts
from cuegen.contacts.recording import take_back
from cuegen.importers.candidate import Candidate
from cuegen.importers.joining import join
from cuegen.importers.merging import FROM_MESSAGES, job_of, matching, meet, proposal
from tests.reading import fault_of

LIST = """\
calendar: {timezone: UTC}
categories:
  mentors:
    cadence: monthly
    contacts:
      - name: Ada Lovelace
        linkedin: ada-x
        company: Engines
        role: Countess
        since: 2021-03
        last_contact: 2026-05-01
        touches: ['2026-05-01']
      - name: Grace Hopper
      - {name: Twin, id: one}
      - {name: Twin, id: two}
  recruiters:
    cadence: monthly
    match: recruiter|talent
  acme:
    cadence: monthly
    companies: [Acme]
"""
CONTACTS = read_contacts(LIST, "contacts.yaml").contacts
ADA, GRACE = Spot("mentors", 0), Spot("mentors", 1)


def someone(name: str = "Somebody", **rest: object) -> Candidate:
    """Invent a candidate."""
    return Candidate(line=1, name=name, **rest)  # type: ignore[arg-type] # each test writes values of the right type


def known_spots(*candidates: Candidate) -> list[Spot]:
    """Tell where in the list candidates are known."""
    return [each.person.spot for each in meet(candidates, CONTACTS).known]


def test_the_profile_comes_before_the_name() -> None:
    """Who married is the same; who is called the same is not, if the profiles differ."""
    assert known_spots(someone("Ada King", linkedin="ada-x")) == [ADA]
    assert known_spots(someone("Ada Lovelace", linkedin="another")) == []
    assert known_spots(someone("GRACE  hopper", linkedin="grace-x")) == [GRACE]


def test_nobody_is_guessed() -> None:
    """Neither between two in the list, nor between two in the export."""
    meeting = meet([someone("Twin"), someone("Grace Hopper", company="A"), someone("Grace Hopper")], CONTACTS)
    assert (meeting.known, meeting.strangers, len(meeting.doubtful)) == ([], [], 3)


@pytest.mark.parametrize(
    ("candidate", "job"),
    [
        (someone("Ada", linkedin="ada-x", company="Engines", role="COUNTESS"), None),
        (someone("Ada", linkedin="ada-x"), None),
        (someone("Ada", linkedin="ada-x", company="Acme", role="VP"), "now VP at Acme"),
        (someone("Ada", linkedin="ada-x", company="Acme"), "now at Acme"),
        (someone("Ada", linkedin="ada-x", role="VP"), "now VP"),
        (someone("Grace Hopper", company="Acme", role="VP"), None),
    ],
)
def test_a_change_of_job(candidate: Candidate, job: str | None) -> None:
    """It is news only where the list says something else."""
    (known,) = meet([candidate], CONTACTS).known
    assert known.job == job


def test_what_is_new_is_written() -> None:
    """Another company ends the years in the one before; what is there already is left alone."""
    (ada,) = meet([someone("Ada", linkedin="ada-x", company="Acme", role="Countess")], CONTACTS).known
    assert ada.edits == [Set(ADA, "company", "Acme"), Set(ADA, "since", None)]
    birthday = PartialDate(month=2, day=29)
    (grace,) = meet([someone("Grace Hopper", linkedin="grace-x", birthday=birthday)], CONTACTS).known
    assert grace.edits == [Set(GRACE, "linkedin", "grace-x"), Set(GRACE, "birthday", "02-29")]


@pytest.mark.parametrize(("day", "is_newer"), [("2026-04-30", False), ("2026-05-01", False), ("2026-05-02", True)])
def test_a_message_counts_when_it_is_newer(day: str, *, is_newer: bool) -> None:
    """Never back in time."""
    for text in (LIST, LIST.replace("last_contact: 2026-05-01", "last_contact: 2026-05-01 after 2026-03-01")):
        contacts = read_contacts(text, "contacts.yaml").contacts
        (known,) = meet([someone(linkedin="ada-x", last_contact=date.fromisoformat(day))], contacts).known
        assert bool(known.touch) is is_newer


def test_a_message_is_a_touch_like_any_other() -> None:
    """With what was before it, and a note of where it comes from: so it can be taken back."""
    candidate = someone(linkedin="ada-x", last_contact=date(2026, 5, 2))
    (known,) = meet([candidate], CONTACTS).known
    assert known.touch == [
        Set(ADA, "last_contact", "2026-05-02 after 2026-05-01"),
        Append(ADA, "touches", f"2026-05-02 {FROM_MESSAGES}"),
    ]
    text = edit(LIST, "contacts.yaml", known.touch)
    (known,) = meet([candidate], read_contacts(text, "contacts.yaml").contacts).known
    assert known.touch == []
    assert edit(text, "contacts.yaml", take_back(known.person)) == LIST


@pytest.mark.parametrize(
    ("role", "company", "category"),
    [
        ("Senior RECRUITER", None, "recruiters"),
        (None, "Global Talent", "recruiters"),
        ("Recruiter", "Acme", "recruiters"),
        ("Engineer", "ACME, Inc.", "acme"),
        ("Engineer", "Acme", "acme"),
        ("Engineer", "Acmeville", None),
        (None, None, None),
    ],
)
def test_the_rules_of_a_category(role: str | None, company: str | None, category: str | None) -> None:
    """A pattern for both, companies by their first words; the first category that fits."""
    assert proposal(someone(role=role, company=company), CONTACTS) == category


def test_a_pattern_looks_at_labels() -> None:
    """Whether it stands in the list or on the command line."""
    labelled = someone(labels=("Friends", "Recruiters"))
    assert proposal(labelled, CONTACTS) == "recruiters"
    assert list(matching([labelled, someone()], "recruiter|talent")) == [labelled]
    assert proposal(someone(labels=("Acme",)), CONTACTS) is None


def test_a_company_with_an_ending() -> None:
    """Which is no other company."""
    assert is_company("Acme", "Acme Corporation")
    assert not is_company("Acme Labs", "Acme")


@pytest.mark.parametrize(
    ("pattern", "said"), [(" ", "the pattern is empty"), ("x" * 201, "201 characters"), ("(", "is not")]
)
def test_wrong_patterns(pattern: str, said: str) -> None:
    """Each says what is wrong."""
    assert said in fault_of(read_pattern, pattern).message


def test_who_cannot_join() -> None:
    """A taken name needs a profile that can be an id."""
    rocket, twin, ada = someone("Twin", linkedin="%F0%9F%9A%80"), someone("Twin"), someone("Ada Lovelace", linkedin="b")
    adds, left = join([(each, "acme") for each in (rocket, twin, ada)], CONTACTS)
    assert [add.fields["id"] for add in adds] == ["b"]
    assert left == [rocket, twin]


NAMES = st.sampled_from(["Ada Lovelace", "Grace Hopper", "Twin", "Jane", "jane", "山田", "- Odd: #name", "No", "'"])
SLUGS = st.none() | st.sampled_from(["ada-x", "jane-1", "jane-2", "one"])
PEOPLE = st.lists(
    st.builds(someone, NAMES, linkedin=SLUGS, company=st.none() | NAMES), max_size=6, unique_by=lambda each: each.key
)


def joined(candidates: list[Candidate], contacts: Contacts, text: str) -> str:
    """Let all strangers join."""
    adds, _ = join([(each, "acme") for each in meet(candidates, contacts).strangers], contacts)
    return edit(text, "contacts.yaml", adds)


@given(PEOPLE)
def test_joining_twice_is_joining_once(candidates: list[Candidate]) -> None:
    """Whoever joins, the list can be read, keeps its other lines, and nobody joins again."""
    once = joined(candidates, CONTACTS, LIST)
    contacts = read_contacts(once, "contacts.yaml").contacts
    assert set(LIST.splitlines()) <= set(once.splitlines())
    assert joined(candidates, contacts, once) == once
    profiles = [each.linkedin for each in contacts.categories["acme"].contacts if each.linkedin]
    assert len(profiles) == len(set(profiles))


def test_a_job_in_words() -> None:
    """As far as it is known."""
    assert job_of(someone()) == ""
