"""Saying on the command line how far a page from the web has come."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from variorum.articles.reading import Fetching
from variorum.articles.safe_text import safe

_BACK = "\r\033[K"  # to the start of the line, which is cleared
_WIDEST = 60


@contextmanager
def fetching_told() -> Iterator[Fetching]:
    """Tells of fetching on one line of the terminal, which is cleared in the end; silent in a pipe."""
    told = False

    def tell(address: str, received: int) -> None:
        nonlocal told
        if sys.stderr.isatty():
            told = True
            name = safe(address)
            name = name if len(name) <= _WIDEST else f"{name[: _WIDEST - 1]}…"
            click.echo(f"{_BACK}fetching {name}: {received // 1_000} kB", nl=False, err=True)

    try:
        yield tell
    finally:
        if told:
            click.echo(_BACK, nl=False, err=True)
