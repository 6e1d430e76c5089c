"""Quoted-printable (RFC 2045 section 6.7), in which vCard 2.1 writes what is not ASCII: `M=FCller`.

The bytes are those of the property's CHARSET. A line that ends in `=` goes on in the next one.
"""

import re
from binascii import a2b_qp

QUOTED_PRINTABLE = "QUOTED-PRINTABLE"  # the name of the encoding

# Those that address books write. Python knows more, and not all of them are sets of characters.
_CHARSET = r"utf-8|us-ascii|iso-8859-\d+|windows-\d+|shift_jis|iso-2022-jp|euc-(jp|kr)|gb(2312|k|18030)|big5|koi8-[ru]"
# Old versions of Outlook do not say in what Windows writes.
_USUAL = ("utf-8", "windows-1252")


def goes_on(first: str, last: str) -> bool:
    """Tell whether a property whose first and last lines these are goes on in the next line."""
    return last.endswith("=") and QUOTED_PRINTABLE in first.partition(":")[0].upper()


def decoded(text: str, charset: str | None) -> str | None:
    """Give what was written; None if the bytes are not of this set of characters, or nobody knows it."""
    data = a2b_qp(text.encode())
    charsets = _USUAL if charset is None else (charset,) if re.fullmatch(_CHARSET, charset, re.IGNORECASE) else ()
    return next((found for each in charsets if (found := _text(data, each)) is not None), None)


def _text(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None
