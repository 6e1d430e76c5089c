"""`cuegen check`: every problem at once, in three forms, and nothing written."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cuegen
from tests.cli.program import NOBODY, SILENT, SMALL, Result

TWO_FAULTS = SMALL.replace("every 6 weeks", "every 6 wekks").replace("- Grace Hopper", "- {name: Grace, nots: x}")
TO_COME = SMALL.replace("- Grace Hopper", "- {name: Grace Hopper, last_contact: 2027-05-01}")


def names_in(folder: Path) -> list[str]:
    """Return what stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_all_problems_are_told_in_one_run(cuegen: Cuegen, folder: Path) -> None:
    """On stderr, each with its place, and nothing is written."""
    (folder / "contacts.yaml").write_text(TWO_FAULTS)
    checked = cuegen("check")
    assert (checked.code, checked.out) == (1, b"")
    places = [line.split(" ")[:2] for line in checked.err.splitlines() if "error: " in line]
    assert places == [["contacts.yaml:6:22:", "error:"], ["contacts.yaml:10:23:", "error:"]]
    assert checked.err.endswith("\n2 errors\n")
    assert names_in(folder) == ["contacts.yaml"]


def test_warnings_alone_are_no_failure(cuegen: Cuegen, folder: Path) -> None:
    """They are told all the same, without a terminal too."""
    (folder / "contacts.yaml").write_text(TO_COME)
    checked = cuegen("check")
    assert (checked.code, checked.out) == (0, b"")
    assert "warning: 2027-05-01 is still to come" in checked.err
    assert cuegen("check", "--today", "2027-05-01") == SILENT


@pytest.mark.parametrize(("text", "code", "level"), [(TO_COME, 0, "warning"), (TWO_FAULTS, 1, "error")])
def test_problems_for_programs(cuegen: Cuegen, folder: Path, text: str, code: int, level: str) -> None:
    """JSON and annotations go to stdout, with the exit code of the text."""
    (folder / "contacts.yaml").write_text(text)
    as_json = cuegen("check", "--format", "json")
    assert (as_json.code, as_json.err) == (code, "")
    found = json.loads(as_json.out)
    assert {(each["file"], each["level"]) for each in found} == {("contacts.yaml", level)}
    as_github = cuegen("check", "--format", "github")
    assert (as_github.code, as_github.err) == (code, "")
    lines = as_github.out.decode().splitlines()
    assert [line.split(",")[:2] for line in lines] == [
        [f"::{level} file=contacts.yaml", f"line={each['line']}"] for each in found
    ]


def test_no_problems(cuegen: Cuegen, watched: Cuegen) -> None:
    """A terminal hears of it; a program gets an empty list, not nothing."""
    assert cuegen("check") == SILENT
    assert watched("check") == Result(0, b"", "contacts.yaml: no problems\n")
    assert cuegen("check", "--format", "json") == Result(0, b"[]\n", "")
    assert cuegen("check", "--format", "github") == SILENT


def test_templates_are_checked_too(cuegen: Cuegen, folder: Path) -> None:
    """By filling them in for everybody."""
    (folder / "templates").mkdir()
    (folder / "templates" / "summary.txt.j2").write_text("{{ nmae }}")
    (folder / "templates" / "description.txt.j2").write_text("a\n{% if %}")
    assert "templates/description.txt.j2:2" in cuegen("check").err
    (folder / "templates" / "description.txt.j2").unlink()
    checked = cuegen("check")
    assert checked.code == 1
    assert checked.err.startswith("templates/summary.txt.j2:1")


def test_what_build_refuses_check_refuses(cuegen: Cuegen, folder: Path) -> None:
    """Among it a list with nobody in it, and a feed that cannot be read."""
    (folder / "contacts.yaml").write_text(NOBODY)
    assert cuegen("check") == cuegen("build")
    (folder / "contacts.yaml").write_text(SMALL)
    (folder / "reconnect.ics").mkdir()
    assert cuegen("check") == cuegen("build")
    assert cuegen("check").code == 1


def test_a_list_from_stdin(cuegen: Cuegen) -> None:
    """As an editor checks what is not saved yet."""
    assert cuegen("check", "-", stdin=SMALL) == SILENT
    assert cuegen("check", "-", stdin="[]").err.startswith("<stdin>:1:1: error: ")


def test_a_full_list_is_checked_with_the_cues_where_they_are(cuegen: Cuegen, folder: Path) -> None:
    """The feed beside it or the one that is named is read, and none is written."""
    cuegen("build")
    before = (folder / "reconnect.ics").stat().st_mtime_ns
    (folder / "contacts.yaml").write_text(SMALL.replace("Grace Hopper", "Emmy Noether"))
    assert cuegen("check") == SILENT
    assert cuegen("check", "--previous", "reconnect.ics") == SILENT
    assert (folder / "reconnect.ics").stat().st_mtime_ns == before


def test_several_lists_are_checked_in_one_run(cuegen: Cuegen, folder: Path) -> None:
    """As a hook before a commit asks for it; each problem has its file, and one error is enough to fail."""
    (folder / "good.yaml").write_text(SMALL)
    (folder / "bad.yaml").write_text(TWO_FAULTS)
    (folder / "worse.yaml").write_text(TWO_FAULTS)
    assert cuegen("check", "good.yaml", "contacts.yaml") == SILENT
    checked = cuegen("check", "--format", "json", "bad.yaml", "good.yaml", "worse.yaml", "nowhere.yaml")
    files = [problem["file"] for problem in json.loads(checked.out)]
    assert (checked.code, files) == (1, ["bad.yaml", "bad.yaml", "worse.yaml", "worse.yaml", "nowhere.yaml"])


def test_each_good_list_is_named_to_who_looks(watched: Cuegen, folder: Path) -> None:
    """Also beside a bad one."""
    (folder / "bad.yaml").write_text(TWO_FAULTS)
    checked = watched("check", "bad.yaml", "contacts.yaml")
    assert checked.err.endswith("\n2 errors\ncontacts.yaml: no problems\n")


def test_a_previous_feed_belongs_to_one_list(cuegen: Cuegen, folder: Path) -> None:
    """Nobody can tell to which of several."""
    (folder / "other.yaml").write_text(SMALL)
    checked = cuegen("check", "--previous", "reconnect.ics", "contacts.yaml", "other.yaml")
    assert (checked.code, checked.out) == (2, b"")
    assert "--previous names the feed of one list" in checked.err
