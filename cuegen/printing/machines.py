"""Problems for programs: JSON, and the workflow commands that GitHub turns into annotations."""

import json
from collections.abc import Sequence

from cuegen.printing.cells import visible
from cuegen.problems import Problem


def as_json(problems: Sequence[Problem]) -> str:
    """Print problems as a JSON list of objects; what a problem does not have is null.

    `line`, `column` and `end_column` count from 1, columns in code points; `end_column` is the first one after
    the blame.
    """
    return json.dumps([_fields(problem) for problem in problems], indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Print problems as workflow commands, one a line; a hint is the message's second line.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _fields(problem: Problem) -> dict[str, str | int | None]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "end_column": _end_column(problem),
        "level": problem.level,
        "message": problem.message,
        "hint": problem.hint,
    }


def _command(problem: Problem) -> str:
    end = _end_column(problem)
    properties = {
        "file": problem.file,
        "line": problem.line,
        "col": problem.column,
        "endColumn": None if end is None else end - 1,  # absent it is `col`, so it counts as blamed
        "title": "cuegen",
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    message = problem.message if problem.hint is None else f"{problem.message}\nhint: {problem.hint}"
    return f"::{problem.level} {listed}::{_data(message)}"


def _end_column(problem: Problem) -> int | None:
    return None if problem.column is None else problem.column + max(problem.length, 1)


def _data(text: str) -> str:
    # Escapes as in actions/toolkit, packages/core/src/command.ts; a percent sign first.
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
