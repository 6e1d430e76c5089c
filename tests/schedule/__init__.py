"""The schedule: its three promises, and each of its parts."""
