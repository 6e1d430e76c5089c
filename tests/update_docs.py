"""Renews the tables in docs/ that are written from the code: python -m tests.update_docs."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import get_args, get_type_hints

from pydantic.fields import FieldInfo

from cuegen.contacts.linkedin import LinkedInAddresses
from cuegen.contacts.model import Category, Contact
from cuegen.contacts.settings import Calendar, LinkedIn, Section, States
from cuegen.feed.block_words import BlockWords
from cuegen.feed.words import Kind, Words

DOCS = Path(__file__).parent.parent / "docs"
PAGE = DOCS / "templates.md"
KEYS = DOCS / "contacts.md"

MARKED = re.compile(
    r"(?P<begin><!-- (?P<mark>\w+): written by python -m tests.update_docs -->\n)"
    r".*?(?P<end><!-- end of (?P=mark) -->)",
    re.DOTALL,
)

TYPES = {
    Kind: ", ".join(f"`{kind}`" for kind in get_args(Kind)),
    str: "text",
    str | None: "text or empty",
    date | None: "date or empty",
    tuple[str, ...]: "list of texts",
    LinkedInAddresses: "addresses",
    tuple[Words, ...]: "list of people",
    int: "number",
    bool: "true or false",
}


def renewed(page: str) -> str:
    """Return a page with the tables between its marks written anew."""
    return MARKED.sub(lambda found: f"{found['begin']}{TABLES[found['mark']]()}{found['end']}", page)


def _variables(words: type[Words | BlockWords]) -> str:
    types = get_type_hints(words)
    rows = ((f"`{field.name}`", TYPES[types[field.name]], field.metadata["doc"]) for field in fields(words))
    return _table(("Name", "Type", "Meaning"), rows)


def _links() -> str:
    addresses = LinkedInAddresses()
    rows = ((f"`links.{field.name}`", f"<{getattr(addresses, field.name)}>") for field in fields(addresses))
    return _table(("Name", "Address, unless yours differ"), rows)


def _keys(section: type[Section]) -> str:
    rows = ((f"`{key}`", field.description or "") for key, field in section.model_fields.items())
    return _table(("Key", "What it says"), rows)


def _settings(section: type[Section]) -> str:
    rows = (
        (f"`{key}`", field.description or "", "" if field.is_required() else _default(field))
        for key, field in section.model_fields.items()
    )
    return _table(("Key", "What it says", "Unless you say otherwise"), rows)


def _default(field: FieldInfo) -> str:
    shown = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    default = shown.get("default", field.default)
    words = ", ".join(default) if isinstance(default, list) else str(default)
    return f"`{words}`" if default else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


TABLES: dict[str, Callable[[], str]] = {
    "variables": partial(_variables, Words),
    "block_variables": partial(_variables, BlockWords),
    "links": _links,
    "calendar": partial(_settings, Calendar),
    "linkedin": partial(_keys, LinkedIn),
    "states": partial(_settings, States),
    "category": partial(_keys, Category),
    "contact": partial(_keys, Contact),
}

if __name__ == "__main__":
    for path in (PAGE, KEYS):
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
