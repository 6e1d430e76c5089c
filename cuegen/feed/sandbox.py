"""Where templates run: Jinja2 without a way out, a clock or dice.

The same words give the same text, always: what would differ from run to run (chance, today's date, the
address of an object in memory) is not there, or cannot be printed.

Bounded are the length of a text, `range`, and repetition by `*`. Not bounded are loops in loops that print
nothing, variables that double in a loop, and widths such as `"x"|center(9000000000)`: a template is the user's
own, and these do not happen by accident.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, Undefined
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from cuegen.problems import Fault

# Characters; twenty times what the longest description may have, so that nobody who means it writes more.
LONGEST = 60_000
MOST_PIECES = 10_000

# `date.today` is reached through any date, and the others depend on the machine's time zone.
_CLOCK = frozenset({"today", "fromtimestamp"})

# Undefined passes: printing it raises the error that names the variable.
_PRINTABLE = (str, int, float, date, Undefined)
_TEXTS = frozenset({str, date})  # what nearly all values are


class TemplateText(NamedTuple):
    """A template as it was read, and the path under which problems name it."""

    text: str
    path: str


Load = Callable[[str], TemplateText | None]
"""Find the template of this name, a relative path with `/`; None when there is none."""


class Scope(dict[str, Any]):
    """Names and their values. One that is not there has Jinja2's own sign for that as its value.

    All texts about the same words are written with the same scope: to fill it takes as long as to write a title.
    """

    __slots__ = ("_words",)

    def hold(self, words: object, names: Mapping[str, Any]) -> None:
        """Take the fields of the words as variables, and some names beside them, unless they are here as they were."""
        if getattr(self, "_words", None) is not words:
            self.clear()
            super().update(names)
            super().update(vars(words))
            self._words = words

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 - what it is, only Jinja2 knows
        return missing

    def __setitem__(self, name: str, value: Any) -> None:  # noqa: ANN401 - anything
        """Set a variable as a template does: for its own text, and not for the next one."""
        self._words = None
        super().__setitem__(name, value)

    def update(self, *names: Any, **values: Any) -> None:  # noqa: ANN401 - as that of a dict
        """Set several variables at once, which templates can do as well."""
        self._words = None
        super().update(*names, **values)


class Variables(Context):
    """The variables of one text, those that it sets itself among them: each is looked up in one step.

    No template has globals of its own, and to look for some takes a while.
    """

    def __init__(self, environment: Environment, parent: Any, name: Any, blocks: Any, globals: Any = None) -> None:  # noqa: A002, ANN401, ARG002 - Jinja2's signature
        super().__init__(environment, parent, name, blocks)
        self.vars = self.parent = parent if isinstance(parent, Scope) else Scope(parent)
        self.resolve_or_missing = self.vars.__getitem__  # type: ignore[assignment] # overridden, as Jinja2 proposes


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of all templates. `loaded` holds those that were asked for, by name."""

    context_class = Variables
    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, load: Load) -> None:
        super().__init__(
            autoescape=False,  # the texts are plain: calendars show HTML raw
            undefined=StrictUndefined,
            finalize=_printable,
            loader=FunctionLoader(self._source),
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        del self.filters["random"]
        del self.globals["lipsum"]
        self.loaded: dict[str, TemplateText] = {}
        self.scope = Scope()
        self._load = load

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - Jinja2's signature
        """Keep templates from the clock, besides all that Jinja2 keeps them from."""
        if value.__class__ is str and not attr.startswith("_"):  # a text gives no way out; most attributes are one
            return True
        return attr not in _CLOCK and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja2's signature
        """Multiply, unless that makes a text of endless length.

        Raises:
            Fault: it does, or it is a power, which can take forever.
        """
        if operator == "**":
            raise Fault("a template cannot use '**'", hint="multiply instead")
        for text, times in ((left, right), (right, left)):
            if isinstance(text, str | list | tuple) and isinstance(times, int) and len(text) * times > LONGEST:
                raise Fault(f"this would repeat a text {times:,} times", hint="repeat it less often")
        return super().call_binop(context, operator, left, right)

    def _source(self, name: str) -> tuple[str, str, None] | None:
        found = self._load("/".join(split_template_path(name)))
        if found is None:
            return None
        self.loaded[name] = found
        return found.text, found.path, None


class Form:
    """A compiled template, filled in with the words of one cue after the other.

    All have the same context, whose variables are exchanged: to make one takes as long as to write a title.
    """

    __slots__ = ("_blocks", "_context", "_globals", "_render", "_scope", "file")

    def __init__(self, sandbox: Sandbox, template: Template) -> None:
        self.file = str(template.filename)
        self._render = template.root_render_func
        self._globals = sandbox.globals
        self._blocks = template.blocks
        self._scope = sandbox.scope
        self._context = Variables(sandbox, sandbox.scope, template.name, template.blocks)

    def filled(self, words: object) -> str:
        """Write the text, with the fields of the words as its variables.

        Raises:
            Fault: it does not come to an end.
            Exception: whatever a template can set off.
        """
        self._scope.hold(words, self._globals)
        context = self._context
        if context.blocks:  # a template that extends another one has added those of that one
            context.blocks = {name: [block] for name, block in self._blocks.items()}
        return _joined(self._render(context))


def _joined(pieces: Iterator[str]) -> str:
    """Join the pieces of a text as they are made.

    Raises:
        Fault: the text is too long, or is made of more pieces than anyone would write.
    """
    text = "".join(islice(pieces, MOST_PIECES))
    if len(text) > LONGEST or next(pieces, None) is not None:
        raise Fault("the text does not come to an end", hint="see whether a loop here is too long")
    return text


def _printable(value: object) -> object:
    """Return what stands in the text for a value: nothing for None, the value itself otherwise.

    Raises:
        Fault: it is a list or a function, whose Python form is of no use in a text.
    """
    if value.__class__ in _TEXTS:
        return value
    if value is None:
        return ""
    if isinstance(value, _PRINTABLE):
        return value
    if callable(value):
        raise Fault("this prints a function, not a text", hint="call it: write () after its name")
    raise Fault("this prints neither a text nor a number nor a date", hint='join a list: |join(", ")')
