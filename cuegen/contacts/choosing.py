"""A category as somebody names it on the command line -> the key that it has in the list."""

from collections.abc import Iterable, Sequence

from cuegen.contacts.near import did_you_mean
from cuegen.contacts.quoting import quoted
from cuegen.contacts.texts import identity
from cuegen.problems import Fault

# What to do where a list has no category, so that nothing can be added to one.
ONE_MORE = "write a category below 'categories:', such as 'mentors: {cadence: every 6 weeks}'"


def choose_category(typed: str, known: Iterable[str]) -> str:
    """Find the category that was typed among those known; neither case nor white space counts.

    Raises:
        Fault: there is no such category; the hint names the nearest one, and all that there are.
    """
    by_identity = {identity(key): key for key in known}
    found = by_identity.get(identity(typed))
    if found is not None:
        return found
    raise unknown_category(typed, list(by_identity.values()))


def unknown_category(typed: str, known: Sequence[str]) -> Fault:
    """Make the fault of a category that is none of those known."""
    there = f"there {'is' if len(known) == 1 else 'are'} {', '.join(map(quoted, known))}"
    listed = there if known else f"the list has no categories: {ONE_MORE}"
    near = did_you_mean(typed, known)
    return Fault(f"there is no category {quoted(typed)}", hint=f"{near} {listed}" if near else listed)
