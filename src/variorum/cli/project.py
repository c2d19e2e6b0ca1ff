"""The commands that change saved comparisons: update, import."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.base.errors import input_error
from variorum.cli.options import (
    FilePath,
    allow_local_option,
    config_option,
    settings_from,
    write,
)
from variorum.cli.progress import fetching_told
from variorum.cli.streams import say
from variorum.project.project import Project
from variorum.session.session import Session


@click.command()
@click.argument("comparison", type=FilePath())
@click.option("--dry-run", is_flag=True, help="Only say what would move; write nothing.")
@click.option("--all-sources", is_flag=True, help="Read files outside the comparison's folder too.")
@config_option
@allow_local_option
def update(comparison: Path, dry_run: bool, all_sources: bool, config: Path | None) -> None:
    """Bring a saved comparison to what its sources say today.

    The texts of before are kept as versions.

    Notes and corrections are carried over; those whose words are not found become orphans, which the
    reader lists. Sources that are gone keep the text that the comparison holds. A comparison may be a
    stranger's, and name any file of yours: only those in its folder are read, unless you say --all-sources.

    \b
    Examples:
      variorum update story.variorum.yaml --dry-run
      variorum update story.variorum.yaml
      variorum update story.variorum.yaml --all-sources
    """
    from variorum.articles.outlet_codes import names_of, numbered
    from variorum.base.moments import moment_now
    from variorum.project.sources import outside, reload_sources
    from variorum.project.update import report_in_words, updated

    settings = settings_from(config)
    session = Session.opened(comparison, settings)
    left_out = [] if all_sources else outside(session.project, comparison)
    with fetching_told() as fetching:
        today, problems = reload_sources(session.project, settings.limits, fetching, left_out)
    found = updated(session.project, today, moment_now())
    names = numbered(names_of(session.project.articles))
    write(report_in_words(found, names, len(problems)), None)
    for problem in problems:
        say(f"variorum: {problem} The text that is saved stands.")
    if left_out:
        say("variorum: If you know the comparison, --all-sources reads these files too.")
    if found.changed and not dry_run:
        _save(session, found.project, comparison)


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
    from variorum.interchange.import_notes import import_notes, imported_in_words

    session = Session.opened(comparison, settings_from(config))
    found = import_notes(session.project, notes)
    _save(session, found.project, comparison)
    write([imported_in_words(found)], None)


def _save(session: Session, project: Project, path: Path) -> None:
    """Save under the name it has, unless another Variorum has the file open: it would not know."""
    if not session.acquire_lock():
        raise input_error(path, "is open in another Variorum", "Close it there first, or do this there.")
    try:
        session.apply(project, "a command")
        session.save()
    finally:
        session.release_lock()
