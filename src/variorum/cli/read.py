"""The command that opens the reader."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.base.assets import asset
from variorum.base.optional_packages import starting
from variorum.cli import streams
from variorum.cli.grouping_offer import grouped_if_wanted
from variorum.cli.options import allow_local_option, config_option, files, items_asked, items_option, settings_from

if TYPE_CHECKING:
    from variorum.corpus.open_library import OpenLibrary
    from variorum.library.entry import StoryEntry


@contextmanager
def _without_collection() -> Iterator[None]:
    """No garbage is looked for: what is made until the first screen stays. When that is painted, the app takes this
    back."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@click.command()
@click.argument("paths", nargs=-1, shell_complete=files)
@config_option
@click.option("--last", is_flag=True, help="Open the story that was open last, where you were.")
@click.option("--new", is_flag=True, help="Begin a story without an article, and add them in the reader.")
@click.option("--linear", is_flag=True, help="One column, in words alone, for a screen reader.")
@click.option("--story", metavar="N", help="Of a finished folder of stories, open this one: its number, or its name.")
@items_option
@allow_local_option
@click.option("--served", type=click.Choice(["visitor", "class"]), hidden=True, help="For whom `serve` starts it.")
@_without_collection()
def read(
    paths: tuple[str, ...],
    config: Path | None,
    last: bool,
    new: bool,
    linear: bool,
    story: str | None,
    served: str | None,
) -> int:
    """Open the reader on articles, a folder of them, addresses, a saved comparison, or a library.

    Without any of these it opens on five articles about one phone call.

    \b
    Examples:
      variorum read folder-of-articles
      variorum read story.variorum.yaml
      variorum read found                what `variorum stories archive/ --into found` wrote
      variorum read found --story 3
      variorum read --new
      variorum read --linear folder-of-articles
      variorum read https://outlet.example/one https://other.example/two
      variorum read https://outlet.example/feed.xml --items 1,3-5
    """
    settings = settings_from(config)
    if linear:
        settings = replace(settings, view=replace(settings.view, linear=True))
    # The terminal UI is loaded only here: the other commands start without it.
    with starting():
        from variorum.cli.progress import fetching_told
        from variorum.session.open import open_paths
        from variorum.storage.recent import last_story
        from variorum.tui.audience import Audience
        from variorum.tui.launch import open_reader, resumed

    if last + new + bool(paths) > 1:
        raise click.UsageError("--last, --new and paths each name a story: leave one.")
    named = () if new else last_story() if last else paths or (str(asset("seeds")),)
    if served is None:
        named = grouped_if_wanted(named, settings)
    library = _library(named) if served is None else None  # visitors would write into the folder
    if library is None and story is not None:
        raise click.UsageError("--story is for a finished folder, which `variorum stories` writes. Name it alone.")
    entry = None if library is None or story is None else _entry(library, story)
    with fetching_told() as fetching:
        session = resumed(open_paths(() if library else named, settings, fetching, items_asked()))
    if served is None:
        streams.take_terminal()
    if (error := open_reader(session, named, Audience(served or "owner"), library, entry)) is None:
        return 0
    streams.say(f"variorum: {error}")
    streams.say("variorum: What was not saved is offered at the next start.")
    return 1


def _library(named: Sequence[str]) -> OpenLibrary | None:
    """The library that is named, if it is one."""
    from variorum.library.folder import is_finished

    if len(named) != 1 or not is_finished(named[0]):
        return None
    from variorum.corpus.open_library import OpenLibrary

    return OpenLibrary(Path(named[0]))


def _entry(library: OpenLibrary, story: str) -> StoryEntry:
    from variorum.corpus.made_folder import entry_named

    return entry_named(library.folder, story)
