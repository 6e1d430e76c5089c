"""The wording of cues: the shipped templates, those of users, and what goes wrong in them."""

import re
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, meta

from cuegen.contacts.linkedin import LinkedInAddresses, profile_address
from cuegen.feed.sandbox import Load, TemplateText
from cuegen.feed.template_faults import LINKS, VARIABLES
from cuegen.feed.wording import DESCRIPTION, SUMMARY, Wording
from cuegen.feed.words import EVERYONE, Kind, Words, unnamed
from cuegen.files import read_text_file, shipped
from cuegen.problems import Problem, Refused
from tests.update_docs import PAGE, renewed

PATHS = {name: shipped("templates") / name for name in (SUMMARY, DESCRIPTION)}
SHIPPED = {name: read_text_file(path) for name, path in PATHS.items()}

ADA = Words(
    kind="contact",
    who="Ada Lovelace",
    typed='"Ada Lovelace"',
    name="Ada Lovelace",
    category="mentors",
    label="mentor",
    cadence="every 6 weeks",
    last_contact=date(2026, 9, 14),
    company="Analytical Engines",
    role="Programmer",
    routine="Ask what she is working on.",
    profile=profile_address("ada-lovelace"),
    links=LinkedInAddresses(),
)

THE_VARIABLES = (
    "about, anniversary, birthday, born, cadence, category, company, done, kind, label, last_contact, lead, links,"
    " makes_up, name, notes, nudge, pace, profile, role, rotation, routine, since, switches, typed and who"
)
THE_LINKS = (
    "birthdays, catch_up, data_export, job_changes, messages, notification_settings, notifications and"
    " work_anniversaries"
)


def from_texts(texts: dict[str, str]) -> Load:
    """Return a loader of these templates, found in the folder `mine`."""

    def load(name: str) -> TemplateText | None:
        return TemplateText(text=texts[name], path=f"mine/{name}") if name in texts else None

    return load


def wording(texts: dict[str, str]) -> Wording:
    """Return the shipped wording, overridden by these texts."""
    return Wording(from_texts(SHIPPED | texts))


AS_SHIPPED = wording({})


def title(template: str, words: Words = ADA) -> str:
    """Return what a summary template makes of these words."""
    return wording({SUMMARY: template}).summary(words)


def about(kind: Kind, **given: str | date | None) -> Words:
    """Return words with nothing but what is given."""
    words = {"who": EVERYONE, "links": LinkedInAddresses()} | given
    return Words(kind=kind, **words)  # type: ignore[arg-type]  # each test names the fields that it needs


SHIPPED_TEXTS = [
    pytest.param(
        ADA,
        "Reconnect with Ada Lovelace",
        """\
https://www.linkedin.com/notifications/
https://www.linkedin.com/in/ada-lovelace/

Programmer at Analytical Engines
Keep warm: mentor, every 6 weeks
Last touch: 2026-09-14

Ask what she is working on.

In touch? Write it down: cuegen log "Ada Lovelace". An attempt counts.""",
        id="a person",
    ),
    pytest.param(
        about(
            "contact",
            who="Grace Hopper",
            typed='"grace"',
            name="Grace Hopper",
            category="people of interest",
            cadence="monthly",
            role="Rear Admiral",
            notes="Moved in May.\n\n\n\nKnows COBOL.  ",
            makes_up=date(2026, 12, 22),
        ),
        "Reconnect with Grace Hopper",
        """\
https://www.linkedin.com/notifications/

In place of 2026-12-22, when you were away.
Rear Admiral
Keep warm: people of interest, monthly
Last touch: none yet

Moved in May.

Knows COBOL.

In touch? Write it down: cuegen log "grace". An attempt counts.""",
        id="a person without label, last touch and profile, made up for",
    ),
    pytest.param(
        about("contact", who="A", name="A", typed='"A"', category="peers", cadence="weekly", company="Acme"),
        "Reconnect with A",
        """\
https://www.linkedin.com/notifications/

Acme
Keep warm: peers, weekly
Last touch: none yet

In touch? Write it down: cuegen log "A". An attempt counts.""",
        id="a person with a company only",
    ),
    pytest.param(
        about(
            "category",
            who=unnamed("recruiter", "recruiters"),
            category="recruiters",
            label="recruiter",
            cadence="quarterly",
            routine="Ask what they see coming.",
        ),
        "Reconnect with a recruiter",
        """\
https://www.linkedin.com/notifications/

Nobody is named here yet: pick a recruiter and say hello.
Keep warm: recruiter, quarterly

Ask what they see coming.

Once they have a name in contacts.yaml, they get a cue of their own.""",
        id="a category with nobody in it",
    ),
    pytest.param(
        about("review", cadence="every friday", makes_up=date(2026, 12, 25)),
        "Review LinkedIn notifications",
        """\
https://www.linkedin.com/notifications/
https://www.linkedin.com/mynetwork/catch-up/all/

In place of 2026-12-25, when you were away.
Look for birthdays, new jobs and work anniversaries. A line to one person is enough.""",
        id="the review, made up for",
    ),
    pytest.param(
        about("setup"),
        "Switch on LinkedIn's notifications",
        """\
https://www.linkedin.com/notifications/
https://www.linkedin.com/mypreferences/d/categories/notifications

Do this once, and LinkedIn tells you when there is a reason to write:
1. in the Notifications settings, open "Connecting with others"
2. switch on "Allow connections related notifications"
3. switch on updates from your network, updates from people you know, and birthdays and job anniversaries""",
        id="the setup",
    ),
    pytest.param(
        replace(ADA, kind="birthday", birthday="10 December", born="1815", notes="Likes engines."),
        "Wish Ada Lovelace a happy birthday",
        """\
https://www.linkedin.com/notifications/
https://www.linkedin.com/mynetwork/catch-up/birthday/
https://www.linkedin.com/in/ada-lovelace/

10 December, born 1815

A line of your own is worth more than a click on "Happy birthday".

Likes engines.""",
        id="a birthday",
    ),
    pytest.param(
        about("birthday", who="Ada Lovelace", birthday="10 December", lead="1 week"),
        "Birthday of Ada Lovelace: 10 December",
        """\
https://www.linkedin.com/notifications/
https://www.linkedin.com/mynetwork/catch-up/birthday/

10 December

A line of your own is worth more than a click on "Happy birthday".""",
        id="a birthday in a week, of an unknown year",
    ),
    pytest.param(
        replace(ADA, kind="anniversary", since="March 2021", anniversary="March"),
        "Congratulate Ada Lovelace on the work anniversary",
        """\
https://www.linkedin.com/notifications/
https://www.linkedin.com/mynetwork/catch-up/work_anniversaries/
https://www.linkedin.com/in/ada-lovelace/

Programmer at Analytical Engines since March 2021

Congratulate in a line, and ask how it is going.""",
        id="a work anniversary",
    ),
    pytest.param(
        about("anniversary", who="Ada", since="15 March 2021", anniversary="15 March", lead="1 week", company="Acme"),
        "Work anniversary of Ada: 15 March",
        """\
https://www.linkedin.com/notifications/
https://www.linkedin.com/mynetwork/catch-up/work_anniversaries/

At Acme since 15 March 2021

Congratulate in a line, and ask how it is going.""",
        id="a work anniversary in a week",
    ),
    pytest.param(
        about("anniversary", who="Ada", since="March 2021", anniversary="March", notes="Likes engines."),
        "Congratulate Ada on the work anniversary",
        """\
https://www.linkedin.com/notifications/
https://www.linkedin.com/mynetwork/catch-up/work_anniversaries/

In the present company since March 2021

Congratulate in a line, and ask how it is going.

Likes engines.""",
        id="a work anniversary somewhere",
    ),
    pytest.param(
        replace(ADA, kind="followup", about="board meeting"),
        "Follow up with Ada Lovelace: board meeting",
        """\
https://www.linkedin.com/notifications/
https://www.linkedin.com/in/ada-lovelace/

board meeting

Programmer at Analytical Engines""",
        id="a follow-up",
    ),
    pytest.param(
        about("followup", who="Ada", notes="Likes engines."),
        "Follow up with Ada",
        "https://www.linkedin.com/notifications/\n\nLikes engines.",
        id="a follow-up about nothing said",
    ),
    pytest.param(
        about("contact", who="Ada", typed='"Ada"', category="peers", cadence="weekly", company="Acme", since="2021"),
        "Reconnect with Ada",
        """\
https://www.linkedin.com/notifications/

Acme, since 2021
Keep warm: peers, weekly
Last touch: none yet

In touch? Write it down: cuegen log "Ada". An attempt counts.""",
        id="a person whose start in the company is known",
    ),
]


@pytest.mark.parametrize("kind", ["birthday", "anniversary", "followup"])
def test_templates_of_before_have_words_for_new_kinds(kind: Kind) -> None:
    """A title that knows only people and everything else is still about the person."""
    mine = "{% if kind == 'contact' and company %}Write to {{ company }}{% else %}Write to {{ who }}{% endif %}"
    assert title(mine, replace(ADA, kind=kind)) == "Write to Ada Lovelace"


@pytest.mark.parametrize(("words", "summary", "description"), SHIPPED_TEXTS)
def test_the_shipped_wording(words: Words, summary: str, description: str) -> None:
    """The shipped templates make these texts of each kind of cue."""
    assert AS_SHIPPED.summary(words) == summary
    assert AS_SHIPPED.description(words) == description


def test_the_shipped_description_of_a_person_leaves_room_for_the_rest_of_an_event() -> None:
    """A cue without notes takes less than 280 bytes: the other properties take about 420, of 700 in all."""
    assert len(AS_SHIPPED.description(ADA).encode()) <= 280


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_templates_use_the_contract_alone(name: str) -> None:
    """The shipped templates use the contract alone."""
    tree = Environment(autoescape=True).parse(SHIPPED[name])
    assert meta.find_undeclared_variables(tree) <= set(VARIABLES)


@pytest.mark.parametrize(
    ("label", "category", "expected"),
    [
        ("recruiter", "recruiters", "a recruiter"),
        ("alum", "alumni", "an alum"),
        ("Old colleague", "peers", "an Old colleague"),
        ("university friend", "friends", "a university friend"),
        ("uninvited guest", "guests", "an uninvited guest"),
        ("European partner", "partners", "a European partner"),
        ("one-time client", "clients", "a one-time client"),
        ("oncologist", "doctors", "an oncologist"),
        ("user of ours", "users", "a user of ours"),
        ("hourly worker", "workers", "an hourly worker"),
        ("honest critic", "critics", "an honest critic"),
        ("host", "hosts", "a host"),
        ("HR manager", "hr", "an HR manager"),
        ("VP", "vps", "a VP"),
        ("UX designer", "designers", "a UX designer"),
        ("AI engineer", "engineers", "an AI engineer"),
        ("NATO friend", "friends", "a NATO friend"),
        ("a former boss", "bosses", "a former boss"),
        ("the board", "board", "the board"),
        ("my dentist", "health", "my dentist"),
        ("anchor", "anchors", "an anchor"),
        ("theologian", "church", "a theologian"),
        ("連絡先", "people", "a 連絡先"),
        (None, "people of interest", "someone from people of interest"),
        ("", "people of interest", "someone from people of interest"),
    ],
)
def test_a_category_with_nobody_in_it_is_about_someone(label: str | None, category: str, expected: str) -> None:
    """A category with nobody in it is about a person of its label, with the article by its sound."""
    assert unnamed(label, category) == expected


def test_a_template_of_the_users_overrides_one_and_keeps_the_other() -> None:
    """A template of the user's overrides one and keeps the other."""
    mine = wording({SUMMARY: "Call {{ name }}"})
    assert mine.summary(ADA) == "Call Ada Lovelace"
    assert mine.description(ADA) == AS_SHIPPED.description(ADA)


def test_templates_can_include_and_extend_others() -> None:
    """Templates can include and extend others, under the names that the loader knows."""
    mine = wording(
        {
            SUMMARY: "{% extends 'parts/title.j2' %}{% block verb %}Call{% endblock %}",
            "parts/title.j2": "{% block verb %}Write to{% endblock %} {% include 'parts/name.j2' %}",
            "parts/name.j2": "{{ name }}",
        }
    )
    assert mine.summary(ADA) == "Call Ada Lovelace"


def test_templates_lie_within_their_folders() -> None:
    """A name that leads out of the folders is not even asked for."""
    with pytest.raises(Refused, match="there is no template"):
        wording({SUMMARY: "{% include '../secret' %}", "../secret": "x"}).summary(ADA)


def test_the_lines_of_tags_leave_nothing_behind() -> None:
    """A line with nothing but a tag leaves neither its indent nor its line break in the text."""
    template = "a\n  {% if who %}\n  b\n  {% endif %}\nc\n"
    assert wording({DESCRIPTION: template}).description(ADA) == "a\n  b\nc"


def test_a_title_is_one_line() -> None:
    """All white space of a title becomes single spaces, and what no calendar can hold is left out."""
    assert title("\n  Call\t{{ name }}\r\n\n today\u2028now\x00 \n") == "Call Ada Lovelace today now"


def test_a_description_keeps_its_lines_and_loses_needless_space() -> None:
    """Lines keep their beginnings; ends, outer blank lines and more than one blank line in a row are dropped."""
    mine = wording({DESCRIPTION: "\n \n  a \t\r\n\n \n\u2028\nb\x0bc\n\n"})
    assert mine.description(ADA) == "  a\n\nb\nc"


def test_a_description_may_be_empty() -> None:
    """A description may be empty."""
    assert wording({DESCRIPTION: "{{ notes }}"}).description(ADA) == ""


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("x{{ notes }}y", "xy"),
        ("{{ last_contact }}", "2026-09-14"),
        ("{{ last_contact.strftime('%d.%m.%y') }}", "14.09.26"),
        ("{{ 3 * 'ab' }}{{ 2 * 3.5 }}", "ababab7.0"),
        ("{{ switches|length }} {{ switches[1][:9] }}", "3 switch on"),
        ("{% if notes %}a{% else %}b{% endif %}", "b"),
        ("{{ 'a' if notes }}b", "b"),
        ("{{ nickname|default(name) }}", "Ada Lovelace"),
        ("{{ '<b>' }}&", "<b>&"),
        ("{% for _ in range(9999) %}x{% endfor %}", "x" * 9999),
    ],
)
def test_what_templates_can_do(template: str, expected: str) -> None:
    """Empty variables print nothing, dates print in ISO form, nothing is escaped for HTML."""
    assert title(template) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{% if name == 'Ada Lovelace' %}{% set nickname = 'Countess' %}{% endif %}{{ nickname|default(name) }}",
        "{% if notes %}{% set who = notes %}{% endif %}{{ who }}",
        "{% if notes %}{% set range = 1 %}{% endif %}{{ range is callable }}",
        "{% extends 'parent.j2' %}{% block verb %}{{ super() }} {{ who }}{% endblock %}",
        "{% extends 'parent.j2' %}",
        "{% if notes %}{% extends 'parent.j2' %}{% endif %}{% block verb %}{{ super is defined }}{% endblock %}",
        "{% import 'macros.j2' as macros %}{{ macros.called(who) }}",
        "{% block verb %}{{ notes or who }}{% endblock %}{{ self.verb() }}",
    ],
)
def test_nothing_is_left_of_the_cue_before(template: str) -> None:
    """Not what its text set, nor its words, nor a part of a parent's: as if each had templates of its own."""
    others = {
        "parent.j2": "{% block verb %}Write {{ notes }}{% endblock %}",
        "macros.j2": "{% macro called(who) %}Call {{ who }}{% endmacro %}",
    }
    texts = others | {SUMMARY: template}
    cues = [ADA, replace(ADA, notes="her notes"), replace(ADA, name="Mary", who="Mary"), ADA]
    mine = wording(texts)
    assert [mine.summary(each) for each in cues] == [wording(texts).summary(each) for each in cues]


@pytest.mark.parametrize("sets", ["{% set name = 'x' %}", "{% set _nick = 'x' %}", "{% set name, _nick = 'x', 'y' %}"])
def test_nothing_is_left_of_the_title_in_the_text(sets: str) -> None:
    """Both are about the same cue; what a template sets is for itself."""
    mine = wording({SUMMARY: sets + "{{ name }}", DESCRIPTION: "{{ name }}{{ _nick is defined }}"})
    assert mine.summary(ADA) == ("Ada Lovelace" if "name" not in sets else "x")
    assert mine.description(ADA) == "Ada LovelaceFalse"
    assert mine.summary(ADA) == mine.summary(replace(ADA, notes=None))


def test_nothing_is_left_of_a_cue_that_failed() -> None:
    """Neither what its text had set by then."""
    mine = wording({SUMMARY: "{% if notes %}{% set name = 'x' %}{{ notes.nick }}{% endif %}{{ name }}"})
    with pytest.raises(Refused):
        mine.summary(replace(ADA, notes="her notes"))
    assert mine.summary(ADA) == "Ada Lovelace"


FAULTS = [
    # template, line, column, length, message, hint
    ("{{ whoo }}", 1, 4, 4, "unknown variable 'whoo'", "did you mean 'who'?"),
    ("a\r\nb\u2028\n{{ xyzzy }}", 3, 4, 5, "unknown variable 'xyzzy'", f"the variables are {THE_VARIABLES}"),
    ("{{ link.notifications }}", 1, 4, 4, "unknown variable 'link'", "did you mean 'links'?"),
    ("{{ links.birthday }}", 1, 10, 8, "unknown address 'links.birthday'", "did you mean 'birthdays'?"),
    (
        "{{ links.xyzzy }}",
        1,
        10,
        5,
        "unknown address 'links.xyzzy'",
        f"the addresses are {THE_LINKS}",
    ),
    (
        "{{ makes_up.isoformat() }}",
        1,
        None,
        1,
        "'isoformat' is asked of a variable that is empty here",
        "a variable can be empty: ask first, as in {% if last_contact %}",
    ),
    ("{{ who.nick }}", 1, 8, 4, "unknown attribute 'nick'", None),
    ("{{ switches.clear() }}", 1, 13, 5, "unknown attribute 'clear'", None),
    ("{{ {}[1] }}", 1, None, 1, "dict object has no element 1", None),
    ("{{ who|uper }}", 1, 8, 4, "unknown filter 'uper'", "did you mean 'upper'?"),
    ("{% if who %}\n{{ who|uper }}\n{% endif %}", 2, 8, 4, "unknown filter 'uper'", "did you mean 'upper'?"),
    ("{{ who is uper }}", 1, 11, 4, "unknown test 'uper'", "did you mean 'upper'?"),
    ("{{ who|random }}", 1, 8, 6, "unknown filter 'random'", None),
    ("\n{% iff who %}", 2, 4, 3, "encountered unknown tag 'iff'", None),
    (
        "{% if who %}",
        1,
        None,
        1,
        "unexpected end of template",
        "expected 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'",
    ),
    ("{{ who }", 1, None, 1, "unexpected '}'", None),
    ("{{ a b }}", 1, None, 1, "expected token 'end of print statement', got 'b'", None),
    ("\n{{ 1 / 0 }}", 2, None, 1, "the template cannot be filled in: division by zero", None),
    (
        "{{ who + 1 }}",
        1,
        None,
        1,
        'the template cannot be filled in: can only concatenate str (not "int") to str',
        None,
    ),
    ("{% include 'x.j2' %}", 1, None, 1, "there is no template 'x.j2'", "put it beside your other templates"),
    ("{% include '../x.j2' %}", 1, None, 1, "there is no template '../x.j2'", "put it beside your other templates"),
    (
        "{% include 'summary.txt.j2' %}",
        1,
        None,
        1,
        "the template is nested too deeply, or does not come to an end",
        "see whether it includes itself, or whether a loop here is too long",
    ),
    (
        "{{ who.__class__ }}",
        1,
        None,
        1,
        "access to attribute '__class__' of 'str' object is unsafe",
        f"a template sees {THE_VARIABLES}, and nothing behind them",
    ),
    (
        "{{ last_contact.today() }}",
        1,
        None,
        1,
        "access to attribute 'today' of 'date' object is unsafe",
        f"a template sees {THE_VARIABLES}, and nothing behind them",
    ),
    ("{{ 9 ** 9 }}", 1, None, 1, "a template cannot use '**'", "multiply instead"),
    ("{{ who * 9999999 }}", 1, None, 1, "this would repeat a text 9,999,999 times", "repeat it less often"),
    ("{{ 9999999 * (1, 2) }}", 1, None, 1, "this would repeat a text 9,999,999 times", "repeat it less often"),
    ("{{ who.upper }}", 1, None, 1, "this prints a function, not a text", "call it: write () after its name"),
    ("{{ switches }}", 1, None, 1, "this prints neither a text nor a number nor a date", 'join a list: |join(", ")'),
    (
        "{{ who|map('upper') }}",
        1,
        None,
        1,
        "this prints neither a text nor a number nor a date",
        'join a list: |join(", ")',
    ),
]


@pytest.mark.parametrize(("template", "line", "column", "length", "message", "hint"), FAULTS)
def test_a_fault_of_a_template_is_a_problem_at_its_line(  # noqa: PLR0913 - the columns of the table
    *, template: str, line: int, column: int | None, length: int, message: str, hint: str | None
) -> None:
    """A fault of a template is a problem at its line, with the line and the next step."""
    with pytest.raises(Refused) as caught:
        title(template)
    assert caught.value.problems == (
        Problem(
            message=message,
            file="mine/summary.txt.j2",
            line=line,
            column=column,
            length=length,
            source=re.split("\r\n|\n", template)[line - 1],
            hint=hint,
        ),
    )


WITHOUT_A_LINE = [
    (
        "{{ notes }}",
        "the title of the cue for 'Ada Lovelace' is empty",
        "every appointment needs a title: write words that are always there",
    ),
    (
        "\x00",
        "the title of the cue for 'Ada Lovelace' is empty",
        "every appointment needs a title: write words that are always there",
    ),
    (
        "{% for _ in range(99999) %}{% for _ in range(99999) %}x{% endfor %}{% endfor %}",
        "the text does not come to an end",
        "see whether a loop here is too long",
    ),
    (
        "{{ 'x' * 40000 }}{{ 'y' * 40000 }}",
        "the text does not come to an end",
        "see whether a loop here is too long",
    ),
    (
        f"{{{{ {'(' * 5000}1{')' * 5000} }}}}",
        "the template is nested too deeply, or does not come to an end",
        "see whether it includes itself, or whether a loop here is too long",
    ),
    (
        f"{'{% for _ in range(1) %}' * 30}x{'{% endfor %}' * 30}",
        "the template is nested too deeply, or does not come to an end",
        "see whether it includes itself, or whether a loop here is too long",
    ),
]


@pytest.mark.parametrize(("template", "message", "hint"), WITHOUT_A_LINE)
def test_a_fault_of_the_whole_template_has_its_file(template: str, message: str, hint: str) -> None:
    """What is wrong with a template as a whole is a problem of its file."""
    with pytest.raises(Refused) as caught:
        title(template)
    assert caught.value.problems == (Problem(message=message, file="mine/summary.txt.j2", hint=hint),)


def test_a_fault_in_an_included_template_is_a_problem_there() -> None:
    """A fault in an included template is a problem there, whether it is found early or late."""
    for part, message in (("\n{{ naem }}", "unknown variable 'naem'"), ("\n{% ef %}", "encountered unknown tag 'ef'")):
        with pytest.raises(Refused) as caught:
            wording({DESCRIPTION: "{% include 'part.j2' %}", "part.j2": part}).description(ADA)
        (problem,) = caught.value.problems
        assert (problem.message, problem.file, problem.line) == (message, "mine/part.j2", 2)


def test_the_faults_of_both_templates_are_reported_at_once() -> None:
    """The faults that can be seen before any text is made are reported for both templates at once."""
    with pytest.raises(Refused) as caught:
        wording({SUMMARY: "{{", DESCRIPTION: "{% x %}"})
    assert [problem.file for problem in caught.value.problems] == ["mine/summary.txt.j2", "mine/description.txt.j2"]


def test_a_template_that_is_nowhere_is_a_problem() -> None:
    """A template that is nowhere is a problem."""
    with pytest.raises(Refused) as caught:
        Wording(from_texts({SUMMARY: "x"}))
    assert caught.value.problems == (
        Problem(
            message="there is no template 'description.txt.j2'",
            file="description.txt.j2",
            hint="put it beside your other templates",
        ),
    )


@pytest.mark.parametrize("unreadable", [SUMMARY, "part.j2"])
def test_a_file_that_cannot_be_read_stays_the_problem_that_it_is(unreadable: str) -> None:
    """What the loader refuses is passed on, at the beginning and in the middle of a text."""
    problem = Problem(message="not UTF-8", file=unreadable)
    others = from_texts({SUMMARY: "{% include 'part.j2' %}", DESCRIPTION: ""})

    def load(name: str) -> TemplateText | None:
        if name == unreadable:
            raise Refused(problem)
        return others(name)

    with pytest.raises(Refused) as caught:
        Wording(load).summary(ADA)
    assert caught.value.problems == (problem,)


def test_a_message_is_never_empty_and_never_a_novel() -> None:
    """An error without words is called by its name, one with too many words is cut."""

    def load(_name: str) -> TemplateText | None:
        raise LookupError

    with pytest.raises(Refused, match=r"^the template cannot be filled in: LookupError; the "):
        Wording(load)
    with pytest.raises(Refused) as caught:
        title(f"{{% {'x' * 1_000} %}}")
    assert len(caught.value.problems[0].message) == 200


@pytest.mark.parametrize("name", ["words", "context", "environment", "config", "os", "date", "now", "lipsum", "loop"])
def test_templates_see_nothing_but_the_contract(name: str) -> None:
    """Nothing of the program, the machine or the clock has a name in templates."""
    assert title(f"{{{{ {name} is defined }}}}") == "False"


@pytest.mark.parametrize(
    "template",
    [
        "{{ links.__class__ }}",
        "{{ links.__slots__ }}",
        "{{ [].append(1) }}",
        "{{ links|attr('__init__') }}",
        "{{ who['__class__'] }}",
        "{{ '{0.__class__}'.format(who) }}",
        "{{ cycler.__init__ }}",
        "{{ range.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ last_contact.fromtimestamp(0) }}",
    ],
)
def test_there_is_no_way_out(template: str) -> None:
    """Neither through the values of the contract nor through what Jinja2 brings along."""
    with pytest.raises(Refused, match="is unsafe"):
        title(template)


BITS = ["{{", "}}", "{%", "%}", "{#", "#}", "who", "nope", "links", ".", "|", "upper", "(", ")", "'", "if", "endif"]
BITS += ["for", "in", "endfor", "switches", "\n", "\r", "\u2028", "+", "1", "*", "block", "endblock", "raw", "else"]
BITS += ["include", "extends", "'summary.txt.j2'", "macro", "set", "=", "is", "-%}", "{%-", "x", "é", "\x00", "[", "]"]


@settings(deadline=None)  # each example compiles a template, and how fast is not what it is about
@given(st.lists(st.sampled_from(BITS)).map(" ".join) | st.text())
def test_any_template_makes_a_text_or_a_problem(template: str) -> None:
    """Whatever stands in a template, it makes a title or a problem that can be shown."""
    try:
        made = title(template)
    except Refused as refused:
        (problem,) = refused.problems
        assert problem.message
        assert problem.file == "mine/summary.txt.j2"
        assert not problem.message.endswith(".")
        assert "\n" not in f"{problem.message}{problem.hint}"
    else:
        assert made == " ".join(made.split())


TEXTS = st.none() | st.text(st.characters(codec=None))
DAYS = st.none() | st.dates()
ANY_WORDS = st.builds(
    Words,
    kind=st.sampled_from(get_args(Kind)),
    who=st.text(st.characters(codec=None)),
    name=TEXTS,
    category=TEXTS,
    label=TEXTS,
    cadence=TEXTS,
    last_contact=DAYS,
    company=TEXTS,
    role=TEXTS,
    routine=TEXTS,
    notes=TEXTS,
    profile=st.none() | st.just(profile_address("ada")),
    links=st.just(LinkedInAddresses()),
    switches=st.lists(st.text()).map(tuple),
    makes_up=DAYS,
    birthday=TEXTS,
    born=TEXTS,
    since=TEXTS,
    anniversary=TEXTS,
    lead=TEXTS,
    about=TEXTS,
)


@given(ANY_WORDS)
def test_any_words_can_be_worded(words: Words) -> None:
    """Any words make a title of one line, and a description that begins with an address alone on its line."""
    summary = AS_SHIPPED.summary(words)
    assert summary
    assert summary == " ".join(summary.split())
    description = AS_SHIPPED.description(words)
    lines = description.split("\n")
    assert lines[0] == words.links.notifications
    assert lines == [line.rstrip() for line in description.splitlines()]
    assert "\n\n\n" not in description
    place = 2 if words.kind in {"birthday", "anniversary"} else 1  # behind LinkedIn's own page for them
    assert words.kind in {"review", "setup"} or words.profile is None or words.profile == lines[place]


@given(st.sampled_from(["{{ name }}", "{% if %}", "{{ 1/0 }}", "{#", "{{ ''.__class__ }}", "<b>&amp;"]))
def test_the_texts_of_a_list_are_no_templates(text: str) -> None:
    """What looks like a template in a name or a note is printed as it stands."""
    words = Words(kind="contact", who=text, name=text, notes=text, links=LinkedInAddresses())
    assert AS_SHIPPED.summary(words) == f"Reconnect with {text}"
    assert text in AS_SHIPPED.description(words).split("\n")


def test_docs_list_the_variables_as_they_are() -> None:
    """docs/templates.md lists the variables and addresses as they are in the code."""
    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page) == page, "renew it: python -m tests.update_docs"
    for name in (*VARIABLES, *(f"links.{link}" for link in LINKS)):
        assert f"| `{name}` |" in page


def test_the_examples_of_the_docs_make_what_the_docs_say() -> None:
    """Each example of docs/templates.md makes the text that stands behind it."""
    page = PAGE.read_text(encoding="utf-8")
    examples = re.findall(r"A `(\w+\.txt\.j2)` that.*?```jinja\n(.*?)```.*?```text\n(.*?)```", page, re.DOTALL)
    assert [name for name, _, _ in examples] == [SUMMARY, DESCRIPTION]
    for name, template, expected in examples:
        mine = wording({name: template})
        made = mine.summary(ADA) if name == SUMMARY else mine.description(ADA)
        assert f"{made}\n" == expected
