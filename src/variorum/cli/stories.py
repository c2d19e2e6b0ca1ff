"""The command that makes stories of a pile of articles."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import click

from variorum.cli.inputs import paths_argument
from variorum.cli.options import FilePath, allow_local_option, config_option, days_option, settings_from
from variorum.cli.progress import corpus_told
from variorum.cli.streams import put
from variorum.corpus.run import CorpusOrder, make_stories
from variorum.corpus.tables import FORMATS
from variorum.corpus.workers import LocalWorkers, Workers
from variorum.library.entry import StoryEntry
from variorum.library.folder import MANIFEST


@click.command()
@paths_argument
@click.option("--into", type=FilePath(), metavar="FOLDER", help="Where the tables go.")
@click.option("--story", metavar="N", help="Of a finished folder, write this story as a saved comparison.")
@click.option("--output", type=FilePath(), help="The saved comparison to write; there must be none yet.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@days_option("How many days may lie between two articles of one story.")
@click.option("--workers", type=click.IntRange(1, 1024), help="How many processes work; as many as processors.")
@click.option("--scheduler", metavar="ADDRESS", help="Work on a Dask cluster, such as tcp://10.0.0.1:8786.")
@config_option
@allow_local_option
def stories(
    paths: tuple[str, ...],
    into: Path | None,
    story: str | None,
    output: Path | None,
    form: str,
    days: int,
    workers: int | None,
    scheduler: str | None,
    config: Path | None,
) -> None:
    """Group many articles into stories by event, and compare the outlets of each.

    Reads files and folders, however deep, and writes the tables articles, stories, statements, links, drift and
    sources, and figures.html, a page of charts. What cannot be read stands in problems.jsonl. Stopped or killed, the
    same command goes on where it ended. docs/stories.md has the columns.

    With --story, PATHS is a finished folder, of which one story is written as a comparison that the reader opens: by
    its number in the table of stories, from 1 on, or by its name there. Without --into and --story, the stories of a
    finished folder are listed with their numbers.

    \b
    Examples:
      variorum stories archive/ --into found
      variorum stories articles.jsonl --into found --format parquet --workers 4
      variorum stories found
      variorum stories found --story 3 --output harbour
    """
    if into is None:
        _of_finished(paths, story, output, config)
        return
    if story is not None or output is not None:
        raise click.UsageError("--story and --output are for a finished folder. Leave out --into.")
    order = CorpusOrder(paths, into, form, days, settings_from(config))
    with corpus_told(time.monotonic) as progress:
        found = make_stories(order, _workers(workers, scheduler), progress)
    lines = [f"{found.articles:,} articles, {found.stories:,} stories of two or more: {into}"]
    if found.problems:
        lines.append(f"{found.problems:,} could not be read: {into / 'problems.jsonl'}")
    put(lines)


def _workers(processes: int | None, scheduler: str | None) -> Workers:
    if scheduler is None:
        return LocalWorkers(processes or os.cpu_count() or 1)
    if processes is not None:
        raise click.UsageError("--workers is for this machine; a cluster has its own. Leave out one of the two.")
    from variorum.corpus.cluster import ClusterWorkers

    return ClusterWorkers(scheduler)


def _of_finished(paths: Sequence[str], story: str | None, output: Path | None, config: Path | None) -> None:
    from variorum.corpus.made_folder import entries_in, entry_named, story_project

    if len(paths) > 1 or not (Path(paths[0]) / MANIFEST).is_file():
        raise click.UsageError("PATHS is no finished folder of stories. Name with --into where the stories go.")
    if (story is None) != (output is None):
        raise click.UsageError("--story and --output go together: which story, and the file to write.")
    if story is None or output is None:
        put(_listed(number, row) for number, row in enumerate(entries_in(Path(paths[0])), 1))
        return
    from variorum.cli.saving import new_file, save_new

    project, path = story_project(Path(paths[0]), entry_named(Path(paths[0]), story)), new_file(output)
    save_new(project, path, settings_from(config))
    put([f"{len(project.articles)} articles of story {story}: {path}"])


def _listed(number: int, entry: StoryEntry) -> str:
    said = "  ".join(filter(None, (entry.first_day, entry.title, ", ".join(sorted(entry.outlets_once)))))
    return f"{number:>5}  {len(entry.articles)} articles  {said}"
