"""The hook for pre-commit: its manifest, and the hook itself in a repository of contacts.

pre-commit would make an environment for it from PyPI. Here the same hook runs with the cuegen under test instead.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.program import FAULTY, SMALL, Result
from tests.deploy.recipes import RECIPES, program
from tests.documents import CHECKOUT, blocks

MANIFEST = CHECKOUT / ".pre-commit-hooks.yaml"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")

Commit = Callable[..., Result]


@pytest.fixture
def hooked(tmp_path: Path) -> Commit:
    """Have a repository, and a function that lets the hook look at some files of it."""
    git = program("git")
    environ = {
        "HOME": str(tmp_path / "home"),
        "PRE_COMMIT_HOME": str(tmp_path / "home" / "pre-commit"),
        "PATH": f"{Path(sys.executable).parent}:{os.defpath}",
    }
    folder = tmp_path / "repository"
    subprocess.run([git, "init", "--quiet", str(folder)], env=environ, check=True)

    def commit(texts: dict[str, str], **options: str) -> Result:
        (hook,) = yaml.safe_load(MANIFEST.read_text())
        local = {**hook, "language": "system", **options}
        config = {"repos": [{"repo": "local", "hooks": [local]}]}
        for name, text in {**texts, ".pre-commit-config.yaml": yaml.safe_dump(config)}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        subprocess.run([git, "add", "."], cwd=folder, env=environ, check=True)
        done = subprocess.run([*PRE_COMMIT, "run"], cwd=folder, env=environ, capture_output=True, check=False)
        return Result(done.returncode, done.stdout, done.stderr.decode())

    return commit


def test_pre_commit_takes_the_manifest() -> None:
    """As it judges it itself."""
    command = [*PRE_COMMIT, "validate-manifest", str(MANIFEST)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_good_list_can_be_committed(hooked: Commit) -> None:
    """Other files of YAML are none of the hook's business, faulty lists of another name among them."""
    done = hooked({"contacts.yaml": SMALL, "other.yaml": FAULTY, "contacts.yaml.md": FAULTY})
    assert done.code == 0, done.out.decode()
    assert b"Passed" in done.out


def test_a_faulty_list_cannot(hooked: Commit) -> None:
    """Wherever it is, and beside others: each fault is shown at its place."""
    done = hooked({"contacts.yaml": SMALL, "team/contacts.yml": FAULTY})
    assert done.code == 1
    assert b"team/contacts.yml:6:22: error: " in done.out


def test_lists_can_have_other_names(hooked: Commit) -> None:
    """With `files`, as the page shows it."""
    shown = example()["hooks"][0]["files"]
    done = hooked({"people/work.yaml": SMALL, "people/club.yaml": FAULTY}, files=shown)
    assert done.code == 1
    assert b"people/club.yaml:6:22: error: " in done.out
    assert b"work.yaml" not in done.out


def test_a_commit_of_other_things_waits_for_nothing(hooked: Commit) -> None:
    """There is nothing to check then."""
    assert b"Skipped" in hooked({"notes.txt": "nothing"}).out


def example() -> dict[str, Any]:
    """Read the longer configuration that the page shows."""
    page = (RECIPES / "pre-commit" / "README.md").read_text()
    _, longer = (yaml.safe_load(text) for text in blocks("yaml", text=page))
    repository = longer["repos"][0]
    assert isinstance(repository, dict)
    return repository


def test_the_configuration_of_the_page_is_one(tmp_path: Path) -> None:
    """As pre-commit judges it, and with the hook that there is."""
    page = (RECIPES / "pre-commit" / "README.md").read_text()
    (hook,) = yaml.safe_load(MANIFEST.read_text())
    for number, text in enumerate(blocks("yaml", text=page)):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text)
        subprocess.run([*PRE_COMMIT, "validate-config", str(path)], check=True)
        assert yaml.safe_load(text)["repos"][0]["hooks"][0]["id"] == hook["id"]
