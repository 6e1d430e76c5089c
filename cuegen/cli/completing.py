"""What a shell offers behind the tabulator key: names and categories of the list that the command line is about."""

import os
from collections.abc import Callable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

COMPLETE = "_CUEGEN_COMPLETE"  # which shell asks, and for what: set by the script that click writes
LINKEDIN = "linkedin"  # as in cuegen.wishes, which nobody at the tabulator key waits for

# Loaded when a shell asks for it.
# ruff: noqa: PLC0415


def complete_who(context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the names that begin like this, in any case."""
    from cuegen.commands.completion import names_in

    return _offered(names_in, context, begun)


def complete_category(context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the categories that begin like this."""
    from cuegen.commands.completion import categories_in

    return _offered(categories_in, context, begun)


def complete_shown(context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer what a feed can show that begins like this: the categories, and the cues for LinkedIn itself."""
    from cuegen.commands.completion import categories_in

    return _offered(lambda path: [*categories_in(path), LINKEDIN], context, begun)


def _offered(read: Callable[[Path], list[str]], context: click.Context, begun: str) -> list[CompletionItem]:
    words = read(context.params.get("contacts") or Path("contacts.yaml"))
    return [CompletionItem(_written(word)) for word in words if word.lower().startswith(begun.lower())]


def _written(word: str) -> str:
    """Write a word as it stands on a command line: of all shells, bash alone leaves the spaces in it as they are."""
    is_bash = os.environ.get(COMPLETE, "").startswith("bash")
    return "".join(char if char.isalnum() or char in "-_." else f"\\{char}" for char in word) if is_bash else word
