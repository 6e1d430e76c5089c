"""Tests of the reader of contacts.yaml."""
