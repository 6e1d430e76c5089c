"""The README and the pages that it leads to, as tests read them."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(CHECKOUT.glob("docs/*.md"))  # what the README leads to
GUIDE = "\n".join([README, *(page.read_text(encoding="utf-8") for page in PAGES)])

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
CALL = re.compile(r"(?:^|[ /])cuegen (\w[^#>\n]*)(?:> (\S+))?", re.MULTILINE)

CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Annie,Cannon,https://www.linkedin.com/in/annie-cannon-example,,Example Stars,Talent Partner,03 Mar 2025
Mary,Anning,https://www.linkedin.com/in/mary-anning-example,,Example Fossils,Head of Digging,02 Feb 2023
Antoni,Leeuwenhoek,https://www.linkedin.com/in/antoni-leeuwenhoek-example,,Example Lenses,Draper,11 Nov 2024
"""


def blocks(*languages: str, text: str = GUIDE) -> list[str]:
    """List the blocks of code in these languages."""
    return [code for language, code in FENCED.findall(text) if language in languages]


def shown(beginning: str) -> str:
    """Find the one text of the README, as a program shows it, that begins with these words."""
    (found,) = [text for text in blocks("text", text=README) if text.startswith(beginning)]
    return found


def lists() -> list[str]:
    """List the blocks that are a contacts.yaml or a part of one; the workflow for GitHub is none."""
    return [text for text in blocks("yaml") if "jobs:" not in text]


def whole_list() -> str:
    """Find the list of which the README shows what comes of it."""
    (found,) = [text for text in blocks("yaml", text=README) if text.startswith("calendar:") and "categories:" in text]
    return found


def commands(*languages: str, text: str = GUIDE) -> list[tuple[str, str]]:
    """List the calls of cuegen in these blocks, in their order, each with the file to which its output goes."""
    calls = CALL.findall("".join(blocks(*languages, text=text)))
    return [(call.strip(), output) for call, output in calls]


def section(heading: str) -> str:
    """Find the section of the README that has this heading."""
    return README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def table(heading: str) -> list[list[str]]:
    """Find the table whose first column has this heading, and list its rows of cells."""
    rows = GUIDE.split(f"\n| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
