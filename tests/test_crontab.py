"""The line of a crontab: what cron and sh make of it is the command, whatever its paths are."""

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.crontab import crontab_line, minute_of
from cuegen.problems import Fault

LIST = "/home/you/network/contacts.yaml"

# All that a path can hold, with what means something to a shell or to cron more often.
words = st.text(st.sampled_from("%\\'\"$ `!#;&*~=\tab/é山😀\x85\u2028\r"), max_size=20)


def given_to_sh(line: str) -> str:
    r"""Do to the command what crontab(5) says that cron does: `\%` is %, and the command ends at any other %."""
    command = line.split(" ", 5)[5]
    whole = re.match(r"(?:\\%|[^%])*", command)
    assert whole is not None
    return whole[0].replace(r"\%", "%")


@given(command=st.lists(words, min_size=1, max_size=5), contacts=words)
def test_any_command_arrives_whole(command: list[str], contacts: str) -> None:
    """No word of it is cut, joined, or taken for the shell's."""
    line = crontab_line(command, contacts)
    assert "\n" not in line
    assert shlex.split(given_to_sh(line)) == command


@given(contacts=words)
def test_any_time_is_one_that_cron_knows(contacts: str) -> None:
    """Once a night, and never on the full hour."""
    minute, hour, *rest = crontab_line(["cuegen"], contacts).split()[:5]
    assert (1 <= int(minute) <= 59, hour, rest) == (True, "5", ["*", "*", "*"])


def test_people_do_not_all_build_at_once() -> None:
    """Their lists have other paths, and so another minute; one list has the same one always."""
    minutes = [minute_of(f"/home/person{number}/contacts.yaml") for number in range(1_000)]
    assert set(minutes) == set(range(1, 60))
    assert max(minutes.count(minute) for minute in range(1, 60)) < 40
    assert minute_of(LIST) == 49


def test_a_plain_path_stays_plain() -> None:
    """Quotes are for those who need them."""
    assert crontab_line(["/usr/bin/cuegen", "build", LIST], LIST) == f"49 5 * * * /usr/bin/cuegen build {LIST}"


def test_a_path_need_not_be_a_text() -> None:
    """On Linux a path is bytes; Python has those that are no UTF-8 as surrogates."""
    assert 1 <= minute_of("/home/\udcff/contacts.yaml") <= 59


def test_a_line_break_cannot_be_written() -> None:
    """The line would end there."""
    with pytest.raises(Fault, match="line break"):
        crontab_line(["cuegen", "build", "a\nb"], "a\nb")
