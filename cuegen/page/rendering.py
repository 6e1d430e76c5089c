"""A page -> HTML: for a server, which has its stylesheet and script under addresses of their own, or in one file.

The template, the stylesheet and the script are parts of the program: they ship inside of this package, and nobody
replaces them. All that comes from the user is escaped. Neither form runs a script of another origin, or a style or
script of an attribute, and each says so to the browser: a server by `POLICY` in its headers, a file by itself.
"""

import base64
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cuegen.page.page import Page
from cuegen.views.durations import some_time
from cuegen.views.phrases import MONTHS, WEEKDAYS, bare_date, short_time

STYLESHEET, SCRIPT = "page.css", "page.js"  # the names under which a server has them, beside the page

# https://www.w3.org/TR/CSP3/; the icon is a data address.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_POLICY_OF_A_FILE = (
    "default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
)


def served(page: Page) -> str:
    """Write the page of a server, which has to send `POLICY` with it."""
    return environment().get_template("page.html.j2").render(page=page, style=None, policy=None)


def self_contained(page: Page) -> str:
    """Write the page as one file, without a script."""
    style = stylesheet()
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = _POLICY_OF_A_FILE.format(digest=digest)
    inlined = Markup(style)  # noqa: S704 - our own stylesheet, which holds no markup
    return environment().get_template("page.html.j2").render(page=page, style=inlined, policy=policy)


@cache
def stylesheet() -> str:
    """Return the stylesheet of the page."""
    return part(STYLESHEET)


@cache
def script() -> str:
    """Return the script of the page: it copies the address of the feed, and is not needed for anything else."""
    return part(SCRIPT)


def part(name: str) -> str:
    """Read a part of a page that is no template."""
    return files("cuegen.page").joinpath("static", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return where the templates of all pages are filled in."""
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: "" if value is None else value,  # what nobody knows of somebody is no text
        loader=PackageLoader("cuegen.page"),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "day": _day,
        "date": bare_date,
        "clock": short_time,
        "moment": _moment,
        "some_time": some_time,
    }
    return made


def _day(day: date) -> str:
    """Write a day of the coming weeks, whose year goes without saying."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def _moment(moment: datetime) -> str:
    return f"{_day(moment.date())}, {moment:%H:%M}"
