"""Picking people by hand: newcomers -> who joins which category. Keys come in, a page to draw goes out.

`newcomer` is one line of the list, `picking` the state that keys change, `keys` which key does what, `page` how it
looks. Nothing here knows a terminal: `commands.terminal` turns its keys into these, and draws the pages.
"""
