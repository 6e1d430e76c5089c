"""`cuegen init`: a commented contacts.yaml to start from."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

from cuegen.commands.screen import Screen
from cuegen.files import create, read_text_file, shipped
from cuegen.zones import machine_zone

EXAMPLE = "contacts.yaml.example"
CONTACTS = "contacts.yaml"


def init_command(folder: Path, today: date, screen: Screen) -> int:
    """Write the example as a new list of its own; one that is there already is never touched.

    Raises:
        Refused: there is a list already, or the folder cannot be written to.
    """
    target = folder / CONTACTS
    text = started(read_text_file(shipped(EXAMPLE)), today, machine_zone(os.environ))
    create(target, text.encode())
    screen.tell(f"{target}: a list to start from; put your people in, then run: cuegen build {target}")
    return 0


def started(example: str, today: date, zone: str | None) -> str:
    """Let the example begin on this week's Monday, in the zone of this machine if that is known."""
    monday = today - timedelta(days=today.weekday())
    text = _with_value(example, "starts", str(monday))
    return _with_value(text, "timezone", zone) if zone else text


def _with_value(text: str, key: str, value: str) -> str:
    """Give a key of `calendar` another value; the comment behind it stays in its column if there is room."""

    def line(found: re.Match[str]) -> str:
        return found["key"] + (value.ljust(len(found["old"])) if found["comment"] else value) + found["comment"]

    return re.sub(rf"(?m)^(?P<key>  {key}: )(?P<old>\S+ *)(?P<comment> #|$)", line, text, count=1)
