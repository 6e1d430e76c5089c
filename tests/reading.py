"""What all tests of the readers of one value share."""

from collections.abc import Callable

import pytest

from cuegen.problems import Fault


def fault_of(reader: Callable[[str], object], text: str) -> Fault:
    """Return the fault that `reader` finds in `text`."""
    with pytest.raises(Fault) as caught:
        reader(text)
    return caught.value


def blamed(fault: Fault, text: str) -> str | None:
    """Return the characters of `text` that the fault blames, None when it blames all of it."""
    return None if fault.span is None else text[slice(*fault.span)]


def reads_or_faults(reader: Callable[[str], object], text: str) -> None:
    """Hold that `text` is a value, or a fault that can be printed and has its place in the text."""
    found: Fault | None = None
    try:
        reader(text)
    except Fault as fault:
        found = fault
    if found is None:
        return
    for printed in (found.message, found.hint or ""):
        assert printed
        assert printed.isprintable()
        assert len(printed) < 200
        assert not printed.endswith(".")
    start, end = found.span or (0, 1)
    assert 0 <= start < end
    assert found.span is None or end <= len(text)
