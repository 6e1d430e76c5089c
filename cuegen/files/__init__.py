"""The disk's edge: the one door through which the user's files are read and written.

`reading` and `decoding` take bytes in, `writing` and `temporary` put them out whole or not at all,
`ahead` tells before the time whether one could be put there, `locking` lets one change follow another,
`refusing` says in plain words what the disk did not allow, `installed` finds what ships with cuegen.
"""

from cuegen.files.ahead import look_ahead
from cuegen.files.decoding import decoded
from cuegen.files.installed import shipped
from cuegen.files.locking import Held, Waiting, locked, replace
from cuegen.files.reading import read_bytes, read_feed, read_feeds, read_raw, read_stream, read_text_file
from cuegen.files.writing import create, make_folder, write_atomically

__all__ = [
    "Held",
    "Waiting",
    "create",
    "decoded",
    "locked",
    "look_ahead",
    "make_folder",
    "read_bytes",
    "read_feed",
    "read_feeds",
    "read_raw",
    "read_stream",
    "read_text_file",
    "replace",
    "shipped",
    "write_atomically",
]
