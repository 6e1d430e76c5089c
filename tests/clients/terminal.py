"""A subscriber on a terminal: the recipe for vdirsyncer and khal as it stands, in a home of its own."""

import json
import re
import subprocess
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.cli.program import PATIENCE, Result, environment, run
from tests.deploy.recipes import RECIPES
from tests.documents import blocks

SCRIPT = RECIPES / "khal" / "subscribe.sh"
SCRIPTS = sysconfig.get_path("scripts")  # where pip has put khal and vdirsyncer
DAY = re.compile(r"(?:\w+, )?(\d{4}-\d\d-\d\d)")
ENTRY = re.compile(r"(?:(\d\d:\d\d)-\d\d:\d\d )? ?(.*)")

Entry = tuple[str, str, str]
"""A day, a time of day (empty if it is all day), a title."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody who has khal, and nothing in it yet but what the recipe puts there."""

    home: Path

    @property
    def environ(self) -> Mapping[str, str]:
        """An environment with their home, which is in London."""
        plain = environment(HOME=str(self.home), XDG_DATA_HOME=str(self.data), TZ="Europe/London", LC_ALL="C.UTF-8")
        return {**plain, "PATH": f"{SCRIPTS}:{plain['PATH']}"}

    @property
    def data(self) -> Path:
        """Where programs keep their data."""
        return self.home / "data"

    @property
    def events(self) -> dict[str, int]:
        """The files that vdirsyncer made, an event each, with the time of their last change in nanoseconds."""
        return {path.name: path.stat().st_mtime_ns for path in (self.data / "cuegen-khal" / "events").iterdir()}

    def subscribe(self, address: str) -> str:
        """Run the recipe, and return what khal lists."""
        return self.told(str(SCRIPT), address)

    def fetch(self) -> None:
        """Fetch what is new, as cron does by the recipe's page."""
        self.told("vdirsyncer", "-c", str(self.data / "cuegen-khal" / "vdirsyncer.conf"), "-v", "WARNING", "sync")

    def by_cron(self) -> Result:
        """Run the line of the recipe's page as cron does, with the paths of this home."""
        (line,) = blocks("crontab", text=(RECIPES / "khal" / "README.md").read_text())
        paths = {"/home/you/.local/bin": SCRIPTS, "/home/you/.local/share": str(self.data)}
        for written, here in paths.items():
            line = line.replace(written, here)
        command = ["/bin/sh", "-c", line.rstrip("\n").split(" ", 5)[5]]
        bare = {"HOME": str(self.home), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, env=bare, capture_output=True, check=False, timeout=PATIENCE, cwd=self.home)
        return Result(done.returncode, done.stdout, done.stderr.decode())

    def days(self, first: str, length: int) -> list[Entry]:
        """Ask khal for some days."""
        configuration = str(self.data / "cuegen-khal" / "khal.conf")
        return entries(self.told("khal", "-c", configuration, "list", first, f"{length}d"))

    def told(self, *command: str) -> str:
        """Run a program that must succeed, and return what it prints."""
        done = subprocess.run(
            command, env=self.environ, capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=self.home
        )
        assert (done.returncode, done.stderr) == (0, ""), done
        return done.stdout


def entries(listing: str) -> list[Entry]:
    """Read what khal lists, from its first day on, in order."""
    found, day = list[Entry](), ""
    for line in listing.splitlines():
        heading = DAY.fullmatch(line)
        if heading:
            day = heading[1]
        elif day and (entry := ENTRY.fullmatch(line)):
            found.append((day, entry[1] or "", entry[2]))
    return sorted(found)


def planned(folder: Path, first: str, length: int, **environ: str) -> list[Entry]:
    """Ask `cuegen agenda` for the same days."""
    told = run("agenda", "--json", "--today", first, "--days", str(length), cwd=folder, env=environment(**environ))
    assert told.code == 0, told
    return sorted(_entry(each) for each in json.loads(told.out))


def _entry(appointment: Mapping[str, str | bool]) -> Entry:
    start = datetime.fromisoformat(str(appointment["start"]))
    return f"{start:%Y-%m-%d}", "" if appointment["all_day"] else f"{start:%H:%M}", str(appointment["summary"])
