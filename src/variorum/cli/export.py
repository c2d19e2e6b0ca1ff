"""The command that writes files to share."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.options import allow_local_option, config_option, output_option, settings_from, write_document
from variorum.cli.progress import comparing_told, encoding_told, fetching_told, judging_told
from variorum.comparison.coverage import pairs_of
from variorum.comparison.effort import until_covered
from variorum.export.edition import edition_of
from variorum.export.formats import FORMATS
from variorum.pipeline.pipeline import check_several
from variorum.session.open import open_paths


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="markdown", show_default=True)
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
    with fetching_told() as fetching:
        session = open_paths(paths, settings_from(config), fetching)
    check_several(len(session.project.articles), paths[0])
    unencoded_articles = session.unencoded_articles()
    with encoding_told(len(unencoded_articles)) as progress:
        for done, n in enumerate(unencoded_articles):
            progress(done)
            session.encode(n)
    if unjudged_pairs := session.unjudged_pairs():
        with judging_told(session.settings.matching.judge, session.to_send(unjudged_pairs)) as going_on:
            for _ in session.judge(unjudged_pairs, going_on):
                pass
    articles = [session.prepared(n) for n in range(len(session.project.articles))]
    with comparing_told(f"{len(articles)} articles", until_covered(articles, pairs_of(articles))) as told:
        edition = edition_of(session, told)
    write_document(FORMATS[form].write(edition), output)
