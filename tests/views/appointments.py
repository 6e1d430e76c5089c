"""A list that the tests of the views share: names of several scripts, a make-up, a cue that comes once."""

from datetime import date
from io import StringIO

from tests.feed.building import built

LIST = """
calendar: {timezone: Europe/London, days: [tue, wed], away: [2026-03-10]}
linkedin: {setup: true, review: every friday at 17:00}
categories:
  companies_of_interest:
    label: person at a company
    cadence: every tuesday
    contacts: [山田 太郎, محمد بن موسى الخوارزمي]
  mentors:
    cadence: second tuesday of the month
    contacts:
      - {name: 👩🏽‍💻 Ada 😀, cadence: every wednesday}
      - name: Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios Ruiz y Picasso
        last_contact: 2026-02-10
"""
BUILD = built(LIST)
TUESDAY = date(2026, 3, 3)


class Terminal(StringIO):
    """A page that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True
