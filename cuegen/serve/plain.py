"""An answer in plain text, as all are that do not say otherwise: some calendars take HTML for no events."""

from flask import Response


class Plain(Response):
    """A text for whoever looks; programs go by its status."""

    default_mimetype = "text/plain"
