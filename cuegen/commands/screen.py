"""Who is looking, and what they are told. Standard output carries the product alone; all words go to stderr."""

import sys
from collections.abc import Mapping, Sequence

from cuegen.printing import as_text
from cuegen.problems import Problem


class Screen:
    """The terminal, if there is one. Without one, success is silent: cron would mail every word."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.is_watched = sys.stderr.isatty()
        self.has_color = self.is_watched and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"

    def tell(self, line: str) -> None:
        """Say how it went, if somebody is looking."""
        if self.is_watched:
            self.say(line)

    def say(self, line: str) -> None:
        """Say something in any case."""
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    def warn(self, problems: Sequence[Problem]) -> None:
        """Print warnings, if somebody is looking: `cuegen check` prints them in any case."""
        if self.is_watched:
            self.complain(problems)

    def complain(self, problems: Sequence[Problem]) -> None:
        """Print problems."""
        sys.stderr.write(as_text(problems, color=self.has_color))
        sys.stderr.flush()
