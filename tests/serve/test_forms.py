"""Forms that have counted: they never count again, also where things stand once more as they showed them."""

from dataclasses import replace

import pytest

from cuegen.cli import run
from tests.serve.links import ADA, GRACE, LIST, Served, mark_on, said_on

OLD = "Nothing was changed: the page was an old one. This is how things stand now; press here if you still want to."


def test_a_form_does_not_count_again_when_its_state_comes_back(served: Served) -> None:
    """Paused, resumed: the form of before the pause is spent, and the newest one is good."""
    first = mark_on(served.get(ADA))
    paused = served.press(ADA, "pause", first)
    resumed = served.press(ADA, "resume", mark_on(paused))
    assert (paused.status_code, resumed.status_code, served.file.read_text()) == (200, 200, LIST)
    for old in (first, mark_on(paused)):
        again = served.press(ADA, "pause", old)
        assert (again.status_code, said_on(again)) == (409, OLD)
        assert served.file.read_text() == LIST
    assert served.press(ADA, "pause", mark_on(resumed)).status_code == 200


def test_a_reload_after_an_undo_records_nothing(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    """The page that told of the touch sends its form once more when it is loaded again."""
    mark = mark_on(served.get(ADA))
    assert served.press(ADA, "done", mark).status_code == 200
    assert run(["log", "--undo", ADA, "-f", str(served.file)]) == 0
    assert (capsys.readouterr().err, served.file.read_text()) == ("", LIST)
    again = served.press(ADA, "done", mark)
    assert (again.status_code, served.file.read_text()) == (409, LIST)
    assert served.press(ADA, "done", mark_on(again)).status_code == 200


def test_what_is_pressed_about_others_does_not_matter(served: Served) -> None:
    """Nor what somebody else edits: a page that was open meanwhile is good, and so is one of the same person."""
    mark, other = mark_on(served.get(ADA)), mark_on(served.get(ADA))
    assert mark == other
    assert served.press(GRACE, "done").status_code == 200
    served.file.write_text(served.file.read_text().replace("Reads everything.", "Writes, too."))
    assert served.press(ADA, "done", mark).status_code == 200


def test_a_form_that_did_not_count_is_good(served: Served) -> None:
    """The list was faulty, or it came from another page: the next try with the same form is done."""
    mark = mark_on(served.get(ADA))
    served.file.write_text(LIST.replace("every 6 weeks", "every 6 wekks"))
    assert served.press(ADA, "done", mark).status_code == 503
    served.file.write_text(LIST)
    assert served.press(ADA, "done", mark, Origin="null").status_code == 403
    assert served.press(ADA, "done", mark).status_code == 200


def test_a_new_start_knows_no_form_of_before(served: Served) -> None:
    """Nor does another server of the same list: it could not tell which of them have counted."""
    mark = mark_on(served.get(ADA))
    again = replace(served).press(ADA, "done", mark)
    assert (again.status_code, said_on(again)) == (409, OLD)
    assert served.file.read_text() == LIST
    assert served.press(ADA, "done", mark).status_code == 200
