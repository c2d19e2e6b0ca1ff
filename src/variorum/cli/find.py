"""The command that finds the other articles on an article's event."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.options import allow_local_option, config_option, days_option, settings_from
from variorum.cli.streams import put
from variorum.corpus.neighbours import find_neighbours
from variorum.export.json_documents import as_json
from variorum.pipeline.pipeline import Pipeline


@click.command()
@click.argument("article")
@click.argument("in_", metavar="in", type=click.Choice(("in",)))
@click.argument("folder", type=click.Path(path_type=Path))
@days_option("How many days may lie between the article and another.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@config_option
@allow_local_option
def find(article: str, in_: str, folder: Path, days: int, form: str, config: Path | None) -> None:
    """Name the articles of a folder of stories that tell of the event that an article tells of.

    ARTICLE is a file or an address; FOLDER is what `variorum stories` wrote.

    \b
    Example:
      variorum find new.txt in found
    """
    pipeline = Pipeline(settings_from(config))
    (wanted,) = pipeline.prepare_all(pipeline.read((article,), one_each=True))
    found = find_neighbours(wanted, folder, days, pipeline)
    if form == "json":
        neighbours = [
            {"article": each.id, "path": each.path, "outlet": each.outlet, "story": each.story, "chance": each.chance}
            for each in found
        ]
        put([as_json({"schema": "variorum/find/1", "article": article, "found": neighbours})])
        return
    put(f"{each.chance:.2f}  {each.outlet or '-'}  {each.path}" for each in found)
    if not found:
        put([f"None of the articles in {folder} tells of this event."])
