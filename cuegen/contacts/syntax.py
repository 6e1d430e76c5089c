"""What libyaml says of a text that is not YAML, in words that help whoever wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a syntax error means to the writer; `at_context`: the fault lies where the construct began."""

    message: str
    hint: str
    at_context: bool = False


TAB = Meaning(message="a tab where only spaces can be", hint="indent with spaces")
NO_TEXT = Meaning(message="a text cannot begin with this character", hint="put the text in quotes")

# By a part of libyaml's own words (libyaml 0.2, scanner.c and parser.c).
MEANINGS = {
    "mapping values are not allowed": Meaning(
        message="a ':' where no key can be",
        hint="check the indentation, or put a text that holds ': ' in quotes",
    ),
    "block sequence entries are not allowed": Meaning(
        message="a list cannot begin behind a key on the same line", hint="begin it on the next line"
    ),
    "unexpected end of stream": Meaning(
        message="a quote is opened here and never closed", hint="close it with the same quote", at_context=True
    ),
    "expected ',' or ']'": Meaning(
        message="a '[' is opened here and not closed", hint="close it with ']', with commas between", at_context=True
    ),
    "expected ',' or '}'": Meaning(
        message="a '{' is opened here and not closed", hint="close it with '}', with commas between", at_context=True
    ),
    "could not find expected ':'": Meaning(
        message="a key without ':'", hint="write 'key: value', or '- ' before an entry of a list", at_context=True
    ),
    "did not find expected key": Meaning(
        message="this does not fit what stands above", hint="check the indentation and the quotes"
    ),
    "did not find expected '-' indicator": Meaning(
        message="this does not fit the list above", hint="begin it with '- ', or check the indentation"
    ),
    "unknown escape character": Meaning(
        message="an unknown escape", hint="put the text in single quotes: there a backslash is a backslash"
    ),
}


def meaning(said: str, character: str) -> Meaning:
    """Find the meaning of libyaml's words about a character; its own words where there is none."""
    if "cannot start any token" in said:
        return TAB if character == "\t" else NO_TEXT
    for part, known in MEANINGS.items():
        if part in said:
            return known
    return Meaning(message=said, hint="check the indentation and the quotes around it")
