"""`cuegen check`: every problem of a list and its templates, and nothing written."""

from datetime import datetime

from cuegen.build import Choices
from cuegen.commands.build import build_from
from cuegen.commands.inputs import Paths
from cuegen.commands.product import deliver
from cuegen.commands.screen import Screen
from cuegen.printing import as_github, as_json
from cuegen.problems import Level, Problem, Refused

FORMATS = ("text", "json", "github")


def check_command(paths: Paths, form: str, now: datetime, screen: Screen) -> int:
    """Print all problems, errors and warnings; 1 if there is an error among them."""
    problems: tuple[Problem, ...]
    try:
        problems = build_from(paths, Choices(), now).warnings
    except Refused as refused:
        problems = refused.problems
    if form == "text":
        screen.complain(problems)
    else:
        deliver(as_json(problems) if form == "json" else as_github(problems))
    if not problems:
        screen.tell(f"{paths.contacts}: no problems")
    return int(any(problem.level is Level.ERROR for problem in problems))
