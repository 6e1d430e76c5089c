"""The page of a feed: its values, and the HTML that is made of them."""
