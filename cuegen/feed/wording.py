"""The texts of a cue: its title and its description, written by two templates from `Words`, or `BlockWords`.

They are texts for people: what a content line of RFC 5545 makes of them is for content_lines.
"""

from cuegen.contacts.quoting import quoted
from cuegen.feed.block_words import BlockWords
from cuegen.feed.content_lines import cleaned
from cuegen.feed.sandbox import Form, Load, Sandbox
from cuegen.feed.template_faults import problem_of
from cuegen.feed.words import Words
from cuegen.problems import Problem, Refused

SUMMARY = "summary.txt.j2"
DESCRIPTION = "description.txt.j2"
BLOCK_SUMMARY = "block_summary.txt.j2"
BLOCK_DESCRIPTION = "block_description.txt.j2"
APPOINTMENTS = (SUMMARY, DESCRIPTION)
BLOCKS = (BLOCK_SUMMARY, BLOCK_DESCRIPTION)


class Wording:
    """The templates of a feed, compiled once: those of appointments, and those of blocks where there are some.

    Raises:
        Refused: a template is missing or faulty. All that is wrong with any of them is in it.
    """

    __slots__ = ("_forms", "_sandbox")

    def __init__(self, load: Load, *, has_blocks: bool = False) -> None:
        self._sandbox = Sandbox(load)
        self._forms: dict[str, Form] = {}
        problems: list[Problem] = []
        for name in (*APPOINTMENTS, *(BLOCKS if has_blocks else ())):
            try:
                self._forms[name] = self._compiled(name)
            except Refused as refused:
                problems.extend(refused.problems)
        if problems:
            raise Refused(*problems)

    def summary(self, words: Words) -> str:
        """Write the title of an appointment: one line, never an empty one.

        Raises:
            Refused: the template cannot be filled in with these words, or nothing came of it.
        """
        return self._line(SUMMARY, words)

    def description(self, words: Words) -> str:
        """Write the description: lines without white space at their ends, no two empty ones in a row.

        Raises:
            Refused: the template cannot be filled in with these words.
        """
        return self._text(DESCRIPTION, words)

    def block_summary(self, words: BlockWords) -> str:
        """Write the title of a block, as `summary` does."""
        return self._line(BLOCK_SUMMARY, words)

    def block_description(self, words: BlockWords) -> str:
        """Write the description of a block, as `description` does."""
        return self._text(BLOCK_DESCRIPTION, words)

    def _line(self, name: str, words: Words | BlockWords) -> str:
        line = " ".join(self._filled(name, words).split())
        if not line:
            message = f"the title of the cue for {quoted(words.who)} is empty"
            hint = "every appointment needs a title: write words that are always there"
            raise Refused(Problem(message=message, file=self._forms[name].file, hint=hint))
        return line

    def _text(self, name: str, words: Words | BlockWords) -> str:
        text = self._filled(name, words)
        if " \n" in text or not text.isascii():  # other white space than a blank is not in ASCII
            text = "\n".join([line.rstrip() for line in text.split("\n")])
        text = text.lstrip("\n").rstrip()
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text

    def _compiled(self, name: str) -> Form:
        try:
            return Form(self._sandbox, self._sandbox.get_template(name))
        except Refused:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a template can set off is a problem of the template
            path = self._sandbox.loaded[name].path if name in self._sandbox.loaded else name
            raise Refused(problem_of(error, self._sandbox, path)) from None

    def _filled(self, name: str, words: Words | BlockWords) -> str:
        form = self._forms[name]
        try:
            return cleaned(form.filled(words))
        except Refused:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a template can set off is a problem of the template
            raise Refused(problem_of(error, self._sandbox, form.file)) from None
