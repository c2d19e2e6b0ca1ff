"""The command that shows one article over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.base.errors import input_error
from variorum.base.optional_packages import starting
from variorum.base.paths import is_comparison
from variorum.cli.inputs import paths_argument
from variorum.cli.options import layout_option, result_options, write
from variorum.cli.steps import encode_all, pipeline_of, prepare_all, say_gaps, width_of, write_json
from variorum.cli.streams import say
from variorum.history.revisions import revisions
from variorum.history.versions import in_order_of_time
from variorum.pipeline.pipeline import Pipeline, check_several

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle

# The versions of an article from the oldest on, and what to call it where there may be several.
_Told = tuple[str, "list[PreparedArticle]"]


@click.command()
@paths_argument
@click.option("--article", type=click.IntRange(1), help="Of a saved comparison, only the article with this number.")
@layout_option("Versions and changes in blocks; or in words, to be read aloud.")
@click.option("--as-named", is_flag=True, help="Keep the order in which the versions are named.")
@result_options(width=True)
def history(
    paths: tuple[str, ...],
    article: int | None,
    layout: str,
    as_named: bool,
    form: str,
    output: Path | None,
    config: Path | None,
    width: int | None,
    colour: str,
) -> None:
    """Show what changed in one article over time, from version to version.

    The versions are files, archives or addresses of the same article. They are put in the order of time where each
    says when it was changed, fetched or published; else they stand as they are named, the oldest first. Of a saved
    comparison, the versions that it keeps of its articles; as JSON, one document a line.

    \b
    Examples:
      variorum history morning.html noon.html evening.html
      variorum history captures.warc.gz --format json
      variorum history v1.txt v2.txt --as-named --layout linear
      variorum history story.variorum.yaml --article 2
    """
    pipeline = pipeline_of(config)
    is_saved = is_comparison(paths[0])
    if is_saved and len(paths) > 1:
        raise input_error(paths[0], "is a saved comparison", "Name it by itself: it holds its versions.")
    if is_saved:
        told = _kept(Path(paths[0]), article, pipeline)
    else:
        versions = _in_order(prepare_all(paths, pipeline), as_named=as_named)
        check_several(len(versions), versions[0].article.path)
        told = [("", versions)]
    found = [(name, encode_all(versions, pipeline)) for name, versions in told]
    for _, versions in found:
        say_gaps(versions)
    if form == "json":
        _write_json(found, pipeline, output)
    else:
        columns = None if layout == "linear" else width_of(width)
        write((line for each in found for line in _text(each, pipeline, columns)), output)


def _kept(path: Path, number: int | None, pipeline: Pipeline) -> list[_Told]:
    """The versions of the articles of a saved comparison that have several, or of the one that is asked for. Raises
    InputError where there are none."""
    from variorum.articles.outlet_codes import names_of, numbered
    from variorum.session.article_history import prepared_versions
    from variorum.storage.file.read_write import read_project

    pipeline.check_rules()
    project = read_project(path)
    count = len(project.articles)
    if number is not None and number > count:
        raise input_error(path, f"has no article {number}", f"Number them from 1 to {count}.")
    names = numbered(names_of(project.articles))
    asked = range(count) if number is None else [number - 1]
    several = [n for n in asked if len(project.versions(n)) > 1]
    if not several:
        which = "its articles" if number is None else names[number - 1]
        raise input_error(path, f"has one version of {which}", "`variorum update` reads the sources again.")
    return [(names[n], list(prepared_versions(project, n, pipeline))) for n in several]


def _write_json(told: Sequence[_Told], pipeline: Pipeline, output: Path | None) -> None:
    with starting():
        from variorum.export.history_json import history_document
        from variorum.export.json_documents import as_json
    documents = [history_document(versions, list(revisions(versions, pipeline.compare))) for _, versions in told]
    if told[0][0]:
        write(map(as_json, documents), output, is_document=True)
    else:
        write_json(documents[0], output)


def _text(told: _Told, pipeline: Pipeline, columns: int | None) -> Iterator[str]:
    """The history of an article, in words if no number of columns is given."""
    with starting():
        from variorum.cli.render.history import history_linear, history_text
    name, versions = told
    found = list(revisions(versions, pipeline.compare))
    if name:
        yield name
    yield from history_linear(versions, found) if columns is None else history_text(versions, found, columns)
    if name:
        yield ""


def _in_order(versions: Sequence[PreparedArticle], *, as_named: bool) -> list[PreparedArticle]:
    """The versions from the oldest on; as they are named where their times are not known, which is said."""
    if as_named:
        return list(versions)
    order = in_order_of_time([version.article for version in versions])
    if order is None:
        say("variorum: not every version says when it stood so: they are taken in the order in which they are named.")
        return list(versions)
    return [versions[n] for n in order]
