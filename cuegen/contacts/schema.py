"""The JSON Schema of contacts.yaml, from the same models that read it."""

from typing import Any

from cuegen.contacts.model import Contacts

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Describe a whole contacts.yaml (JSON Schema, draft 2020-12)."""
    return {"$schema": DIALECT, **Contacts.model_json_schema(), "title": "contacts.yaml of cuegen"}
