"""The feed, held against its profile and against calendar software that nobody here wrote."""
