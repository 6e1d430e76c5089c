"""The orders in which wishes look through their days: scattered by a digest, or outward from a day that is due."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from math import gcd

DIGEST_BITS = 64


@cache
def digest(identity: str) -> int:
    """Draw the number, of 64 bits, from which a wish's order of slots follows: the same on every machine."""
    return int.from_bytes(blake2b(identity.encode(), digest_size=DIGEST_BITS // 8).digest())


def outward(days: Sequence[int], due: int) -> Iterator[int]:
    """Go through ascending days from the nearest to a due day outwards, the later one first of two as near."""
    later = bisect_left(days, due)
    earlier = later - 1
    while earlier >= 0 or later < len(days):
        if earlier < 0 or (later < len(days) and days[later] - due <= due - days[earlier]):
            yield days[later]
            later += 1
        else:
            yield days[earlier]
            earlier -= 1


def scattered(slots: Sequence[int], seed: int) -> Iterator[int]:
    """Go through all of some slots once, from a start and with a step that the seed draws."""
    count = len(slots)
    start, step = seed % count, seed // count % count or 1
    while gcd(step, count) != 1:
        step += 1
    for i in range(count):
        yield slots[(start + i * step) % count]
