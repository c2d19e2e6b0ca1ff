"""The command that shows one article over time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.base.optional_packages import starting
from variorum.cli.inputs import paths_argument
from variorum.cli.options import layout_option, result_options, write
from variorum.cli.steps import encode_all, pipeline_of, prepare_all, say_gaps, width_of, write_json
from variorum.cli.streams import say
from variorum.history.revisions import revisions
from variorum.history.versions import in_order_of_time
from variorum.pipeline.pipeline import check_several

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle


@click.command()
@paths_argument
@layout_option("Versions and changes in blocks; or in words, to be read aloud.")
@click.option("--as-named", is_flag=True, help="Keep the order in which the versions are named.")
@result_options(width=True)
def history(
    paths: tuple[str, ...],
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
    says when it was changed, fetched or published; else they stand as they are named, the oldest first.

    \b
    Examples:
      variorum history morning.html noon.html evening.html
      variorum history captures.warc.gz --format json
      variorum history v1.txt v2.txt --as-named --layout linear
    """
    pipeline = pipeline_of(config)
    versions = _in_order(prepare_all(paths, pipeline), as_named=as_named)
    check_several(len(versions), versions[0].article.path)
    say_gaps(versions)
    versions = encode_all(versions, pipeline)
    found = list(revisions(versions, pipeline.compare))
    if form == "json":
        with starting():
            from variorum.export.history_json import history_document

        write_json(history_document(versions, found), output)
        return
    with starting():
        from variorum.cli.render.history import history_linear, history_text

    linear = layout == "linear"
    write(history_linear(versions, found) if linear else history_text(versions, found, width_of(width)), output)


def _in_order(versions: Sequence[PreparedArticle], *, as_named: bool) -> list[PreparedArticle]:
    """The versions from the oldest on; as they are named where their times are not known, which is said."""
    if as_named:
        return list(versions)
    order = in_order_of_time([version.article for version in versions])
    if order is None:
        say("variorum: not every version says when it stood so: they are taken in the order in which they are named.")
        return list(versions)
    return [versions[n] for n in order]
