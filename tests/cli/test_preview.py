"""`cuegen preview`: the page as one file, beside the list or where it is wanted."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cuegen
from tests.cli.program import FAULTY, NOBODY, SILENT, SMALL
from tests.page.pages import parsed


def test_the_page_goes_beside_the_list(cuegen: Cuegen, folder: Path) -> None:
    """In silence, where nobody looks; and it is a whole page."""
    assert cuegen("preview") == SILENT
    page = parsed((folder / "preview.html").read_text(encoding="utf-8"))
    assert "Ada Lovelace" in page.text
    assert "As of 23 Nov 2026." in page.text
    assert {each.name for each in folder.iterdir()} == {"contacts.yaml", "preview.html"}


def test_it_says_what_to_do_with_it(watched: Cuegen) -> None:
    """And that nothing has changed, if so."""
    assert watched("preview", "-o", "page.html").err == "page.html: written, open it in a browser\n"
    assert watched("preview", "-o", "page.html").err == "page.html: as it was\n"


def test_it_can_go_to_standard_output(cuegen: Cuegen, folder: Path) -> None:
    """The same bytes; a list from standard input has no place beside it."""
    cuegen("preview")
    written = (folder / "preview.html").read_bytes()
    assert cuegen("preview", "-o", "-").out == written
    assert cuegen("preview", "-", stdin=SMALL).out == written


def test_today_can_be_another_day(cuegen: Cuegen) -> None:
    """For the cues, for who is warm, and for the year."""
    page = parsed(cuegen("preview", "-o", "-", "--today", "2027-03-02").out.decode())
    assert "As of 2 Mar 2027." in page.text
    assert page.classed("when")[0].text == "today"
    assert "in the year from 1 Mar 2027" in page.text


def test_the_day_is_that_of_the_list(cuegen: Cuegen, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is tomorrow already, so is the page."""
    (folder / "contacts.yaml").write_text(SMALL.replace("Europe/London", "Pacific/Auckland"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795476600")  # 2026-11-23 23:30 UTC
    assert "As of 24 Nov 2026." in parsed(cuegen("preview", "-o", "-").out.decode()).text


def test_the_cues_are_where_the_feed_has_them(cuegen: Cuegen, folder: Path) -> None:
    """Whether it stands beside the list or is named."""
    cuegen("build")
    (folder / "contacts.yaml").write_text(SMALL + "      - Emmy Noether\n")
    beside = cuegen("preview", "-o", "-").out
    (folder / "reconnect.ics").rename(folder / "old.ics")
    assert cuegen("preview", "-o", "-", "--previous", "old.ics").out == beside


def test_warnings_are_remarks_on_the_page(cuegen: Cuegen, folder: Path) -> None:
    """They stop nothing."""
    (folder / "contacts.yaml").write_text(SMALL.replace("every 6 weeks", "every 10 days"))
    page = parsed(cuegen("preview", "-o", "-").out.decode())
    assert page.identified("faults").text == "Remarks on the list"
    assert "contacts.yaml:6:" in page.classed("faults")[0].text


def test_an_empty_list_has_a_page(cuegen: Cuegen, folder: Path) -> None:
    """It is a look, and empties nobody's calendar."""
    (folder / "contacts.yaml").write_text(NOBODY)
    assert "nobody in this list" in parsed(cuegen("preview", "-o", "-").out.decode()).text


def test_a_faulty_list_leaves_the_page_that_is_there(cuegen: Cuegen, folder: Path) -> None:
    """The fault is told as for a build."""
    (folder / "preview.html").write_text("the one before")
    (folder / "contacts.yaml").write_text(FAULTY)
    done = cuegen("preview")
    assert (done.code, done.out) == (1, b"")
    assert done.err.startswith("contacts.yaml:6:")
    assert (folder / "preview.html").read_text() == "the one before"


@pytest.mark.parametrize("output", ["contacts.yaml", "./contacts.yaml", "reconnect.ics"])
def test_it_takes_the_place_of_no_list_and_no_feed(cuegen: Cuegen, folder: Path, output: str) -> None:
    """By mistake."""
    cuegen("build")
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    done = cuegen("preview", "-o", output)
    assert done.code == 2
    assert "name another file with -o" in done.err
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_a_disk_that_says_no_is_heard(cuegen: Cuegen) -> None:
    """As for a feed."""
    done = cuegen("preview", "-o", "nowhere/page.html")
    assert done.code == 1
    assert "its folder does not exist" in done.err
