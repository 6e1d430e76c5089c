"""Where the lines of a text begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.edits.lines import Lines
from cuegen.contacts.source import LINE_END


@given(st.text("\r\n\x85\u2028\u2029 a"))
def test_lines_end_where_those_of_the_reader_do(text: str) -> None:
    """At the five line breaks of YAML, CR and LF together being one; behind the last one is a line, too."""
    breaks = [found.span() for found in LINE_END.finditer(text)]
    lines = Lines.of(text)
    assert lines.starts == (0, *(end for _, end in breaks))
    assert lines.ends == (*(start for start, _ in breaks), len(text))
