"""Commands that write no feed, on a list: one that changes it, and one that looks at everybody in it."""

import filecmp
import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import NOWHERE, Case, installed
from benchmarks.measure import Failed, Sample, run

LOG = "cuegen log"
STATUS = "cuegen status"
ERRANDS = (LOG, STATUS)
TODAY = "2026-07-15"  # later than all touches in the lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand(Case):
    """A command on the list `contacts`, which is a copy of `original` again before each run.

    `changes` tells that the command is to change the list; else it is to print a line for each person at least.
    """

    contacts: Path
    original: Path
    changes: bool

    def sample(self, errors: Path) -> Sample:
        """Measure one run, and see that it did the whole work.

        Raises:
            Failed: the command ended in error, left the list as it should not, or printed too little.
        """
        shutil.copy2(self.original, self.contacts)
        printed = self.contacts.with_suffix(".txt")
        result = run(self.command, NOWHERE if self.changes else printed, errors)
        if filecmp.cmp(self.original, self.contacts, shallow=False) == self.changes:
            raise Failed(f"{self.program} should have {'changed' if self.changes else 'kept'} the list")
        if not self.changes and _lines_in(printed) < self.size:
            raise Failed(f"{self.program} printed {_lines_in(printed)} lines for {self.size} people")
        return result


def errands(folder: Path, size: int) -> list[Case]:
    """List the commands to measure on the list of so many people that is in a folder."""
    original = folder / "contacts.yaml"
    cuegen, name = installed("cuegen"), _somebody(original)
    logged, shown = folder / "logged.yaml", folder / "shown.yaml"
    log = (cuegen, "log", name, "--file", str(logged), "--today", TODAY)
    status = (cuegen, "status", str(shown), "--today", TODAY)
    return [
        Errand(program=LOG, command=log, size=size, contacts=logged, original=original, changes=True),
        Errand(program=STATUS, command=status, size=size, contacts=shown, original=original, changes=False),
    ]


def _somebody(contacts: Path) -> str:
    """Find the first name in a list."""
    with contacts.open(encoding="utf-8") as lines:
        return next(line.partition("- name: ")[2].strip() for line in lines if "- name: " in line)


def _lines_in(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)
