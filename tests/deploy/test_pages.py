"""The pages of the recipes: complete, true to the program, and each honest about what was tried."""

import os
import re
import shlex
import subprocess
import sys
from getpass import getuser
from pathlib import Path
from stat import S_IMODE

import click
import pytest

from cuegen.cli import cli
from cuegen.crontab import crontab_line
from tests.cli.program import SMALL
from tests.deploy.recipes import RECIPES, TOKEN
from tests.documents import CHECKOUT, FENCED, blocks

PAGES = sorted(RECIPES.glob("*/README.md"))
INDEX = (RECIPES / "README.md").read_text()
PUBLISHING = (CHECKOUT / "docs" / "publishing.md").read_text()
FILES = sorted(path for path in RECIPES.rglob("*") if path.is_file() and path.name != "README.md")

# A call in a block of a page, in a unit, in a workflow or in a script.
CALL = re.compile(r"^ *(?:[\w =%/\d*.:-]*[ /=])?cuegen (?!\")([a-z][^#\n]*)", re.MULTILINE)


def calls() -> list[str]:
    """List the calls of cuegen in all pages and files."""
    pages = [code for page in PAGES for code in blocks("sh", "crontab", "ini", text=page.read_text())]
    files = [path.read_text() for path in FILES if path.suffix in {".service", ".sh", ".yaml"}]
    return sorted({call.strip() for text in [*pages, *files] for call in CALL.findall(text)})


def test_there_are_calls_to_look_at() -> None:
    """Of each command that a recipe starts."""
    assert {call.split()[0] for call in calls()} == {"build", "check", "cron", "serve", "watch"}


@pytest.mark.parametrize("call", calls())
def test_every_call_is_understood(call: str) -> None:
    """Each names a command that there is, with options that it has."""
    name, *arguments = shlex.split(call)
    command = cli.commands[name]
    context = command.make_context(name, arguments, parent=click.Context(cli))
    assert context.command is command


def test_the_index_knows_every_recipe() -> None:
    """A row in the table for each folder, and no other."""
    assert set(re.findall(r"\]\(([\w-]+)/README\.md\)", INDEX)) == {page.parent.name for page in PAGES}


def test_the_way_to_a_calendar_knows_every_recipe_that_publishes() -> None:
    """The page in docs/ leads to them, and to those that build; the hook is a matter of the list."""
    led_to = set(re.findall(r"\.\./deploy/([\w-]+)/README\.md", PUBLISHING))
    assert led_to == {page.parent.name for page in PAGES} - {"khal", "pre-commit"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
class TestEveryPage:
    """What holds for each recipe."""

    def test_it_says_what_was_tried_and_what_was_not(self, page: Path) -> None:
        """At its end, both."""
        last = page.read_text().strip().split("\n\n")[-1]
        assert last.startswith("**Tried:** ")
        assert "**Not tried:** " in last.replace("\n", " ")

    def test_it_is_short(self, page: Path) -> None:
        """No line is too wide to read, tables, links and crontabs aside; and it is a page, not a book."""
        text = FENCED.sub("", page.read_text())
        assert len(page.read_text().splitlines()) <= 75
        assert [line for line in text.splitlines() if len(line) > 120 and not line.startswith("|")] == []

    def test_it_names_its_files(self, page: Path) -> None:
        """Each file of the folder has its mention."""
        text = page.read_text()
        for path in page.parent.iterdir():
            assert path == page or path.name in text or f"{path.stem}." in text, path.name


@pytest.mark.parametrize("path", [RECIPES / "README.md", *PAGES, *FILES], ids=lambda path: path.name)
def test_nothing_is_about_a_real_place(path: Path) -> None:
    """Hosts are examples (RFC 2606), homes are yours, and the one secret is no secret."""
    text = path.read_text()
    hosts = re.findall(r"https?://([\w.-]+)", text)
    known = r"(.*\.)?example\.com|127\.0\.0\.1|you\.github\.io|pre-commit\.com|www\.apple\.com"
    assert [host for host in hosts if not re.fullmatch(known, host)] == []
    assert re.findall(r"/(?:home|Users)/(?!you/|you`)\w*", text) == []
    assert set(re.findall(r"/c/(\w{10,})", text)) <= {TOKEN}


def test_the_line_of_the_crontab_is_what_cuegen_prints() -> None:
    """For the paths that stand in it."""
    (line,) = blocks("crontab", text=(RECIPES / "crontab" / "README.md").read_text())
    contacts = "/home/you/network/contacts.yaml"
    assert line == crontab_line(["/home/you/.local/bin/cuegen", "build", contacts], contacts) + "\n"


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_the_folder_of_a_web_server_is_made_before_cron_writes_there(server: str, tmp_path: Path) -> None:
    """By the commands of the page, for the user whose crontab it is; a web server can read it."""
    (block,) = [text for text in blocks("sh", text=(RECIPES / server / "README.md").read_text()) if "cron -o" in text]
    (tmp_path / "contacts.yaml").write_text(SMALL)
    feeds, script = tmp_path / "srv" / "cuegen", Path(sys.executable).with_name("cuegen")
    (tmp_path / "srv").mkdir()
    here = block.replace("sudo ", "").replace("/srv/cuegen", str(feeds)).replace("cuegen cron", f"{script} cron")
    environ = {"PATH": os.defpath, "USER": getuser()}
    command = ["/bin/sh", "-ec", here]
    done = subprocess.run(command, env=environ, cwd=tmp_path, capture_output=True, text=True, check=False, umask=0o077)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"-o {feeds}/reconnect.ics\n")
    assert (feeds.owner(), S_IMODE(feeds.stat().st_mode)) == (getuser(), 0o755)
