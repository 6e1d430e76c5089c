"""Contacts -> Cues: slots, bounded loads, occurrences, make-ups."""
