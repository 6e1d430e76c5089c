"""`cuegen check`: every problem of lists and their templates, and nothing written."""

from collections.abc import Sequence
from datetime import datetime

from cuegen.build import Choices
from cuegen.commands.build import build_from
from cuegen.commands.inputs import Paths
from cuegen.commands.product import deliver
from cuegen.commands.screen import Screen
from cuegen.printing.machines import as_github, as_json
from cuegen.problems import Level, Problem, Refused


def check_command(lists: Sequence[Paths], form: str, now: datetime, screen: Screen) -> int:
    """Print all problems, errors and warnings; 1 if there is an error among them."""
    found = {paths.contacts: _problems(paths, now) for paths in lists}
    problems = [problem for each in found.values() for problem in each]
    if form == "text":
        screen.complain(problems)
    else:
        deliver(as_json(problems) if form == "json" else as_github(problems))
    for contacts, its in found.items():
        if not its:
            screen.tell(f"{contacts}: no problems")
    return int(any(problem.level is Level.ERROR for problem in problems))


def _problems(paths: Paths, now: datetime) -> Sequence[Problem]:
    try:
        return build_from(paths, Choices(), now).warnings
    except Refused as refused:
        return refused.problems
