"""deploy/nginx: nginx itself, with the recipes as they stand, on a port of its own."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy import web
from tests.deploy.recipes import RECIPES, TOKEN, ask, free_port, program, running, serving

# What a recipe is put into. Nothing of it says how feeds are served, and gzip is on for all that is text.
AROUND = """\
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    access_log {folder}/access.log;
    gzip on;
    gzip_types *;
    gzip_proxied any;
    server {{
        listen 127.0.0.1:{port};
        root {folder}/nothing;
        include {folder}/recipe.conf;
    }}
}}
"""


def nginx(folder: Path, port: int, recipe: str, *arguments: str) -> list[str]:
    """Put a recipe into a configuration, and make the command for it."""
    (folder / "recipe.conf").write_text(recipe)
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, port=port))
    return [program("nginx"), "-e", "stderr", "-c", str(folder / "nginx.conf"), *arguments]


def recipe(name: str) -> str:
    """Read a recipe."""
    return (RECIPES / "nginx" / name).read_text()


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Have a folder for all that nginx writes."""
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def port(logs: Path) -> Iterator[int]:
    """Serve the feeds of a folder."""
    feeds = logs / "feeds"
    feeds.mkdir()
    for name in ("reconnect.ics", "former_managers-0a1b2c3d.ics", "contacts.yaml"):
        (feeds / name).write_bytes(web.FEED)
    (feeds / f"{web.LOOP}.ics").symlink_to(f"{web.LOOP}.ics")
    (logs / "contacts.yaml").write_bytes(web.FEED)
    text = recipe("feed.conf").replace("/srv/cuegen/", f"{feeds}/")
    with running(lambda number: nginx(logs, number, text)) as number:
        yield number


@pytest.mark.parametrize("name", ["feed.conf", "serve.conf"])
def test_nginx_takes_the_recipe(tmp_path: Path, name: str) -> None:
    """`nginx -t` has nothing to say against it."""
    done = subprocess.run(nginx(tmp_path, 1, recipe(name), "-t"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


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


def test_no_log_has_the_address(port: int, logs: Path) -> None:
    """Not even for what was not found, or could not be read."""
    web.feed_is_served(port)
    web.nothing_else_is_there(port)
    web.faults_are_answered(port)
    log = (logs / "access.log").read_text() + (logs / "error.log").read_text()
    assert "/robots.txt" in log
    assert TOKEN not in log


def test_nginx_stands_in_front_of_serve(tmp_path: Path) -> None:
    """It passes on what belongs to cuegen, and the truth about the client."""
    with serving(web.Upstream) as upstream:
        text = recipe("serve.conf").replace("127.0.0.1:8383", f"127.0.0.1:{upstream}")
        with running(lambda number: nginx(tmp_path, number, text)) as port:
            web.requests_are_passed_on(port, "feeds.example.com")
            web.the_rest_stays_behind(port, "feeds.example.com")


def test_no_log_has_the_address_of_a_server_that_is_stopped(tmp_path: Path) -> None:
    """Nor that of a form which is too long."""
    text = recipe("serve.conf").replace("127.0.0.1:8383", f"127.0.0.1:{free_port()}")
    with running(lambda number: nginx(tmp_path, number, text)) as port:
        web.nobody_answers(port, "feeds.example.com")
        assert ask(port, "/robots.txt").status == 404
    log = (tmp_path / "access.log").read_text() + (tmp_path / "error.log").read_text()
    assert "/robots.txt" in log
    assert TOKEN not in log
