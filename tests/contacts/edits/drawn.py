"""Lists in every style that YAML has, and edits of them: what the property tests draw from.

Every name, and every comment, stands in a list only once, so that a test can tell what became of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from cuegen.contacts.edits import Add, Append, Drop, Edit, Move, Set, Spot

KEYS = ("last_contact", "notes", "hot", "snoozed", "company")
TEXTS = st.one_of(
    st.sampled_from(
        [
            *(
                "2026-11-23",
                "2026-11-23 after 2026-01-05",
                "2026-11-23 after none",
                "until 2026-05-01",
                "true",
                "x",
                "null",
                "~",
                "",
                " ",
                "Ada: met",
                "tea # two",
                "#",
                "- x",
                "-",
            ),
            *(
                "it's",
                'so "called"',
                "'",
                '"',
                "back\\slash",
                "a, b",
                "[a]",
                "{a}",
                "a]",
                "?",
                "? x",
                ":",
                "x:",
                "&x",
                "*x",
            ),
            *(
                "!x",
                "%x",
                "@x",
                "`x",
                "| x",
                "> x",
                "|",
                "one\ntwo",
                "tab\there",
                " lead",
                "trail ",
                "é",
                "👩🏽‍💻 山田",
                "---",
            ),
            *(
                "2026-11-23 tea: said 'yes'",
                "...",
                "<<",
                "=",
                "a\x85b",
                "\u2028",
                "a\ufeffb",
                "\ufeffa",
                "0x1F",
                "\\",
                "\\n",
            ),
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
)
# In block and in flow style, plain and quoted, over lines; {} is the indentation of a line that goes on.
VALUES = [
    *(
        "2026-01-05",
        "'it''s'",
        '"a \\"b\\": # c"',
        "two words",
        "é 山田 👩🏽‍💻",
        "",
        "~",
        '"one\n{}  two"',
        "one\n{}  two\n\n{}  three",
    ),
    *("'one\n\n{}  # two'", '""', "x#y", "a:b"),
]
BLOCK_VALUES = [
    "|\n{}  one\n{}    # two\n\n{}  three",
    "|-  {c}\n{}  one\n\n",
    ">\n{}  one\n\n{}  two\n",
    "|+\n{}  x\n\n",
    "|2\n{}   x",
    "a, [b]",
]
# Days as they stand behind last_contact: on one line, in each of the quotes.
DAYS = ["2026-01-07", "'2026-01-07'", '"2026-01-07"', "2026-01-20 after 2026-01-07", "'2026-01-20 after none'"]
GAPS = st.sampled_from([" ", "  ", "   "])


@dataclass
class Writer:
    """Writes pieces of a list as hypothesis draws them."""

    draw: st.DrawFn
    count: int = field(default=0)

    def next(self) -> int:
        """Count what must be told apart."""
        self.count += 1
        return self.count

    def any(self, *choices: str) -> str:
        """Choose one."""
        return self.draw(st.sampled_from(choices))

    def chance(self) -> bool:
        """Choose yes or no."""
        return self.draw(st.booleans())

    def comment(self) -> str:
        """Write a comment behind something, or nothing."""
        return self.any("", "", " ", f"  # c{self.next()};", f"\t# c{self.next()}: 'x' [;")

    def lines(self, indent: str) -> str:
        """Write blank lines and comments between others, or nothing."""
        return self.any(
            "", "", "\n", f"{indent}# c{self.next()};\n", f"\n{indent}  # c{self.next()};\n\n", f"# c{self.next()};\n"
        )

    def name(self) -> str:
        """Write a name of one line."""
        number = self.next()
        return self.any(
            f"Ada {number}", f"'O''Neill {number}'", f'"Zoë: {number}"', f"山田 👩🏽‍💻 {number}", f"x#{number}"
        )

    def value(self, key: str, indent: str, *, flow: bool) -> str:
        """Write a value of a key: now and then one that cuegen can read."""
        choices = VALUES if flow else [*VALUES, *BLOCK_VALUES]
        if key == "last_contact" and self.chance():
            choices = DAYS
        written = self.draw(st.sampled_from(choices))
        comment = f"# c{self.next()};"
        return written.replace("{c}", comment).replace("{}", indent)

    def keys(self) -> list[str]:
        """Choose keys of a contact, its name among them."""
        keys = self.draw(st.lists(st.sampled_from([*KEYS, "touches"]), unique=True, max_size=4))
        keys.insert(self.draw(st.integers(0, len(keys))), "name")
        return keys

    def key(self, key: str) -> str:
        """Write a key."""
        return self.any(key, key, key, f'"{key}"', f"'{key}'")

    def flow_pairs(self, indent: str) -> list[str]:
        """Write the keys and values of a contact in braces."""
        return [f"{self.key(key)}: {self.flow_value(key, indent)}" for key in self.keys()]

    def flow_value(self, key: str, indent: str) -> str:
        """Write a value in braces."""
        if key == "touches":
            return self.flow(
                ["2026-01-05", "'2026-01-06 tea, two'", "2026-01-07 x"][: self.draw(st.integers(0, 3))], "[]", indent
            )
        return self.name() if key == "name" else self.value(key, indent, flow=True)

    def flow(self, items: list[str], brackets: str, indent: str) -> str:
        """Write entries between brackets: on one line, each below the one before, or on lines of their own."""
        if not items:
            return brackets[0] + self.any("", " ") + brackets[1]
        if self.chance():
            last = self.any("", " ", ",", ", ")
            is_below = self.chance()
            written = brackets[0] + self.any("", " ") + items[0]
            for item in items[1:]:
                written += self.any(",", " ,") + (f"{self.comment()}\n{indent}  " if is_below else " ") + item
            return written + last + brackets[1]
        lines = [
            f"{indent}  {item}{',' if number < len(items) else self.any('', ',')}"
            for number, item in enumerate(items, 1)
        ]
        body = "".join(line + self.comment() + "\n" for line in lines)
        return f"{brackets[0]}{self.comment()}\n{body}{indent}{brackets[1]}"

    def flow_contact(self, indent: str) -> str:
        """Write a contact in brackets."""
        if self.chance():
            return self.name()
        return self.any(f"name: {self.name()}", *[self.flow(self.flow_pairs(indent + "  "), "{}", indent + "  ")] * 4)

    def block_contact(self, column: int) -> str:
        """Write an entry behind a dash in this column, with its line end."""
        gap = self.draw(GAPS)
        indent = " " * (column + 1 + len(gap))
        dash = " " * column + "-" + gap
        kind = self.draw(st.sampled_from(["bare", "long", "text", "flow", "block", "block", "below"]))
        if kind == "bare":
            return f"{dash}{self.name()}{self.comment()}\n"
        if kind == "long":
            return f"{dash}Ada\n{indent}  Lovelace {self.next()}{self.comment()}\n"
        if kind == "text":
            return f"{dash}|\n{indent}   Ada {self.next()}\n"  # deeper than comments, which would be a part of it
        if kind == "flow":
            return dash + self.flow(self.flow_pairs(indent), "{}", indent) + self.comment() + "\n"
        if kind == "below":
            return f"{' ' * column}-{self.any('', f'  # c{self.next()};')}\n{indent}{self.block_pairs(indent)}"
        return dash + self.block_pairs(indent)

    def block_pairs(self, indent: str) -> str:
        """Write the keys and values of a contact, the first one without its indentation."""
        written = ""
        for key in self.keys():
            text = f"{self.key(key)}:{self.any(' ', '   ')}"
            if key == "touches":
                text = text.rstrip() + self.block_touches(indent)
            elif key == "name":
                text += self.name() + self.comment() + "\n"
            else:
                text += self._commented(self.value(key, indent, flow=False))
            # A comment that stands deeper than the key is, or becomes, a part of a text in lines above it.
            between = (
                "" if any(mark in text for mark in "|>") else self.lines(indent).replace(f"{indent}  #", f"{indent}#")
            )
            written += text + between + indent
        return written.removesuffix(indent)

    def _commented(self, value: str) -> str:
        return value + ("\n" if value[:1] in {"|", ">"} else self.comment() + "\n")

    def block_touches(self, indent: str) -> str:
        """Write what stands behind `touches:`."""
        inner = indent + self.any("", "  ")
        entries = self.draw(st.lists(st.sampled_from(["2026-01-05", "2026-01-06 tea", '"2026-01-07: x"']), max_size=3))
        if not entries:
            return self.any("", " ~", " []", " [ ]") + self.comment() + "\n"
        return self.comment() + "\n" + "".join(f"{inner}- {each}{self.comment()}\n" for each in entries)

    def category(self, key: str, column: int) -> str:
        """Write a category with its key in this column."""
        indent = " " * (column + self.draw(st.integers(1, 4)))
        often = self.any("cadence: monthly", "rotate: weekly")
        head = f"{' ' * column}{self.any(key, repr(key))}:"
        kind = self.draw(st.sampled_from(["nothing", "braces", "flow", "empty", "block", "block", "block"]))
        if kind == "nothing":
            return head + self.any("", " ~", " {}") + self.comment() + "\n"
        if kind == "braces":
            rest = self.any("", "contacts: []", f"contacts: {self.flow_people(indent)}", "contacts: ", "contacts: null")
            pairs = [often, *([rest] if rest else [])]
            return f"{head} {self.flow(pairs, '{}', indent)}{self.comment()}\n"
        body = f"{indent}{often}{self.comment()}\n{self.lines(indent)}"
        if kind == "empty":
            return f"{head}\n{body}" + self.any("", f"{indent}contacts:{self.any('', ' ~', ' []')}{self.comment()}\n")
        people = self.flow_people(indent) + self.comment() + "\n" if kind == "flow" else None
        body += f"{indent}contacts:" + (
            f" {people}" if people else self.comment() + "\n" + self.block_people(len(indent))
        )
        return f"{head}{self.comment()}\n{body}{self.lines(indent)}"

    def flow_people(self, indent: str) -> str:
        """Write contacts in brackets."""
        return self.flow([self.flow_contact(indent) for _ in range(self.draw(st.integers(0, 3)))], "[]", indent)

    def block_people(self, column: int) -> str:
        """Write contacts behind dashes."""
        column += self.draw(st.integers(0, 4))
        entries = [self.block_contact(column) for _ in range(self.draw(st.integers(1, 4)))]
        return "".join(self.lines(" " * column) + entry for entry in entries)


CATEGORIES = ("mentors", "alumni", "peers")


@st.composite
def lists(draw: st.DrawFn) -> str:
    """Draw a list with the categories `mentors`, `alumni` and `peers`."""
    writer = Writer(draw)
    column = draw(st.integers(1, 4))
    body = "".join(writer.category(key, column) + writer.lines("") for key in CATEGORIES)
    text = f"{writer.lines('')}calendar: {{timezone: UTC}}\ncategories:{writer.comment()}\n{body}"
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return _with_line_breaks(text, draw(st.sampled_from([_lf, _crlf, _mixed])))


def _lf(_: int) -> str:
    return "\n"


def _crlf(_: int) -> str:
    return "\r\n"


def _mixed(number: int) -> str:
    return "\r\n" if number % 3 else "\n"


def _with_line_breaks(text: str, line_break: Callable[[int], str]) -> str:
    first, *rest = text.split("\n")
    return first + "".join(line_break(number) + line for number, line in enumerate(rest))


@st.composite
def edits(draw: st.DrawFn, people: dict[str, int]) -> Edit:
    """Draw an edit of a list that has so many contacts in each category."""
    spots = [Spot(category, index) for category, count in people.items() for index in range(count)]
    if not spots or draw(st.integers(0, 5)) == 0:
        fields = {"name": f"New {draw(st.integers(0, 10**9))}{draw(TEXTS)}"}
        return Add(
            draw(st.sampled_from(CATEGORIES)), fields | draw(st.dictionaries(st.sampled_from(KEYS), TEXTS, max_size=2))
        )
    spot = draw(st.sampled_from(spots))
    key, text = draw(st.sampled_from(KEYS)), draw(TEXTS)
    kinds: list[Edit] = [
        Set(spot, key, text),
        Set(spot, key, None),
        Set(spot, "name", text),
        Append(spot, "touches", text),
        Drop(spot, "touches"),
        Move(spot, draw(st.sampled_from(CATEGORIES))),
    ]
    return draw(st.sampled_from(kinds))
