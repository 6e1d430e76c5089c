"""`cuegen cron`: the line for the user's own paths, which works where cron runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cuegen.commands.cron import program
from tests.cli.conftest import Cuegen
from tests.cli.program import CUEGEN, SMALL, Result, on_terminal, run

SCRIPT = Path(sys.executable).with_name("cuegen")
NASTY = 'it\'s 100% "mine" $HOME; `true` & \\ é'


def by_cron(line: bytes) -> Result:
    """Do what cron does with a line: percent signs first, then sh, in another folder and with no environment at all."""
    command = os.fsdecode(line).rstrip("\n").split(" ", 5)[5].replace(r"\%", "%")
    done = subprocess.run(["/bin/sh", "-c", command], cwd="/", env={}, capture_output=True, check=False)
    return Result(done.returncode, done.stdout, done.stderr.decode())


@pytest.mark.parametrize(
    ("place", "command"),
    [(NASTY, (str(SCRIPT),)), (NASTY, CUEGEN), (os.fsdecode(b"\xff\xfe"), (str(SCRIPT),))],
    ids=["script", "module", "bytes"],
)
def test_the_line_builds(tmp_path: Path, place: str, command: tuple[str, ...]) -> None:
    """In any folder, by the user's script or by Python's module, and without a word."""
    folder = tmp_path / place
    folder.mkdir()
    (folder / "contacts.yaml").write_text(SMALL)
    printed = run("cron", cwd=folder, command=command)
    assert (printed.code, printed.err, printed.out.count(b"\n")) == (0, "", 1)
    assert by_cron(printed.out) == Result(0, b"", "")
    assert (folder / "reconnect.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_feed_goes_where_it_is_wanted(tmp_path: Path) -> None:
    """With -o, as a path from the root of the disk."""
    (tmp_path / "list").mkdir()
    (tmp_path / "www").mkdir()
    (tmp_path / "list" / "contacts.yaml").write_text(SMALL)
    printed = run("cron", "-o", "../www/me.ics", cwd=tmp_path / "list", command=(str(SCRIPT),))
    assert printed.out.decode().endswith(f"build {tmp_path}/list/contacts.yaml -o {tmp_path}/www/me.ics\n")
    assert by_cron(printed.out).code == 0
    assert (tmp_path / "www" / "me.ics").is_file()


def test_the_line_is_the_same_from_everywhere(tmp_path: Path) -> None:
    """However the list is named."""
    (tmp_path / "contacts.yaml").write_text(SMALL)
    (tmp_path / "below").mkdir()
    ways = [
        ("contacts.yaml", tmp_path),
        ("../contacts.yaml", tmp_path / "below"),
        (f"{tmp_path}/contacts.yaml", Path("/")),
    ]
    assert len({run("cron", path, cwd=cwd).out for path, cwd in ways}) == 1


def test_a_linked_list_stays_linked(cuegen: Cuegen, folder: Path) -> None:
    """Its feed goes beside the link, as with `build`; and folders that are links lead where they lead now."""
    (folder / "link.yaml").symlink_to("contacts.yaml")
    assert cuegen("cron", "link.yaml").out.endswith(f"{folder}/link.yaml\n".encode())


def test_a_person_is_told_where_it_goes(folder: Path) -> None:
    """On a terminal: one line more, and none where the line goes into a file or a pipe."""
    code, seen = on_terminal("cron", cwd=folder)
    line, how = seen.splitlines()
    assert (code, line) == (0, run("cron", cwd=folder).out.decode().rstrip("\n"))
    assert how == "this is a line for your crontab: run 'crontab -e' and put it at the end"


def test_nothing_is_written(cuegen: Cuegen, folder: Path) -> None:
    """It is for the user to change the crontab."""
    before = sorted(folder.rglob("*"))
    assert cuegen("cron").code == 0
    assert sorted(folder.rglob("*")) == before


def test_a_slip_does_not_wait_for_the_night(cuegen: Cuegen) -> None:
    """A list that is not there is told now."""
    assert cuegen("cron", "nowhere.yaml") == Result(
        1, b"", "nowhere.yaml: error: no such file\n    hint: `cuegen init` writes one, or name another file\n"
    )


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        ("www/me.ics", "its folder does not exist\n    hint: create the folder, or name another file\n"),
        ("contacts.yaml/me.ics", "a part of this path is a file, not a folder\n    hint: check the path\n"),
        (".", "this is a folder, where a file is expected\n    hint: name a file in it\n"),
    ],
)
def test_a_slip_in_the_path_of_the_feed_does_not_wait_either(cuegen: Cuegen, feed: str, message: str) -> None:
    """In the words in which the build of the night would tell it."""
    said = Result(1, b"", f"{feed}: error: {message}")
    assert cuegen("build", "-o", feed) == said
    assert cuegen("cron", "-o", feed) == said


def test_a_feed_that_is_there_or_no_file_is_fine(cuegen: Cuegen, folder: Path) -> None:
    """Also as a link, to a file that is still to be written."""
    (folder / "reconnect.ics").write_bytes(b"")
    (folder / "link.ics").symlink_to("nothing.ics")
    for feed in ("reconnect.ics", "link.ics", os.devnull):
        assert (feed, cuegen("cron", "-o", feed).code) == (feed, 0)


def test_a_line_break_in_a_path_is_refused(cuegen: Cuegen, folder: Path) -> None:
    """Cron would see two lines."""
    (folder / "a\nb").mkdir()
    (folder / "a\nb" / "contacts.yaml").write_text(SMALL)
    printed = cuegen("cron", "a\nb/contacts.yaml")
    assert (printed.code, printed.out) == (1, b"")
    assert "cannot hold a path with a line break" in printed.err


@pytest.mark.parametrize("arguments", [("-",), ("-o", "-"), ("-o", "contacts.yaml")])
def test_a_job_needs_files_of_its_own(cuegen: Cuegen, arguments: tuple[str, ...]) -> None:
    """It has no standard streams, and must not write over the list."""
    printed = cuegen("cron", *arguments)
    assert (printed.code, printed.out) == (2, b"")


def test_a_script_that_is_a_link_stays_the_link(tmp_path: Path) -> None:
    """As pipx makes them: what they lead to can move."""
    (tmp_path / "cuegen").symlink_to(SCRIPT)
    assert program(str(tmp_path / "cuegen")) == [str(tmp_path / "cuegen")]


def test_without_a_script_there_is_the_module(tmp_path: Path) -> None:
    """What cannot be run is none."""
    (tmp_path / "cuegen").touch()
    assert program(str(tmp_path / "cuegen"))[1:] == ["-m", "cuegen"]


def test_a_line_on_its_way_elsewhere_needs_no_advice(
    watched: Cuegen, cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As into `crontab -`; the advice is for a person who sees the line itself."""
    assert watched("cron") == cuegen("cron")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert watched("cron").err == "this is a line for your crontab: run 'crontab -e' and put it at the end\n"
