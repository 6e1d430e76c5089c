"""Whatever goes wrong in a template, as a problem at its line."""

import re
from dataclasses import fields
from traceback import walk_tb

from jinja2 import TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from cuegen.contacts.linkedin import LinkedInAddresses
from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import quoted
from cuegen.feed.sandbox import Sandbox
from cuegen.feed.words import Words
from cuegen.problems import Fault, Problem

VARIABLES = tuple(sorted(variable.name for variable in fields(Words)))
LINKS = tuple(sorted(link.name for link in fields(LinkedInAddresses)))

# More of a foreign message than this helps nobody.
_LONGEST_MESSAGE = 200

# How Jinja2 counts lines; str.splitlines knows more line breaks.
_NEWLINE = "\r\n|\r|\n"

# Jinja2's errors hold names in their messages only.
_NO_VARIABLE = r"'(\w+)' is undefined"
_NO_ATTRIBUTE = r"'(.+)' has no attribute '(\w+)'"
_NO_FILTER = r"No (filter|test) named '([\w.]+)'(?: found)?\."
_JINJA_EXPECTS = "Jinja was looking for the following tags: "

# The name that a message blames, as Jinja2 and this module write it: encountered unknown tag 'iff'.
_BLAMED = r"unknown \w+ '(?:links\.)?([\w.]+)'"


def problem_of(error: Exception, sandbox: Sandbox, path: str) -> Problem:
    """Say where and what `error` is. It was raised by the template at `path`, or by one that this includes."""
    path, line = _place(error, path)
    source = _line(sandbox, path, line) if line else ""
    fault = _fault(error, sandbox)
    problem = Problem(message=fault.message, hint=fault.hint, file=path, line=line, source=source)
    blamed = _blamed(fault.message, source)
    return problem._replace(column=blamed.start() + 1, length=len(blamed[0])) if blamed else problem


def _place(error: Exception, path: str) -> tuple[str, int | None]:
    """Return path and line: Jinja2's own where it has them, else those of the last frame in a template."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or path, error.lineno
    line: int | None = None
    for frame, compiled_line in walk_tb(error.__traceback__):
        template = frame.f_globals.get("__jinja_template__")
        # Frames of functions t_1, t_2, ... are the stand-ins for unknown filters, which have no line.
        if template is not None and not frame.f_code.co_name.startswith("t_"):
            path, line = template.filename, template.get_corresponding_lineno(compiled_line)
    return path, line


def _line(sandbox: Sandbox, path: str, number: int) -> str:
    text = next(template.text for template in sandbox.loaded.values() if template.path == path)
    return re.split(_NEWLINE, text)[number - 1]


def _blamed(message: str, source: str) -> re.Match[str] | None:
    """Find the name that the message blames in the line, as a word of its own."""
    name = re.search(_BLAMED, message)
    return re.search(rf"\b{re.escape(name[1])}\b", source) if name else None


def _fault(error: Exception, sandbox: Sandbox) -> Fault:
    match error:
        case Fault():
            return error
        case UndefinedError():
            return _undefined(str(error))
        case SecurityError():
            return Fault(_plain(str(error)), hint=f"a template sees {_listed(VARIABLES)}, and nothing behind them")
        case TemplateNotFound():
            return Fault(f"there is no template {quoted(str(error.name))}", hint="put it beside your other templates")
        case TemplateSyntaxError() | TemplateRuntimeError():
            return _language(error.message or "", sandbox)
        case _:
            return _failure(error)


def _undefined(message: str) -> Fault:
    if found := re.fullmatch(_NO_VARIABLE, message):
        name = found[1]
        hint = did_you_mean(name, VARIABLES) or f"the variables are {_listed(VARIABLES)}"
        return Fault(f"unknown variable '{name}'", hint=hint)
    found = re.fullmatch(_NO_ATTRIBUTE, message)
    if found is None:
        return Fault(_plain(message))
    owner, name = found.groups()
    if owner == "None":
        hint = "a variable can be empty: ask first, as in {% if last_contact %}"
        return Fault(f"'{name}' is asked of a variable that is empty here", hint=hint)
    if owner.endswith(f"{LinkedInAddresses.__name__} object"):
        hint = did_you_mean(name, LINKS) or f"the addresses are {_listed(LINKS)}"
        return Fault(f"unknown address 'links.{name}'", hint=hint)
    return Fault(f"unknown attribute '{name}'")


def _language(message: str, sandbox: Sandbox) -> Fault:
    if found := re.fullmatch(_NO_FILTER, message):
        what, name = found.groups()
        known = sandbox.filters if what == "filter" else sandbox.tests
        return Fault(f"unknown {what} '{name}'", hint=did_you_mean(name, known))
    # Jinja2 says in the first sentence what it found, in the next ones what it expected.
    seen, _, expected = message.partition(". ")
    return Fault(_plain(seen), hint=_plain(expected.replace(_JINJA_EXPECTS, "expected ")) or None)


def _failure(error: Exception) -> Fault:
    # Python's own compiler says by a SyntaxError or a MemoryError that it was asked for too many levels.
    if isinstance(error, RecursionError | SyntaxError | MemoryError):
        hint = "see whether it includes itself, or whether a loop here is too long"
        return Fault("the template is nested too deeply, or does not come to an end", hint=hint)
    return Fault(f"the template cannot be filled in: {_plain(str(error)) or type(error).__name__}")


def _plain(message: str) -> str:
    """Return a foreign message in the form of ours: one line, no capital, no full stop, no novel."""
    line = " ".join(message.split()).rstrip(".")[:_LONGEST_MESSAGE]
    return line[:1].lower() + line[1:]


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
