"""Where the program starts: `cuegen`, or `python -m cuegen`."""

import sys


def main() -> None:
    """Run the command line. `--version` needs nothing of it, and is asked for by scripts that are in a hurry."""
    if sys.argv[1:] == ["--version"]:
        from cuegen import __version__  # noqa: PLC0415 - each branch imports what it needs

        sys.stdout.write(f"cuegen {__version__}\n")
        return
    from cuegen.cli import run  # noqa: PLC0415 - as above

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
