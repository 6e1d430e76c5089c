"""Pages to look at, and a reader of HTML that complains of what browsers let pass."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from html.parser import HTMLParser

from cuegen.build import Build, Choices
from cuegen.page.addresses import Addresses, FeedAddress
from cuegen.page.making import make_page
from cuegen.page.page import Fetch, Page
from cuegen.problems import Problem
from tests.feed.building import built

TODAY = date(2026, 3, 2)  # a Monday
LIST = """
calendar: {timezone: Europe/London, name: Warm, starts: 2026-02-23, away: [2026-04-06..2026-04-07]}
linkedin: {review: every friday}
categories:
  people_of_interest:
    cadence: every 2 weeks
    contacts:
      - {name: Ada Lovelace, linkedin: ada-example, last_contact: 2026-02-16}
      - {name: 山田 太郎, last_contact: 2026-01-12}
      - {name: Grace Hopper, hot: until 2026-04-01, last_contact: 2026-01-01}
      - {name: Emmy Noether, last_contact: 2026-02-26, birthday: 03-14, linkedin: emmy-example}
      - {name: Tycho Brahe, paused: true}
  alumni:
    label: fellow alum
    cadence: monthly
"""
FAULT = Problem(
    message="unknown key 'tyme' in the calendar",
    file="/home/somebody/lists/contacts.yaml",
    line=1,
    column=12,
    length=4,
    source="calendar: {tyme: 08:30}",
    hint="did you mean 'time'?",
)
VOID = {"meta", "link", "input", "br", "hr", "img"}  # have no end, says HTML


@cache
def build_of(text: str = LIST) -> Build:
    """Build a list, be it an empty one."""
    return built(text, choices=Choices(allow_empty=True))


def addresses(base: str = "https://cal.example.org/c/token/") -> Addresses:
    """Return the addresses of a server."""

    def feed(title: str, name: str) -> FeedAddress:
        return FeedAddress(title=title, url=base + name, subscription="webcal:" + (base + name).partition(":")[2])

    parts = (feed("alumni", "alumni.ics"), feed("<i>others</i>", "others.ics"))
    return Addresses(page=base, feed=feed("all", "reconnect.ics"), parts=parts)


FETCHES = (
    Fetch(client="Thunderbird", feed="reconnect.ics", at=datetime(2026, 3, 1, 23, 5, tzinfo=UTC)),
    Fetch(client="<b>x</b>", feed="alumni.ics", at=datetime(2026, 3, 2, 8, 12, tzinfo=UTC)),
)


def full_page() -> Page:
    """Return a page that has everything."""
    return make_page(build_of(), [FAULT], TODAY, addresses=addresses(), fetches=FETCHES)


@dataclass(slots=True)
class Element:
    """An element: its name, its attributes, what is in it, and all of its text."""

    name: str
    attributes: dict[str, str | None]
    children: list["Element"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of it and of all that is in it, with single spaces."""
        return " ".join("".join(self.pieces).split())

    def all(self, *names: str) -> list["Element"]:
        """List the elements of these names in it, however deep."""
        found = [each for child in self.children for each in [child, *child.all()]]
        return [each for each in found if not names or each.name in names]

    def classed(self, name: str) -> list["Element"]:
        """List the elements of a class in it."""
        return [each for each in self.all() if name in (each.attributes.get("class") or "").split()]

    def identified(self, name: str) -> "Element":
        """Find the one element with this id."""
        (found,) = [each for each in self.all() if each.attributes.get("id") == name]
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"{tag} has an attribute twice"
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        assert self.open.pop().name == tag, f"<{tag}/> is no element of a picture"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.pieces.append(data)


def parsed(html: str) -> Element:
    """Read a page; every element that is opened must be closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert [each.name for each in reader.open] == ["document"]
    return reader.open[0]
