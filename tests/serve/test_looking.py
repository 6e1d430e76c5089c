"""Looking changes nothing: mail and calendar programs open links before anybody does."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.serve.links import ADA, GRACE, LIST, MARY, PUBLIC, Served, mark_on

EXAMPLES = int(os.environ.get("CUEGEN_EXAMPLES", "60"))  # CONTRIBUTING.md says how to try more

WORDS = st.one_of(
    st.sampled_from(["done", "pause", "2 weeks", "POST", "1", PUBLIC, "same-origin", "application/json"]),
    st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20),
)
NAMES = """
    X-HTTP-Method-Override X-HTTP-Method Origin Sec-Fetch-Site Purpose Accept User-Agent Content-Type If-None-Match
    Range Expect Referer Cookie Host X-Forwarded-Host
"""
HEADERS = st.dictionaries(st.sampled_from(NAMES.split()), WORDS, max_size=4)
FIELDS = st.dictionaries(st.sampled_from(["action", "mark", "_method", "method", "day"]), WORDS, max_size=3)


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Serve one list for all of the looks."""
    served = Served(tmp_path_factory.mktemp("looked-at"))
    served.rebuild()
    return served


@settings(max_examples=EXAMPLES)
@given(
    method=st.sampled_from(["GET", "HEAD", "OPTIONS"]),
    name=st.sampled_from([ADA, GRACE, MARY]),
    headers=HEADERS,
    fields=FIELDS,
)
def test_no_look_changes_anything(
    looked_at: Served, method: str, name: str, headers: dict[str, str], fields: dict[str, str]
) -> None:
    """Whatever its headers and its query say, a good mark among them: list, feed and folder stay to the byte."""
    before = contents(looked_at.folder)
    query = {"mark": mark_on(looked_at.get(name))} | fields
    answer = looked_at.client.open(looked_at.link(name), method=method, headers=headers, query_string=query)
    assert answer.status_code in {200, 400}  # 400 for a hostile Host
    assert contents(looked_at.folder) == before
    assert looked_at.file.read_text() == LIST


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Read all files, and when each was written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
