"""The commands on saved comparisons: export, update, import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from variorum.notebook.desk import Desk
from variorum.notebook.saved_comparison import SUFFIX, SavedComparison
from variorum.options import (
    FilePath,
    allow_local_option,
    config_option,
    output_option,
    settings_from,
    write,
    write_document,
)
from variorum.problems import refuse
from variorum.progress import encoding_told, fetching_told
from variorum.streams import say

_FORMATS = ("markdown", "html", "worksheet", "csv", "json", "tei", "web-annotation")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="markdown", show_default=True)
@output_option
@config_option
@allow_local_option
def export(paths: tuple[str, ...], form: str, output: Path | None, config: Path | None) -> None:
    """Write a saved comparison, or articles, as a file to share.

    \b
    Examples:
      variorum export story.variorum.yaml --format html --output story.html
      variorum export story.variorum.yaml --format csv > story.csv
      variorum export seeds --format worksheet --output worksheet.html
    """
    from variorum.export.edition import edition_of
    from variorum.export.formats import FORMATS

    desk = _desk(paths, config)
    if len(desk.state.articles) < 2:
        raise refuse(paths[0], "is one article only", "Name at least two, or a folder of them.")
    unread = desk.unread()
    with encoding_told(len(unread)) as progress:
        for done, n in enumerate(unread):
            progress(done)
            desk.encode(n)
    write_document(FORMATS[form].write(edition_of(desk)), output)


def _desk(paths: Sequence[str], config: Path | None) -> Desk:
    settings = settings_from(config)
    if any(path.endswith(SUFFIX) for path in paths):
        if len(paths) > 1:
            raise refuse(paths[0], "is not alone", "A saved comparison holds its articles: name only it.")
        return Desk.opened(Path(paths[0]), settings)
    from variorum.articles.reading import read_articles

    with fetching_told() as fetching:
        return Desk(settings, SavedComparison.of(read_articles(paths, settings.limits, fetching)))


@click.command()
@click.argument("comparison", type=FilePath())
@click.option("--dry-run", is_flag=True, help="Only say what would move; write nothing.")
@click.option("--all-sources", is_flag=True, help="Read files outside the comparison's folder too.")
@config_option
@allow_local_option
def update(comparison: Path, dry_run: bool, all_sources: bool, config: Path | None) -> None:
    """Bring a saved comparison to what its sources say today.

    Notes and corrections are carried over; those whose words are not found become orphans, which the
    reader lists. Sources that are gone keep the text that the comparison holds. A comparison may be a
    stranger's, and name any file of yours: only those in its folder are read, unless you say --all-sources.

    \b
    Examples:
      variorum update story.variorum.yaml --dry-run
      variorum update story.variorum.yaml
      variorum update story.variorum.yaml --all-sources
    """
    from variorum.notebook.sources import outside, sources_of_today
    from variorum.notebook.updating import report_in_words, updated

    settings = settings_from(config)
    desk = Desk.opened(comparison, settings)
    left_out = [] if all_sources else outside(desk.state, comparison)
    with fetching_told() as fetching:
        today, problems = sources_of_today(desk.state, settings.limits, fetching, left_out)
    found = updated(desk.state, today)
    names = [f"{n} {article.name}" for n, article in enumerate(desk.state.articles, 1)]
    write(report_in_words(found, names, len(problems)), None)
    for problem in problems:
        say(f"variorum: {problem} The text that is saved stands.")
    if left_out:
        say("variorum: If you know the comparison, --all-sources reads these files too.")
    if found.changed and not dry_run:
        _save(desk, found.state, comparison)


@click.command("import")
@click.argument("comparison", type=FilePath())
@click.argument("notes", type=FilePath())
@config_option
def import_(comparison: Path, notes: Path, config: Path | None) -> None:
    """Take notes into a saved comparison: another's, Web Annotations, or Hypothesis's JSON.

    What is there already is not taken twice; notes whose words are in no article become orphans.

    \b
    Examples:
      variorum import story.variorum.yaml colleague.variorum.yaml
      variorum import story.variorum.yaml hypothesis.json
    """
    from variorum.notebook.importing import import_notes, imported_in_words

    desk = Desk.opened(comparison, settings_from(config))
    found = import_notes(desk.state, notes)
    _save(desk, found.state, comparison)
    write([imported_in_words(found)], None)


def _save(desk: Desk, state: SavedComparison, path: Path) -> None:
    """Save under the name it has, unless another Variorum has the file open: it would not know."""
    if not desk.hold():
        raise refuse(path, "is open in another Variorum", "Close it there first, or do this there.")
    try:
        desk.do(state, "a command")
        desk.save()
    finally:
        desk.let_go()
