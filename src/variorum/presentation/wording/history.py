"""The versions of an article, and what changed between them, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from variorum.base.sanitize import safe
from variorum.base.translation import counted, translatable, translated
from variorum.comparison.rows import RowKind
from variorum.history.versions import when_of
from variorum.presentation.glyphs import ROW_GLYPHS, VERSION_WORDS
from variorum.presentation.signs import MOVED
from variorum.presentation.wording.drift import drift_name
from variorum.presentation.wording.labels import headline_of

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.history.revisions import Revision


def version_in_words(version: PreparedArticle) -> tuple[str, str, str]:
    """When a version stood so, how many words it has, and its headline or how it begins."""
    moment = when_of(version.article)
    when = f"{moment:%Y-%m-%d %H:%M}" if moment else translated("time unknown")
    return when, counted("{count} word", "{count} words", version.cleaned.words), headline_of(version.cleaned)


def size_of_revision(revision: Revision) -> str:
    """How much changed: "2 reworded, 1 added, 40 as before"."""
    counts = revision.counts
    parts = [
        f"{count} {name}"
        for count, name in (
            (counts.reworded, translated("reworded")),
            (counts.added, translated("added")),
            (counts.dropped, translated("dropped")),
            (counts.moved, translated("moved")),
        )
        if count
    ]
    changed = ", ".join(parts) or translated("nothing changed but typography")
    return f"{changed}, {translated('{count} as before', count=counts.same)}"


def notes_on_revision(revision: Revision) -> Iterator[tuple[str, str]]:
    """Pairs of (name, text): the headlines, changes of meaning, and what the outlet says of its changes. Names are to
    be translated where they are shown."""
    if not revision.is_one_article:
        yield translatable("look"), translated("These two share so little that they may be two articles.")
    if revision.headline is not None:
        none = translated("none")
        yield translatable("headline"), " → ".join(f"“{safe(words)}”" if words else none for words in revision.headline)
    for drift in revision.drift:
        nothing = translated("nothing")
        sides = (safe(words.text) if words else "" for words in (drift.base, drift.other))
        yield drift_name(drift), " → ".join(f"“{' '.join(words.split())}”" if words else nothing for words in sides)
    for notice in revision.notices:
        yield notice.kind, f"“{safe(notice.text)}”"
    if revision.is_silent:
        silent = translated("Facts or sentences changed, and the newer version has no new line that says so.")
        yield translatable("no notice"), silent


def changes_of_revision(revision: Revision) -> Iterator[tuple[str, str, Sequence[str]]]:
    """What changed: the sign, its name, to be translated where it is shown, and the words of the older and of the
    newer version. A sentence that says the same at another place is told once, with both wordings if they differ."""
    told: set[tuple[int, int]] = set()
    for row in revision.changes:
        base, other = row.base or row.base_elsewhere, row.other or row.other_elsewhere
        pairs = set(product(base, other))
        if pairs and pairs <= told:
            continue  # the other end of what was told
        told |= pairs
        if row.kind is RowKind.SAME:
            yield MOVED, translatable("moved"), _words(revision, base, ())
        elif row.moved:
            yield MOVED, translatable("moved and reworded"), _words(revision, base, other)
        else:
            yield ROW_GLYPHS[row.kind], VERSION_WORDS[row.kind], _words(revision, base, other)


def _words(revision: Revision, base: Sequence[int], other: Sequence[int]) -> list[str]:
    sides = ((revision.comparison.base, base), (revision.comparison.other, other))
    return [" ".join(safe(article.text_of_all(numbers)).split()) for article, numbers in sides if numbers]
