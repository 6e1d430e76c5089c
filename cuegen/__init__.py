"""cuegen turns a list of people into a calendar feed of cues to keep in touch."""

__version__ = "0.1.0"
