"""deploy/systemd: systemd itself reads the units, and what they start is started."""

import os
import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.cli.program import NOW, SMALL
from tests.deploy.recipes import RECIPES, program

UNITS = sorted((RECIPES / "systemd").glob("cuegen-*"))
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
MOST = 60  # tenths of systemd's points of exposure: 100 is a service with no care taken, and as good as root


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Have a home with cuegen and a list where the units look for them."""
    script = tmp_path / ".local" / "bin" / "cuegen"
    script.parent.mkdir(parents=True)
    script.symlink_to(Path(sys.executable).with_name("cuegen"))
    (tmp_path / "network").mkdir()
    (tmp_path / "network" / "contacts.yaml").write_text(SMALL)
    return tmp_path


def analyze(home: Path, *arguments: str) -> str:
    """Let systemd look at something as the user whose home this is; all that it says."""
    environ = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PATH": os.defpath}
    command = [program("systemd-analyze"), *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def unit(path: Path) -> ConfigParser:
    """Read a unit; keys that stand several times do not occur."""
    read = ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep capital letters
    read.read(path)
    return read


def test_systemd_has_nothing_to_say(home: Path) -> None:
    """About any unit: each key is known, each program is there."""
    assert analyze(home, "verify", "--user", *map(str, UNITS)) == ""


def test_a_slip_would_be_seen(home: Path) -> None:
    """So that the test above can fail."""
    slip = home / "cuegen-slip.service"
    slip.write_text(SERVICES[0].read_text().replace("ProtectSystem", "ProtectSytem"))
    assert "'ProtectSytem'" in analyze(home, "verify", "--user", str(slip))


@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.stem)
def test_a_service_is_shut_in(home: Path, service: Path) -> None:
    """By all that a service of a user can be shut in by; what is open beyond that, only root can open."""
    found = analyze(home, "security", "--user", "--offline=yes", f"--threshold={MOST}", str(service))
    assert "Overall exposure level" in found
    assert unit(service)["Service"]["ReadWritePaths"].split()[0] == "%h/network"


def test_the_service_of_the_night_builds(home: Path) -> None:
    """What it starts, with the paths that it starts it with."""
    command = unit(RECIPES / "systemd" / "cuegen-build.service")["Service"]["ExecStart"].replace("%h", str(home))
    subprocess.run(command.split(), cwd="/", env={"SOURCE_DATE_EPOCH": NOW}, check=True)
    assert (home / "network" / "reconnect.ics").is_file()


@pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.stem)
def test_the_others_do_what_their_names_say(service: Path) -> None:
    """On the same list; and what is to go on is started again, what is to end is not."""
    name = service.stem.removeprefix("cuegen-")
    read = unit(service)["Service"]
    assert re.fullmatch(rf"%h/\.local/bin/cuegen {name} %h/network/contacts\.yaml", read["ExecStart"])
    assert (read.get("Type"), read.get("Restart")) == (("oneshot", None) if name == "build" else (None, "on-failure"))


def test_the_timer_goes_off_each_night(home: Path) -> None:
    """At a time that systemd understands; a night that the machine slept through is made up for."""
    read = unit(RECIPES / "systemd" / "cuegen-build.timer")["Timer"]
    assert "*-*-* 05:00:00" in analyze(home, "calendar", read["OnCalendar"])
    assert read["Persistent"] == "yes"
