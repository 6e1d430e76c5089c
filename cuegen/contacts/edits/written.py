"""Values as they are written in YAML, in block and in flow style."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cuegen.contacts.source import plain
from cuegen.problems import Fault

# What a text in double quotes cannot hold as it is: YAML 1.1, sections 5.1 and 5.4, and a byte order mark.
_ESCAPED = '["\\\\]|[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]'
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}


@cache
def scalar(text: str, *, flow: bool, quote: str = "") -> str:
    """Write a text so that the reader gives it back: plain where that does, else in the quotes that need no escape.

    `flow` texts stand within brackets or braces, where commas and brackets mean something. In the place of a text in
    quotes it takes the same `quote`, where it needs no escape in it.

    Raises:
        Fault: a text that YAML cannot hold, such as half of a character.
    """
    for written in (f"{quote}{text}{quote}", *_ways(text)):
        if _reads(written, text, flow=flow):
            return written
    raise Fault("a text that YAML cannot hold", hint="remove its control characters")


def _ways(text: str) -> Iterator[str]:
    yield text
    if '"' not in text and "\\" not in text:
        yield f'"{text}"'
    yield "'" + text.replace("'", "''") + "'"
    yield '"' + re.sub(_ESCAPED, _escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


def _reads(written: str, text: str, *, flow: bool) -> bool:
    """Ask the reader itself what it makes of a text as an entry and as a value, whatever stands behind it."""
    if flow:
        asked = f"[{written}, {written} , {{k: {written}, l: {written} , m: {written} }}, {{k: {written}}}, {written}]"
        return bool(plain(asked) == [text, text, {"k": text, "l": text, "m": text}, {"k": text}, text])
    asked = f"- {written} # c\n- {written}\n- k: {written} # c\n  l: {written}\n"
    return bool(plain(asked) == [text, text, {"k": text, "l": text}])


def in_flow(value: Any) -> str:  # noqa: ANN401 - texts, lists and dicts of any depth
    """Write a value on one line, lists in brackets and mappings in braces.

    Raises:
        Fault: a text that YAML cannot hold.
    """
    if value is None:
        return "null"
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(in_flow(each) for each in value) + "]"
    return "{" + ", ".join(f"{in_flow(key)}: {in_flow(each)}" for key, each in value.items()) + "}"


def pair(key: str, value: str | list[Any], offset: int) -> list[str]:
    """Write a key with its value as lines in block style; a list stands `offset` columns to the right of its key.

    Raises:
        Fault: a text that YAML cannot hold.
    """
    if isinstance(value, str):
        return [f"{scalar(key, flow=False)}: {scalar(value, flow=False)}"]
    entries = [line for each in value for line in entry(each)]
    return [f"{scalar(key, flow=False)}:", *(" " * offset + line for line in entries)]


def entry(value: str | Mapping[str, str], gap: str = " ") -> list[str]:
    """Write an entry of a list as lines in block style, with `gap` between its dash and itself.

    Raises:
        Fault: a text that YAML cannot hold.
    """
    if isinstance(value, str):
        return [f"-{gap}{scalar(value, flow=False)}"]
    first, *rest = (line for key, text in value.items() for line in pair(key, text, 0))
    return [f"-{gap}{first}", *(" " * (1 + len(gap)) + line for line in rest)]
