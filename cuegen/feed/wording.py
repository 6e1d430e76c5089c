"""The texts of a cue: its title and its description, written by two templates from `Words`.

They are texts for people: what a content line of RFC 5545 makes of them is for content_lines.
"""

from jinja2 import Template

from cuegen.contacts.quoting import quoted
from cuegen.feed.content_lines import cleaned
from cuegen.feed.sandbox import Load, Sandbox, joined
from cuegen.feed.template_faults import problem_of
from cuegen.feed.words import Words
from cuegen.problems import Problem, Refused

SUMMARY = "summary.txt.j2"
DESCRIPTION = "description.txt.j2"


class Wording:
    """The two templates, compiled once.

    Raises:
        Refused: a template is missing or faulty. All that is wrong with both is in it.
    """

    __slots__ = ("_description", "_sandbox", "_summary")

    def __init__(self, load: Load) -> None:
        self._sandbox = Sandbox(load)
        problems: list[Problem] = []
        templates: list[Template] = []
        for name in (SUMMARY, DESCRIPTION):
            try:
                templates.append(self._compiled(name))
            except Refused as refused:
                problems.extend(refused.problems)
        if problems:
            raise Refused(*problems)
        self._summary, self._description = templates

    def summary(self, words: Words) -> str:
        """Write the title: one line, never an empty one.

        Raises:
            Refused: the template cannot be filled in with these words, or nothing came of it.
        """
        line = " ".join(cleaned(self._filled(self._summary, words)).split())
        if not line:
            message = f"the title of the cue for {quoted(words.who)} is empty"
            hint = "every appointment needs a title: write words that are always there"
            raise Refused(Problem(message=message, file=str(self._summary.filename), hint=hint))
        return line

    def description(self, words: Words) -> str:
        """Write the description: lines without white space at their ends, no two empty ones in a row.

        Raises:
            Refused: the template cannot be filled in with these words.
        """
        lines = self._filled(self._description, words).splitlines()
        text = "\n".join([line.rstrip() for line in lines]).strip("\n")
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text

    def _compiled(self, name: str) -> Template:
        try:
            return self._sandbox.get_template(name)
        except Refused:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a template can set off is a problem of the template
            path = self._sandbox.loaded[name].path if name in self._sandbox.loaded else name
            raise Refused(problem_of(error, self._sandbox, path)) from None

    def _filled(self, template: Template, words: Words) -> str:
        try:
            # As Template.render does, but twice as fast: it would mix globals and variables name by name.
            context = template.new_context(self._sandbox.globals | vars(words), shared=True)
            return joined(template.root_render_func(context))
        except Refused:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a template can set off is a problem of the template
            raise Refused(problem_of(error, self._sandbox, str(template.filename))) from None
