"""Cues and their texts -> bytes of a calendar, and what the previous feed remembers."""
