"""The QR code: what a camera would read in it."""

import re

from cuegen.page.qr_code import qr_code

URL = "https://cal.example.org/c/aaaaaaaaaaaaaaaaaaaaaaaa/"


def dark(path: str) -> set[tuple[int, int]]:
    """Find the dark modules of a path, column and row."""
    bars = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{length}v1h-{back}z" for x, y, length, back in bars) == path
    assert all(length == back for _, _, length, back in bars)
    return {(int(x) + step, int(y)) for x, y, length, _ in bars for step in range(int(length))}


def test_three_corners_and_a_quiet_zone_tell_a_camera_where_it_is() -> None:
    """As ISO/IEC 18004 asks for: squares of seven modules, and four of nothing on each side."""
    code = qr_code(URL)
    modules = dark(code.path)
    assert all(4 <= x < code.size - 4 and 4 <= y < code.size - 4 for x, y in modules)
    far = code.size - 4 - 7
    for left, top in ((4, 4), (far, 4), (4, far)):
        ring = {(left + x, top + y) for x in range(7) for y in range(7) if {x, y} & {0, 6}}
        assert ring <= modules
        assert {(left + 1 + x, top + 1 + y) for x in range(5) for y in range(5) if {x, y} & {0, 4}} & modules == set()


def test_another_address_is_another_code() -> None:
    """And the same one the same."""
    assert qr_code(URL) == qr_code(URL)
    assert qr_code(URL) != qr_code(URL + "x")
