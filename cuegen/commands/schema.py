"""`cuegen schema`: the JSON Schema of contacts.yaml, for completion in editors."""

import json

from cuegen.commands.product import deliver
from cuegen.contacts.schema import schema


def schema_command() -> int:
    """Print the schema."""
    deliver(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
    return 0
