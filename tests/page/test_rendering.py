"""The HTML of the page: well-formed, reachable, free of styles and scripts in it, and with all text escaped."""

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.page.making import make_page
from cuegen.page.page import Coming, Day, Link, Page, Person
from cuegen.page.rendering import POLICY, script, self_contained, served, stylesheet
from cuegen.problems import Level
from tests.conftest import Golden
from tests.page.pages import FAULT, FETCHES, TODAY, Element, addresses, build_of, full_page, parsed

FOLDER = Path(__file__).parent
EMPTY = "calendar: {timezone: UTC}\ncategories: {}"
PAGES = {
    "full": full_page(),
    "alone": make_page(build_of(), (), TODAY),
    "remarks": make_page(build_of(), [FAULT._replace(level=Level.WARNING, column=None, hint=None)], TODAY),
    "loopback": make_page(build_of(), (), TODAY, addresses=addresses("http://127.0.0.1:8383/c/x/"), fetches=()),
    "network": make_page(build_of(), (), TODAY, addresses=replace(addresses("http://nas:8383/c/x/"), parts=())),
    "empty": make_page(build_of(EMPTY), (), TODAY, addresses=addresses(), fetches=()),
    "nothing": make_page(
        None, [FAULT, FAULT._replace(line=None, column=None, source="")], TODAY, addresses=addresses()
    ),
}
Write = Callable[[Page], str]
ALL: list[tuple[str, Write]] = [*((name, served) for name in PAGES), *((name, self_contained) for name in PAGES)]
PUBLIC = {"https://calendar.google.com/calendar/r/settings/addbyurl", "https://outlook.live.com/calendar/0/addfromweb"}


def links(page: Element) -> set[str]:
    """List where a page leads to."""
    return {each.attributes["href"] or "" for each in page.all("a")}


@pytest.fixture(params=PAGES)
def shown(request: pytest.FixtureRequest) -> Element:
    """Return each of the pages as a server sends it."""
    return parsed(served(PAGES[request.param]))


def test_the_page_is_the_golden_one(golden: Golden) -> None:
    """To the byte."""
    golden(FOLDER / "page.html", served(PAGES["full"]))


def test_there_is_a_frame_for_who_cannot_see(shown: Element) -> None:
    """Landmarks, one heading of the first level and none left out below it, and a name for every section."""
    assert [each.attributes.get("lang") for each in shown.all("html")] == ["en"]
    assert [len(shown.all(name)) for name in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    assert len(shown.all("head")[0].all("title")) == 1
    levels = [int(each.name[1]) for each in shown.all("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for section in shown.all("section"):
        assert shown.identified(section.attributes["aria-labelledby"] or "").name == "h2"


def test_every_reference_leads_somewhere(shown: Element) -> None:
    """Each id is there once; labels, descriptions and the links of the navigation find theirs."""
    identities = [each.attributes["id"] for each in shown.all() if "id" in each.attributes]
    assert len(identities) == len(set(identities))
    named = {
        name
        for each in shown.all()
        for key in ("aria-labelledby", "for", "data-copies", "data-says")
        for name in (each.attributes.get(key) or "").split()
    }
    inside = {link[1:] for link in links(shown) if link.startswith("#")}
    assert named | inside <= set(identities)
    assert inside == {each.attributes["aria-labelledby"] for each in shown.all("section")}


def test_every_picture_says_what_it_is_or_is_passed_over(shown: Element) -> None:
    """And the year is also there as a sentence and as a table."""
    for picture in shown.all("svg"):
        is_told = picture.attributes.get("role") == "img" and picture.attributes.get("aria-labelledby")
        assert is_told or picture.attributes.get("aria-hidden") == "true"
    assert all(len(half.all("desc")) == 1 for half in shown.classed("year"))
    assert len(shown.all("table")) == len(shown.classed("halves"))


@pytest.mark.parametrize(("name", "write"), ALL)
def test_a_strict_policy_has_nothing_to_object_to(name: str, write: Write) -> None:
    """No style and no code in an attribute, no code in the page, and nothing that is fetched from elsewhere."""
    page = parsed(write(PAGES[name]))
    for each in page.all():
        assert "style" not in each.attributes
        assert not [key for key in each.attributes if key.startswith("on")]
        assert not (each.attributes.get("href") or "").lower().startswith("javascript:")
        assert each.name not in {"iframe", "object", "embed", "form", "base", "img"}
    assert [each.attributes for each in page.all("script")] in ([], [{"src": "page.js", "defer": None}])
    assert all(not each.text for each in page.all("script"))
    fetched = {each.attributes["href"] or "" for each in page.all("link")}
    assert {each for each in fetched if not each.startswith("data:image/svg+xml,")} <= {"page.css"}
    assert "url(" not in stylesheet()
    assert "@import" not in stylesheet()


def test_a_file_needs_nothing_else() -> None:
    """Its policy allows its own stylesheet by a digest of the very bytes, and no script."""
    page = parsed(self_contained(PAGES["alone"]))
    (style,) = page.all("style")
    digest = base64.b64encode(sha256("".join(style.pieces).encode()).digest()).decode()
    (policy,) = [each.attributes["content"] or "" for each in page.all("meta") if "http-equiv" in each.attributes]
    assert f"style-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")
    assert "script-src" not in policy
    assert "".join(style.pieces) == stylesheet()
    assert not page.all("script")
    assert "subscribe" not in links(page)


def test_a_server_sends_a_policy_that_allows_its_own_parts_alone() -> None:
    """So the page carries none of its own."""
    assert POLICY.startswith("default-src 'none'; style-src 'self'; script-src 'self';")
    assert "unsafe" not in POLICY
    assert not [each for each in parsed(served(PAGES["full"])).all("meta") if "http-equiv" in each.attributes]


def test_the_way_to_subscribe_fits_the_reach() -> None:
    """Google and Outlook are offered to those whom they can reach; the others are told."""
    full, loopback, network = (parsed(served(PAGES[name])) for name in ("full", "loopback", "network"))
    assert links(full) >= PUBLIC
    assert not full.classed("note")
    assert len(full.classed("qr")) == 1
    assert not PUBLIC & (links(loopback) | links(network))
    elsewhere = ("Proton", "Fastmail", "iPhone", "Nextcloud", "Android")
    said = [
        [word for word in elsewhere if word in page.classed("clients")[0].text] for page in (full, network, loopback)
    ]
    assert said == [list(elsewhere), ["iPhone", "Nextcloud", "Android"], []]
    assert "This address works on this computer only." in loopback.classed("note")[0].text
    assert not loopback.classed("qr")
    assert "This address works in your own network only." in network.classed("note")[0].text
    assert len(network.classed("qr")) == 1


def test_every_feed_has_its_addresses() -> None:
    """The whole one in a field to copy from and behind a button, the parts one by one."""
    page = parsed(served(PAGES["full"]))
    field = page.identified("address")
    assert field.attributes["value"] == "https://cal.example.org/c/token/reconnect.ics"
    assert "readonly" in field.attributes
    (button,) = page.all("button")
    assert "hidden" in button.attributes  # until the script is there to make it work
    base = "//cal.example.org/c/token/"
    names = ("reconnect.ics", "alumni.ics", "others.ics")
    assert {f"webcal:{base}{name}" for name in names} <= links(page)
    assert {f"https:{base}{name}" for name in names[1:]} <= links(page)


def test_the_script_finds_what_it_is_for() -> None:
    """It goes by attributes that the page has."""
    assert "button[data-copies]" in script()
    (button,) = parsed(served(PAGES["full"])).all("button")
    assert set(button.attributes) == {"type", "data-copies", "data-says", "hidden"}


def test_a_fault_has_its_place_its_line_and_its_carets() -> None:
    """The carets hang under the blame, and are no part of the text for who hears it."""
    (fault,) = parsed(served(PAGES["full"])).classed("faults")
    assert "contacts.yaml:1:12" in fault.text
    assert "somebody" not in fault.text
    (mark,) = fault.all("mark")
    (carets,) = mark.classed("carets")
    assert (mark.text, carets.text, carets.attributes["aria-hidden"]) == ("tyme^^^^", "^^^^", "true")
    assert "Hint: did you mean 'time'?" in fault.text


@pytest.mark.parametrize(
    ("name", "heading", "said"),
    [
        ("full", "The last build failed", "is from the last good build"),
        ("nothing", "The last build failed", "There is no feed yet."),
        ("remarks", "Remarks on the list", "calendar: {tyme: 08:30}"),
    ],
)
def test_it_says_what_the_faults_mean(name: str, heading: str, said: str) -> None:
    """Whether what is below is of this build or of one before."""
    page = parsed(served(PAGES[name]))
    assert page.identified("faults").text == heading
    assert said in page.all("section")[0].text


def test_what_is_not_there_is_not_spoken_of() -> None:
    """A page in a file has no addresses and counts no fetches."""
    page = parsed(self_contained(PAGES["alone"]))
    assert [each.attributes["aria-labelledby"] for each in page.all("section")] == ["coming", "warmth", "year"]
    empty = parsed(served(PAGES["empty"]))
    for said in ("No cues in the next two weeks.", "Nobody is named in this list yet.", "No calendar has fetched"):
        assert said in empty.text


def test_long_lists_are_folded() -> None:
    """The first eight are seen at once, and the others are one step away."""
    people = "".join(f"      - Person {number}\n" for number in range(20))
    page = parsed(served(make_page(build_of(_list(people)), (), TODAY)))
    (group,) = page.classed("cold")[1:]
    (folded,) = group.all("details")
    assert folded.all("summary")[0].text == "12 more"
    assert len(folded.all("li")) == 12
    assert len(group.all("li")) == 20


def _list(people: str) -> str:
    return f"calendar: {{timezone: UTC}}\ncategories:\n  all:\n    cadence: weekly\n    contacts:\n{people}"


# What a name, a category, a place or a client could bring along.
TEXTS = st.text(min_size=1, max_size=40) | st.sampled_from(
    (
        *(
            "<script>alert(1)</script>",
            "</title></script><style>*{display:none}</style>",
            "<img src=x onerror=alert(1)>",
        ),
        *(
            '" onmouseover="alert(1)',
            "' autofocus onfocus='x",
            "&lt;b&gt; &amp; &#60;",
            "<!-- ",
            "]]>",
            "{{ 7*7 }}{% raise %}",
        ),
        *("محمد بن موسى الخوارزمي", "山田 太郎", "👩🏽‍💻", "\u202eevil", "W" * 500, "javascript:alert(1)", "$x ${x}"),
    )
)
MARK = "Zq7mark"


def hostile(text: str) -> Page:
    """Return a page with a text in every place that the user or a client fills."""
    page = PAGES["full"]
    assert page.contents is not None
    assert page.addresses is not None
    person = Person(name=text, category=text, words="late", profile="https://www.linkedin.com/in/x/")
    group = replace(page.contents.warmth.groups[0], people=(person,))
    link = Link(words="LinkedIn profile", url="https://www.linkedin.com/in/x/", of=text)
    day = Day(date=date(2026, 3, 2), when="", coming=(Coming(title=text, time=None, category=text, link=link),))
    fault = FAULT._replace(message=text, hint=text, file=text, source=f"calendar: {text}")
    part = replace(page.addresses.feed, title=text)
    warmth = replace(page.contents.warmth, groups=(group,), aside=(person,))
    year = replace(page.contents.year, halves=())  # holds nobody's text, and is most of the page
    return replace(
        make_page(None, [fault], TODAY),
        name=text,
        contents=replace(page.contents, days=(day,), warmth=warmth, year=year),
        addresses=replace(page.addresses, parts=(part,)),
        fetches=(replace(FETCHES[0], client=text, feed=text),),
    )


def skeleton(page: Element) -> list[object]:
    """Return the elements of a page and the names of their attributes, without any text."""
    return [page.name, sorted(page.attributes), [skeleton(child) for child in page.children]]


PLAIN = {write: skeleton(parsed(write(hostile(MARK)))) for write in (served, self_contained)}


@given(TEXTS)
def test_names_are_text_whatever_they_hold(text: str) -> None:
    """No text of the user's or a client's makes an element, an attribute, or an end of one."""
    for write, plain in PLAIN.items():
        assert skeleton(parsed(write(hostile(text)))) == plain


def test_every_text_is_read_as_it_was_written() -> None:
    """Escaped once, not twice."""
    text = "<b>Tom & Jerry's</b> &amp;"
    page = parsed(served(hostile(text)))
    assert page.all("h1")[0].text == text
    assert page.all("title")[0].text == text
    assert page.classed("day")[0].classed("title")[0].text == text
    assert page.classed("people")[0].classed("title")[0].text == text


def test_names_of_any_direction_stand_for_themselves() -> None:
    """Each in an element that isolates it, so that an Arabic name turns nothing around it."""
    page = parsed(served(hostile(MARK)))
    holding = [each for each in page.all("body")[0].all() if MARK in each.text and not each.children]
    assert {each.name for each in holding} == {"bdi", "p"}
    assert [each.attributes["class"] for each in holding if each.name == "p"] == ["message"]


def test_the_stylesheet_has_both_schemes_and_calm() -> None:
    """Colours for dark, a visible focus, and movement only for those who want it."""
    assert "@media (prefers-color-scheme: dark)" in stylesheet()
    assert re.search(r"@media \(prefers-reduced-motion: no-preference\) \{\s+html \{\s+scroll-behavior", stylesheet())
    assert ":focus-visible" in stylesheet()
    assert "transition" not in stylesheet()


def luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    digits = color.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_in_both_schemes(number: int) -> None:
    """At least 4.5:1 for text and 3:1 for edges (WCAG 2.2, 1.4.3 and 1.4.11)."""
    blocks = re.findall(r":root \{(.*?)\}", stylesheet(), re.DOTALL)
    colors = dict(re.findall(r"--([\w-]+): (#\w+);", blocks[number]))
    for ground in ("ground", "raised"):
        for text in ("ink", "quiet", "accent", "alarm"):
            assert contrast(colors[text], colors[ground]) >= 4.5, (text, ground)
    assert contrast(colors["on-accent"], colors["accent"]) >= 4.5
    assert contrast(colors["edge"], colors["ground"]) >= 3
    shades = [luminance(colors[f"shade-{number}"]) for number in range(5)]
    assert shades == sorted(shades, reverse=number == 0)


def test_every_colour_that_is_used_is_defined() -> None:
    """In both schemes."""
    light, dark = re.findall(r":root \{(.*?)\}", stylesheet(), re.DOTALL)
    used = set(re.findall(r"var\((--[\w-]+)\)", stylesheet()))
    defined = [set(re.findall(r"(--[\w-]+):", block)) for block in (light, dark)]
    assert defined[0] == defined[1] == used


def test_every_class_of_the_stylesheet_is_on_a_page() -> None:
    """Nothing is styled that is not there."""
    there = {
        name
        for page in PAGES.values()
        for each in parsed(served(page)).all()
        for name in (each.attributes.get("class") or "").split()
    } | {f"shade-{number}" for number in range(5)}
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)", re.sub(r"\d*\.\d+|/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)))
    assert styled <= there
