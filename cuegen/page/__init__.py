"""The page of a feed: where to subscribe, who is next, who is warm, the year at a glance, and what went wrong.

A build and a day become a `Page` of plain values (`making`), and that becomes HTML (`rendering`): once for a server,
with a stylesheet and a script of their own, and once as a file that needs nothing else.
"""
