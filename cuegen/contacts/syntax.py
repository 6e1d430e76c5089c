"""What libyaml says of a text that is not YAML, in words that help whoever wrote it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a syntax error means to the writer; `at_context`: the fault lies where the construct began."""

    message: str
    hint: str
    at_context: bool = False


TAB = Meaning(message="a tab where only spaces can be", hint="indent with spaces")
NO_TEXT = Meaning(message="a text cannot begin with this character", hint="put the text in quotes", at_context=True)
MISFIT = Meaning(message="this does not fit what stands above", hint="check the indentation and the quotes")
NO_KEY = Meaning(
    message="a ':' where no key can be", hint="check the indentation, or put a text that holds ': ' in quotes"
)
NO_SPACE = Meaning(message="no space behind this ':'", hint="write one, as in 'key: value'")
OPEN_QUOTE = Meaning(
    message="a quote is opened here and never closed", hint="close it with the same quote", at_context=True
)
AFTER_QUOTE = Meaning(
    message="something follows the closing quote",
    hint="put all of the text in quotes; in single quotes, write an apostrophe twice",
)
ESCAPE = Meaning(
    message="a backslash that makes no character",
    hint="put the text in single quotes: there a backslash is a backslash",
)
BELOW = Meaning(
    message="a text of several lines begins below '|' or '>', not behind it", hint="begin it on the next line"
)
NO_LINE = Meaning(message="a line that begins with '%' has no place here", hint="remove it, or put the text in quotes")
CONFLICT = Meaning(
    message="the mark of a merge conflict", hint="keep one of the two versions, and remove the lines with the marks"
)
EXTRA_COMMA = Meaning(message="a value is missing before this ','", hint="write it, or remove the ','")
EXTRA_BRACKET = Meaning(message="this bracket closes nothing", hint="remove it, or put the text in quotes")
OPEN_AT_END = Meaning(message="the file ends inside brackets", hint="close each '[' with ']' and each '{' with '}'")

# By a part of libyaml's own words (libyaml 0.2, scanner.c and parser.c); whatever else it says is a misfit.
MEANINGS = {
    "mapping values are not allowed": NO_KEY,
    "found unexpected ':'": NO_KEY,
    "mapping keys are not allowed": Meaning(message="a '?' where no key can be", hint="put the text in quotes"),
    "block sequence entries are not allowed": Meaning(
        message="a list cannot begin behind a key on the same line", hint="begin it on the next line"
    ),
    "found a tab character": TAB,
    "unexpected end of stream": OPEN_QUOTE,
    "unexpected document indicator": OPEN_QUOTE,
    "expected ',' or ']'": Meaning(
        message="a '[' is opened here and not closed", hint="close it with ']', with commas between", at_context=True
    ),
    "expected ',' or '}'": Meaning(
        message="a '{' is opened here and not closed", hint="close it with '}', with commas between", at_context=True
    ),
    "could not find expected ':'": Meaning(
        message="a key without ':'", hint="write 'key: value', or '- ' before an entry of a list", at_context=True
    ),
    "expected '-' indicator": Meaning(
        message="this does not fit the list above", hint="begin it with '- ', or check the indentation"
    ),
    "escape character": ESCAPE,
    "hexdecimal number": ESCAPE,
    "character escape code": ESCAPE,
    "expected comment or line break": BELOW,
    "indentation indicator equal to 0": BELOW,
    "<document start>": Meaning(
        message="the list has ended before this", hint="keep one list in a file, without lines such as '...' or '%YAML'"
    ),
    "cannot start any token": NO_TEXT,
    "expected node content": NO_TEXT,
    "alphabetic or numeric character": NO_TEXT,  # what follows & or *
    "ing a tag": NO_TEXT,  # scanning or parsing what begins with !
    "undefined tag handle": NO_TEXT,
}

# A key whose value touches the colon; not the beginning of a web address.
_TOUCHING = re.compile(r"[ -]*\w+(:)(?!//)[^\s:]")
_MARK_OF_CONFLICT = re.compile("<<<<<<<|=======|>>>>>>>")


def explain(said: str, text: str, stop: int, start: int | None) -> tuple[Meaning, int]:
    """Find what libyaml's words mean, and the index in `text` of what is to blame.

    `said` is what it was doing, and the problem; `stop` is the index where it stopped, and `start` where the
    construct began that it was reading.
    """
    known = next((meaning for part, meaning in MEANINGS.items() if part in said), MISFIT)
    place = start if known.at_context and start is not None else stop
    begin = text.rfind("\n", 0, place) + 1
    before = text.rfind("\n", 0, max(0, begin - 1)) + 1
    for line in (before, begin):
        if _MARK_OF_CONFLICT.match(text, line):
            return CONFLICT, line
    if text.startswith("%", begin):
        return NO_LINE, begin
    if known is NO_KEY and (touching := _TOUCHING.match(text, before)):
        return NO_SPACE, touching.start(1)
    if known is NO_TEXT and place >= len(text):
        return OPEN_AT_END, len(text.rstrip()) - 1
    return _closer(known, text[begin:place].rstrip()[-1:], text[place : place + 1]), place


def _closer(known: Meaning, before: str, character: str) -> Meaning:
    """Say it more closely, where the characters at the place or before it allow."""
    if known is NO_TEXT:
        return {"\t": TAB, ",": EXTRA_COMMA}.get(character, NO_TEXT)
    if known is MISFIT and before in {"'", '"'}:
        return AFTER_QUOTE
    if known is MISFIT and character in {"]", "}"}:
        return EXTRA_BRACKET
    return known
