"""The page over HTTP: for whoever knows the token, with what a browser may do with it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cuegen.page.rendering import POLICY, script, stylesheet
from cuegen.problems import Problem
from cuegen.serve.addresses import Address
from cuegen.serve.snapshot import Snapshot
from tests.feed.building import NOW, built
from tests.page.pages import Element, parsed
from tests.serve.sites import ALUMNI, BUILD, FEED, LIST, MENTORS, PATH, TOKEN, client, site, snapshot
from tests.serve.test_routes import COMMON, NEVER, plain

PAGE = f"/c/{TOKEN}/"
PARTS = {f"{PAGE}page.css": ("text/css", stylesheet), f"{PAGE}page.js": ("text/javascript", script)}
PUBLIC = Address("https://cal.example.org/x")


def page_of(**changes: object) -> Element:
    """Read the page of a site."""
    answer = client(site(**changes)).get(PAGE)  # type: ignore[arg-type]  # what a site takes
    assert answer.status_code == 200
    return parsed(answer.text)


def test_the_page_is_html_that_nobody_keeps() -> None:
    """Under a policy that lets it load its own stylesheet and script, and nothing else."""
    answer = client().get(PAGE)
    assert answer.status_code == 200
    headers = dict(answer.headers)
    assert headers.items() >= COMMON.items()
    assert not NEVER & headers.keys()
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == POLICY
    head = client().head(PAGE)
    assert (head.status_code, head.data, head.headers["Content-Length"]) == (200, b"", headers["Content-Length"])


@pytest.mark.parametrize("path", PARTS)
def test_its_parts_are_kept_until_they_change(path: str) -> None:
    """A browser asks each time, and is told that nothing has changed."""
    kind, read = PARTS[path]
    answer = client().get(path)
    assert (answer.status_code, answer.text) == (200, read())
    assert answer.content_type == f"{kind}; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    again = client().get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", [PAGE, *PARTS])
def test_it_takes_nothing(path: str) -> None:
    """Neither forms nor files; and who does not know the token is told nothing."""
    for method in ("POST", "PUT", "DELETE", "PROPFIND"):
        answer = client().open(path, method=method)
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    wrong = path.replace(TOKEN, TOKEN[:-1])
    assert plain(client().get(wrong))[0] == 404
    assert plain(client().get(path.rstrip("/") + "x"))[0] == 404
    assert plain(client().get(f"{PAGE}../page.html.j2"))[0] == 404


def test_every_address_on_it_answers() -> None:
    """Those of the feeds, of the stylesheet and of the script."""
    asking, page = client(), page_of()
    base = "http://127.0.0.1:8383"
    feeds = {each.attributes["href"] or "" for each in page.all("a")}
    named = {each for each in feeds if each.startswith(base)} | {page.identified("address").attributes["value"] or ""}
    assert {each.removeprefix(base) for each in named} >= {FEED, MENTORS, f"{PAGE}{ALUMNI}", f"{PAGE}linkedin.ics"}
    parts = {each.attributes["href"] or "" for each in page.all("link")} - {page.all("link")[0].attributes["href"]}
    parts |= {each.attributes["src"] or "" for each in page.all("script")}
    assert len(parts) == 2
    for path in [*(each.removeprefix(base) for each in named), *(f"{PAGE}{part}" for part in parts)]:
        assert asking.get(path).status_code == 200, path
    assert {each.replace("webcal://", "http://") for each in feeds if each.startswith("webcal")} == named


def test_it_names_the_address_that_others_reach() -> None:
    """The public one, if there is one."""
    page = page_of(public=PUBLIC)
    assert page.identified("address").attributes["value"] == f"https://cal.example.org/x{FEED}"
    assert len(page.classed("qr")) == 1
    assert not page_of().classed("qr")


def test_nobody_is_led_to_where_nothing_can_be_pressed() -> None:
    """Links to the pages of those set aside take a public address, and a list that may be changed."""
    readable = site(public=PUBLIC)
    readable.is_read_only = True
    for here, links in ((site(public=PUBLIC), 1), (site(), 0), (readable, 0)):
        page = parsed(client(here).get(PAGE).text)
        found = [each.attributes["href"] or "" for each in page.all("a")]
        assert sum(each.startswith("https://cal.example.org/x/done/") for each in found) == links


def test_a_proxy_is_believed_only_if_it_is_trusted() -> None:
    """What it says of the address comes from its headers, which anybody can write."""
    headers = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "Host": "evil.example"}
    assert "evil.example" not in client().get(PAGE, headers=headers).text
    assert "https://evil.example/c/" in client(site(trust_proxy=True)).get(PAGE, headers=headers).text
    hostile = {"X-Forwarded-Host": '"><script>', "X-Forwarded-Proto": "javascript", "Host": '"><script>'}
    answer = client(site(trust_proxy=True)).get(PAGE, headers=hostile)
    assert answer.status_code == 400 or '"><script>' not in answer.text


def test_it_is_of_the_day_that_it_is_in_the_zone_of_the_calendar() -> None:
    """In Auckland it is tomorrow already."""
    there = Snapshot(path=PATH).after(built(LIST.replace("Europe/London", "Pacific/Auckland")), NOW)
    assert "As of 3 Mar 2026." in page_of(shown=there).text
    assert "As of 2 Mar 2026." in page_of().text
    late = site()
    late.moment = lambda: datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert "As of 2 Jul 2026." in parsed(client(late).get(PAGE).text).text


def test_it_shows_the_faults_of_the_last_build_and_the_cues_of_the_last_good_one() -> None:
    """With the place in the file and without its folder."""
    fault = Problem(message="no good", file="/home/somebody/contacts.yaml", line=3, column=2, source="  x: 1")
    page = page_of(shown=snapshot().refused([fault]))
    (faults,) = page.classed("faults")
    assert "contacts.yaml:3:2" in faults.text
    assert "/home" not in page.text
    assert "Ada Lovelace" in page.text
    first = page_of(shown=replace(Snapshot(path=PATH), problems=(fault,)))
    assert "There is no feed yet." in first.text
    assert first.all("h1")[0].text == "Reconnect"


def test_after_a_restart_with_a_faulty_list_the_feed_of_before_is_there() -> None:
    """The page says so: it is what calendars fetch."""
    earlier = Snapshot(path=PATH).with_earlier(BUILD.feed.data, NOW)
    said = page_of(shown=earlier.refused([Problem(message="no good", file="contacts.yaml")])).text
    assert "The last build failed" in said
    assert "What calendars fetch is from the last good build, of before this start." in said
    assert "There is no feed yet." not in said


def test_it_tells_who_fetched_last() -> None:
    """In the time of the calendar, whatever a client calls itself."""
    here = site()
    here.moment = lambda: datetime(2026, 7, 1, 8, 5, tzinfo=UTC)
    asking = client(here)
    asking.get(FEED, headers={"User-Agent": "Mozilla/5.0 Thunderbird/128"})
    asking.get(MENTORS, headers={"User-Agent": "<script>alert(1)</script>"})
    page = parsed(asking.get(PAGE).text)
    (fetches,) = page.classed("fetches")
    assert [each.text for each in fetches.all("p")] == [
        *("unknown", "Wed 1 Jul, 09:05 mentors.ics"),
        *("Thunderbird", "Wed 1 Jul, 09:05 reconnect.ics"),
    ]
