"""Waiting for files to change: one call back for every burst of saves, however an editor saves.

It knows nothing of contacts or feeds. `loop` decides when to build, `sources` says what the files
hold and which directory entries lead to them, `folders` is the door to watchdog.
"""

from cuegen.watch.loop import Bell, Work, watch

__all__ = ["Bell", "Work", "watch"]
