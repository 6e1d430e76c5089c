"""The hint for a misspelled word: the nearest of the words that are known."""

from collections.abc import Iterable
from difflib import get_close_matches

# No known word is near this long, and difflib takes quadratic time.
LONGEST = 64


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the hint "did you mean 'x'?" for the known word nearest to `word`, if one is near.

    Case does not count. The alphabet decides between equally near words, not the order of `known`.
    """
    if len(word) > LONGEST:
        return None
    spelled = {candidate.lower(): candidate for candidate in known}
    nearest = get_close_matches(word.strip().lower(), spelled, n=1)
    return f"did you mean '{spelled[nearest[0]]}'?" if nearest else None
