"""Where the program starts: `cuegen`, or `python -m cuegen`."""

import gc
import os
import sys

INTERRUPTED = 130  # as in commands/screen.py, of which nothing is loaded yet when it is needed
ENDLESS = ("serve", "watch")  # commands that a supervisor ends, which is success


def main() -> None:
    """Run the command line. `--version` needs nothing of it, and is asked for by scripts that are in a hurry."""
    if sys.argv[1:] == ["--version"]:
        from cuegen import __version__  # noqa: PLC0415 - each branch imports what it needs

        sys.stdout.write(f"cuegen {__version__}\n")
        return
    is_endless = sys.argv[1:2] in ([each] for each in ENDLESS)
    if is_endless:
        _end_well_when_told()
    # A command makes many small values, few of them garbage, and ends: to look for garbage takes a third of its time.
    gc.disable()
    # Pydantic would look through all installed packages for plugins, which takes a tenth of a small build.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from cuegen.cli import run  # noqa: PLC0415 - as above
    except KeyboardInterrupt:  # it takes a moment, and Ctrl-C may come in it
        sys.exit(INTERRUPTED)
    code = run(sys.argv[1:])
    if is_endless:
        sys.exit(code)
    _end(code)


def _end_well_when_told() -> None:
    """Let SIGTERM be success from the first moment: a start takes one, and the command itself listens at its end.

    Nothing is to be tidied up before. An exception instead could come in a place where Python drops it.
    """
    import signal  # noqa: PLC0415 - as above

    signal.signal(signal.SIGTERM, lambda _number, _frame: os._exit(0))


def _end(code: int) -> None:
    """End without taking apart, value by value, what the system takes back at once: a fiftieth of a large build.

    So does mypy. Nothing waits for the end: files are closed where they were opened, and there are no threads.
    """
    if sys.stdout is not None:
        sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
