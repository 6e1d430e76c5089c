"""`cuegen log`: a touch is one line, and can be taken back."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cuegen
from tests.cli.program import FAULTY, SILENT, SMALL, TODAY, Result

ADA = """\
      - name: Ada Lovelace
        cadence: every tuesday at 08:30
"""
LOGGED = f"{ADA}        last_contact: {TODAY} after none\n"


def text_in(folder: Path) -> str:
    """Read the list."""
    return (folder / "contacts.yaml").read_bytes().decode()


def test_a_touch_today(cuegen: Cuegen, folder: Path) -> None:
    """It is in the list, with nothing else changed and nothing said."""
    assert cuegen("log", "ada") == SILENT
    assert text_in(folder) == SMALL.replace(ADA, LOGGED)


def test_a_touch_is_one_line(cuegen: Cuegen, folder: Path) -> None:
    """That of the day; the second one on a day is none, and does not even touch the file."""
    text = SMALL.replace(ADA, f"{ADA}        last_contact: 2026-10-19   # over tea\n        notes: x\n")
    path = folder / "contacts.yaml"
    path.write_text(text)
    assert cuegen("log", "ada") == SILENT
    logged = text.replace("2026-10-19", f"{TODAY} after 2026-10-19")
    assert text_in(folder) == logged
    before = path.stat()
    assert cuegen("log", "ada") == SILENT
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert cuegen("log", "ada", "--note", "sent the paper") == SILENT
    assert text_in(folder) == logged.replace(
        "notes: x", f"notes: x\n        touches:\n          - {TODAY} sent the paper"
    )
    assert cuegen("log", "ada", "--undo") == SILENT
    assert text_in(folder) == text


def test_a_touch_of_several_people_on_another_day(cuegen: Cuegen, folder: Path) -> None:
    """With a note that YAML would take for more than a text; somebody who is named twice counts once."""
    assert cuegen("log", "ada", "hopper", "Ada Lovelace", "--on", "2026-11-20", "--note", "asked: why #2") == SILENT
    assert (
        text_in(folder).count('- "2026-11-20 asked: why #2"') + text_in(folder).count("- '2026-11-20 asked: why #2'")
        == 2
    )
    assert text_in(folder).count("last_contact: 2026-11-20") == 2


def test_a_touch_is_taken_back(cuegen: Cuegen, folder: Path) -> None:
    """What stays is the list before it, but for the name, which has grown into a mapping."""
    assert cuegen("log", "ada") == SILENT
    assert cuegen("log", "ada", "--undo") == SILENT
    assert text_in(folder) == SMALL
    again = cuegen("log", "ada", "--undo")
    assert (again.code, again.err.splitlines()[0]) == (
        1,
        "contacts.yaml: error: Ada Lovelace has no touch to take back",
    )


def test_a_day_that_tells_nothing_of_the_one_before_is_not_taken_back(cuegen: Cuegen, folder: Path) -> None:
    """A bare day, as people write it, and as it stands after one touch was taken back: nothing is guessed."""
    text = SMALL.replace(ADA, f"{ADA}        last_contact: 2026-10-19\n")
    (folder / "contacts.yaml").write_text(text)
    for _ in range(2):
        done = cuegen("log", "ada", "--undo")
        assert (done.code, done.err.splitlines()) == (
            1,
            [
                "contacts.yaml: error: Ada Lovelace: the last_contact, 2026-10-19, does not tell what was before it",
                "    hint: only what `cuegen log` wrote last can be taken back: change it by hand",
            ],
        )
        assert text_in(folder) == text
        assert cuegen("log", "ada") == cuegen("log", "ada", "--undo") == SILENT


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("log", "ada"), "Ada Lovelace: touch on Mon 23 Nov 2026 written down\n"),
        (
            ("log", "ada", "grace", "--on", "2026-11-02"),
            "Ada Lovelace: touch on Mon 2 Nov 2026 written down\nGrace Hopper: touch on Mon 2 Nov 2026 written down\n",
        ),
    ],
)
def test_a_terminal_is_told(watched: Cuegen, arguments: tuple[str, ...], shown: str) -> None:
    """One line for each person."""
    assert watched(*arguments) == Result(0, b"", shown)


def test_a_terminal_is_told_that_nothing_changed(watched: Cuegen) -> None:
    """Where the touch of the day is there, and no note comes with it."""
    watched("log", "ada", "--on", "2026-11-02")
    said = "Ada Lovelace: touch on Mon 2 Nov 2026 written down"
    assert watched("log", "ada", "--on", "2026-11-02") == Result(0, b"", f"{said} already\n")
    assert watched("log", "ada", "--on", "2026-11-02", "--note", "x") == Result(0, b"", f"{said}\n")


def test_a_terminal_is_told_what_was_taken_back(watched: Cuegen) -> None:
    """With its day."""
    watched("log", "ada", "--on", "2026-11-02")
    assert watched("log", "ada", "--undo") == Result(0, b"", "Ada Lovelace: touch on Mon 2 Nov 2026 taken back\n")


def test_a_dry_run_prints_the_difference(watched: Cuegen, folder: Path) -> None:
    """On standard output, and changes nothing."""
    shown = watched("log", "ada", "--dry-run")
    assert (shown.code, shown.err) == (0, "")
    added = [line for line in shown.out.decode().splitlines() if line.startswith("+ ")]
    assert "".join(f"{line[1:]}\n" for line in added) == LOGGED.removeprefix(ADA)
    assert text_in(folder) == SMALL


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nobody",), "contacts.yaml: error: 'nobody' is nobody in this list"),
        (("ada", "e"), "contacts.yaml: error: 'e' can mean 2 people"),
        (("ada", "nobody", "e"), "contacts.yaml: error: 'nobody' is nobody in this list"),
    ],
)
def test_all_or_nothing(cuegen: Cuegen, folder: Path, arguments: tuple[str, ...], message: str) -> None:
    """Where one of several cannot be done, none is."""
    done = cuegen("log", *arguments)
    assert (done.code, done.out, done.err.splitlines()[0]) == (1, b"", message)
    assert text_in(folder) == SMALL


def test_a_day_before_the_last_touch(cuegen: Cuegen, folder: Path) -> None:
    """It is refused, unless it is meant."""
    cuegen("log", "ada")
    done = cuegen("log", "ada", "--on", "2026-11-20")
    assert (done.code, done.err.splitlines()) == (
        1,
        [
            "contacts.yaml: error: Ada Lovelace: the last touch was on 2026-11-23, which is after 2026-11-20",
            "    hint: --force writes the earlier day, and takes back the touches after it",
        ],
    )
    assert cuegen("log", "ada", "--on", "2026-11-20", "--force") == SILENT
    assert text_in(folder) == SMALL.replace(ADA, LOGGED.replace(TODAY, "2026-11-20"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Error: Missing argument 'WHO...'."),
        (
            ("ada", "--undo", "--note", "x"),
            "Error: --undo takes the last touch back, and needs no --on, --note or --force",
        ),
        (
            ("ada", "--on", "soon"),
            "Error: Invalid value for '--on': 'soon' is not a date; write it as YYYY-MM-DD, such as 2026-01-05",
        ),
        (
            ("ada", "--on", "2026-11-24"),
            "Error: 2026-11-24 is still to come: today is 2026-11-23; log it when it has happened",
        ),
        (("ada", "--note", "a\nb"), "Error: Invalid value for '--note': a line break (U+000A) in the note; delete it"),
    ],
)
def test_a_wrong_call(cuegen: Cuegen, folder: Path, arguments: tuple[str, ...], message: str) -> None:
    """It says what was expected and blames no file."""
    done = cuegen("log", *arguments)
    assert (done.code, done.err.splitlines()[-1]) == (2, message)
    assert text_in(folder) == SMALL


def test_a_faulty_list_is_not_changed(cuegen: Cuegen, folder: Path) -> None:
    """Its faults are printed."""
    (folder / "contacts.yaml").write_text(FAULTY)
    done = cuegen("log", "ada")
    assert (done.code, done.err.splitlines()[0]) == (1, "contacts.yaml:6:22: error: 'wekks' cannot follow '6'")
    assert text_in(folder) == FAULTY


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", "2026-11-24"), ("America/Los_Angeles", "2026-11-23")])
def test_today_is_the_day_in_the_zone_of_the_list(cuegen: Cuegen, folder: Path, zone: str, day: str) -> None:
    """Noon in Greenwich is tomorrow in Auckland."""
    (folder / "contacts.yaml").write_text(SMALL.replace("Europe/London", zone))
    assert cuegen("log", "ada") == SILENT
    assert f"last_contact: {day}" in text_in(folder)


def test_today_can_be_another_day(cuegen: Cuegen, folder: Path) -> None:
    """In any zone: as it is said."""
    (folder / "contacts.yaml").write_text(SMALL.replace("Europe/London", "Pacific/Auckland"))
    assert cuegen("log", "ada", "--today", "2026-11-20") == SILENT
    assert "last_contact: 2026-11-20" in text_in(folder)


def test_bytes_that_no_text_shows_stay(cuegen: Cuegen, folder: Path) -> None:
    """A byte order mark, and the line ends of Windows."""
    (folder / "contacts.yaml").write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert cuegen("log", "ada") == SILENT
    expected = SMALL.replace(ADA, LOGGED).replace("\n", "\r\n")
    assert (folder / "contacts.yaml").read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_new_warnings_are_told(watched: Cuegen, folder: Path) -> None:
    """Those of before are known already."""
    (folder / "contacts.yaml").write_text(SMALL.replace("every 6 weeks", "every 10 days"))
    told = watched("add", "Mary", "--category", "mentors", "--cadence", "every 20 days")
    assert told.err.count("warning: ") == 1
    assert "'every 20 days' is taken as" in told.err
    assert told.err.endswith("Mary: added to mentors\n")


def test_after_a_touch_that_persons_cue_moves_and_no_other(cuegen: Cuegen, folder: Path) -> None:
    """The next one comes one cadence later; everybody else's stays where it was."""

    def events() -> dict[str, str]:
        assert cuegen("build") == SILENT
        feed = (folder / "reconnect.ics").read_bytes().decode().replace("\r\n ", "")
        blocks = [block.split("END:VEVENT")[0] for block in feed.split("BEGIN:VEVENT")[1:]]
        return {next(line for line in block.split("\r\n") if line.startswith("SUMMARY:")): block for block in blocks}

    before = events()
    assert cuegen("log", "grace") == SILENT
    after = events()
    changed = [title for title in before if before[title] != after[title]]
    assert changed == ["SUMMARY:Reconnect with Grace Hopper"]
    assert "DTSTART;TZID=Europe/London:20270104" in after[changed[0]]  # six weeks later, on the nearest allowed day
