"""Conditional requests (RFC 9110 section 13): whether a client has this very content, or relies on having it.

werkzeug reads the headers and compares tags. It does not weigh them: its `make_conditional` knows neither
If-Unmodified-Since nor `If-Match: *`, and takes a good If-Match for a reason to send what If-None-Match says is there.
"""

from http import HTTPStatus

from flask import Request, Response, abort


def weighed(response: Response, request: Request) -> Response:
    """Give the answer to a GET or HEAD as its validators are, or 304 without content, or 412.

    The order is that of section 13.2.2: what the client relies on comes first, and a tag comes before a time. A time
    that is none, or that is asked of content without one, counts as not there (sections 13.1.3 and 13.1.4).
    """
    if not _is_relied_on(response, request):
        abort(HTTPStatus.PRECONDITION_FAILED)  # without the headers of the content
    if _is_there(response, request):
        response.status_code = HTTPStatus.NOT_MODIFIED  # werkzeug sends no content with it
    return response


def _is_relied_on(response: Response, request: Request) -> bool:
    """Tell whether the content is what the client believes it to be, if it says anything of that."""
    if "If-Match" in request.headers:
        return request.if_match.contains(_tag(response))
    since, modified = request.if_unmodified_since, response.last_modified
    return since is None or modified is None or modified <= since


def _is_there(response: Response, request: Request) -> bool:
    """Tell whether the client has the content."""
    if "If-None-Match" in request.headers:
        return request.if_none_match.contains_weak(_tag(response))
    since, modified = request.if_modified_since, response.last_modified
    return since is not None and modified is not None and modified <= since


def _tag(response: Response) -> str:
    """Give the tag of the content, which is a strong one."""
    return response.get_etag()[0] or ""
