"""The JSON Schema of contacts.yaml, from the same models that read it."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import WithDefaultSchema

from cuegen.contacts.model import Contacts

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Described(GenerateJsonSchema):
    """Leaves out what helps nobody: the default "nothing", and titles that repeat the key."""

    def default_schema(self, schema: WithDefaultSchema) -> dict[str, Any]:
        described = super().default_schema(schema)
        if described.get("default", "") is None:
            del described["default"]
        return described

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - the same for every schema
        return False


def schema() -> dict[str, Any]:
    """Describe a whole contacts.yaml (JSON Schema, draft 2020-12)."""
    return {
        "$schema": DIALECT,
        **Contacts.model_json_schema(schema_generator=_Described),
        "title": "contacts.yaml of cuegen",
    }
