"""The hint for a misspelled word: the nearest of the words that are known."""

from collections.abc import Iterable

# No known word is near this long, and difflib takes quadratic time.
LONGEST = 64


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the hint "did you mean 'x'?" for the known word nearest to `word`, if one is near.

    Case does not count. The alphabet decides between equally near words, not the order of `known`.
    """
    if len(word) > LONGEST:
        return None
    spelled = {candidate.lower(): candidate for candidate in known}
    near = nearest(word.strip().lower(), spelled)
    return f"did you mean '{spelled[near[0]]}'?" if near else None


def nearest(word: str, known: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """List the known words that resemble a word, the nearest first; a cutoff of 1 takes none but the word itself."""
    from difflib import get_close_matches  # noqa: PLC0415 - a good list needs none of it

    return get_close_matches(word, list(known), n=most, cutoff=cutoff)
