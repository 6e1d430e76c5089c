"""Tests of what `cuegen serve` answers."""
