"""What stands between pydantic and the readers of single values: shapes, missing values, and JSON Schema."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from cuegen.contacts.cadence import EXAMPLES
from cuegen.contacts.days import read_days_entry
from cuegen.contacts.factors import MOST_CADENCES
from cuegen.contacts.scalars import MOST_PER_DAY
from cuegen.contacts.texts import read_line, read_text
from cuegen.contacts.weekday import Weekday
from cuegen.problems import Fault

T = TypeVar("T")

FORMS = {str: "a text", list: "a list", dict: "keys with values", type(None): "nothing"}
HINTS = {
    list: "write a single one, without brackets or '- '",
    dict: "write it in one piece; a text that holds braces or ': ' needs quotes",
    type(None): "write it here",
}
DATE = r"^\d{4}-\d{2}-\d{2}$"


class Reader:
    """The annotation of a field that a function alone reads, whatever its type.

    So does pydantic's PlainValidator, which also finds out how the type would be written again. Nobody asks for that,
    and it takes most of the time in which the models are made ready.
    """

    def __init__(self, read: Callable[[object], object]) -> None:
        self._read = read

    def __get_pydantic_core_schema__(self, _type: object, _inner: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._read)


def required(read: Callable[[str], T], expected: str) -> Reader:
    """Make a validator of a reader of texts; `expected` names what it reads, for what is not even a text."""

    def validate(value: object) -> T:
        return read(_text_of(value, expected))

    return Reader(validate)


def optional(read: Callable[[str], T], expected: str) -> Reader:
    """Make a validator that takes nothing as None."""

    def validate(value: object) -> T | None:
        if value is None:
            return None
        return read(value if value.__class__ is str else _text_of(value, expected))

    return Reader(validate)


def _text_of(value: object, expected: str) -> str:
    if isinstance(value, str):
        return value
    hint = HINTS[type(value)]
    raise Fault(f"expected {expected}, found {FORMS[type(value)]}", hint=hint)


def listed(value: object) -> list[object]:
    """Take a list, or nothing as an empty one.

    Raises:
        Fault: anything else; a single text is told how to become a list.
    """
    if value is None:
        return []
    if isinstance(value, str):
        raise Fault(
            "expected a list, found a text",
            hint="write each entry on a line of its own, behind '- ', or all of them in brackets",
        )
    if not isinstance(value, list):
        raise Fault(f"expected a list, found {FORMS[type(value)]}", hint="begin each entry with '- '")
    return value


class Days:
    """The annotation of a field of days: one entry such as `mon-fri`, or a list of them.

    Every entry is read, so that each wrong one is told.
    """

    def __get_pydantic_core_schema__(self, _type: object, inner: GetCoreSchemaHandler) -> CoreSchema:
        entries = inner.generate_schema(tuple[Annotated[frozenset[Weekday], _DAY], ...])
        listed_entries = core_schema.no_info_before_validator_function(_entries, entries)
        return core_schema.no_info_after_validator_function(_all_days, listed_entries)


def _entries(value: object) -> list[object]:
    return [value] if isinstance(value, str) else listed(value)


def _all_days(entries: tuple[frozenset[Weekday], ...]) -> frozenset[Weekday]:
    days = frozenset(day for entry in entries for day in entry)
    if not days:
        raise Fault("no day is left for cues", hint="name one, or remove the line: the default is mon-fri")
    return days


_DAY = required(read_days_entry, "a day of the week")


def or_empty(value: object) -> object:
    """Take a section with nothing in it for an empty one."""
    return {} if value is None else value


def string(**rest: object) -> WithJsonSchema:
    """Describe a text in the JSON Schema."""
    return WithJsonSchema({"type": "string", **rest})


class OrText:
    """Describe a section that a bare text can stand for in the JSON Schema."""

    def __get_pydantic_json_schema__(self, section: CoreSchema, describe: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1}, describe(section)]}


def line(what: str) -> Reader:
    """Make the validator of an optional text of one line."""
    return optional(partial(read_line, what=what), "a text")


def text(what: str) -> Reader:
    """Make the validator of an optional text of any number of lines."""
    return optional(partial(read_text, what=what), "a text")


CADENCE = string(examples=list(EXAMPLES))
SWITCH = WithJsonSchema({"type": "boolean"})
DAY = string(format="date", pattern=DATE)
LAST_CONTACT = string(
    pattern=rf"{DATE[:-1]}(\s+after\s+({DATE[1:-1]}|none))?$", examples=["2026-09-14", "2026-11-28 after 2026-09-14"]
)
TOUCH = string(pattern=rf"{DATE[:-1]}(\s.*)?$", examples=["2026-01-05 sent her the paper"])
AWAY = string(pattern=rf"{DATE[:-1]}(\s*\.\.\s*\d{{4}}-\d{{2}}-\d{{2}})?$")
DAYS = WithJsonSchema({"type": ["array", "string"], "items": {"type": "string"}, "examples": [["tue", "wed", "thu"]]})
PER_DAY = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST_PER_DAY})
UNTIL = rf"^([Uu]ntil\s+)?{DATE[1:]}"
HOLD = WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": UNTIL}]})
SNOOZE = WithJsonSchema({"anyOf": [{"const": False}, {"type": "string", "pattern": UNTIL}]})
FACTOR = WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": MOST_CADENCES})
BIRTHDAY = string(pattern=r"^((\d{4}|-)-)?\d{2}-\d{2}$", examples=["1815-12-10", "12-10"])
# A bare year is a number to an editor.
SINCE = WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}){0,2}$", "examples": ["2021-03"]})
REGION = string(examples=["GB-ENG", "US-CA"])
ADDRESS = string(format="uri", pattern="^https://")
ROTATION = string(examples=["weekly", "every 2 weeks", "every friday at 17:00", "first monday of the month"])
NUDGE = WithJsonSchema({"anyOf": [{"type": "string"}, {"const": False}], "examples": ["every 2 weeks"]})
BLOCK = string(examples=["every friday at 16:00"])
PACE = WithJsonSchema(
    {
        "anyOf": [{"type": "number", "minimum": 0.1, "maximum": 10}, {"type": "string"}, {"const": False}],
        "examples": ["0.5 until 2026-09-01"],
    }
)
REVIEW = WithJsonSchema({"anyOf": [{"type": "string"}, {"const": False}], "examples": ["every friday"]})
