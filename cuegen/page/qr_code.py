"""A web address -> the dark squares of a QR code (ISO/IEC 18004), for a picture of any size."""

from dataclasses import dataclass
from itertools import groupby

QUIET = 4  # modules of empty space on each side, which the standard asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A code of so many modules on each side, the empty space included; `path` is the data of an SVG path."""

    size: int
    path: str


def qr_code(url: str) -> QrCode:
    """Encode an address; a quarter of the code may be dirty or in the dark, and it can still be read."""
    import segno  # noqa: PLC0415 - a part of cuegen[serve], which a page without addresses does without

    rows = segno.make_qr(url, error="q").matrix
    return QrCode(size=len(rows) + 2 * QUIET, path="".join(_drawn(row, number) for number, row in enumerate(rows)))


def _drawn(row: bytearray, number: int) -> str:
    """Draw one row: a bar for each run of dark modules."""
    bars, x = [], QUIET
    for dark, run in groupby(row):
        length = sum(1 for _ in run)
        if dark:
            bars.append(f"M{x} {number + QUIET}h{length}v1h-{length}z")
        x += length
    return "".join(bars)
