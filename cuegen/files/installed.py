"""Where the files are that ship with the program: the templates and the example."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped(name: str, *, package: Path = _PACKAGE) -> Path:
    """Return the path of "templates" or "contacts.yaml.example"; `package` is the folder of the program.

    A wheel carries them inside that folder. In a checkout, and so in an editable install, they stand beside it.
    """
    carried = package / "shipped"
    return (carried if carried.is_dir() else package.parent) / name
