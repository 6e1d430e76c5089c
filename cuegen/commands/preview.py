"""`cuegen preview`: the page of a feed as one file, for which nobody needs to serve anything."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cuegen.build import Choices
from cuegen.commands.build import build_from
from cuegen.commands.inputs import STANDARD, Paths
from cuegen.commands.product import deliver
from cuegen.commands.screen import Screen
from cuegen.files import write_atomically
from cuegen.page.making import make_page
from cuegen.page.rendering import self_contained
from cuegen.zones import day_in

PREVIEW = "preview.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What to write, and where: the page of `today`, else of the day that it is in the list's zone."""

    today: date | None
    output: Path

    @classmethod
    def of(cls, contacts: Path, output: Path | None, today: date | None) -> "View":
        """Fill in what the user left out: the page goes beside the list."""
        if output is None:
            output = STANDARD if contacts == STANDARD else contacts.parent / PREVIEW
        return cls(today=today, output=output)

    def overwrites(self, path: Path) -> bool:
        """Tell whether the page would be written over this file."""
        return self.output != STANDARD and os.path.realpath(self.output) == os.path.realpath(path)


def preview_command(paths: Paths, view: View, now: datetime, screen: Screen) -> int:
    """Write the page; the cues are where the feed has them.

    Raises:
        Refused: the list, a template or the previous feed cannot be used, or the disk does not allow the page.
    """
    built = build_from(paths, Choices(allow_empty=True), now)
    today = view.today or day_in(built.contacts.calendar.timezone, now)
    html = self_contained(make_page(built, built.warnings, today))
    if view.output == STANDARD:
        deliver(html)
        return 0
    is_new = write_atomically(view.output, html.encode())
    screen.tell(f"{view.output}: {'written, open it in a browser' if is_new else 'as it was'}")
    return 0
