"""What stands between pydantic and the readers of single values: shapes, missing values, and JSON Schema."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from pydantic import PlainValidator, WithJsonSchema

from cuegen.contacts.cadence import EXAMPLES
from cuegen.contacts.days import read_days_entry
from cuegen.contacts.scalars import MOST_PER_DAY
from cuegen.contacts.texts import read_line, read_text
from cuegen.contacts.weekday import Weekday
from cuegen.problems import Fault

T = TypeVar("T")

FORMS = {str: "a text", list: "a list", dict: "keys with values", type(None): "nothing"}
DATE = r"^\d{4}-\d{2}-\d{2}$"


def required(read: Callable[[str], T], expected: str) -> PlainValidator:
    """Make a validator of a reader of texts; `expected` names what it reads, for what is not even a text."""

    def validate(value: object) -> T:
        if not isinstance(value, str):
            raise Fault(f"expected {expected}, found {FORMS[type(value)]}")
        return read(value)

    return PlainValidator(validate)


def optional(read: Callable[[str], T], expected: str) -> PlainValidator:
    """Make a validator that takes nothing as None."""

    def validate(value: object) -> T | None:
        if value is not None and not isinstance(value, str):
            raise Fault(f"expected {expected}, found {FORMS[type(value)]}")
        return None if value is None else read(value)

    return PlainValidator(validate)


def listed(value: object) -> list[object]:
    """Take a list, or nothing as an empty one.

    Raises:
        Fault: anything else; a single text is told how to become a list.
    """
    if value is None:
        return []
    if isinstance(value, str):
        raise Fault("expected a list, found a text", hint="write each entry on a line of its own, behind '- '")
    if not isinstance(value, list):
        raise Fault(f"expected a list, found {FORMS[type(value)]}", hint="begin each entry with '- '")
    return value


def read_days(value: object) -> frozenset[Weekday]:
    """Read one entry of days, such as `mon-fri`, or a list of them.

    Raises:
        Fault: an entry that is no day, or no day at all.
    """
    days: frozenset[Weekday] = frozenset()
    for entry in [value] if isinstance(value, str) else listed(value):
        if not isinstance(entry, str):
            raise Fault(f"expected a day of the week, found {FORMS[type(entry)]}")
        days |= read_days_entry(entry)
    if not days:
        raise Fault("no day is left for cues", hint="name one, or remove the line: the default is mon-fri")
    return days


def named(value: object) -> object:
    """Let a bare name stand for a contact that has nothing else."""
    return {"name": value} if isinstance(value, str) else value


def or_empty(value: object) -> object:
    """Take a section with nothing in it for an empty one."""
    return {} if value is None else value


def string(**rest: object) -> WithJsonSchema:
    """Describe a text in the JSON Schema."""
    return WithJsonSchema({"type": "string", **rest})


def line(what: str) -> PlainValidator:
    """Make the validator of an optional text of one line."""
    return optional(partial(read_line, what=what), "a text")


def text(what: str) -> PlainValidator:
    """Make the validator of an optional text of any number of lines."""
    return optional(partial(read_text, what=what), "a text")


CADENCE = string(examples=list(EXAMPLES))
SWITCH = WithJsonSchema({"type": "boolean"})
DAY = string(format="date", pattern=DATE)
AWAY = string(pattern=rf"{DATE[:-1]}(\s*\.\.\s*\d{{4}}-\d{{2}}-\d{{2}})?$")
DAYS = WithJsonSchema({"type": ["array", "string"], "items": {"type": "string"}, "examples": [["tue", "wed", "thu"]]})
PER_DAY = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST_PER_DAY})
ADDRESS = string(format="uri", pattern="^https://")
REVIEW = WithJsonSchema({"anyOf": [{"type": "string"}, {"const": False}], "examples": ["every friday"]})
ANY_TEXT = string()
