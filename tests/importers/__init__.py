"""Tests of cuegen.importers."""
