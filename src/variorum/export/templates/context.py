"""What a template is given: all of an edition as plain data, every word of an article safe to show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from variorum.annotations.link_edits import relations_on_row
from variorum.annotations.placement import notes_by_row
from variorum.base.sanitize import safe, safe_lines
from variorum.export.html.overview_view import overview_view
from variorum.export.reading_direction import direction_of, language_tag
from variorum.export.references import references
from variorum.presentation.glyphs import ROW_WORDS
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.labels import figures_in_words
from variorum.presentation.wording.relations import relations_in_words

if TYPE_CHECKING:
    from variorum.annotations.note import Note
    from variorum.comparison.comparison import Comparison
    from variorum.export.edition import Edition

Data = dict[str, Any]


def template_context(edition: Edition) -> Data:
    """The edition. Numbers count from 1."""
    return {
        "title": edition.title,
        "base": edition.base + 1,
        "articles": list(_articles(edition)),
        "statements": [_statement(edition, number) for number in edition.statements],
        "pairs": [_pair(edition, other, comparison) for other, comparison in edition.views.items()],
        "overview": list(_overview(edition)),
        "notes": [_note(edition, note) for note in edition.project.notes],
    }


def _articles(edition: Edition) -> Iterator[Data]:
    for n, (article, known) in enumerate(zip(edition.articles, references(edition), strict=True)):
        tag = language_tag(article)
        yield {
            "number": n + 1,
            "name": edition.names[n],
            "code": edition.overview.codes[n],
            "outlet": known.outlet or "",
            "headline": known.title,
            "authors": list(known.authors),
            "published": known.published.isoformat() if known.published else "",
            "accessed": known.accessed.isoformat() if known.accessed else "",
            "url": edition.address(n) or "",
            "language": tag,
            "direction": direction_of(tag),
            "citation": edition.citation(n),
            "words": article.cleaned.words,
            "sentences": [safe(article.text_of(one.number)) for one in article.sentences],
        }


def _statement(edition: Edition, number: int) -> Data:
    return {
        "number": number + 1,
        "family": edition.family(number) + 1,
        "articles": [article + 1 for article in edition.coverage.outlets_of(edition.coverage.statements[number])],
        "alone": edition.alone(number),
        "wordings": [_carried(edition, number, article) for article in range(len(edition.articles))],
        "notes": [safe(note.id) for note in edition.notes_on_statements.get(number, ())],
    }


def _carried(edition: Edition, number: int, article: int) -> Data:
    return {
        "article": article + 1,
        "name": edition.names[article],
        "how": str(edition.carried(number, article)),
        "how_in_words": edition.carried_words(number, article),
        "words": " … ".join(edition.wordings(number, article)),
        "elsewhere": edition.elsewhere_words(number, article),
        "drift": [drift_line(found) for found in edition.drift(number, article)],
    }


def _pair(edition: Edition, other: int, comparison: Comparison) -> Data:
    notes = notes_by_row(comparison, edition.project.notes, edition.base, other)
    relations = edition.relations(other)
    rows = []
    for n, row in enumerate(comparison.rows):
        drift = comparison.drift_of_row(row)
        rows.append(
            {
                "number": n + 1,
                "kind": ROW_WORDS[row.kind],
                "moved": row.moved,
                "uncertain": row.uncertain,
                "by_hand": row.manual,
                "base": safe(comparison.base.text_of_all(row.base)),
                "other": safe(comparison.other.text_of_all(row.other)),
                "drift": drift_line(drift) if drift else "",
                "relation": relations_in_words(relations_on_row(relations, row)),
                "notes": [safe(note.id) for note in notes.get(n, ())],
            }
        )
    names = {"base": edition.base + 1, "other": other + 1, "name": edition.names[other]}
    return {**names, "figures": figures_in_words(comparison.statistics), "rows": rows}


def _overview(edition: Edition) -> Iterator[Data]:
    for part in overview_view(edition):
        lines = [
            {
                "label": safe(line.label),
                "told": [{"words": safe(words), "outlets": safe(outlets)} for words, outlets in line.told],
                "statements": [statement + 1 for _, statement in line.places],
                "sureness": line.sureness,
            }
            for line in part.lines
        ]
        yield {"title": part.title, "summary": safe(part.summary), "lines": lines}


def _note(edition: Edition, note: Note) -> Data:
    return {
        "id": safe(note.id),
        "on": str(note.target_kind),
        "text": safe_lines(note.text),
        "tags": list(map(safe, note.tags)),
        "status": str(note.status),
        "colour": safe(note.colour),
        "author": safe(note.author),
        "created": safe(note.created),
        "modified": safe(note.modified),
        "places": [
            {
                "article": place.article + 1,
                "name": edition.names[place.article],
                "words": safe(place.exact),
                "lost": place.lost,
            }
            for place in note.anchors
        ],
    }
