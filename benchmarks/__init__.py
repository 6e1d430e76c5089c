"""How fast cuegen is and how well its schedule keeps its promises, measured; see README.md."""
