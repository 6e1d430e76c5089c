"""Real clients of a running server: a browser with eyes and hands, and a calendar on a terminal."""
