"""deploy/github: the workflow's own steps, run as a runner does, with a stand-in for the Pages site."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.program import NOW, many
from tests.deploy.recipes import RECIPES, free_port, program, serving

SECRET = "0123456789abcdefghij-_"  # noqa: S105 - no secret, as long as one must be
PEOPLE = 60

# BaseLoader: YAML 1.1 would take the key `on` for a boolean, GitHub does not.
WORKFLOW: dict[str, Any] = yaml.load((RECIPES / "github" / "publish.yaml").read_text(), yaml.BaseLoader)  # noqa: S506 - see above
JOB = WORKFLOW["jobs"]["publish"]


class Pages(SimpleHTTPRequestHandler):
    """Stands in for the site: serves the folder that was deployed last, or nothing but one status."""

    broken: int | None = None

    def do_GET(self) -> None:
        """Serve a file."""
        if self.broken is None:
            super().do_GET()
        else:
            self.send_error(self.broken)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@dataclass(kw_only=True)
class Repository:
    """A user's repository, its site, and a machine that has cuegen but no other network."""

    folder: Path
    site: str
    secret: str = SECRET
    said: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Commit a list, as it were."""
        (self.folder / "contacts.yaml").write_text(text)

    def run(self) -> int:
        """Run the steps in a fresh checkout, and deploy; the exit code is that of the step that failed, or 0."""
        checkout = self.folder / "checkout"
        shutil.rmtree(checkout, ignore_errors=True)
        checkout.mkdir()
        shutil.copy(self.folder / "contacts.yaml", checkout)
        self.said.clear()
        for step in (step for step in JOB["steps"] if "run" in step):
            code = self._step(step, checkout)
            if code:
                return code
        shutil.rmtree(self.folder / "deployed", ignore_errors=True)
        shutil.copytree(checkout / self._uploaded(), self.folder / "deployed")
        return 0

    def _step(self, step: Mapping[str, Any], checkout: Path) -> int:
        environ = {name: self._value(text) for name, text in {**JOB["env"], **step.get("env", {})}.items()}
        machine = {"PATH": f"{self.folder}/bin:{os.defpath}", "CI": "true", "SOURCE_DATE_EPOCH": NOW}
        done = subprocess.run(
            [program("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=checkout,
            env={**machine, **environ},
            capture_output=True,
            text=True,
            check=False,
        )
        self.said.append(done.stdout + done.stderr)
        return done.returncode

    def _value(self, text: str) -> str:
        """Do what GitHub does with an expression; another one than these is unknown here."""
        known = {"secrets.CUEGEN_TOKEN": self.secret, "steps.pages.outputs.base_url": self.site}
        return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: known[found[1]], text)

    @staticmethod
    def _uploaded() -> str:
        (step,) = [step for step in JOB["steps"] if step.get("uses", "").startswith("actions/upload-pages-artifact@")]
        return str(step["with"]["path"])

    @property
    def feed(self) -> bytes:
        """What a calendar gets."""
        return (self.folder / "deployed" / "c" / self.secret / "reconnect.ics").read_bytes()


@pytest.fixture
def pages() -> type[Pages]:
    """Have a site of its own for a test."""
    return type("PagesOfATest", (Pages,), {})


@pytest.fixture
def repository(tmp_path: Path, pages: type[Pages]) -> Iterator[Repository]:
    """Have a repository, with `pip install` done: nothing can be fetched here."""
    program("curl")
    commands = tmp_path / "bin"
    commands.mkdir()
    (commands / "pip").write_text('#!/bin/sh\ntest "$1" = install\n')
    (commands / "pip").chmod(0o755)
    (commands / "cuegen").symlink_to(Path(sys.executable).with_name("cuegen"))
    deployed = tmp_path / "deployed"
    deployed.mkdir()
    with serving(partial(pages, directory=str(deployed))) as port:
        made = Repository(folder=tmp_path, site=f"http://127.0.0.1:{port}")
        made.write(many(PEOPLE))
        yield made


def places(feed: bytes) -> dict[str, str]:
    """Tell where each cue has its place, by name."""
    text = feed.decode().replace("\r\n ", "")
    return {
        re.findall("^SUMMARY:(.*)\r$", event, re.MULTILINE)[0]: re.findall("^DTSTART.*\r$", event, re.MULTILINE)[0]
        for event in text.split("BEGIN:VEVENT")[1:]
    }


# Of many people, the first third leaves, and one of another rhythm comes: without memory, others would move.
EDITED = re.sub(r"(?m)^      - Person 1?\d\n", "", many(PEOPLE)) + "      - {name: Newcomer, cadence: every 2 weeks}\n"


def test_the_memory_holds(repository: Repository) -> None:
    """The first run finds no feed and says so; at the next, those who stay have kept their places."""
    assert repository.run() == 0, repository.said
    assert "::notice::no feed yet" in "".join(repository.said)
    assert SECRET not in "".join(repository.said)  # GitHub would mask it, but need not
    first = places(repository.feed)
    assert len(first) == PEOPLE

    repository.write(EDITED)
    assert repository.run() == 0, repository.said
    second = places(repository.feed)
    assert "Reconnect with Newcomer" in second
    staying = first.keys() & second.keys()
    assert len(staying) == PEOPLE - 20
    assert {name: second[name] for name in staying} == {name: first[name] for name in staying}

    shutil.rmtree(repository.folder / "deployed" / "c")  # the proof that it was the memory that held them
    assert repository.run() == 0, repository.said
    anew = places(repository.feed)
    assert {name: anew[name] for name in staying} != {name: first[name] for name in staying}


def test_a_site_that_fails_is_not_taken_for_an_empty_one(repository: Repository, pages: type[Pages]) -> None:
    """All cues would move: nothing is built, nothing is published, and the annotation says why."""
    pages.broken = 403
    assert repository.run() != 0
    assert "::error::the feed of before cannot be fetched (HTTP status: 403)" in repository.said[-1]
    repository.site = f"http://127.0.0.1:{free_port()}"
    assert repository.run() != 0
    assert "::error::the feed of before cannot be fetched (HTTP status: none)" in repository.said[-1]
    assert list((repository.folder / "deployed").iterdir()) == []


def test_a_page_is_not_taken_for_a_feed(repository: Repository) -> None:
    """As a login or a parking page would be."""
    (repository.folder / "deployed" / "c" / SECRET).mkdir(parents=True)
    (repository.folder / "deployed" / "c" / SECRET / "reconnect.ics").write_text("<!DOCTYPE html>")
    assert repository.run() != 0
    assert "::error::what is published there is no feed" in repository.said[-1]


@pytest.mark.parametrize(
    ("secret", "word"),
    [
        ("", "missing"),
        ("0123456789abcdefghij-", "can be guessed"),
        ("../../../../../etc/0123456789", "may hold letters"),
    ],
)
def test_a_secret_must_be_one(repository: Repository, secret: str, word: str) -> None:
    """A repository without it publishes nothing under an address that anybody could guess."""
    repository.secret = secret
    assert repository.run() != 0
    assert word in repository.said[-1]
    assert list((repository.folder / "deployed").iterdir()) == []


def test_a_faulty_list_is_annotated(repository: Repository) -> None:
    """At its line, and nothing is published."""
    repository.write(many(PEOPLE).replace("every 8 weeks", "every 8 wekks"))
    assert repository.run() != 0
    assert "::error file=contacts.yaml,line=" in repository.said[-1]


def test_the_workflow_asks_for_what_pages_need() -> None:
    """It runs on push, nightly and by hand, one at a time, and may write nothing but the site."""
    assert set(WORKFLOW["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert re.fullmatch(r"\d+ \d+ \* \* \*", WORKFLOW["on"]["schedule"][0]["cron"])
    assert WORKFLOW["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert WORKFLOW["concurrency"] == "publish"
    assert JOB["environment"] == "github-pages"
    used = [step["uses"].split("@")[0] for step in JOB["steps"] if "uses" in step]
    assert used == [
        "actions/checkout",
        "actions/setup-python",
        "actions/configure-pages",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
    ]


def test_no_expression_reaches_a_shell() -> None:
    """What a secret holds would be run as a part of the script; as a variable it is only a text."""
    assert not any("${{" in step.get("run", "") for step in JOB["steps"])
