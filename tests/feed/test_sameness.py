"""The same list gives the same bytes: in any order, in any form of YAML, on every machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.feed.building import feed_of
from tests.feed.invented import Data, block, flow, lists, shuffled

LIST = """
calendar:
  timezone: Europe/London
  days: [mon, thu]
  away: [2026-04-01..2026-04-20, 2026-05-25]
linkedin:
  review: every friday
categories:
  mentors:
    cadence: quarterly
    routine: Ask what they are working on.
    contacts:
      - Ada Lovelace
      - name: Grace Hopper
        notes: |
          Moved to the compiler team.
          Likes clocks.
        last_contact: 2026-02-14
  peers:
    cadence: every 6 weeks
    contacts: [Emmy Noether]
"""
REFORMATTED = """
categories: {
  peers: {contacts: [{name: 'Emmy  Noether'}], cadence: "every  6 weeks"},
  'mentors': {cadence: Quarterly, contacts: [
    {last_contact: '2026-02-14', notes: "Moved to the compiler team.\\nLikes clocks.\\n", name: "Grace Hopper"},
    "Ada\\x20Lovelace"], routine: 'Ask what they
    are working on.'}}
linkedin: {"review": fridays}
calendar: {away: [2026-05-25, 2026-04-01..2026-04-20], days: ["thursday", Monday], timezone: 'Europe/London'}
"""
NOTHING_IN_QUOTES: Data = {
    "calendar": {"timezone": "UTC"},
    "categories": {"Null": {"cadence": "weekly", "routine": "null", "contacts": [{"name": "NULL"}]}},
}


def test_quotes_comments_and_styles_change_nothing() -> None:
    """Two ways to write one list."""
    assert feed_of(REFORMATTED) == feed_of(LIST)


@given(lists(), st.randoms(use_true_random=False))
@example(NOTHING_IN_QUOTES, Random(1))  # noqa: S311 - it shuffles, and keeps no secrets
@settings(deadline=None, max_examples=30)
def test_no_order_and_no_form_changes_the_feed(data: Data, source: Random) -> None:
    """Categories, people, keys, days: in block style with comments they give the bytes of the flow style."""
    feed = feed_of(flow(data))
    assert feed_of(block(shuffled(data, source))) == feed
    assert feed_of(block(data).replace("\n", "\r\n")) == feed
    assert feed_of(flow(shuffled(data, source)), feed) == feed


def _with_tails(data: Data, tails: Iterator[str]) -> Data:
    """Write behind each last contact what was before it."""
    if isinstance(data, dict):
        return {
            key: f"{value} {next(tails)}" if key == "last_contact" else _with_tails(value, tails)
            for key, value in data.items()
        }
    return [_with_tails(each, tails) for each in data] if isinstance(data, list) else data


@given(lists(), st.sampled_from(["after none", "after 1999-12-31"]))
@settings(deadline=None, max_examples=30)
def test_what_was_before_the_last_touch_changes_nothing(data: Data, tail: str) -> None:
    """Now one has it, and now another one; in the first feed and in the next."""
    feed, text = feed_of(flow(data)), flow(_with_tails(data, cycle([tail, "after 2024-02-29"])))
    assert feed_of(text) == feed
    assert feed_of(text, feed) == feed


@pytest.mark.parametrize(
    "machine",
    [
        pytest.param({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, id="in the far east"),
        pytest.param({"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C"}, id="in the west"),
        pytest.param({"PYTHONOPTIMIZE": "2", "PYTHONTZPATH": "/nowhere"}, id="without asserts"),
    ],
)
def test_every_machine_writes_the_same_bytes(machine: dict[str, str], tmp_path: Path) -> None:
    """Its zone, its language, its hash seed and its zone data are irrelevant."""
    (tmp_path / "contacts.yaml").write_text(LIST, encoding="utf-8")
    environ = {key: value for key, value in os.environ.items() if key == "PATH"} | machine
    environ["SOURCE_DATE_EPOCH"] = "1772452800"  # noon of 2026-03-02 in UTC
    command = [sys.executable, "-m", "cuegen", "build", "contacts.yaml", "-o", "-"]
    environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, check=True, timeout=60)
    assert done.stdout == feed_of(LIST)
    assert not done.stderr
