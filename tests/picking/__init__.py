"""Tests of picking people by hand, without a terminal."""
