"""The command that opens the reader."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import click

from variorum.base.assets import asset
from variorum.base.optional_packages import starting
from variorum.cli import streams
from variorum.cli.options import allow_local_option, config_option, files, items_asked, items_option, settings_from


@click.command()
@click.argument("paths", nargs=-1, shell_complete=files)
@config_option
@click.option("--last", is_flag=True, help="Open the story that was open last, where you were.")
@click.option("--new", is_flag=True, help="Begin a story without an article, and add them in the reader.")
@click.option("--linear", is_flag=True, help="One column, in words alone, for a screen reader.")
@items_option
@allow_local_option
@click.option("--served", type=click.Choice(["visitor", "class"]), hidden=True, help="For whom `serve` starts it.")
def read(paths: tuple[str, ...], config: Path | None, last: bool, new: bool, linear: bool, served: str | None) -> int:
    """Open the reader on articles, a folder of them, addresses, or a saved comparison.

    Without any of these it opens on five articles about one phone call.

    \b
    Examples:
      variorum read folder-of-articles
      variorum read story.variorum.yaml
      variorum read --new
      variorum read --linear folder-of-articles
      variorum read https://outlet.example/one https://other.example/two
      variorum read https://outlet.example/feed.xml --items 1,3-5
    """
    gc.disable()  # what is made until the first screen stays; when it is painted, the app takes this back
    try:
        return _read(paths, config, last=last, new=new, linear=linear, served=served)
    finally:
        gc.enable()


def _read(
    paths: tuple[str, ...], config: Path | None, *, last: bool, new: bool, linear: bool, served: str | None
) -> int:
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
    with fetching_told() as fetching:
        session = resumed(open_paths(named, settings, fetching, items_asked()))
    if served is None:
        streams.take_terminal()
    if (error := open_reader(session, named, Audience(served or "owner"))) is None:
        return 0
    streams.say(f"variorum: {error}")
    streams.say("variorum: What was not saved is offered at the next start.")
    return 1
