"""The articles of a folder of stories that tell of the event of a given article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from variorum.alignment.prepared_article import PreparedArticle
from variorum.corpus.made_folder import TableRow, rows_in
from variorum.corpus.stored_article import article_of, id_of
from variorum.grouping.model import shipped_model
from variorum.grouping.profile import ArticleProfile, profile_of
from variorum.grouping.stories import compare_pile
from variorum.pipeline.pipeline import Pipeline

_WANTED: Final = ""  # a key that no article of a folder has


@dataclass(frozen=True)
class NeighbourArticle:
    """An article on the same event: where it lies, the story that it is in, and the chance (0..1) that it is so."""

    id: str
    path: str
    outlet: str | None
    story: str | None
    chance: float


def find_neighbours(wanted: PreparedArticle, folder: Path, days: int, pipeline: Pipeline) -> list[NeighbourArticle]:
    """The articles that tell of the same event, the surest first; those in the same words as `wanted` in the same
    outlet are the article itself and left out. Raises InputError where the folder holds no stories."""
    rows = {row["article"]: row for row in rows_in(folder, "articles") if row["article"] != id_of(wanted.article)}
    profiles = [_profile(row, pipeline) for row in rows.values()]
    compared = compare_pile([replace(profile_of(wanted), key=_WANTED), *profiles], days)
    model, keys = shipped_model(), [profile.key for profile in compared.pile.profiles]
    known = zip(
        compared.pairs.left.tolist(), compared.pairs.right.tolist(), model.same_event(compared.pairs), strict=True
    )
    found = [
        NeighbourArticle(keys[right], row["path"], row["outlet"], row["story"], float(chance))
        for left, right, chance in known
        if keys[left] == _WANTED and chance >= model.threshold
        for row in [rows[keys[right]]]
    ]
    return sorted(found, key=lambda each: (-each.chance, each.id))


def _profile(row: TableRow, pipeline: Pipeline) -> ArticleProfile:
    return replace(profile_of(pipeline.prepare(article_of(row))), key=row["article"])
