"""Lists that hypothesis invents, as plain data, and ways to write the same data as YAML."""

import re
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from cuegen.contacts.cadence import EXAMPLES
from cuegen.contacts.texts import identity, read_name
from cuegen.problems import Fault
from tests.feed.building import quoted

Data = dict[str, Any]

# One of each kind: rules that change as everywhere, the other way round, and never; lists of changes; none at all.
ZONES = (
    *("Europe/London", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "Asia/Kolkata", "UTC"),
    *("Africa/Cairo", "America/Santiago", "America/Nuuk", "Asia/Jerusalem", "Africa/Casablanca", "Pacific/Kiritimati"),
)
PLAIN = re.compile(r"(?!null$)[A-Za-z0-9][A-Za-z0-9/_.:-]*", re.IGNORECASE)  # null is nothing, "null" a text

ROTATIONS = ["weekly", "every 10 days", "every friday at 17:00", "monthly on tuesday", "quarterly"]
NUDGES = st.sampled_from(["weekly", "every 2 weeks", "monthly", "off"])
PACES = st.sampled_from(["0.5 until 2026-09-01", "2 until 2027-03-01", "twice as often", "off"])
LEADS = st.sampled_from(["0 days", "3 days", "1 week", "8 weeks"])

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80) | st.text("\\,;:\n é山😀#'\"", max_size=80)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def is_name(text: str) -> bool:
    """Tell whether a text can be somebody's name."""
    try:
        read_name(text)
    except Fault:
        return False
    return True


names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20).filter(is_name)


def _followups(on: list[date]) -> st.SearchStrategy[list[Any]]:
    """Write follow-ups on these days, in both of their forms."""
    return st.tuples(*(st.just(f"{day} ask again") | st.just({"on": str(day)}) for day in on)).map(list)


@st.composite
def _contact(draw: st.DrawFn, name: str) -> Data:
    optional = {
        "cadence": st.sampled_from(EXAMPLES),
        "last_contact": days.map(str),
        "notes": texts,
        "company": names,
        "role": names,
        "birthday": st.dates(date(1815, 1, 1), date(2004, 2, 29)).map(str)
        | st.sampled_from(["02-29", "12-31", "01-01"]),
        "since": st.dates(date(1990, 1, 1), date(2027, 6, 30)).map(str)
        | st.sampled_from(["2024-02-29", "2021", "2026-03"]),
        "followups": st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=3, unique=True).flatmap(
            _followups
        ),
        "linkedin": st.from_regex(r"[a-z]{3,12}(-[a-z]{3,12})?", fullmatch=True),
    }
    return {"name": name} | draw(st.fixed_dictionaries({}, optional=optional))


@st.composite
def _away(draw: st.DrawFn) -> str:
    first = draw(days)
    return f"{first}..{first + timedelta(days=draw(st.integers(0, 40)))}"


calendars = st.fixed_dictionaries(
    {"timezone": st.sampled_from(ZONES)},
    optional={
        "name": names,
        "starts": st.dates(date(2025, 6, 1), date(2026, 12, 31)).map(str),
        "time": st.sampled_from(["08:30", "12:00", "04:00", "all-day"]),
        "duration": st.sampled_from(["5 minutes", "15 minutes", "1 hour"]),
        "days": st.lists(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1, unique=True),
        "per_day": st.integers(1, 5).map(str),
        "away": st.lists(_away(), max_size=3),
        "holidays": st.sampled_from(["GB-ENG", "us-ca", "NO"]),
        "nudge": NUDGES,
        "pace": PACES,
        "reminder": st.sampled_from(["10 minutes", "1 hour"]),
        "color": st.sampled_from(["teal", "tomato"]),
        "private": st.sampled_from(["true", "false"]),
    },
)


@st.composite
def lists(draw: st.DrawFn) -> Data:
    """Invent a whole list: a few categories, up to a dozen people, everything else now and then."""
    people = draw(st.lists(names, max_size=12, unique_by=identity))
    keys = draw(st.lists(names, min_size=1, max_size=3, unique_by=identity))
    categories: dict[str, Data] = {}
    for place, key in enumerate(keys):
        optional = {"label": names, "routine": texts, "lead": LEADS, "nudge": NUDGES, "pace": PACES}
        category: Data = draw(st.fixed_dictionaries({}, optional=optional))
        if category.keys().isdisjoint({"nudge", "pace"}) and draw(st.booleans()):
            category["rotate"] = draw(st.sampled_from(ROTATIONS))
        else:
            category["cadence"] = draw(st.sampled_from(EXAMPLES))
        category["contacts"] = [draw(_contact(name)) for name in people[place :: len(keys)]]
        categories[key] = category
    linkedin = {"review": st.sampled_from(["every friday", "weekly", "monthly"]), "setup": st.just("true")}
    return {
        "calendar": draw(calendars),
        "linkedin": draw(st.fixed_dictionaries({}, optional=linkedin)),
        "categories": categories,
    }


def flow(data: Any) -> str:  # noqa: ANN401 - texts, lists and dicts of any depth
    """Write data in YAML's flow style, every text in quotes."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{quoted(key)}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(flow, data)) + "]"
    return quoted(data)


def block(data: Any, indent: str = "") -> str:  # noqa: ANN401 - texts, lists and dicts of any depth
    """Write data in YAML's block style, simple texts without quotes, a comment on every line that can have one."""
    if not data and not isinstance(data, str):
        return f" {data} # nothing\n"
    if isinstance(data, dict):
        return "\n" + "".join(f"{indent}{_plain(key)}:{block(value, indent + '   ')}" for key, value in data.items())
    if isinstance(data, list):
        return "\n" + "".join(f"{indent}-{block(value, indent + '  ')}" for value in data)
    return f" {_plain(data)}   # a comment\n"


def shuffled(data: Any, source: Random) -> Any:  # noqa: ANN401 - texts, lists and dicts of any depth
    """Give data back with all its keys and items in another order."""
    if isinstance(data, dict):
        pairs = [(key, shuffled(value, source)) for key, value in data.items()]
        return dict(source.sample(pairs, len(pairs)))
    if isinstance(data, list):
        return source.sample([shuffled(value, source) for value in data], len(data))
    return data


def _plain(text: str) -> str:
    return text if PLAIN.fullmatch(text) else quoted(text)
