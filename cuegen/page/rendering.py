"""Stand-in."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined


def stylesheet() -> str:
    """Return nothing."""
    return ""


def part(name: str) -> str:
    """Return a part."""
    return files("cuegen.page").joinpath("static", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return the environment."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=PackageLoader("cuegen.page"),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
