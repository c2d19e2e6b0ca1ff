"""The command that makes stories of a pile of articles."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from variorum.cli.inputs import paths_argument
from variorum.cli.options import allow_local_option, config_option, settings_from
from variorum.cli.progress import corpus_told
from variorum.cli.streams import put
from variorum.corpus.run import CorpusOrder, make_stories
from variorum.corpus.tables import FORMATS
from variorum.corpus.workers import LocalWorkers, Workers
from variorum.grouping.stories import DAYS


@click.command()
@paths_argument
@click.option("--into", type=click.Path(path_type=Path), required=True, metavar="FOLDER", help="Where the tables go.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option(
    "--days",
    type=click.IntRange(0, 3650),
    default=DAYS,
    show_default=True,
    help="How many days may lie between two articles of one story.",
)
@click.option("--workers", type=click.IntRange(1, 1024), help="How many processes work; as many as processors.")
@click.option("--scheduler", metavar="ADDRESS", help="Work on a Dask cluster, such as tcp://10.0.0.1:8786.")
@config_option
@allow_local_option
def stories(
    paths: tuple[str, ...],
    into: Path,
    form: str,
    days: int,
    workers: int | None,
    scheduler: str | None,
    config: Path | None,
) -> None:
    """Group many articles into stories by event, and compare the outlets of each.

    Reads files and folders, however deep, and writes the tables articles, stories, statements,
    links and drift. What cannot be read stands in problems.jsonl. Stopped or killed, the same command goes
    on where it ended. docs/stories.md has the columns.

    \b
    Examples:
      variorum stories archive/ --into found
      variorum stories articles.jsonl --into found --format parquet --workers 4
    """
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
