"""deploy/caddy: Caddy itself, with the recipes as they stand but for the host."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy import web
from tests.deploy.recipes import RECIPES, TOKEN, free_port, program, running, serving

HOST = "feeds.example.com"
LOG = "caddy.log"


def caddy(folder: Path, port: int, recipe: str) -> list[str]:
    """Let a recipe be for a port instead of a host, for a certificate cannot be had here; make the command for it."""
    text = recipe.replace("{\n\tlog", "{\n\tadmin off\n\tlog", 1)
    (folder / "Caddyfile").write_text(text.replace(f"{HOST} {{", f"http://:{port} {{\n\tbind 127.0.0.1"))
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def recipe(name: str) -> str:
    """Read a recipe."""
    return (RECIPES / "caddy" / name).read_text()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Have a folder for all that Caddy reads and writes."""
    return tmp_path_factory.mktemp("caddy")


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    """Serve the feeds of a folder."""
    feeds = folder / "feeds"
    feeds.mkdir()
    for name in ("reconnect.ics", "former_managers-0a1b2c3d.ics", "contacts.yaml"):
        (feeds / name).write_bytes(web.FEED)
    (feeds / f"{web.LOOP}.ics").symlink_to(f"{web.LOOP}.ics")
    (folder / "contacts.yaml").write_bytes(web.FEED)
    text = recipe("feed.Caddyfile").replace("/srv/cuegen", str(feeds))
    with running(lambda number: caddy(folder, number, text), folder / LOG, HOME=str(folder)) as number:
        yield number


@pytest.mark.parametrize("name", ["feed.Caddyfile", "serve.Caddyfile"])
def test_caddy_takes_the_recipe(tmp_path: Path, name: str) -> None:
    """`caddy validate` has nothing to say against it, and `caddy fmt` nothing to tidy up."""
    path = RECIPES / "caddy" / name
    commands = [["validate", "--adapter", "caddyfile", "--config", str(path)], ["fmt", str(path)]]
    validated, tidy = (
        subprocess.run(
            [program("caddy"), *command], env={"HOME": str(tmp_path)}, capture_output=True, text=True, check=False
        )
        for command in commands
    )
    assert validated.returncode == 0, validated.stderr
    assert '"level":"warn"' not in validated.stderr
    assert tidy.stdout == path.read_text()


def test_the_feed_is_served_as_calendars_want_it(port: int) -> None:
    """See `web`, for this and the next ones."""
    web.feed_is_served(port)
    web.every_feed_has_its_name(port)
    web.head_is_get_without_the_feed(port)


def test_what_did_not_change_is_not_sent(port: int) -> None:
    """By tag and by date."""
    web.what_did_not_change_is_not_sent(port)


def test_nothing_else_is_there(port: int) -> None:
    """Neither above the feed, nor beside it, nor the list."""
    web.nothing_else_is_there(port)


@pytest.mark.parametrize("method", ["PUT", "PROPFIND", "POST", "DELETE", "OPTIONS"])
def test_it_cannot_be_written(port: int, method: str) -> None:
    """Nor asked for as if it were WebDAV."""
    web.it_cannot_be_written(port, method)


def test_no_log_has_the_address(port: int, folder: Path) -> None:
    """Not even for what was not found, or could not be read; that something could not is told."""
    web.feed_is_served(port)
    web.nothing_else_is_there(port)
    web.faults_are_answered(port)
    log = (folder / LOG).read_text()
    assert '"logger":"http.log.error"' in log
    assert TOKEN not in log


def test_caddy_stands_in_front_of_serve(tmp_path: Path) -> None:
    """It passes on what belongs to cuegen, and the truth about the client."""
    with serving(web.Upstream) as upstream:
        text = recipe("serve.Caddyfile").replace("127.0.0.1:8383", f"127.0.0.1:{upstream}")
        with running(lambda number: caddy(tmp_path, number, text), HOME=str(tmp_path)) as port:
            web.requests_are_passed_on(port, HOST)
            web.the_rest_stays_behind(port, HOST)


def test_no_log_has_the_address_of_a_server_that_is_stopped(tmp_path: Path) -> None:
    """Nor that of a form which is too long; what is wrong is told."""
    text = recipe("serve.Caddyfile").replace("127.0.0.1:8383", f"127.0.0.1:{free_port()}")
    with running(lambda number: caddy(tmp_path, number, text), tmp_path / LOG, HOME=str(tmp_path)) as port:
        web.nobody_answers(port, HOST)
    log = (tmp_path / LOG).read_text()
    assert "connection refused" in log
    assert TOKEN not in log
