"""Tests of changes to contacts.yaml."""
