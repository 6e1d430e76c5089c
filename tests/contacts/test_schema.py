"""The JSON Schema of contacts.yaml: what editors complete and underline agrees with what is read."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cuegen.contacts.model import Contacts
from cuegen.contacts.schema import schema
from tests.contacts.lists import EXAMPLE, HEAD, MENTORS, problems_of, read, with_calendar, with_contacts

SECTIONS = {"Addresses", "Calendar", "Category", "Contact", "FollowUp", "LinkedIn", "States"}


def as_an_editor_reads(text: str) -> Any:  # noqa: ANN401 - what JSON can hold
    """Read a text as YAML 1.2, where only `true`, `false`, whole numbers and nothing are more than texts."""
    return _typed(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - it makes nothing but texts


def _typed(value: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, dict):
        return {key: _typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_typed(each) for each in value]
    words = {"true": True, "false": False, "": None}
    return int(value) if value.isdecimal() else words.get(value, value)


def underlined(text: str) -> list[str]:
    """Return where an editor finds fault with a text."""
    errors = Draft202012Validator(schema()).iter_errors(as_an_editor_reads(text))
    return sorted(error.json_path for error in errors)


def described() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Go through all keys: the section, the key and what is said of it, there or in the section that it holds."""
    whole = schema()
    sections = {"Contacts": whole, **whole["$defs"]}
    for name, section in sections.items():
        for key, rest in section["properties"].items():
            section_of_its_own = whole["$defs"].get(rest.get("$ref", "").removeprefix("#/$defs/"), {})
            yield name, key, {"description": section_of_its_own.get("description"), **rest}


def test_it_is_a_schema() -> None:
    """Of the dialect that it names, and of nothing that JSON cannot hold."""
    whole = schema()
    assert whole["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(whole)
    assert json.loads(json.dumps(whole)) == whole
    assert set(whole["$defs"]) == SECTIONS
    assert whole["title"] == "contacts.yaml of cuegen"


def test_it_is_the_same_every_time() -> None:
    """It is generated into files that are kept under version control."""
    assert json.dumps(schema()) == json.dumps(schema())


def test_every_key_is_described() -> None:
    """Editors show the description beside the key: it is a sentence or two, and no title repeats the key."""
    keys = list(described())
    assert len(keys) > 30
    for _, key, rest in keys:
        assert rest["description"].endswith(".")
        assert rest["description"][0].isupper()
        assert "title" not in rest, key


def test_every_section_is_strict() -> None:
    """A misspelled key is underlined."""
    whole = schema()
    for section in (whole, *whole["$defs"].values()):
        assert section["additionalProperties"] is False
        assert section["description"]


def test_defaults_are_what_a_user_would_write() -> None:
    """Written out, each of them changes nothing."""
    plain, one = read(MENTORS).contacts, read(with_contacts("Ada")).contacts
    written = 0
    for name, key, rest in described():
        if "default" not in rest:
            continue
        written += 1
        line = json.dumps({key: rest["default"]})
        text = {
            "Calendar": with_calendar(line[1:-1]),
            "LinkedIn": f"{MENTORS}linkedin: {line}\n",
            "Addresses": f"{MENTORS}linkedin: {{addresses: {line}}}\n",
            "States": f"{MENTORS}states: {line}\n",
            "Category": f"{MENTORS}    {line[1:-1]}\n",
            "Contact": with_contacts(f"{{name: Ada, {line[1:-1]}}}"),
            "Contacts": MENTORS if key == "categories" else MENTORS + line[1:-1],
        }[name]
        assert read(text).contacts == (one if name == "Contact" else plain), key
    assert written > 20
    assert Contacts.model_validate({"calendar": {"timezone": "Europe/London"}}).categories == {}


def test_the_example_is_not_underlined() -> None:
    """Its first line points an editor to this schema."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=contacts.schema.json\n")
    assert underlined(text) == []


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        with_contacts("Ada", "name: Bob", "{name: Cyd, last_contact: 2026-02-03, linkedin: ada, notes: x}"),
        with_calendar("time: all-day", "days: mon-fri", "away: [2026-05-25, 2026-12-21..2027-01-03]", "reminder: off"),
        with_calendar(
            "days: [mon, tue]", "per_day: 3", "color: teal", "private: true", "templates: x", "starts: 2026-02-02"
        ),
        MENTORS + "linkedin: {review: every friday, setup: true, addresses: {messages: 'https://x.y/'}}\n",
        MENTORS + "linkedin: {review: false}\n",
        with_contacts(
            "{name: Ada, birthday: 1815-12-10, since: 2021}", "{name: Bob, birthday: --12-10, since: 2021-03}"
        ),
        with_contacts(
            "{name: Ada, last_contact: 2026-02-03 after 2026-01-05}", "{name: Bo, last_contact: 2026-02-03 after none}"
        ),
        with_contacts("{name: Ada, followups: [2026-05-04 board, {on: 2026-06-01, about: offer}], since: 2021-03-15}"),
        with_calendar("holidays: GB-ENG") + "    lead: 1 week\n",
        HEAD + "categories: {alumni: {rotate: every friday at 17:00, contacts: [Ada]}}\n",
    ],
)
def test_what_is_read_is_not_underlined(text: str) -> None:
    """A list in any of its forms."""
    assert read(text).contacts
    assert underlined(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("categories: {}\n", "$"),
        ("calendar: {}\n", "$.calendar"),
        (HEAD + "weather: fine\n", "$"),
        (with_calendar("weather: fine"), "$.calendar"),
        (with_calendar("per_day: many"), "$.calendar.per_day"),
        (with_calendar("per_day: 0"), "$.calendar.per_day"),
        (with_calendar("private: maybe"), "$.calendar.private"),
        (with_calendar("color: stealblue"), "$.calendar.color"),
        (with_calendar("starts: 5/1/2026"), "$.calendar.starts"),
        (with_calendar("away: 2026-05-25"), "$.calendar.away"),
        (with_calendar("away: [soon]"), "$.calendar.away[0]"),
        (with_calendar("days: {mon: true}"), "$.calendar.days"),
        (MENTORS + "linkedin: {addresses: {messages: 'http://x'}}\n", "$.linkedin.addresses.messages"),
        (MENTORS + "linkedin: {review: true}\n", "$.linkedin.review"),
        (MENTORS + "    contacts: Ada\n", "$.categories.mentors.contacts"),
        (MENTORS + "    contact: [Ada]\n", "$.categories.mentors"),
        (HEAD + "categories: {mentors: {label: x}}\n", "$.categories.mentors"),
        (MENTORS + "    rotate: weekly\n", "$.categories.mentors"),
        (HEAD + "categories: [mentors]\n", "$.categories"),
        (with_contacts("{nmae: Ada}"), "$.categories.mentors.contacts[0]"),
        (with_contacts("{name: Ada, last_contact: yesterday}"), "$.categories.mentors.contacts[0]"),
        (with_contacts("{name: Ada, last_contact: 2026-02-03 after}"), "$.categories.mentors.contacts[0]"),
        (with_contacts("{name: Ada, last_contact: 2026-02-03 since 2026-01-05}"), "$.categories.mentors.contacts[0]"),
        (with_contacts("{name: Ada, birthday: 10 December}"), "$.categories.mentors.contacts[0]"),
        (with_contacts("{name: Ada, followups: [{about: board}]}"), "$.categories.mentors.contacts[0]"),
        (with_contacts("''"), "$.categories.mentors.contacts[0]"),
    ],
)
def test_typical_slips_are_underlined(text: str, place: str) -> None:
    """Where they are, and the list is refused for them as well."""
    assert underlined(text) == [place]
    assert problems_of(text)
