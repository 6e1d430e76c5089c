"""The command line: parses, calls one function a command, and turns what went wrong into an exit code.

0 good, 1 a problem in the user's files or on the disk, 2 a wrong call, 130 interrupted.
"""

import os
from collections.abc import Sequence

import click

from cuegen import __version__
from cuegen.cli.edits import add, log, move, pause, resume, snooze
from cuegen.cli.feeds import build, check, watch
from cuegen.cli.files import init, schema
from cuegen.cli.imports import importing
from cuegen.cli.running import cron
from cuegen.cli.serving import serve
from cuegen.cli.views import agenda, plan, preview, status
from cuegen.commands.screen import GOOD, INTERRUPTED, PROBLEM, Screen
from cuegen.problems import Refused

UNFORESEEN = "cuegen: this is no fault of your files; please report it, with the lines above"
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def run(arguments: Sequence[str]) -> int:
    """Run a command and give the exit code. The one place where problems are printed."""
    screen = Screen(os.environ)
    try:
        code = cli.main(list(arguments), prog_name="cuegen", standalone_mode=False)
    except Refused as refused:
        screen.complain(refused.problems)
        return PROBLEM
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as mistake:
        # Ours, then: the traceback is what a report of it needs, and Python ends with 1 after it.
        mistake.add_note(UNFORESEEN)
        raise
    return int(code or GOOD)


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a list of people into a calendar feed of cues to keep in touch.

    Edit contacts.yaml, run "cuegen build", subscribe to reconnect.ics from your calendar.
    """


for command in (
    *(build, check, watch, serve),
    *(agenda, status, plan, preview),
    *(log, snooze, pause, resume, add, move, importing),
    *(init, schema, cron),
):
    cli.add_command(command)
