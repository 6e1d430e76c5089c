"""The command that offers the feed over HTTP: serve."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cuegen.cli.options import CONTACTS, contacts_argument, now_from, paths_to_write, refusing_call
from cuegen.commands.screen import Screen

if TYPE_CHECKING:
    from cuegen.serve.addresses import Address

# Every command imports what it needs when it is called: reading a calendar's libraries takes longer than most of
# what a user asks for.
# ruff: noqa: PLC0415
# click passes every option by its name, so the number of parameters and booleans among them confuse nobody.
# ruff: noqa: FBT001, PLR0913, PLR0917


def read_url(_context: click.Context, _option: click.Parameter, text: str | None) -> "Address | None":
    """Read a public address."""
    from cuegen.serve.addresses import read_public_url

    with refusing_call(click.BadParameter):
        return None if text is None else read_public_url(text)


@click.command(short_help="Offer the feed over HTTP, and rebuild on every change.")
@contacts_argument
@click.option("-o", "--output", "feed", type=CONTACTS, metavar="FEED", help="Where to write the feed.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8383, show_default=True, metavar="PORT", help="0 is any free one."
)
@click.option(
    "--public-url",
    "public",
    callback=read_url,
    metavar="URL",
    help="Where others reach the server, such as https://example.org: the address of a proxy in front of it.",
)
@click.option(
    "--read-only", is_flag=True, help="Change nothing: the links that cues have with --public-url only show a person."
)
@click.option(
    "--trust-proxy", is_flag=True, help="Believe the X-Forwarded headers: only behind a proxy that sets them."
)
@click.option("--poll", is_flag=True, help="Look once a second instead of waiting for events: for network disks.")
@click.option("--verbose", is_flag=True, help="Say a line about each request.")
@click.option("--show-url", is_flag=True, help="Print the addresses to subscribe to, and serve nothing.")
@click.option("--new-token", is_flag=True, help="The same with new addresses; the old ones lead nowhere then.")
def serve(
    contacts: Path,
    feed: Path | None,
    host: str,
    port: int,
    public: "Address | None",
    read_only: bool,
    trust_proxy: bool,
    poll: bool,
    verbose: bool,
    show_url: bool,
    new_token: bool,
) -> int:
    """Offer the feed of CONTACTS over HTTP, and rebuild it whenever CONTACTS or a template changes.

    It answers your own machine alone, unless --host says otherwise, at an address that nobody can guess: calendars
    cannot log in. Each category has a feed of its own beside the whole one. Stop it with Ctrl-C.

    With --public-url, each cue about a person has a link to a page that records a touch, puts the next cue off, or ends
    the cues, in your list. Whoever can read the feed can open these pages.

    The secret part of the address is made once, and kept in a file that you alone can read. The environment variable
    CUEGEN_TOKEN gives another one.
    """
    from cuegen.commands.inputs import STANDARD
    from cuegen.commands.product import deliver
    from cuegen.commands.serve import Service, addresses_command, serve_command

    screen = Screen(os.environ)
    service = Service(
        host=host,
        port=port,
        public=public,
        read_only=read_only,
        trust_proxy=trust_proxy,
        poll=poll,
        verbose=verbose,
    )
    if show_url or new_token:
        deliver(addresses_command(service, screen, os.environ, renew=new_token))
        return 0
    if STANDARD in (contacts, feed):
        raise click.UsageError("serve needs files: it cannot wait for standard input or rewrite standard output")
    paths = paths_to_write(contacts, feed, None, None)
    return serve_command(paths, service, lambda: now_from(None), screen, os.environ)
