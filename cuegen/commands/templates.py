"""Where templates are found: in the user's folder, file by file, else among those that ship with cuegen."""

from dataclasses import dataclass, field
from pathlib import Path

from cuegen.commands.inputs import Paths
from cuegen.feed.sandbox import TemplateText
from cuegen.feed.wording import DESCRIPTION, SUMMARY
from cuegen.files import read_text_file, shipped
from cuegen.problems import Problem, Refused

TEMPLATES = "templates"


@dataclass(slots=True, kw_only=True)
class TemplateFolders:
    """Finds templates, the user's before the shipped ones, and remembers where it looked: `asked`.

    `named` is the user's folder as the list writes it, which then must be there; None where the list names none.
    """

    own: Path
    named: str | None
    asked: set[Path] = field(init=False)

    def __post_init__(self) -> None:
        self.asked = {folder / name for folder in self._folders for name in (SUMMARY, DESCRIPTION)}
        if self.named is not None:
            self.asked.add(self.own)

    @property
    def _folders(self) -> tuple[Path, Path]:
        return self.own, shipped(TEMPLATES)

    def require(self, file: str) -> None:
        """Refuse a folder that the list, a file of this name, asks for in vain, in the words of the list."""
        if self.named is not None and not _is_folder(self.own):
            message = f"there is no folder of templates {self.named!r}, which calendar.templates names"
            raise Refused(Problem(message=message, file=file, hint="create it, or remove the line"))

    def load(self, name: str) -> TemplateText | None:
        """Find a template of this name, which the sandbox lets lead nowhere but into a folder.

        Raises:
            Refused: it cannot be read.
        """
        for folder in self._folders:
            path = folder / name
            self.asked.add(path)
            if _is_there(path):
                return TemplateText(text=read_text_file(path), path=str(path))
        return None


def template_folders(named: str | None, paths: Paths) -> TemplateFolders:
    """Look for templates in the folder that the list names, else in `templates` beside it."""
    return TemplateFolders(own=paths.folder / (named or TEMPLATES), named=named)


# What may not be looked at counts as being there: reading it will say what is wrong.


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return True


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
