"""Cues and a day -> tables and JSON."""
