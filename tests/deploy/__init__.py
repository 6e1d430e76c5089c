"""The recipes of deploy/, each exercised as far as a machine without a network allows."""
