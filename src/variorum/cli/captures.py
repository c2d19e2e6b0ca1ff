"""The command that says how much the captured bytes take, and removes those that no comparison names."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.base.paths import absolute
from variorum.cli.options import FilePath, config_option, settings_from, write
from variorum.cli.streams import can_be_asked, confirmed, say
from variorum.config.settings import Settings
from variorum.storage.captures import captures_folder
from variorum.storage.recent import read_recent, recent_file
from variorum.storage.saved_comparisons import project_files, projects_folder
from variorum.storage.unused_captures import capture_use, comparisons_under, remove_captures

_MEGABYTE = 1_000_000


@click.command()
@click.argument("folders", nargs=-1, type=FilePath())
@click.option("--captures", type=FilePath(), help="The folder with the bytes; yours if none is named.")
@click.option("--remove", is_flag=True, help="Remove those that no comparison names, after a question.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@config_option
def captures(folders: tuple[Path, ...], captures: Path | None, *, remove: bool, yes: bool, config: Path | None) -> None:
    """Say how much the bytes of fetched pages take, and remove those that no saved comparison names.

    Comparisons are looked for where yours are saved, among those that you opened last, and in the folders that you
    name. Name every folder in which you keep some: bytes that are removed do not come back.

    \b
    Examples:
      variorum captures
      variorum captures ~/stories /media/archive --remove
    """
    folder = captures or captures_folder()
    settings = settings_from(config)
    comparisons = _comparisons(folders, settings)
    use = capture_use(folder, comparisons)
    kept = f"{len(use.stored):,} captured pages in {folder}: {_megabytes(sum(use.stored.values()))}"
    spare = f"{len(use.unused):,} of them ({_megabytes(sum(use.unused.values()))})"
    lines = (
        f"{kept}, of {settings.limits.captures_megabytes:,} MB that may be kept.",
        f"{spare} are named by none of {len(comparisons):,} saved comparisons.",
    )
    write(lines, None)
    if not remove or not use.unused:
        return
    if not yes and not (can_be_asked() and confirmed("Remove these for good?", default=False)):
        say("variorum: nothing was removed. --yes removes without a question.")
        return
    say(f"variorum: {remove_captures(use.unused, folder):,} captured pages were removed.")


def _comparisons(folders: tuple[Path, ...], settings: Settings) -> list[Path]:
    """The comparison files that are known, each once."""
    remembered = read_recent(recent_file())
    opened = [Path(path) for path in remembered.opened] if remembered else []
    known = [file.path for file in project_files(projects_folder(settings.folders), opened)]
    named = [absolute(path) for folder in folders for path in comparisons_under(folder)]
    return list(dict.fromkeys((*known, *named)))


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} MB"
