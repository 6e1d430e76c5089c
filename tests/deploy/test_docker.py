"""deploy/docker: linted and read; what the image is made of is packed, and what it runs is understood."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from dockerfile_parse import DockerfileParser

from cuegen.problems import Refused
from cuegen.serve.tokens import given_token
from tests.deploy.recipes import RECIPES, program
from tests.documents import CHECKOUT, blocks

FOLDER = RECIPES / "docker"
COMPOSE: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text())["services"]["cuegen"]


def instructions(folder: Path) -> list[tuple[str, str]]:
    """Read the instructions of the Dockerfile; the library wants to be able to write, so that it gets a copy."""
    shutil.copy(FOLDER / "Dockerfile", folder)
    return [
        (one["instruction"], one["value"])
        for one in DockerfileParser(str(folder)).structure
        if one["instruction"] != "COMMENT"
    ]


def test_hadolint_has_nothing_to_say() -> None:
    """It knows Docker's own advice, and that of shellcheck for what RUN runs."""
    linter = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([linter, FOLDER / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_is_careful(tmp_path: Path) -> None:
    """Nobody in it is root, no compiler and no source is left, and a supervisor can ask how it is."""
    read = instructions(tmp_path)
    last = [number for number, (name, _) in enumerate(read) if name == "FROM"][-1]
    image = read[last:]
    assert [value for name, value in image if name == "FROM"] == ["python:3.13-slim"]
    assert [value for name, value in image if name == "USER"] == ["1000:1000"]
    assert [value for name, value in image if name in {"COPY", "ADD"}] == ["--from=build /opt/cuegen /opt/cuegen"]
    (health,) = [value for name, value in image if name == "HEALTHCHECK"]
    assert "http://127.0.0.1:8383/healthz" in health
    assert ("EXPOSE", "8383") in image


def test_the_question_of_the_supervisor_is_python(tmp_path: Path) -> None:
    """With nobody there to answer it fails, as it must; with a slip in it, it would fail always."""
    (health,) = [value for name, value in instructions(tmp_path) if name == "HEALTHCHECK"]
    words = yaml.safe_load(health.partition("CMD")[2])
    assert words[:2] == ["python", "-c"]
    compile(words[2], "HEALTHCHECK", "exec")


def test_what_is_sent_to_docker_makes_the_package(tmp_path: Path) -> None:
    """The ignore file lets in what the wheel is made of, templates and example too, and nothing else: no list."""
    kept = [line[1:] for line in (FOLDER / "Dockerfile.dockerignore").read_text().splitlines() if line.startswith("!")]
    for name in kept:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "out", "."]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    (wheel,) = (tmp_path / "out").iterdir()
    packed = set(ZipFile(wheel).namelist())
    modules = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "cuegen").rglob("*.py")}
    assert modules | {"cuegen/shipped/contacts.yaml.example"} <= packed
    assert "contacts.yaml" not in kept


def test_compose_shuts_the_container_in() -> None:
    """It reads and writes the list's folder and /tmp alone, has no rights, and only this machine reaches it."""
    assert COMPOSE["read_only"] is True
    assert COMPOSE["tmpfs"] == ["/tmp"]  # noqa: S108 - the container's own
    assert COMPOSE["cap_drop"] == ["ALL"]
    assert COMPOSE["security_opt"] == ["no-new-privileges:true"]
    assert COMPOSE["ports"] == ["127.0.0.1:8383:8383"]
    assert [volume.rpartition(":")[2] for volume in COMPOSE["volumes"]] == ["/list"]
    assert (FOLDER / COMPOSE["build"]["context"]).resolve() == CHECKOUT.resolve()
    assert (CHECKOUT / COMPOSE["build"]["dockerfile"]).is_file()


@pytest.mark.parametrize("name", ["CUEGEN_URL", "CUEGEN_TOKEN", "CUEGEN_LIST"])
def test_compose_asks_for_what_it_cannot_know(name: str) -> None:
    """With a message, instead of starting with nothing."""
    assert f"${{{name}:?" in (FOLDER / "compose.yaml").read_text()


def test_compose_starts_what_the_image_does(tmp_path: Path) -> None:
    """The same list, at the same port; a proxy in front comes on top."""
    (command,) = [value for name, value in instructions(tmp_path) if name == "CMD"]
    image = shlex.split(command.strip("[]").replace(",", " "))
    assert COMPOSE["command"][: len(image)] == image


def test_the_page_has_the_settings_that_compose_asks_for() -> None:
    """All of them, and no token that works: one has to be drawn."""
    (text,) = blocks("text", text=(FOLDER / "README.md").read_text())
    settings = dict(line.split("=", 1) for line in text.splitlines())
    asked = re.findall(r"\$\{(\w+):", (FOLDER / "compose.yaml").read_text())
    assert settings.keys() == set(asked)
    with pytest.raises(Refused, match="22 to 128"):  # everybody can read this one: nobody is to serve by it
        given_token(settings)


@pytest.mark.parametrize("name", ["deploy/docker/.env", "contacts.yaml", "reconnect.ics", "preview.html"])
def test_git_leaves_alone_what_is_yours(tmp_path: Path, name: str) -> None:
    """The token, and all that names people, where the pages have it written in a clone."""
    shutil.copy(CHECKOUT / ".gitignore", tmp_path)
    git = [program("git"), "-C", str(tmp_path)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    assert subprocess.run([*git, "check-ignore", "--quiet", name], check=False).returncode == 0
