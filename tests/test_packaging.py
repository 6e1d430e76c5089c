"""What is released works: the wheel, the sdist and an editable install, none of them with help from the checkout.

Nothing is downloaded. A wheel or an sdist is installed without its dependencies, which come from the environment
of the tests by PYTHONPATH; `-S` keeps the .pth file of the editable install out, and with it the checkout.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

import pytest

from cuegen import __version__
from cuegen.contacts.model import Category, Contact
from cuegen.contacts.settings import Calendar, LinkedIn, States

CHECKOUT = Path(__file__).parents[1]
DEPENDENCIES = (sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))
NAME = f"cuegen-{__version__}"
SHIPPED = ("templates", "contacts.yaml.example")

# The clock of every run: 2026-11-23, a Monday.
NOW = "1795420800"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """One way to have cuegen: where its package lies, how it is started and the environment that this takes."""

    package: Path
    python: tuple[str, ...]
    cuegen: tuple[str, ...]
    environment: Mapping[str, str]

    def run(self, *command: str, cwd: Path) -> str:
        """Run a command that must succeed, and return all that it printed."""
        return run(*command, cwd=cwd, environment=self.environment)


def run(*command: str, cwd: Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a command that must succeed, in this environment, and return all that it printed."""
    done = subprocess.run(
        command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def apart(folder: Path, *start: str) -> Installed:
    """Describe the package in a folder, so run that no other one can be found."""
    python = (sys.executable, "-S")
    path = os.pathsep.join([str(folder), *DEPENDENCIES])
    return Installed(
        package=folder / "cuegen",
        python=python,
        cuegen=(*python, *start),
        environment={**os.environ, "SOURCE_DATE_EPOCH": NOW, "PYTHONPATH": path},
    )


def pip_install(archive: Path, folder: Path) -> Installed:
    """Install an archive into a folder, offline and without what it depends on."""
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index")
    run(*pip, "--no-deps", "--no-build-isolation", "--target", str(folder), str(archive), cwd=folder.parent)
    return apart(folder, str(folder / "bin" / "cuegen"))


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and from it the wheel, as a release does."""
    folder = tmp_path_factory.mktemp("archives")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(CHECKOUT), cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(archives: Path) -> Path:
    """Return the one wheel that a release has."""
    return archives / f"{NAME}-py3-none-any.whl"


@pytest.fixture(scope="module")
def sdist(archives: Path) -> Path:
    """Return the sdist."""
    return archives / f"{NAME}.tar.gz"


@pytest.fixture(scope="module")
def from_wheel(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel."""
    return pip_install(wheel, tmp_path_factory.mktemp("wheel") / "installed")


@pytest.fixture(scope="module")
def from_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the sdist."""
    return pip_install(sdist, tmp_path_factory.mktemp("sdist") / "installed")


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Unpack the sdist, and use it as it lies there."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return apart(folder / NAME, "-m", "cuegen")


@pytest.fixture(scope="module")
def editable() -> Installed:
    """Use the editable install that runs the tests."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return Installed(
        package=CHECKOUT / "cuegen",
        python=(sys.executable,),
        cuegen=(str(Path(sysconfig.get_path("scripts"), "cuegen")),),
        environment={**environment, "SOURCE_DATE_EPOCH": NOW},
    )


@pytest.fixture(params=["from_wheel", "from_sdist", "unpacked", "editable"])
def installed(request: pytest.FixtureRequest) -> Installed:
    """Go through all the ways to have cuegen."""
    found: Installed = request.getfixturevalue(request.param)
    return found


def files_of(*parts: str) -> set[str]:
    """List the files of the checkout below its folders and files of these names, as paths from its top."""
    tops = [CHECKOUT / part for part in parts]
    below = [path for top in tops for path in (top.rglob("*") if top.is_dir() else [top])]
    return {path.relative_to(CHECKOUT).as_posix() for path in below if path.is_file() and path.suffix != ".pyc"}


def test_the_wheel_holds_the_package_with_what_it_ships_and_nothing_else(wheel: Path) -> None:
    """Modules, py.typed, templates and the example are in; tests, benchmarks and caches are not."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.startswith(f"{NAME}.dist-info/")}
    shipped = {f"cuegen/shipped/{name}" for name in files_of(*SHIPPED)}
    assert names == files_of("cuegen") | shipped
    assert {"cuegen/py.typed", "cuegen/shipped/contacts.yaml.example"} <= names
    assert {f"cuegen/shipped/templates/{name}.txt.j2" for name in ("summary", "description")} <= names


def test_the_sdist_holds_all_that_building_and_testing_takes(sdist: Path) -> None:
    """Who packages cuegen for a distribution can test what they package."""
    tops = ("cuegen", "tests", *SHIPPED, "Makefile", "README.md", "LICENSE", "pyproject.toml", "CONTRIBUTING.md")
    with tarfile.open(sdist) as archive:
        names = set(archive.getnames())
    assert {f"{NAME}/{name}" for name in files_of(*tops)} <= names


def test_the_metadata_tell_what_it_is(wheel: Path) -> None:
    """The index shows the version, the licence and which Python it takes; installers make the command."""
    with zipfile.ZipFile(wheel) as archive:
        metadata = message_from_bytes(archive.read(f"{NAME}.dist-info/METADATA"))
        commands = archive.read(f"{NAME}.dist-info/entry_points.txt").decode()
        assert archive.read(f"{NAME}.dist-info/licenses/LICENSE") == (CHECKOUT / "LICENSE").read_bytes()
    fields = ("Name", "Version", "License-Expression", "Requires-Python")
    assert [metadata[field] for field in fields] == ["cuegen", __version__, "MIT", ">=3.11"]
    assert "[console_scripts]\ncuegen = " in commands


def test_the_package_that_runs_is_the_installed_one(installed: Installed, tmp_path: Path) -> None:
    """The other tests of this module are about what they say they are."""
    where = installed.run(*installed.python, "-c", "import cuegen; print(cuegen.__file__)", cwd=tmp_path)
    assert Path(where.strip()) == installed.package / "__init__.py"


def test_the_version_is_printed(installed: Installed, tmp_path: Path) -> None:
    """What a report of a fault should name can be asked for."""
    assert installed.run(*installed.cuegen, "--version", cwd=tmp_path).split()[-1] == __version__


def test_the_first_steps_work_and_give_the_same_feed_everywhere(
    installed: Installed, editable: Installed, tmp_path: Path
) -> None:
    """Init and build find the example and the templates, without a warning, and every install makes the same bytes."""
    feeds = []
    for number, way in enumerate((installed, editable)):
        folder = tmp_path / str(number)
        way.run(*way.cuegen, "init", str(folder), cwd=tmp_path)
        assert way.run(*way.cuegen, "build", cwd=folder) == ""
        feeds.append((folder / "reconnect.ics").read_bytes())
    assert feeds[0] == feeds[1]
    assert b"Ada Lovelace" in feeds[0]


def test_the_example_shows_every_key() -> None:
    """Who reads it to the end has seen all that contacts.yaml can say, but for LinkedIn's addresses."""
    text = (CHECKOUT / "contacts.yaml.example").read_text(encoding="utf-8")
    keys = {key for section in (Calendar, LinkedIn, States, Category, Contact) for key in section.model_fields}
    assert {key for key in keys if not re.search(rf"\b{key}:", text)} == {"addresses"}


@pytest.mark.parametrize(
    ("lacking", "advice"),
    [
        ("version_info", "cuegen needs Python 3.11 or newer"),
        ("ensurepip", "apt install python3-venv"),
    ],
)
def test_make_says_what_the_machine_lacks(lacking: str, advice: str, tmp_path: Path) -> None:
    """An old Python, and one without venv as Debian has it, are named before anything is made."""
    python = tmp_path / "python3"
    python.write_text(f'#!/bin/sh\ncase "$2" in *{lacking}*) exit 1;; esac\n', encoding="utf-8")
    python.chmod(0o755)
    folder = tmp_path / "venv"
    make = (shutil.which("make") or "make", f"PYTHON={python}", f"VENV={folder}", f"{folder}/bin/python")
    done = subprocess.run(make, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert (done.returncode, advice in done.stderr) == (2, True), done.stderr
    assert not folder.exists()
