"""The commands that change saved comparisons: update, import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from variorum.articles.address import is_address
from variorum.articles.page_list import HOW_TO_FETCH
from variorum.base.errors import InputError, input_error
from variorum.base.paths import is_comparison
from variorum.cli.options import (
    FilePath,
    allow_local_option,
    config_option,
    files,
    items_asked,
    items_option,
    named,
    settings_from,
    write,
)
from variorum.cli.progress import fetching_told
from variorum.cli.saving import save_new, save_project
from variorum.cli.streams import can_be_asked, confirmed, say
from variorum.config.settings import Settings
from variorum.presentation.wording.labels import count_in_words
from variorum.project.project import Project
from variorum.session.session import Session


@click.command()
@click.argument("comparison", type=FilePath())
@click.option("--dry-run", is_flag=True, help="Only say what would move; write nothing.")
@click.option("--all-sources", is_flag=True, help="Read files outside the comparison's folder too.")
@click.option("--yes", is_flag=True, help="Fetch the pages of the comparison without asking.")
@config_option
@allow_local_option
def update(comparison: Path, dry_run: bool, all_sources: bool, yes: bool, config: Path | None) -> None:
    """Bring a saved comparison to what its sources say today.

    The texts of before are kept as versions.

    Notes and corrections are carried over; those whose words are not found become orphans, which the
    reader lists. Sources that are gone keep the text that the comparison holds. A comparison may be a
    stranger's, and name any file of yours: only those in its folder are read, unless you say --all-sources. Before
    pages are fetched you are asked; where nobody can answer, such as in a script, they are fetched with --yes only.

    \b
    Examples:
      variorum update story.variorum.yaml --dry-run
      variorum update story.variorum.yaml
      variorum update story.variorum.yaml --all-sources
    """
    from variorum.articles.outlet_codes import names_of, numbered
    from variorum.base.moments import moment_now
    from variorum.project.sources import addresses, outside, reload_sources
    from variorum.project.update import report_in_words, updated

    settings = settings_from(config)
    session = Session.opened(comparison, settings)
    strange = [] if all_sources else outside(session.project, comparison)
    pages = addresses(session.project)
    unwanted = [] if yes or not pages else _not_to_fetch(session.project, pages)
    with fetching_told() as fetching:
        today, problems = reload_sources(session.project, settings.limits, fetching, [*strange, *unwanted])
    found = updated(session.project, today, moment_now())
    names = numbered(names_of(session.project.articles))
    write(report_in_words(found, names, len(problems)), None)
    for problem in problems:
        say(f"variorum: {problem} The text that is saved stands.")
    if strange:
        say("variorum: If you know the comparison, --all-sources reads these files too.")
    if unwanted:
        say("variorum: --yes fetches the pages.")
    if found.changed and not dry_run:
        save_project(session, found.project, comparison)


def _not_to_fetch(project: Project, pages: Sequence[int]) -> Sequence[int]:
    """The pages that are not to be fetched: all, unless somebody at the terminal says yes."""
    if not can_be_asked():
        return pages
    for n in pages:
        say(project.articles[n].path)
    return [] if confirmed("Fetch these pages?", default=False) else pages


@click.command("import")
@click.argument("comparison", type=FilePath())
@click.argument("source", callback=named, shell_complete=files)
@config_option
@items_option
@allow_local_option
def import_(comparison: Path, source: str, config: Path | None) -> None:
    """Take notes into a saved comparison, or pages of a reading list, a feed or a sitemap.

    Notes are another comparison's, Web Annotations, Hypothesis's JSON, or the highlights that Readwise, Instapaper
    and wallabag export, where they are on an article of the comparison. What is there already is not taken twice;
    notes whose words are in no article become orphans.

    Of a list, `variorum list` shows the pages with their numbers, and --items fetches these, with their tags; for this
    the comparison may be a new one.

    \b
    Examples:
      variorum import story.variorum.yaml colleague.variorum.yaml
      variorum import story.variorum.yaml hypothesis.json
      variorum import story.variorum.yaml readwise.csv
      variorum import story.variorum.yaml pocket.csv --items 1,3-5
    """
    from variorum.interchange.import_notes import import_notes, imported_in_words

    settings = settings_from(config)
    if items_asked():
        _import_pages(comparison, source, settings)
        return
    if is_address(source):
        raise input_error(source, "is an address", f"Save its notes to a file; or, for pages of a list: {HOW_TO_FETCH}")
    session = Session.opened(comparison, settings)
    found = import_notes(session.project, Path(source))
    save_project(session, found.project, comparison)
    write([imported_in_words(found)], None)


def _import_pages(comparison: Path, source: str, settings: Settings) -> None:
    """Fetch pages of a list into a comparison, which may be a new one, and take in the list's highlights."""
    from variorum.articles.load import fetch_listed, read_contents
    from variorum.articles.page_list import PageList
    from variorum.base.paths import SUFFIX, is_file
    from variorum.interchange.import_notes import import_highlights, imported_in_words
    from variorum.interchange.import_pages import with_pages
    from variorum.project.sources import with_portable_path

    is_new = not is_file(comparison)
    if is_new and not is_comparison(comparison):
        raise input_error(comparison, "is no comparison", f"Name a new one so that it ends in {SUFFIX}.")
    session = None if is_new else Session.opened(comparison, settings)
    with fetching_told() as fetching:
        found = read_contents([source], settings.limits, fetching)
        if len(found) != 1 or not isinstance(listed := found[0], PageList):
            raise input_error(source, "is no list of pages", "Leave out --items.")
        fetched, problems = fetch_listed(listed, settings.limits, items_asked(), fetching)
    if not fetched:
        raise InputError(*problems)
    for problem in problems:
        say(f"variorum: {problem}")
    before = session.project if session is not None else None
    project = with_pages(before, [(page, with_portable_path(article)) for page, article in fetched])
    words = []
    if any(page.highlights for page in listed.pages):
        notes = import_highlights(project, listed)
        project = notes.project
        words.append(f"Highlights: {imported_in_words(notes)}")
    if session is None:
        save_new(project, comparison, settings)
    else:
        save_project(session, project, comparison)
    new = len(project.articles) - (len(before.articles) if before is not None else 0)
    write([f"{count_in_words(new, 'article')} added.", *words], None)
