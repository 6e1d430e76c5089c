"""deploy/launchd: the property lists are read, and what they start is started; launchd itself is only on macOS."""

import plistlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import NOW, SMALL
from tests.deploy.recipes import RECIPES

AGENTS = sorted((RECIPES / "launchd").glob("*.plist"))

# Of the keys in the manual page launchd.plist(5), those that are in use here.
KNOWN = {
    *("Label", "ProgramArguments", "StartCalendarInterval", "StandardErrorPath"),
    *("ProcessType", "RunAtLoad", "KeepAlive"),
}


def agent(path: Path) -> dict[str, Any]:
    """Read a property list."""
    read = plistlib.loads(path.read_bytes())
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize("path", AGENTS, ids=lambda path: path.stem)
def test_an_agent_is_what_its_file_says(path: Path) -> None:
    """The label is the name of the file, every key is one of launchd's, and no path is relative."""
    read = agent(path)
    assert read["Label"] == path.stem
    assert read.keys() <= KNOWN
    program, command, contacts = read["ProgramArguments"]
    assert (program, contacts) == ("/Users/you/.local/bin/cuegen", "/Users/you/network/contacts.yaml")
    assert command == path.stem.removeprefix("cuegen.")
    assert read["StandardErrorPath"] == f"/Users/you/Library/Logs/{path.stem}.log"


def test_one_builds_each_night_and_the_other_goes_on() -> None:
    """The one has a time, the other is kept alive if it fails."""
    build, watch = map(agent, AGENTS)
    assert build["StartCalendarInterval"] == {"Hour": 5, "Minute": 17}
    assert "StartCalendarInterval" not in watch
    assert (watch["RunAtLoad"], watch["KeepAlive"]) == (True, {"SuccessfulExit": False})


def test_the_agent_of_the_night_builds(tmp_path: Path) -> None:
    """What it starts, with the paths that it starts it with."""
    (tmp_path / "network").mkdir()
    (tmp_path / "network" / "contacts.yaml").write_text(SMALL)
    (tmp_path / ".local" / "bin").mkdir(parents=True)
    (tmp_path / ".local" / "bin" / "cuegen").symlink_to(Path(sys.executable).with_name("cuegen"))
    command = [word.replace("/Users/you", str(tmp_path)) for word in agent(AGENTS[0])["ProgramArguments"]]
    subprocess.run(command, cwd="/", env={"SOURCE_DATE_EPOCH": NOW}, check=True)
    assert (tmp_path / "network" / "reconnect.ics").is_file()
