"""What the page shows, as values."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.page.making import make_page
from cuegen.page.page import Coming, Contents, Link, Page
from cuegen.problems import Level
from cuegen.views.agenda import agenda
from cuegen.views.states import State, standings
from tests.page.pages import FAULT, FETCHES, LIST, TODAY, addresses, build_of

BUILD = build_of()


def contents(today: date = TODAY, text: str = LIST) -> Contents:
    """Return what the page of a list shows on a day."""
    shown = make_page(build_of(text), (), today).contents
    assert shown is not None
    return shown


def test_the_coming_days_say_who_and_when_and_where_to_look() -> None:
    """Day by day, and each as the calendar has it."""
    days = contents().days
    assert [(day.date, day.when) for day in days] == [
        (date(2026, 3, 2), "today"),
        *((date(2026, 3, day), "") for day in (6, 9, 12, 13, 14)),
    ]
    assert contents(date(2026, 3, 5)).days[0].when == "tomorrow"
    assert days[1].coming == (
        Coming(
            title="Review LinkedIn notifications",
            time=time(8, 30),
            category="LinkedIn",
            link=Link(words="Notifications", url="https://www.linkedin.com/notifications/"),
        ),
    )
    (birthday,) = days[-1].coming
    assert birthday == Coming(
        title="Wish Emmy Noether a happy birthday",
        time=None,
        category="people of interest",
        link=Link(words="LinkedIn profile", url="https://www.linkedin.com/in/emmy-example/", of="Emmy Noether"),
    )


@given(st.dates(date(2025, 1, 1), date(2030, 1, 1)))
def test_the_coming_days_are_the_agenda(today: date) -> None:
    """Of two weeks, without one left out, on any day."""
    shown = [(day.date, each.time, each.title) for day in contents(today).days for each in day.coming]
    assert shown == [(each.day, each.time, each.entry.summary) for each in agenda(BUILD, today, 14)]


def test_everybody_is_in_one_group() -> None:
    """Who is hot is warm, and who is set aside stands apart; the most overdue come first."""
    warmth = contents().warmth
    assert [(group.title, [(each.name, each.words) for each in group.people]) for group in warmth.groups] == [
        ("Cold", [("山田 太郎", "5 weeks overdue")]),
        ("Cooling", []),
        (
            "Warm",
            [
                ("Ada Lovelace", "due today"),
                ("Emmy Noether", "due in 10 days"),
                ("Grace Hopper", "hot, until 2026-04-01"),
            ],
        ),
    ]
    assert [(each.name, each.words) for each in warmth.aside] == [("Tycho Brahe", "paused, no end date")]
    assert warmth.payoff == "3 of 4 warm or hot (1 set aside)"
    assert warmth.people == 4
    assert warmth.groups[2].people[0].profile == "https://www.linkedin.com/in/ada-example/"
    assert {group.state for group in warmth.groups} == {State.COLD, State.COOLING, State.WARM}


@given(st.dates(date(2025, 1, 1), date(2030, 1, 1)))
def test_nobody_is_left_out(today: date) -> None:
    """On any day."""
    warmth = contents(today).warmth
    shown = [each.name for group in warmth.groups for each in group.people] + [each.name for each in warmth.aside]
    assert sorted(shown) == sorted(each.contact.name for each in standings(BUILD.contacts, today))


def test_the_year_holds_the_cues_of_the_feed() -> None:
    """Those of earlier days of this week, too; the days away are its own."""
    wednesday = contents(TODAY + timedelta(days=2))
    week = wednesday.year.halves[0].weeks[0]
    assert [square.cues for square in week] == [1, 0, 0, 0, 1, 0, 0]
    assert wednesday.year.has_away


def test_what_stands_in_for_the_cues_of_an_empty_feed_is_no_cue() -> None:
    """It is for calendars, which want something in a feed."""
    shown = contents(text="calendar: {timezone: UTC, starts: 2026-03-02}\ncategories: {}")
    assert shown.days == ()
    assert shown.year.summary == "No cues in the year from 2 Mar 2026."
    assert shown.warmth.payoff == "nobody in this list"


def test_where_nothing_was_built_there_are_faults_alone() -> None:
    """The calendar has its usual name."""
    page = make_page(None, [FAULT], TODAY)
    assert (page.name, page.contents, page.has_errors) == ("Reconnect", None, True)


def test_a_fault_is_shown_as_on_a_terminal_but_for_the_folder() -> None:
    """Folders are nobody's business on the web, those of Windows neither."""
    (complaint,) = make_page(BUILD, [FAULT], TODAY).complaints
    assert complaint.place == "contacts.yaml:1:12"
    assert complaint.excerpt is not None
    excerpt = complaint.excerpt
    assert (excerpt.before, excerpt.blamed, excerpt.after) == ("calendar: {", "tyme", ": 08:30}")
    assert excerpt.carets == "^^^^"
    (windows,) = make_page(BUILD, [FAULT._replace(file="C:\\Users\\x\\list.yaml", line=None)], TODAY).complaints
    assert windows.place == "list.yaml:12"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("no folder '/home/somebody/lists/wording', which", "no folder 'wording', which"),
        ("no folder '/home/somebody/wording/', which", "no folder 'wording/', which"),
        ("no folder 'C:\\\\Users\\\\x\\\\wording', which", "no folder 'wording', which"),
        ('no folder "/home/o\'brien/x/wording", which', 'no folder "wording", which'),
        ("no folder 'lists/wording', which", "no folder 'lists/wording', which"),
        (
            "unknown '/x', write https://example.org/a/b or 12/26",
            "unknown '/x', write https://example.org/a/b or 12/26",
        ),
    ],
)
def test_a_path_in_a_message_loses_its_folder(said: str, shown: str) -> None:
    """Where it begins at the root of a disk; a name that is relative tells nothing, and an address is no path."""
    (complaint,) = make_page(BUILD, [FAULT._replace(message=said, hint=said)], TODAY).complaints
    assert (complaint.message, complaint.hint) == (shown, shown)


def test_characters_that_would_be_obeyed_are_pictures() -> None:
    """As everywhere that problems are shown."""
    (complaint,) = make_page(BUILD, [FAULT._replace(message="a\x1bb", hint="\u202ec")], TODAY).complaints
    assert (complaint.message, complaint.hint) == ("a␛b", "\ufffdc")


def test_a_warning_is_no_failure() -> None:
    """What the page shows is of this very build then."""
    page = make_page(BUILD, [FAULT._replace(level=Level.WARNING, hint=None)], TODAY)
    assert not page.has_errors
    assert page.complaints[0].hint is None


def test_the_latest_fetch_comes_first() -> None:
    """Whoever counts none has none to show."""
    page = make_page(BUILD, (), TODAY, fetches=FETCHES)
    assert page.fetches == (FETCHES[1], FETCHES[0])
    assert page.fetches[0].at == datetime(2026, 3, 2, 8, 12, tzinfo=UTC)
    assert make_page(BUILD, (), TODAY).fetches is None


def test_only_an_address_that_a_phone_reaches_has_a_code() -> None:
    """A camera would lead to the phone itself."""

    def page(base: str) -> Page:
        return make_page(BUILD, (), TODAY, addresses=addresses(base))

    assert page("https://example.org/").qr is not None
    assert page("http://192.168.1.2/").qr is not None
    assert page("http://127.0.0.1/").qr is None
    assert make_page(BUILD, (), TODAY).qr is None
