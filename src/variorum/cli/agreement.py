"""The commands for two readers' work on one story: agreement, adjudicate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from variorum.base.errors import input_error
from variorum.cli.options import FilePath, config_option, result_options, settings_from, write, write_document
from variorum.cli.saving import new_file
from variorum.cli.steps import width_of, write_json
from variorum.curation.agreement import agreement_of
from variorum.curation.reader_marks import marks_of
from variorum.session.session import Session

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.project.project import Project

_LARGEST = 20_000_000  # bytes of a table


class _TwoReaders(NamedTuple):
    """The first reader's session, the second's project on the same texts, and the articles of both."""

    first: Session
    second: Project
    articles: list[PreparedArticle]


@click.command()
@click.argument("first", type=FilePath())
@click.argument("second", type=FilePath())
@result_options(width=True, formats=("text", "csv", "json"))
def agreement(
    first: Path, second: Path, form: str, output: Path | None, config: Path | None, width: int | None, colour: str
) -> None:
    """Say how far two readers agree on one story: links, relations, status and tags of their notes.

    FIRST and SECOND are saved comparisons of the same articles. Links made by hand have an F1, labels Krippendorff's
    alpha: 1 is perfect, 0 is what chance gives. The rows on which they differ follow. As csv all rows stand in a table
    with an empty column `decision`; `variorum adjudicate` takes it when it is filled in.

    \b
    Examples:
      variorum agreement anna.variorum.yaml ben.variorum.yaml
      variorum agreement anna.variorum.yaml ben.variorum.yaml --format csv --output rows.csv
    """
    readers = _read(first, second, config)
    ours, theirs = (marks_of(project, readers.articles) for project in (readers.first.project, readers.second))
    found = agreement_of(ours, theirs, [len(article.sentences) for article in readers.articles])
    from variorum.cli.render.agreement import agreement_document, agreement_table, agreement_text

    if form == "json":
        write_json(agreement_document(found), output)
    elif form == "csv":
        from variorum.export.tables_csv import table_csv

        write_document(table_csv(agreement_table(found, readers.articles)), output)
    else:
        write(agreement_text(found, readers.articles, width_of(width)), output)


@click.command()
@click.argument("first", type=FilePath())
@click.argument("second", type=FilePath())
@click.argument("rows", type=FilePath())
@click.option("--output", type=FilePath(), required=True, help="The saved comparison to write; there must be none yet.")
@config_option
def adjudicate(first: Path, second: Path, rows: Path, output: Path, config: Path | None) -> None:
    """Make one saved comparison of two readers' work, row by row.

    ROWS is the table that `variorum agreement --format csv` writes, with your decisions: `first`, `second`, or a
    value of your own, as `linked`, `supports`, `checked`, `yes`. The result is the first reader's comparison with these
    decisions; rows without one stay as the first reader has them.

    \b
    Examples:
      variorum adjudicate anna.variorum.yaml ben.variorum.yaml rows.csv --output both
    """
    from variorum.base.paths import bytes_of
    from variorum.curation.adjudication import adjudicated
    from variorum.curation.decisions import decisions_in

    readers = _read(first, second, config)
    data = bytes_of(rows, _LARGEST)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise input_error(rows, "is not UTF-8", "Save the table as CSV in UTF-8.") from None
    decisions = decisions_in(text, str(rows), [len(article.sentences) for article in readers.articles])
    project = adjudicated(readers.first.project, readers.second, readers.articles, decisions)
    path = Session(settings_from(config), project).save(new_file(output))
    write([f"{len(decisions)} rows decided, written to {path}"], None)


def _read(first: Path, second: Path, config: Path | None) -> _TwoReaders:
    """Both readers' work on the texts of the first. Raises InputError, as for stories without a common article."""
    from variorum.interchange.import_notes import on_our_texts

    settings = settings_from(config)
    ours, theirs = (Session.opened(path, settings) for path in (first, second))
    moved = on_our_texts(ours.project, theirs.project)
    if moved is None:
        raise input_error(second, f"has none of the articles of {first}", "Readers are compared on the same articles.")
    return _TwoReaders(ours, moved, ours.all_prepared())
