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
    text = re.sub(r"(?m)^(  starts: )\d{4}-\d{2}-\d{2}", rf"\g<1>{monday}", example, count=1)
    return re.sub(r"(?m)^(  timezone: )\S+", rf"\g<1>{zone}", text, count=1) if zone else text
