"""How a page for people may look: how wide, in which characters, in color or not."""

from dataclasses import dataclass

from cuegen.printing.paint import painted


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The characters that a picture is made of. `more` and `fewer` are what a supposition adds and takes away."""

    cue: str
    more: str
    fewer: str
    room: str
    free: str
    to: str


BLOCKS = Signs(cue="█", more="▓", fewer="░", room="│", free="·", to="→")
ASCII = Signs(cue="#", more="+", fewer="-", room="|", free=".", to="->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the reader's side can show: lines of so many `cells`, color, and which signs.

    With `whole_names` none is cut, however long its line becomes: other programs read it.
    """

    cells: int
    color: bool
    signs: Signs
    whole_names: bool = False

    def painted(self, text: str, code: str) -> str:
        """Put a text into a color, if there is color and the text is to have one."""
        return painted(text, code, color=self.color)
