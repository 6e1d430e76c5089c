"""`cuegen schema`: what the example's first line points an editor to."""

import json
from pathlib import Path

from cuegen.contacts.schema import schema
from tests.cli.conftest import Cuegen
from tests.cli.program import Result


def test_the_schema_is_printed(cuegen: Cuegen, folder: Path) -> None:
    """As JSON, the same every time; it needs no list."""
    (folder / "contacts.yaml").unlink()
    printed = cuegen("schema")
    assert (printed.code, printed.err) == (0, "")
    assert json.loads(printed.out) == schema()
    assert cuegen("schema") == Result(0, printed.out, "")
