"""What holds for every command: who hears what, and which exit code it ends with."""

import errno
import gc
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import click
import pytest

from cuegen import __version__, cli
from cuegen.__main__ import main
from cuegen.commands import schema
from cuegen.commands.product import deliver
from cuegen.commands.screen import Screen
from cuegen.problems import Refused
from tests.cli.conftest import Cuegen
from tests.cli.program import (
    CUEGEN,
    FAULTY,
    NOW,
    PATIENCE,
    SILENT,
    SMALL,
    Result,
    by_shell,
    environment,
    on_terminal,
    run,
    start,
)

PRODUCTS = [
    ("build", "-o", "-"),
    ("agenda",),
    ("agenda", "--json"),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("schema",),
    ("plan",),
    ("plan", "--json"),
]
COMMANDS = [
    *("add", "agenda", "build", "check", "cron", "import", "init", "log", "move", "pause", "plan", "preview"),
    *("resume", "schema", "serve", "snooze", "status", "watch"),
]


# Help


def parameters() -> Iterator[tuple[str, click.Option]]:
    """Go through the options of all commands."""
    for name, command in cli.cli.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, parameter


def test_cuegen_alone_shows_what_it_can_do(cuegen: Cuegen) -> None:
    """The help, on stderr and with the exit code of a wrong call, as is the custom."""
    alone = cuegen()
    assert (alone.code, alone.out) == (2, b"")
    assert alone.err == cuegen("--help").out.decode()
    for name in COMMANDS:
        assert f"\n  {name} " in alone.err


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_a_product(cuegen: Cuegen, arguments: tuple[str, ...], flag: str) -> None:
    """It goes to stdout, fits into 80 columns, and cuts no sentence short."""
    help_ = cuegen(*arguments, flag)
    assert (help_.code, help_.err) == (0, "")
    text = help_.out.decode()
    assert text.startswith(" ".join(["Usage: cuegen", *arguments]))
    assert max(map(len, text.splitlines())) <= 80
    assert "..." not in text.replace("[ARGS]...", "").replace("WHO...", "").replace("[CONTACTS]...", "")


def test_the_list_of_commands_fits_a_narrow_terminal(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """No summary of a command is cut in one of 50 columns, but broken into lines."""
    monkeypatch.setenv("COLUMNS", "50")
    for group in ((), ("import",)):
        text = cuegen(*group, "--help").out.decode()
        assert max(map(len, text.splitlines())) <= 50
        assert "..." not in text.replace("[ARGS]...", "")


def test_every_command_and_option_is_documented(cuegen: Cuegen) -> None:
    """With a sentence each, in the help of its command."""
    assert sorted(cli.cli.commands) == COMMANDS
    for name, option in parameters():
        text = cuegen(name, "--help").out.decode()
        assert option.help, (name, option.name)
        assert option.help.endswith("."), (name, option.name)
        assert all(form in text for form in option.opts)


def test_a_file_that_cannot_be_read_is_no_wrong_call() -> None:
    """Click would refuse it before the command can say so, in its form and with 1. As root, all can be read."""
    commands = [*cli.cli.commands.values(), *cast("click.Group", cli.cli.commands["import"]).commands.values()]
    paths = [each.type for command in commands for each in command.params if isinstance(each.type, click.Path)]
    assert len(paths) > len(COMMANDS)
    assert not any(path.readable for path in paths)


def test_version(cuegen: Cuegen, tmp_path: Path) -> None:
    """The short way for scripts and the long way say the same."""
    assert cuegen("--version") == Result(0, f"cuegen {__version__}\n".encode(), "")
    assert run("--version", cwd=tmp_path) == cuegen("--version")


def test_version_in_a_hurry(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the command line is loaded."""
    monkeypatch.setattr(sys, "argv", ["cuegen", "--version"])
    monkeypatch.delitem(sys.modules, "cuegen.cli")
    main()
    assert capsys.readouterr().out == f"cuegen {__version__}\n"
    assert "cuegen.cli" not in sys.modules


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_switched_on(tmp_path: Path, shell: str) -> None:
    """By the variable that click reads: `_CUEGEN_COMPLETE=bash_source cuegen`."""
    done = run(cwd=tmp_path, env=environment(_CUEGEN_COMPLETE=f"{shell}_source", PATH=os.environ["PATH"]))
    assert (done.code, done.err) == (0, "")
    assert b"_CUEGEN_COMPLETE" in done.out


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        ("cuegen ", [f"plain,{name}" for name in COMMANDS]),
        ("cuegen bu", ["plain,build"]),
        ("cuegen check --format ", ["plain,text", "plain,json", "plain,github"]),
        ("cuegen build --al", ["plain,--allow-empty"]),
        ("cuegen build con", ["file,con"]),
        ("cuegen init ", ["dir,"]),
    ],
)
def test_completion_proposes(tmp_path: Path, words: str, proposed: list[str]) -> None:
    """Commands, options, their values, and files where files are meant."""
    count = str(words.count(" "))
    done = run(cwd=tmp_path, env=environment(_CUEGEN_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=count))
    assert done == Result(0, "".join(f"{each}\n" for each in proposed).encode(), "")


# Exit codes


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld"], "No such command 'biuld'. Did you mean 'build'?"),
        (["build", "--rebalanc"], "No such option '--rebalanc'. Did you mean '--rebalance'?"),
        (["build", "a.yaml", "b.yaml"], "Got unexpected extra argument (b.yaml)"),
        (["build", "-o"], "Option '-o' requires an argument."),
        (["build", "--previous", "."], "Invalid value for '--previous': File '.' is a directory."),
        (["check", "--format", "xml"], "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'github'."),
        (["agenda", "--days", "0"], "Invalid value for '--days': 0 is not in the range 1<=x<=800."),
        (["agenda", "--days", "many"], "Invalid value for '--days': 'many' is not a valid integer range."),
        (
            ["build", "--today", "23.11.2026"],
            "Invalid value for '--today': '23.11.2026' is not a date; write 2026-11-23",
        ),
        (
            ["agenda", "--today", "9999-12-31"],
            "calendars are only reliable from 1970 to 2037; write a year from 1970 to 2037",
        ),
        (["init", "contacts.yaml"], "Invalid value for '[DIR]': Directory 'contacts.yaml' is a file."),
        (["watch", "-"], "watch needs files: it cannot wait for standard input or rewrite standard output"),
        (["watch", "-o", "-"], "watch needs files: it cannot wait for standard input or rewrite standard output"),
        (["build", "-o", "contacts.yaml"], "the feed would overwrite the list: name another file with -o"),
        (["build", "-o", "./x/../contacts.yaml"], "the feed would overwrite the list: name another file with -o"),
        (["build", "reconnect.ics"], "the feed would overwrite the list: name another file with -o"),
        (["watch", "-o", "contacts.yaml"], "the feed would overwrite the list: name another file with -o"),
    ],
)
def test_a_wrong_call_gets_2(cuegen: Cuegen, folder: Path, arguments: list[str], message: str) -> None:
    """One sentence says what is wrong with it; nothing is written."""
    wrong = cuegen(*arguments)
    assert (wrong.code, wrong.out) == (2, b"")
    assert wrong.err.splitlines()[-1].startswith("Error: ")
    assert wrong.err.endswith(f"{message}\n")
    assert [path.name for path in folder.iterdir()] == ["contacts.yaml"]
    assert (folder / "contacts.yaml").read_text() == SMALL


@pytest.mark.parametrize("command", ["build", "check", "agenda", "plan"])
def test_a_problem_of_the_user_gets_1(cuegen: Cuegen, command: str) -> None:
    """In words, on stderr."""
    assert cuegen(command, "missing.yaml") == Result(
        1, b"", "missing.yaml: error: no such file\n    hint: `cuegen init` writes one, or name another file\n"
    )


def test_an_interrupt_gets_130(folder: Path) -> None:
    """Without a word, and with the last good feed in place."""
    run("build", cwd=folder)
    before = (folder / "reconnect.ics").read_bytes()
    os.mkfifo(folder / "slow.yaml")
    process = start("build", "slow.yaml", cwd=folder)
    with (folder / "slow.yaml").open("wb"):  # opens when the other end is read from: now it is in the middle
        process.send_signal(2)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err.strip()) == (130, "", "")
    assert (folder / "reconnect.ics").read_bytes() == before


def test_an_interrupt_in_this_process(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it comes."""

    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "schema_command", interrupted)
    assert cuegen("schema").code == 130


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), (["build", "none.yaml"], 1), (["nonsense"], 2)])
def test_the_program_ends_with_the_code_of_the_command(
    cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    """At once, without taking apart what ends with it anyway."""
    assert cuegen(*arguments).code == code
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(sys, "argv", ["cuegen", *arguments])
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        main()
    finally:
        gc.enable()
    assert ended == [code]


def test_nothing_that_was_said_is_lost_at_the_end() -> None:
    """Not even what nobody has sent on yet."""
    code = (
        "import sys\n"
        "from cuegen import cli\n"
        "from cuegen.__main__ import main\n"
        "cli.run = lambda _: sys.stdout.write('a word')\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=False)
    assert (done.stdout, done.returncode) == (b"a word", len("a word"))


def test_a_program_that_goes_on_ends_as_any_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It may have threads, which Python waits for."""
    monkeypatch.setattr(sys, "argv", ["cuegen", "watch", str(tmp_path / "folder")])
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(os, "_exit", lambda _: None)
    monkeypatch.setattr(cli, "run", lambda _: 1)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        with pytest.raises(SystemExit) as ended:
            main()
    finally:
        gc.enable()
    assert ended.value.code == 1


def test_an_interrupt_while_the_program_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C may come before there is a command to be interrupted."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "argv", ["cuegen", "build"])
    monkeypatch.delitem(sys.modules, "cuegen.cli")
    monkeypatch.setattr("builtins.__import__", interrupted)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        with pytest.raises(SystemExit) as ended:
            main()
    finally:
        gc.enable()
    assert ended.value.code == 130


def test_a_mistake_of_ours_is_told_from_one_of_the_user(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes with all that a report of it needs."""

    def fail() -> int:
        raise RuntimeError("a mistake")

    monkeypatch.setattr(schema, "schema_command", fail)
    with pytest.raises(RuntimeError) as caught:
        cuegen("schema")
    assert caught.value.__notes__ == ["cuegen: this is no fault of your files; please report it, with the lines above"]


# Who hears what


@pytest.mark.parametrize("arguments", [("build",), ("check",), ("init", "new")])
def test_success_is_silent_when_nobody_looks(cuegen: Cuegen, arguments: tuple[str, ...]) -> None:
    """Cron would mail every word."""
    assert cuegen(*arguments) == SILENT


@pytest.mark.parametrize("arguments", PRODUCTS)
def test_products_go_to_stdout_alone(cuegen: Cuegen, arguments: tuple[str, ...]) -> None:
    """Nothing goes to stderr; annotations of a list without problems are none."""
    done = cuegen(*arguments)
    assert (done.code, done.err) == (0, "")
    assert bool(done.out) == ("github" not in arguments)


def test_a_terminal_gets_one_line(folder: Path, watched: Cuegen) -> None:
    """What changed, and the next cue."""
    following = "next: Reconnect with Ada Lovelace, Tue 24 Nov 2026, 08:30\n"
    assert on_terminal("build", cwd=folder) == (0, f"reconnect.ics: 2 cues, 2 new; {following}")
    assert watched("build") == Result(0, b"", f"reconnect.ics: 2 cues, nothing new; {following}")


def test_a_product_on_its_way_elsewhere_leaves_the_line_on_the_terminal(folder: Path, watched: Cuegen) -> None:
    """`cuegen build -o - > feed.ics` still says what it did."""
    done = watched("build", "-o", "-")
    assert done.out.startswith(b"BEGIN:VCALENDAR\r\n")
    assert done.err.startswith("the feed: 2 cues, 2 new; next: ")
    assert not (folder / "reconnect.ics").exists()


@pytest.mark.parametrize(
    ("changes", "colored"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colors(monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], *, colored: bool) -> None:
    """A terminal gets them unless it has none or its user wants none (https://no-color.org)."""
    assert not Screen(changes).has_color
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert Screen(changes).has_color == colored


@pytest.mark.parametrize(("changes", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colors_on_a_terminal(folder: Path, changes: dict[str, str], *, colored: bool) -> None:
    """The whole way from the environment to the screen."""
    (folder / "contacts.yaml").write_text(FAULTY)
    code, seen = on_terminal("check", cwd=folder, **changes)
    assert code == 1
    assert "'wekks'" in seen
    assert ("\x1b" in seen) == colored


def test_no_colors_without_a_terminal(cuegen: Cuegen, folder: Path) -> None:
    """Neither in a mail nor in a file."""
    (folder / "contacts.yaml").write_text(FAULTY)
    assert "\x1b" not in cuegen("check").err


# Streams that end, are full, or are not there


@pytest.mark.parametrize("arguments", [("agenda", "--days", "800"), ("schema",)])
def test_a_reader_may_go_before_the_end(folder: Path, arguments: tuple[str, ...]) -> None:
    """As `| head -1` does: that is no problem, and nothing is said."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [*CUEGEN, *arguments], cwd=folder, env=environment(), stdout=writer, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_went_does_not_hide_a_problem(folder: Path) -> None:
    """The exit code is that of the check."""
    (folder / "contacts.yaml").write_text(FAULTY)
    done = run(cwd=folder, command=("bash", "-o", "pipefail", "-c", '"$@" | true', "-", *CUEGEN, *PRODUCTS[3]))
    assert done == Result(1, b"", "")


def test_a_reader_that_went_is_met_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left in the stream goes nowhere: closing it raises nothing."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        deliver("a product")
        deliver("another")


def test_a_disk_without_room_is_met_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, but for that it is a problem."""
    with Path("/dev/full").open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(Refused, match="the disk is full"):
            deliver("a product")


@pytest.mark.parametrize("arguments", [("build", "-"), ("agenda",), ("agenda", "--json")])
def test_streams_that_are_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    """As Python has them when they were closed before its start."""
    monkeypatch.chdir(folder)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    assert cli.run(arguments) == 1


# One product stands for all: test_architecture sees to it that there is only one way to stdout.


def test_a_full_disk_behind_stdout(folder: Path) -> None:
    """A product that did not arrive is a problem."""
    message = "<stdout>: error: the disk is full\n    hint: free some space and try again\n"
    assert by_shell(">/dev/full", "build", "-o", "-", cwd=folder) == Result(1, b"", message)


def test_no_stdout(folder: Path) -> None:
    """Some who start programs close it."""
    message = "<stdout>: error: standard output is closed\n"
    assert by_shell(">&-", "agenda", cwd=folder) == Result(1, b"", message)


def test_no_stdin(folder: Path) -> None:
    """It is missed only where the list should come from it."""
    message = "<stdin>: error: standard input is closed\n    hint: send a list into it, or name a file\n"
    assert by_shell("<&-", "build", "-", cwd=folder) == Result(1, b"", message)
    assert by_shell("<&-", "build", cwd=folder) == SILENT


def test_no_stderr(folder: Path) -> None:
    """The exit code says it all."""
    (folder / "contacts.yaml").write_text(FAULTY)
    assert by_shell("2>&-", "build", cwd=folder) == Result(1, b"", "")


def test_a_deaf_terminal_is_no_failure(cuegen: Cuegen, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A watcher whose log fills the disk goes on."""

    class Deaf(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (folder / "contacts.yaml").write_text(
        SMALL.replace("- Grace", "- {name: Emmy, last_contact: 2027-05-01}\n      - G")
    )
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", Deaf())
        assert cuegen("check").code == 0
    assert "still to come" in cuegen("check").err


def test_products_are_utf_8_in_every_locale(cuegen: Cuegen, folder: Path) -> None:
    """An old locale costs nobody his name."""
    (folder / "contacts.yaml").write_text(SMALL.replace("Ada Lovelace", "Émilie 山田"), encoding="utf-8")
    ascii_only = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    done = run("agenda", cwd=folder, env=ascii_only)
    assert done == cuegen("agenda")
    assert "Émilie 山田" in done.out.decode()


def test_a_name_of_a_file_that_is_no_text(cuegen: Cuegen, folder: Path) -> None:
    """Files may have names in any encoding; what is said of them is still printed."""
    (folder / "contacts.yaml").rename(os.fsdecode(bytes(folder) + b"/\xff.yaml"))
    code, seen = on_terminal("build", os.fsdecode(b"\xff.yaml"), "-o", os.fsdecode(b"\xfe.ics"), cwd=folder)
    assert (code, seen.split(":")[0]) == (0, r"\udcfe.ics")
    checked = cuegen("check", os.fsdecode(b"\xfd.yaml"), "--format", "json")
    assert (checked.code, checked.err) == (1, "")


# The clock


def stamps(feed: bytes) -> set[bytes]:
    """Return the values of DTSTAMP in a feed."""
    return {line.removeprefix(b"DTSTAMP:") for line in feed.splitlines() if line.startswith(b"DTSTAMP:")}


def test_source_date_epoch_is_the_clock(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """A given day comes before it, and stands for noon of that day."""
    assert stamps(cuegen("build", "-o", "-").out) == {b"20261123T120000Z"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW) + 1))
    assert stamps(cuegen("build", "-o", "-").out) == {b"20261123T120001Z"}
    assert stamps(cuegen("build", "-o", "-", "--today", "2026-11-25").out) == {b"20261125T120000Z"}


def test_without_it_the_clock_is_the_clock(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty one counts as none."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert stamps(cuegen("build", "-o", "-").out) != {b"19700101T000000Z"}


@pytest.mark.parametrize("command", ["build", "check", "agenda", "plan", "init"])
@pytest.mark.parametrize(
    "seconds", ["yesterday", "12.5", "2026-11-23", "-1", "-62135596800", "2145916800", "253402300799", "9" * 30]
)
def test_a_clock_that_is_none(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch, command: str, seconds: str) -> None:
    """Not a number, or no year that calendars can have."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    message = f"SOURCE_DATE_EPOCH: error: expected a number of seconds since 1970, until 2037, found '{seconds}'"
    assert cuegen(command) == Result(1, b"", f"{message}\n    hint: unset it to use the clock\n")


def test_the_last_second_that_calendars_have(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """The year 2037 is within, and so is the second in which the count begins."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2145916799")
    assert stamps(cuegen("build", "-o", "-").out) == {b"20371231T235959Z"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert stamps(cuegen("build", "-o", "-").out) == {b"19700101T000000Z"}
