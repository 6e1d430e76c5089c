"""`cuegen schema`: the JSON Schema of contacts.yaml, for completion in editors."""

import json
import sys

from cuegen.contacts.schema import schema


def schema_command() -> int:
    """Print the schema."""
    sys.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
    return 0
