"""The feed over HTTP: its address, its answers, and the server."""
