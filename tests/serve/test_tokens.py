"""The secret part of the address: made once, kept for the user alone, never told."""

import re
from codecs import BOM_UTF8
from pathlib import Path
from stat import S_IMODE

import pytest

from cuegen.printing.text import as_text
from cuegen.problems import Refused
from cuegen.serve.tokens import VARIABLE, given_token, kept_token, new_token, token_file

GOOD = "abcdefghijklmnopqrstuv"  # 22 characters


def test_a_token_is_made_once(tmp_path: Path) -> None:
    """It has at least 128 bits, stands in an address as it is, and is for the user alone to read."""
    path = tmp_path / "state" / "cuegen" / "token"
    token = kept_token(path)
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", token)
    assert path.read_text() == f"{token}\n"
    assert S_IMODE(path.stat().st_mode) == 0o600
    assert kept_token(path) == token
    assert [each.name for each in path.parent.iterdir()] == ["token"]


def test_a_new_one_takes_its_place(tmp_path: Path) -> None:
    """And is as well kept."""
    path = tmp_path / "token"
    old = kept_token(path)
    new = new_token(path)
    assert new not in {old, ""}
    assert kept_token(path) == new
    assert S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666])
def test_a_token_that_others_can_read_is_closed_to_them(tmp_path: Path, mode: int) -> None:
    """As after it came from a backup."""
    path = tmp_path / "token"
    path.write_text(GOOD)
    path.chmod(mode)
    assert kept_token(path) == GOOD
    assert S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "0 characters"),
        (GOOD[1:], "21 characters"),
        ("a" * 129, "129 characters"),
        (f"{GOOD}/..", "other characters"),
        (f"{GOOD}é", "other characters"),
        (f"{GOOD} {GOOD}", "other characters"),
    ],
)
def test_what_is_no_token_is_refused_without_a_word_of_it(tmp_path: Path, text: str, found: str) -> None:
    """From a file and from the environment: the complaint may go to a log."""
    path = tmp_path / "token"
    path.write_text(text)
    with pytest.raises(Refused) as caught:
        kept_token(path)
    (problem,) = caught.value.problems
    assert problem.file == str(path)
    assert problem.message == f"expected 22 to 128 letters, digits, '-' or '_', found {found}"
    assert problem.hint is not None
    assert "--new-token" in problem.hint
    if text:
        with pytest.raises(Refused) as caught:
            given_token({VARIABLE: text})
        (problem,) = caught.value.problems
        assert (problem.file, found in problem.message) == (VARIABLE, True)
        assert text not in f"{problem.message}{problem.hint}"


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode() + b"\xff",
        b"\xff" + GOOD.encode(),
        GOOD.encode() + b"\x00\n",
        GOOD.encode() + b"\n" + GOOD.encode() + b"\xff\n",
        GOOD.encode("utf-16"),
    ],
)
def test_what_is_no_text_is_refused_without_a_word_of_it(tmp_path: Path, data: bytes) -> None:
    """No line of it is shown, where that of another file would be."""
    path = tmp_path / "token"
    path.write_bytes(data)
    with pytest.raises(Refused) as caught:
        kept_token(path)
    (problem,) = caught.value.problems
    assert problem.message == "expected 22 to 128 letters, digits, '-' or '_', found other characters"
    assert (problem.source, GOOD in as_text(caught.value.problems, color=False)) == ("", False)


@pytest.mark.parametrize("text", [GOOD, "a" * 128, "-_-_-_-_-_-_-_-_-_-_-_"])
def test_the_environment_can_give_one(text: str) -> None:
    """Of any characters that need no encoding."""
    assert given_token({VARIABLE: text}) == text


@pytest.mark.parametrize("environ", [{}, {VARIABLE: ""}])
def test_an_empty_variable_gives_none(environ: dict[str, str]) -> None:
    """As an unset one."""
    assert given_token(environ) is None


def test_a_token_with_line_ends_of_windows_is_read(tmp_path: Path) -> None:
    """As an editor there may leave it."""
    path = tmp_path / "token"
    path.write_bytes(f"{'a' * 128}\r\n".encode())
    assert kept_token(path) == "a" * 128
    path.write_bytes(BOM_UTF8 + f"{GOOD}\r\n".encode())
    assert kept_token(path) == GOOD


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    """In the words of the disk."""
    with pytest.raises(Refused, match="folder"):
        kept_token(tmp_path)


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", "~/.local/state/cuegen/token"),
        ({"XDG_STATE_HOME": "/state"}, "linux", "/state/cuegen/token"),
        ({"XDG_STATE_HOME": "not/absolute"}, "linux", "~/.local/state/cuegen/token"),
        ({}, "darwin", "~/Library/Application Support/cuegen/token"),
        ({"XDG_STATE_HOME": "/state"}, "darwin", "/state/cuegen/token"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/cuegen/token"),
        ({}, "win32", "~/AppData/Local/cuegen/token"),
    ],
)
def test_it_is_kept_where_the_system_keeps_such_things(
    environ: dict[str, str], platform: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that no backup of documents takes along, and no repository."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert token_file(environ, platform) == Path(expected.replace("~", str(tmp_path)))


def test_without_a_home_the_variable_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in some containers."""

    def no_home() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", no_home)
    with pytest.raises(Refused) as caught:
        token_file({}, "linux")
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint) == (
        "there is no home folder to keep the token in",
        "set it, or CUEGEN_TOKEN",
    )
