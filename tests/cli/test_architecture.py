"""The shape of the program, read from its own source: which way the data flows, and where the doors are."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import cuegen

PACKAGE = Path(cuegen.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each part, and the other parts that it may know. Data flows from contacts to feeds and never back.
MAY_KNOW = {
    "problems": set[str](),
    "zones": {"problems"},
    "contacts": {"problems", "zones"},
    "importers": {"problems", "contacts"},
    "picking": {"contacts", "importers", "printing"},
    "schedule": {"contacts"},
    "feed": {"problems", "zones", "contacts", "schedule"},
    "phases": {"contacts", "schedule"},
    "wishes": {"contacts", "schedule", "feed", "phases"},
    "advice": {"problems", "contacts", "schedule", "wishes"},
    "dated": {"contacts", "schedule", "feed", "wishes"},
    "choice": {"problems", "contacts", "wishes"},
    "blocks": {"contacts", "schedule", "feed", "wishes", "dated"},
    "build": {"problems", "contacts", "schedule", "feed", "wishes", "dated", "advice", "choice", "blocks"},
    "split": {"problems", "contacts", "feed", "wishes", "dated", "advice", "blocks", "build"},
    "what_if": {"contacts"},
    "crontab": {"problems"},
    "views": {"zones", "contacts", "schedule", "feed", "wishes", "dated", "build", "what_if", "importers", "printing"},
    "printing": {"problems"},
    "files": {"problems"},
    "watch": set[str](),
    "page": {"problems", "contacts", "feed", "wishes", "dated", "build", "views", "printing"},
    "serve": {
        *("problems", "zones", "contacts", "feed", "wishes", "build", "split"),
        *("views", "page", "printing", "files"),
    },
    "commands": {
        "crontab",
        *("problems", "zones", "contacts", "importers", "feed", "wishes", "build", "split", "what_if"),
        *("picking", "views", "page", "printing", "files", "watch", "serve"),
    },
    "cli": {"commands", "contacts", "feed", "problems", "build", "choice", "what_if", "serve"},
    "__main__": {"cli"},
    "__init__": set[str](),
}

# What the schedule may know of contacts: values, never how they are read.
SCHEDULE_KNOWS = {"contacts.cadence", "contacts.dates", "contacts.weekday"}

# One library, one door: a module, or a folder whose modules agree on it.
DOORS: dict[str, str | tuple[str, ...]] = {
    "yaml": "contacts/source.py",
    "pydantic": "contacts/",
    "icalendar": "feed/",
    "jinja2": ("feed/", "page/rendering.py"),
    "rich": "views/table.py",
    "watchdog": "watch/folders.py",
    "click": "cli/",
    "tzdata": "zones.py",
    "holidays": "contacts/public_holidays.py",
    "prompt_toolkit": "commands/terminal.py",
    "flask": "serve/",
    "waitress": "serve/running.py",
    "segno": "page/qr_code.py",
}
INNARDS = {
    "pydantic_core": "pydantic",
    "werkzeug": "flask",
    "markupsafe": "jinja2",
}  # parts of a library that come by a name of their own

# The rim: only here may the disk, the clock and the environment be met. `zones` reads the files of tzdata, and where a
# machine names its zone.
RIM = {"files", "watch", "serve", "commands", "cli", "__main__", "zones"}
INSIDE = [module for module in MODULES if module.relative_to(PACKAGE).with_suffix("").parts[0] not in RIM]
WORLDLY = {
    "pathlib",
    "os",
    "sys",
    "time",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "shutil",
    "tempfile",
    "io",
    "locale",
}
WORLDLY_CALLS = {"open", "print", "input", "exit", "hash"}  # a hash of a text differs from run to run
CLOCKS = {"now", "today", "utcnow", "uuid1", "uuid4", "getenv"}

HEAVY = {"pydantic", "icalendar", "jinja2", "yaml", "rich", "watchdog", "holidays", "prompt_toolkit", "flask", "segno"}


def named(module: Path) -> str:
    """Return the path of a module from the top of the package."""
    return module.relative_to(PACKAGE).as_posix()


@dataclass(frozen=True, slots=True)
class Import:
    """That one module of the package imports a name, given in full."""

    module: Path
    name: str

    @property
    def part(self) -> str:
        """The part of the program that imports: a folder or a module at the top."""
        return self.module.relative_to(PACKAGE).with_suffix("").parts[0]

    @property
    def library(self) -> str:
        """The package that is imported."""
        package = self.name.split(".")[0]
        return INNARDS.get(package, package)

    @property
    def own(self) -> str | None:
        """The part of the program that is imported, None if it is a library."""
        _, _, rest = self.name.partition(".")
        return (rest.split(".")[0] or "__init__") if self.library == "cuegen" else None

    @property
    def place(self) -> str:
        """Where the import stands, from the top of the package."""
        return named(self.module)


@cache
def tree(module: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(module.read_text(encoding="utf-8"))


def imports_of(module: Path) -> Iterator[Import]:
    """Go through all imports of a module, those inside of functions too."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import hides what it imports"
            # `from cuegen import files` imports a part, `from cuegen import __version__` none
            yield from (Import(module, _full(node.module or "", alias.name)) for alias in node.names)


def _full(origin: str, name: str) -> str:
    return f"{origin}.{name}" if origin == "cuegen" and name != "__version__" else origin


IMPORTS = [each for module in MODULES for each in imports_of(module)]


def test_there_is_something_to_look_at() -> None:
    """So that no test below passes because it looked at nothing."""
    assert len(MODULES) > 50
    assert {each.part for each in IMPORTS} <= set(MAY_KNOW)
    assert set(DOORS) <= {each.library for each in IMPORTS}


@pytest.mark.parametrize("part", sorted(MAY_KNOW))
def test_data_flows_one_way(part: str) -> None:
    """A part knows those before it and itself, nothing that comes after; only __main__ knows the command line."""
    known = MAY_KNOW[part] | {part, "__init__"}
    assert [each for each in IMPORTS if each.part == part and each.own and each.own not in known] == []


def test_the_schedule_knows_values_only() -> None:
    """It takes cadences and days, and could place anything."""
    known = {
        ".".join(each.name.split(".")[1:3]) for each in IMPORTS if each.part == "schedule" and each.own == "contacts"
    }
    assert known <= SCHEDULE_KNOWS


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_has_one_door(library: str) -> None:
    """Whoever exchanges it knows where to look."""
    places = {each.place for each in IMPORTS if each.library == library}
    assert {place for place in places if not place.startswith(DOORS[library])} == set()


def test_no_library_is_without_a_door() -> None:
    """All others come with Python."""
    libraries = {each.library for each in IMPORTS if each.own is None}
    assert libraries - set(DOORS) - sys.stdlib_module_names == set()


@pytest.mark.parametrize("module", INSIDE, ids=named)
def test_the_world_is_met_at_the_rim_only(module: Path) -> None:
    """Inside there is no disk, clock, environment, chance or output."""
    assert [each.name for each in imports_of(module) if each.name.split(".")[0] in WORLDLY] == []
    called = [node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    assert [each.id for each in called if isinstance(each, ast.Name) and each.id in WORLDLY_CALLS] == []
    assert [each.attr for each in called if isinstance(each, ast.Attribute) and each.attr in CLOCKS] == []


def test_there_is_one_clock_and_one_place_to_end() -> None:
    """The rest of the rim takes the moment as an argument, and gives an exit code back."""
    asking = {
        (named(module), node.attr)
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and (node.attr in {"now", "today", "exit"})
        if isinstance(node.value, ast.Name) and node.value.id in {"datetime", "date", "dt", "sys"}
    }
    assert asking == {("commands/clock.py", "now"), ("__main__.py", "exit")}


def test_there_is_one_way_to_each_standard_stream() -> None:
    """So that what holds for one product and one word holds for all."""
    met = {
        (named(module), node.attr)
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and node.attr in {"stdin", "stdout", "stderr"}
    }
    assert met == {
        ("__main__.py", "stdout"),
        ("commands/inputs.py", "stdin"),
        ("commands/product.py", "stdout"),
        ("commands/screen.py", "stderr"),
    }


@pytest.mark.parametrize("arguments", ["--version", "--help", "build --help", "nonsense"])
def test_light_requests_load_no_heavy_library(arguments: str) -> None:
    """They take longer to import than most of what is asked for takes to do."""
    code = (
        "import os, sys\n"
        f"sys.argv[1:] = {arguments.split()}\n"
        "from cuegen.__main__ import main\n"
        "os._exit = lambda _: None\n"
        "main()\n"
        f"sys.stderr.write(' '.join(set(sys.modules) & {HEAVY}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        ("check", {"rich", "watchdog", "holidays"}),
        ("log Ada --today 2026-11-23", {"rich", "jinja2", "icalendar", "difflib", "json", "cuegen.printing"}),
        ("status --today 2026-11-23", {"difflib", "cuegen.printing.text", "pydantic.type_adapter"}),
        ("agenda --json", {"rich"}),
        ("plan", {"rich", "jinja2"}),
        ("preview -o -", {"rich", "watchdog", "flask", "segno"}),
    ],
)
def test_a_command_loads_what_it_needs(arguments: str, unneeded: set[str], tmp_path: Path) -> None:
    """And no library of another one."""
    code = (
        "import sys\n"
        "from cuegen.cli import run\n"
        f"run({arguments.split()})\n"
        f"sys.stderr.write(' '.join(set(sys.modules) & {unneeded}))\n"
    )
    (tmp_path / "contacts.yaml").write_text(
        "calendar: {timezone: UTC}\ncategories: {mentors: {cadence: every 6 weeks, contacts: [Ada]}}\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_is_one_thought(module: Path) -> None:
    """Never more than 250 lines, functions of at most 45, and it says what it is about."""
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 250
    assert ast.get_docstring(tree(module))
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 45, node.name
