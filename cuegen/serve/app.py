"""The application: which answers there are, and what holds for all of them.

Routes are added by functions: those on `private` answer under `/c/<token>` to whoever knows the token, those on the
application itself to everybody.
"""

import traceback
from typing import Any, NoReturn

from flask import Blueprint, Flask, Request, Response, abort, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import RequestRedirect

from cuegen.printing.cells import beginning
from cuegen.problems import Fault
from cuegen.serve.addresses import Address, read_public_url
from cuegen.serve.feeds import add_feeds, add_health
from cuegen.serve.fetches import client_name
from cuegen.serve.hosts import has_good_host
from cuegen.serve.pages import add_page
from cuegen.serve.plain import Plain
from cuegen.serve.site import Site

LONGEST_NAME = 60  # cells of a name that a line about a request shows

# For every answer: no search engine may list it, no page that is linked from it may learn its address, and no browser
# may take it for another type than it says.
HEADERS = {
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def create_app(site: Site) -> Flask:
    """Make the application of a site."""
    app = _App("cuegen.serve", static_folder=None, template_folder=None)
    app.site = site
    app.before_request(_refuse_body)
    if not site.trust_proxy:  # with it, Host is what the proxy says, and looked at where it is used
        app.before_request(_refuse_host)
    app.after_request(lambda response: _finish(response, site))
    app.register_error_handler(HTTPException, _in_plain_text)
    add_health(app, site)
    private = Blueprint("private", __name__, url_prefix="/c/<token>")
    _guard(private, site)
    add_feeds(private, site)
    add_page(private, site, reached_at)
    app.register_blueprint(private)
    if site.trust_proxy:
        fixed = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1, x_prefix=1)
        app.wsgi_app = fixed  # type: ignore[method-assign]  # the way that Flask documents
    return app


def reached_at(site: Site) -> Address:
    """Tell where the client of this request reaches the server: what the user said, else what a trusted proxy says."""
    if site.public is not None or not site.trust_proxy:
        return site.address
    if not f"{request.root_path}/".startswith("/"):  # a prefix without its slash would become a part of the host
        abort(400)
    try:
        return read_public_url(request.root_url)
    except Fault:
        abort(400)


def _guard(private: Blueprint, site: Site) -> None:
    """Let nobody in without the token. The routes themselves never see it."""

    @private.url_value_preprocessor
    def guard(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        if not site.knows((values or {}).pop("token", "")):
            abort(404)


class _App(Flask):
    """Redirects nobody, and keeps the token out of what it tells of its own mistakes."""

    response_class = Plain
    site: Site

    def raise_routing_exception(self, request: Request) -> NoReturn:
        """Answer 404 to an address that is almost right: calendars and their users take redirects badly."""
        if isinstance(request.routing_exception, RequestRedirect):
            abort(404)
        super().raise_routing_exception(request)

    def log_exception(self, _exc_info: Any) -> None:  # noqa: ANN401 - as Flask declares it
        """Tell the operator of a mistake in a view."""
        said = f"error in an answer to {_what(request)}\n{traceback.format_exc()}".rstrip()
        self.site.say(self.site.without_token(said))


def _refuse_body() -> None:
    """Refuse content in a request that has no use for it (RFC 9110 section 9.3.1)."""
    if request.method in {"GET", "HEAD"} and (request.content_length or "Transfer-Encoding" in request.headers):
        abort(400)


def _refuse_host() -> None:
    """Refuse a request without a host, with two of them, or with what is none (RFC 9112 section 3.2)."""
    if not has_good_host(request.headers.get("Host"), request.environ.get("SERVER_PROTOCOL", "")):
        abort(400)


def _in_plain_text(error: HTTPException) -> Response:
    """Word an error without a hint, and never as HTML: some calendars would take that for an empty feed."""
    response = Plain(f"{error.name.lower()}\n", error.code)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def _finish(response: Response, site: Site) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if site.verbose:
        client = client_name(request.headers.get("User-Agent", ""))
        place = beginning(request.remote_addr or "", LONGEST_NAME)
        method = beginning(request.method, LONGEST_NAME)
        said = f"{place} {method} {_what(request)} {response.status_code} {client}"
        site.say(site.without_token(said))
    return response


def _what(request: Request) -> str:
    """Name what was asked for by its route: the address itself holds secrets, or what was meant to be one."""
    if request.url_rule is None:
        return "an unknown address"
    name = (request.view_args or {}).get("name")
    route = request.url_rule.rule
    return route if name is None else route.replace("<name>", beginning(name, LONGEST_NAME))
