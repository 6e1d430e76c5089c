"""What the wording of a weekly block can speak of: the variables of its two templates.

This is a contract with everyone who writes templates of their own, as that of `words` is.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from cuegen.contacts.linkedin import NOTIFICATION_SWITCHES, LinkedInAddresses
from cuegen.feed.words import Words


@dataclass(frozen=True, kw_only=True)  # without slots: `vars` gives the templates their variables
class BlockWords:
    """Everything that a template sees of one block."""

    day: date | None = field(
        default=None,
        metadata={"doc": "the day of the block; empty for the one without names that comes each week in the end"},
    )
    people: tuple[Words, ...] = field(
        default=(),
        metadata={"doc": "those who are due; each has all the variables of an appointment: `people[0].who`"},
    )
    more: int = field(default=0, metadata={"doc": "how many others are due whom this text has no room to name"})
    review: bool = field(default=False, metadata={"doc": "whether the standing review of LinkedIn is due"})
    setup: bool = field(default=False, metadata={"doc": "whether LinkedIn's settings are to be looked at, once"})
    links: LinkedInAddresses = field(metadata={"doc": "LinkedIn's own pages, as for an appointment"})
    switches: tuple[str, ...] = field(
        default=NOTIFICATION_SWITCHES, metadata={"doc": "the steps in LinkedIn's settings, in order"}
    )

    @property
    def who(self) -> str:
        """Whom the block is about, for a message."""
        return f"the week of {self.day}" if self.day else "the weeks to come"

    def naming(self, count: int) -> "BlockWords":
        """Name so many of the people, and only count the others."""
        return replace(self, people=self.people[:count], more=self.more + max(0, len(self.people) - count))
