"""`cuegen status`: who is warm, cooling and cold, with what git remembers of four weeks ago."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from cuegen.cli.views import status
from cuegen.views.states import State
from tests.cli.conftest import Cuegen

LIST = """calendar: {timezone: Europe/London}
categories:
  mentors:
    cadence: every 6 weeks
    contacts:
      - {name: Ada Lovelace, last_contact: 2026-11-20}
      - {name: Grace Hopper, last_contact: 2026-09-01, hot: until 2026-10-10}
  peers:
    cadence: quarterly
    contacts: [{name: Emmy Noether, paused: true}]
"""
OLD = LIST.replace("2026-11-20", "2025-11-20").replace("hot: until", "snoozed: until")
TODAY = ("--today", "2026-11-23")
STUCK = 30  # seconds that a stuck git lasts, many times as long as anybody waits for it


@pytest.fixture
def listed(folder: Path) -> Path:
    """Have the list in the folder."""
    path = folder / "contacts.yaml"
    path.write_text(LIST)
    return path


def commit(path: Path, day: str) -> None:
    """Commit a list on a day."""
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(path.parent),
        "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
        **{f"GIT_{who}_{what}": "x@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    for call in (["init", "-q"], ["--literal-pathspecs", "add", path.name], ["commit", "-qm", day]):
        subprocess.run(["git", *call], cwd=path.parent, env=environ, check=True)  # noqa: S607 - the git of this machine


def payoff(cuegen: Cuegen, *arguments: str) -> str:
    """Return the last line."""
    done = cuegen("status", *TODAY, *arguments)
    assert (done.code, done.err) == (0, "")
    return done.out.decode().splitlines()[-1]


@pytest.mark.usefixtures("listed")
def test_a_table_for_people(cuegen: Cuegen) -> None:
    """Piped, in full."""
    lines = cuegen("status", *TODAY).out.decode().splitlines()
    assert [line.split()[0] for line in lines if line][:4] == ["name", "Grace", "Ada", "Emmy"]
    assert lines[-1] == "1 of 2 warm (1 set aside)"


@pytest.mark.usefixtures("listed")
def test_fields_for_programs(cuegen: Cuegen) -> None:
    """People in the order of the table, counts of all, shown or not."""
    found = json.loads(cuegen("status", *TODAY, "--json", "--state", "cooling").out)
    (grace,) = found.pop("people")
    assert grace == {
        "name": "Grace Hopper",
        "id": None,
        "category": "mentors",
        "state": "cooling",
        "until": None,
        "last_contact": "2026-09-01",
        "cadence": "every 6 weeks",
        "overdue_days": 41,
        "overdue_cadences": 0.976,
    }
    assert found["states"] == {"hot": 0, "warm": 1, "cooling": 1, "cold": 0, "paused": 1, "snoozed": 0}
    assert found["categories"]["peers"]["paused"] == 1
    assert (found["today"], found["warm"], found["of"], found["warm_four_weeks_ago"]) == ("2026-11-23", 1, 2, None)


@pytest.mark.usefixtures("listed")
def test_a_choice_of_categories(cuegen: Cuegen) -> None:
    """It holds for the counts, too; a wrong one is told."""
    assert payoff(cuegen, "--category", "mentors") == payoff(cuegen, "--category", "Mentors") == "1 of 2 warm"
    done = cuegen("status", "--category", "mentor")
    assert done.code == 1
    there = "there are 'mentors', 'peers'"
    assert done.err.endswith(f"there is no category 'mentor'\n    hint: did you mean 'mentors'? {there}\n")
    assert there in cuegen("status", "--category", "xyz").err


def test_the_states_of_the_option_are_all_there_are() -> None:
    """The command line names them without the rest of the program."""
    (option,) = [each for each in status.params if each.name == "states"]
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == list(State)


def test_git_knows_how_it_was(listed: Path, cuegen: Cuegen) -> None:
    """By the newest commit that was there four weeks ago, not by later ones."""
    listed.write_text(OLD)
    commit(listed, "2026-10-01")
    listed.write_text(LIST)
    commit(listed, "2026-10-27")
    assert payoff(cuegen) == "1 of 2 warm (1 set aside), 1 more than four weeks ago"
    assert payoff(cuegen, "--category", "peers") == "0 of 0 warm (1 set aside), as many as four weeks ago"


def test_a_day_is_as_it_was_at_its_end(listed: Path, cuegen: Cuegen) -> None:
    """What was committed in the course of the day four weeks ago counts."""
    listed.write_text(OLD)
    commit(listed, "2026-10-01")
    listed.write_text(LIST.replace("2026-11-20", "2026-10-20"))
    commit(listed, "2026-10-26")
    listed.write_text(LIST)
    assert payoff(cuegen) == "1 of 2 warm (1 set aside), as many as four weeks ago"


def test_a_name_that_means_something_to_git(listed: Path, cuegen: Cuegen) -> None:
    """It is nothing but a name: a colon begins no magic (gitglossary, pathspec)."""
    odd = listed.rename(listed.with_name(":(my) people.yaml"))
    odd.write_text(OLD)
    commit(odd, "2026-10-01")
    odd.write_text(LIST)
    assert payoff(cuegen, odd.name) == "1 of 2 warm (1 set aside), 1 more than four weeks ago"


@pytest.mark.usefixtures("listed")
def test_a_git_that_does_not_answer(folder: Path, cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not waited for, as on a network disk: after two seconds the count stands alone."""
    git = folder / "git"
    git.write_text(f"#!/bin/sh\n: > {folder}/asked\nexec sleep {STUCK}\n")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    begun = time.monotonic()
    assert payoff(cuegen) == "1 of 2 warm (1 set aside)"
    assert time.monotonic() - begun < STUCK / 2
    assert (folder / "asked").exists()


def test_a_link_into_the_repository(listed: Path, cuegen: Cuegen) -> None:
    """Its history is that of the file that it leads to."""
    listed.write_text(OLD)
    commit(listed, "2026-10-01")
    kept = listed.rename(listed.with_name("kept.yaml"))
    commit(kept, "2026-10-02")
    kept.write_text(LIST)
    listed.symlink_to(kept)
    assert payoff(cuegen).endswith("1 more than four weeks ago")


@pytest.mark.parametrize("old", ["calendar: nonsense", "\x00"])
def test_an_old_list_with_faults_is_none(old: str, listed: Path, cuegen: Cuegen) -> None:
    """Nothing is said about it."""
    listed.write_text(old)
    commit(listed, "2026-10-01")
    listed.write_text(LIST)
    assert payoff(cuegen) == "1 of 2 warm (1 set aside)"


def test_a_young_repository(listed: Path, cuegen: Cuegen) -> None:
    """It has no list of four weeks ago."""
    commit(listed, "2026-10-27")
    assert payoff(cuegen) == "1 of 2 warm (1 set aside)"


@pytest.mark.usefixtures("listed")
def test_without_git(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """The count stands alone; standard input has no history either."""
    monkeypatch.setenv("PATH", "")
    assert payoff(cuegen) == "1 of 2 warm (1 set aside)"
    assert cuegen("status", "-", *TODAY, stdin=LIST).out.endswith(b"1 of 2 warm (1 set aside)\n")


@pytest.mark.usefixtures("listed")
def test_it_builds_nothing(folder: Path) -> None:
    """Neither the schedule nor the libraries of feeds and tables are loaded."""
    code = (
        "import sys; from cuegen.cli import run; run(['status', '--today', '2026-11-23']); "
        "print(*{'icalendar', 'jinja2', 'rich', 'watchdog', 'cuegen.build', 'cuegen.schedule'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[-1] == ""
