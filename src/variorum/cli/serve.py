"""The command that serves the reader to browsers."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from variorum.base.assets import asset
from variorum.base.optional_packages import loading
from variorum.base.paths import SUFFIX
from variorum.cli.options import (
    allow_local_option,
    config_option,
    files,
    items_asked,
    items_option,
    settings_from,
)
from variorum.cli.saving import save_new
from variorum.cli.streams import put, say
from variorum.config.settings import Settings
from variorum.project.project import Project

_EVERY = ("0.0.0.0", "::")  # noqa: S104 - to tell who asks for it what to open


@click.command()
@click.argument("paths", nargs=-1, shell_complete=files)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Listen on this address; 0.0.0.0 is all there are."
)
@click.option("--port", type=click.IntRange(0, 65_535), default=8738, show_default=True, help="0 takes a free one.")
@click.option("--most", type=click.IntRange(1, 200), default=10, show_default=True, help="Readers at once.")
@click.option("--read-only", is_flag=True, help="For a class: nobody saves, exports or adds articles.")
@config_option
@items_option
@allow_local_option
def serve(paths: tuple[str, ...], host: str, port: int, most: int, read_only: bool, config: Path | None) -> None:
    """Serve the reader to browsers, on articles, a folder of them, addresses, or a saved comparison.

    It names an address with a token, without which nobody gets in. Each visitor has a reader of its own on a copy
    of the story, which is gone when the page is closed; what is saved or exported goes to the browser. Of settings,
    visitors have those of --config. It listens on this machine only, unless --host says otherwise. Ctrl+C ends it.

    \b
    Examples:
      variorum serve story.variorum.yaml
      variorum serve folder-of-articles --read-only --host 0.0.0.0 --most 30
    """
    with loading("textual-serve", what_for="the reader in a browser", extra="serve"):
        from variorum.serving.server import ReaderServer, Service, listening

    settings = settings_from(config)
    listener = listening(host, port)
    with listener, TemporaryDirectory(prefix="variorum-serve-", ignore_cleanup_errors=True) as folder:
        story = _story_in(Path(folder), paths, settings)
        service = Service(story, config, most, read_only)
        shown = socket.gethostname() if host in _EVERY else f"[{host}]" if ":" in host else host
        put([f"http://{shown}:{listener.getsockname()[1]}/{service.token}/"])
        if not host.startswith("127.") and host not in ("localhost", "::1"):
            say("variorum: Whoever knows the address gets in, and what is read goes over the network unencrypted.")
        say(f"variorum: Serving {most} readers at most. Ctrl+C ends it.")
        try:
            asyncio.run(ReaderServer(service, Path(folder)).run(listener))
        except KeyboardInterrupt:
            return


def _story_in(folder: Path, paths: tuple[str, ...], settings: Settings) -> Path:
    """The story that visitors get a copy of, saved in a folder. Raises InputError."""
    from variorum.cli.progress import fetching_told
    from variorum.session.open import open_paths

    with fetching_told() as fetching:
        session = open_paths(paths or (str(asset("seeds")),), settings, fetching, items_asked())
    story = folder / (session.path.name if session.path is not None else f"story{SUFFIX}")
    save_new(_without_folders(session.project), story, settings)
    return story


def _without_folders(project: Project) -> Project:
    """The project, with the names of files alone: in which folders they lie is nobody's business."""
    from variorum.project.sources import is_on_disk

    named = (replace(one, path=Path(one.path).name) if is_on_disk(one) else one for one in project.articles)
    return replace(project, articles=tuple(named))
