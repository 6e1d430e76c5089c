"""`cuegen serve` as a process and in this one: it builds as `watch` does, and what it built is what it serves."""

import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from stat import S_IMODE

import pytest

from cuegen.commands import serve as serve_module
from cuegen.commands.screen import Screen
from cuegen.problems import INSTALLING
from cuegen.serve.running import Server as Answering
from cuegen.watch import Bell
from tests.cli.conftest import Cuegen
from tests.cli.program import FAULTY, SMALL, Result, environment, run
from tests.cli.screen import at_terminal
from tests.cli.serving import TOKEN, Server, ask
from tests.cli.test_watch_command import EDITED, NEXT, save

BUILT = f"reconnect.ics: 2 cues, 2 new; {NEXT}"
SHOW = "the same command with --show-url prints the addresses"


@pytest.fixture
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file in which the token is kept, in a state folder of this test alone."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    monkeypatch.delenv("CUEGEN_TOKEN", raising=False)
    return folder / "cuegen" / "token"


# As a process


def test_it_serves_what_it_builds_and_rebuilds(folder: Path) -> None:
    """The file and the answer are the same, before an edit and after it, and of every category."""
    with Server(cwd=folder) as server:
        assert server.introduction == f"serving at http://127.0.0.1:{server.port}; {SHOW}"
        assert server.line() == BUILT
        first = (folder / "reconnect.ics").read_bytes()
        assert server.get() == (200, first)
        assert server.get("mentors.ics")[0] == 200
        save(folder / "contacts.yaml", EDITED)
        assert server.line() == f"reconnect.ics: 2 cues, 1 new, 1 removed; {NEXT}"
        assert server.get() == (200, (folder / "reconnect.ics").read_bytes())
        assert server.get()[1] != first
        assert server.stop() == (0, [])


def test_each_category_has_weekly_blocks_of_its_own(folder: Path) -> None:
    """The same as from --split, while the whole feed is that of `build`."""
    (folder / "contacts.yaml").write_text(SMALL.replace("  starts", "  style: weekly-block\n  starts"))
    run("build", "--split", "out", cwd=folder)
    run("build", "-o", "whole.ics", cwd=folder)
    with Server(cwd=folder) as server:
        server.until("reconnect.ics: ")
        assert server.get() == (200, (folder / "whole.ics").read_bytes())
        assert server.get("mentors.ics") == (200, (folder / "out" / "mentors.ics").read_bytes())


def test_a_broken_edit_keeps_the_feed_on_the_wire(folder: Path) -> None:
    """And tells the fault; so does a start with a broken list, from the file that is there."""
    with Server(cwd=folder) as server:
        server.until(BUILT)
        good = server.get()
        save(folder / "contacts.yaml", FAULTY)
        server.until("contacts.yaml:6:22: error: ")
        assert server.get() == good
        assert server.get("mentors.ics")[0] == 200
    with Server(cwd=folder) as server:
        server.until("contacts.yaml:6:22: error: ")
        assert server.get() == good
        assert server.get("mentors.ics")[0] == 503
        save(folder / "contacts.yaml", SMALL)
        server.until(f"reconnect.ics: 2 cues, nothing new; {NEXT}")
        assert server.get() == good
        assert server.get("mentors.ics")[0] == 200


def test_without_any_feed_it_waits_for_the_first(folder: Path) -> None:
    """And says to calendars that it does; a supervisor is told the same."""
    (folder / "contacts.yaml").unlink()
    with Server(cwd=folder) as server:
        server.until("contacts.yaml: error: no such file")
        assert server.get() == (503, b"no feed yet\n")
        assert ask(server.port, "/healthz") == (503, b"no feed yet\n")
        save(folder / "contacts.yaml", SMALL)
        server.until(BUILT)
        assert server.get()[0] == 200
        assert ask(server.port, "/healthz") == (200, b"ok\n")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_stops_cleanly(folder: Path, number: signal.Signals, code: int) -> None:
    """With an open connection, without another word, and at once."""
    with Server(cwd=folder) as server:
        server.until(BUILT)
        with socket.create_connection(("127.0.0.1", server.port)):
            assert server.stop(number) == (code, [])


def test_no_log_has_the_token(folder: Path) -> None:
    """Whatever is asked for, of a server that tells of every request."""
    with Server("--verbose", cwd=folder) as server:
        server.until(BUILT)
        server.get()
        server.get(f"{TOKEN}.ics")
        server.get(token=TOKEN.lower())
        ask(server.port, f"/{TOKEN}")
        lines = server.stop()[1]
    assert lines == [
        "127.0.0.1 GET /c/<token>/reconnect.ics 200 unknown",
        "127.0.0.1 GET /c/<token>/<token>.ics 404 unknown",
        "127.0.0.1 GET /c/<token>/reconnect.ics 404 unknown",
        "127.0.0.1 GET an unknown address 404 unknown",
    ]
    assert TOKEN not in "".join(server.lines)


def test_new_addresses_count_at_once(folder: Path, tmp_path: Path) -> None:
    """Of a server that runs: who has the old one meets nobody any more."""
    env = environment(XDG_STATE_HOME=str(tmp_path / "state"))
    with Server(cwd=folder, env=env) as server:
        server.until(BUILT)
        kept = tmp_path / "state" / "cuegen" / "token"
        old = kept.read_text().strip()
        assert server.get(token=old)[0] == 200
        shown = run("serve", "--new-token", cwd=folder, env=env)
        new = kept.read_text().strip()
        assert (shown.code, shown.err, f"/c/{new}/reconnect.ics" in shown.out.decode()) == (0, "", True)
        server.until(f"reconnect.ics: 2 cues, nothing new; {NEXT}")
        assert server.get(token=new)[0] == 200
        assert server.get(token=old) == (404, b"not found\n")
        kept.write_text("too short")
        server.until(f"{kept}: error: expected 22 to 128 letters, digits, '-' or '_', found 9 characters")
        assert server.get(token=new)[0] == 200


def test_a_person_sees_the_address(folder: Path) -> None:
    """On a terminal: that of the page, which has all others."""
    with at_terminal("serve", "--port", "0", cwd=folder, CUEGEN_TOKEN=TOKEN) as terminal:
        terminal.wait_for("serving http://127.0.0.1:")
        terminal.wait_for(f"/c/{TOKEN}/ until Ctrl-C")
        terminal.wait_for("2 cues, 2 new")
        terminal.interrupt()
        assert terminal.end()[0] == 130


# In this process


Meanwhile = Callable[[int], None]
Run = Callable[..., Result]


@pytest.fixture
def serving(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch, state: Path) -> Run:
    """Serve with some arguments, until what is to happen meanwhile has happened; it is told the port."""
    assert not state.exists()
    ports: list[int] = []
    start = Answering.start

    def start_and_tell(server: Answering) -> None:
        ports.append(int(server._server.effective_port))  # noqa: SLF001 - port 0 was asked for
        start(server)

    monkeypatch.setattr(Answering, "start", start_and_tell)

    def run_(*arguments: str, meanwhile: Meanwhile = lambda _port: None) -> Result:
        def stop(bell: Bell, _seconds: float) -> None:
            meanwhile(ports[-1])
            bell.stop()

        monkeypatch.setattr(Bell, "wait", stop)  # it waits: then it has built
        return cuegen("serve", "--port", "0", *arguments)

    return run_


def test_the_token_is_made_at_the_first_start(serving: Run, state: Path, folder: Path) -> None:
    """Kept for the user alone, and the same at the next one; the start is one build."""
    seen: list[bytes] = []

    def fetch(port: int) -> None:
        seen.append(ask(port, f"/c/{state.read_text().strip()}/reconnect.ics")[1])

    for told in (BUILT, f"reconnect.ics: 2 cues, nothing new; {NEXT}"):
        done = serving(meanwhile=fetch)
        assert (done.code, done.out) == (0, b"")
        assert done.err.splitlines()[1:] == [told]
        assert state.read_text().strip() not in done.err
    assert seen == [(folder / "reconnect.ics").read_bytes()] * 2
    assert S_IMODE(state.stat().st_mode) == 0o600


def test_the_feed_of_before_is_there_while_the_first_build_goes_on(serving: Run, state: Path, folder: Path) -> None:
    """And afterwards, if that fails: what cannot be read is told once, by the build."""
    serving()
    before = (folder / "reconnect.ics").read_bytes()
    (folder / "contacts.yaml").write_text(FAULTY)
    seen: list[tuple[int, bytes]] = []
    address = f"/c/{state.read_text().strip()}/reconnect.ics"
    done = serving(meanwhile=lambda port: seen.append(ask(port, address)))
    assert seen == [(200, before)]
    assert done.err.count("contacts.yaml:6:22: error: ") == 1
    (folder / "reconnect.ics").unlink()
    (folder / "reconnect.ics").mkdir()
    (folder / "contacts.yaml").write_text(SMALL)
    done = serving(meanwhile=lambda port: seen.append(ask(port, address)))
    assert seen[1:] == [(503, b"no feed yet\n")]
    assert done.err.count("reconnect.ics: error: ") == 1


def test_a_token_that_is_deleted_goes_on_until_the_next_start(serving: Run, state: Path) -> None:
    """Nothing that runs is cut off."""
    tokens: list[str] = []

    def delete(port: int) -> None:
        tokens.append(state.read_text().strip())
        state.unlink()
        assert ask(port, f"/c/{tokens[-1]}/reconnect.ics")[0] == 200

    serving(meanwhile=delete)
    serving(meanwhile=delete)
    assert tokens[0] != tokens[1]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (Path.unlink, 0),
        (lambda path: path.write_text("too short"), 1),
    ],
)
def test_a_token_that_cannot_be_read_any_more_goes_on(
    spoil: Callable[[Path], object], told: int, serving: Run, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told if something else is in its place."""
    tokens: list[str] = []
    say = Screen.say

    def say_and_spoil(screen: Screen, line: str) -> None:
        say(screen, line)
        if not tokens:
            tokens.append(state.read_text().strip())
            spoil(state)

    def fetch(port: int) -> None:
        assert ask(port, f"/c/{tokens[0]}/reconnect.ics")[0] == 200

    monkeypatch.setattr(Screen, "say", say_and_spoil)
    assert serving(meanwhile=fetch).err.count("expected 22 to 128 letters") == told


def test_another_machine_is_a_reason_to_speak(serving: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In any case, and in words for people."""
    monkeypatch.setattr(socket, "gethostname", lambda: "nas")
    said = serving("--host", "0.0.0.0").err  # noqa: S104 - what the warning is about
    assert said.startswith("this is not for your own machine alone: whoever reaches http://nas:")
    assert "let a proxy with https stand before it, and name --public-url\n" in said
    assert "serving at http://nas:" in said
    assert "not for your own machine alone" not in serving("--host", "localhost").err


def test_a_public_address_is_what_a_person_is_shown(serving: Run, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And where it comes from; requests may bring its path along."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    codes: list[int] = []

    def fetch(port: int) -> None:
        feed = f"/c/{state.read_text().strip()}/reconnect.ics"
        codes.extend(ask(port, f"{path}{feed}")[0] for path in ("", "/cal"))

    said = serving("--public-url", "https://example.org/cal/", "--trust-proxy", meanwhile=fetch).err.splitlines()[0]
    token = state.read_text().strip()
    assert said.startswith(f"serving https://example.org/cal/c/{token}/ from http://127.0.0.1:")
    assert said.endswith(" until Ctrl-C")
    assert codes == [200, 200]


@pytest.mark.parametrize("arguments", [(), ("--poll",)])
def test_polling_asks_for_no_events(
    cuegen: Cuegen, state: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """The flag gets where it is needed."""
    asked: list[bool] = []

    def until_told(*_: object, poll: bool) -> int:
        asked.append(poll)
        return 0

    monkeypatch.setattr(serve_module, "until_told", until_told)
    assert cuegen("serve", "--port", "0", *arguments).code == 0
    assert asked == [bool(arguments)]
    assert state.exists()


def test_requests_are_told_when_that_is_asked_for(serving: Run) -> None:
    """One line each, on stderr."""
    assert "GET /healthz 200" in serving("--verbose", meanwhile=check).err
    assert "GET /healthz" not in serving(meanwhile=check).err


def check(port: int) -> None:
    """Ask what a supervisor asks."""
    assert ask(port, "/healthz") == (200, b"ok\n")


# Addresses


def test_addresses_are_shown_one_in_a_line(cuegen: Cuegen, state: Path) -> None:
    """Those for all calendars, for some, and of the page; the feed comes first, for scripts."""
    shown = cuegen("serve", "--show-url")
    token = state.read_text().strip()
    assert shown == Result(
        0,
        f"http://127.0.0.1:8383/c/{token}/reconnect.ics\n"
        f"webcal://127.0.0.1:8383/c/{token}/reconnect.ics\n"
        f"http://127.0.0.1:8383/c/{token}/\n".encode(),
        "",
    )
    assert cuegen("serve", "--show-url") == shown
    public = cuegen("serve", "--show-url", "--public-url", "https://example.org/cal", "--port", "1")
    assert public.out.decode().splitlines()[0] == f"https://example.org/cal/c/{token}/reconnect.ics"


def test_new_addresses_are_shown(watched: Cuegen, state: Path) -> None:
    """With what becomes of the old ones, for who is looking."""
    old = watched("serve", "--show-url")
    new = watched("serve", "--new-token")
    assert new.code == 0
    assert new.out != old.out
    assert new.err == ("the old addresses lead nowhere now, also on a server that runs: subscribe to the new ones\n")
    assert watched("serve", "--show-url").out == new.out
    assert state.read_text().strip() in new.out.decode()


def test_new_addresses_mend_a_file_that_holds_no_token(cuegen: Cuegen, state: Path) -> None:
    """As the complaint about it says, and for the user alone to read, whoever could read the file before."""
    state.parent.mkdir()
    state.write_text("")
    state.chmod(0o644)
    assert "`cuegen serve --new-token` makes a new one" in cuegen("serve", "--show-url").err
    state.chmod(0o644)
    new = cuegen("serve", "--new-token")
    assert (new.code, new.err) == (0, "")
    assert state.read_text().strip() in new.out.decode()
    assert S_IMODE(state.stat().st_mode) == 0o600
    assert cuegen("serve", "--show-url").out == new.out


def test_a_token_that_was_given_is_not_ours_to_renew(
    cuegen: Cuegen, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says where it comes from."""
    monkeypatch.setenv("CUEGEN_TOKEN", TOKEN)
    assert f"/c/{TOKEN}/reconnect.ics" in cuegen("serve", "--show-url").out.decode()
    assert cuegen("serve", "--new-token") == Result(
        1,
        b"",
        "CUEGEN_TOKEN: error: the token is given by this variable\n    hint: change it there, or unset it\n",
    )
    assert not state.exists()


# What cannot be


def test_a_port_in_use_is_told_before_anything_is_written(cuegen: Cuegen, state: Path, folder: Path) -> None:
    """With exit code 1, and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cuegen("serve", "--port", str(port)) == Result(
            1,
            b"",
            f"127.0.0.1:{port}: error: another program listens here already\n"
            "    hint: stop it, or name another port with --port\n",
        )
    assert [path.name for path in folder.iterdir()] == ["contacts.yaml"]
    assert state.exists()


def test_without_the_packages_there_is_no_serving(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it says how to get them."""
    monkeypatch.setattr(serve_module, "find_spec", lambda _name: None)
    assert cuegen("serve") == Result(
        1,
        b"",
        f"cuegen serve: error: serve needs packages that are not installed\n    hint: {INSTALLING}\n",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-",), "serve needs files: it cannot wait for standard input or rewrite standard output"),
        (("-o", "-"), "serve needs files: it cannot wait for standard input or rewrite standard output"),
        (("-o", "contacts.yaml"), "the feed would overwrite the list: name another file with -o"),
        (("--port", "65536"), "Invalid value for '--port': 65536 is not in the range 0<=x<=65535."),
        (
            ("--public-url", "example.org"),
            (
                "Invalid value for '--public-url': expected an address that begins with https:// or http://; "
                "write it like https://example.org"
            ),
        ),
        (
            ("--public-url", f"https://{'a' * 500}"),
            "Invalid value for '--public-url': the address has 508 characters, where 500 are allowed",
        ),
    ],
)
def test_a_wrong_call(cuegen: Cuegen, arguments: tuple[str, ...], message: str) -> None:
    """It is told as for all commands."""
    done = cuegen("serve", *arguments)
    assert (done.code, done.out) == (2, b"")
    assert done.err.splitlines()[-1] == f"Error: {message}"


def test_a_mistake_in_the_server_ends_all(serving: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that goes on building without answering would look well."""

    def fail(_server: Answering, _now: float) -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr(Answering, "_dismiss_slow", fail)
    monkeypatch.setattr("cuegen.serve.running.TICK", 0.01)
    with pytest.raises(RuntimeError, match="a mistake"):
        serving()
