"""Renews the tables of docs/templates.md, which are written from the code: python -m tests.update_docs."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import get_args, get_type_hints

from cuegen.contacts.linkedin import LinkedInAddresses
from cuegen.feed.words import Kind, Words

PAGE = Path(__file__).parent.parent / "docs" / "templates.md"

TYPES = {
    Kind: ", ".join(f"`{kind}`" for kind in get_args(Kind)),
    str: "text",
    str | None: "text or empty",
    date | None: "date or empty",
    tuple[str, ...]: "list of texts",
    LinkedInAddresses: "addresses",
}


def renewed(page: str) -> str:
    """Return the page with what stands between its marks written anew."""
    for mark, table in (("variables", _variables()), ("links", _links())):
        begin, end = f"<!-- {mark}: written by python -m tests.update_docs -->", f"<!-- end of {mark} -->"
        before, _, rest = page.partition(begin)
        _, _, after = rest.partition(end)
        page = f"{before}{begin}\n{table}{end}{after}"
    return page


def _variables() -> str:
    types = get_type_hints(Words)
    rows = ((f"`{field.name}`", TYPES[types[field.name]], field.metadata["doc"]) for field in fields(Words))
    return _table(("Name", "Type", "Meaning"), rows)


def _links() -> str:
    addresses = LinkedInAddresses()
    rows = ((f"`links.{field.name}`", f"<{getattr(addresses, field.name)}>") for field in fields(addresses))
    return _table(("Name", "Address, unless yours differ"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
