"""What spreadsheets are given: the coverage matrix, the notes and the articles, as rows of words, numbers and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from variorum.base.sanitize import safe
from variorum.presentation.wording.labels import headline_of

if TYPE_CHECKING:
    from variorum.annotations.note import Note
    from variorum.export.edition import Edition

_BETWEEN: Final = " / "
_OF_NOTES: Final = ("id", "on", "outlets", "words", "text", "tags", "status", "colour", "author", "created", "modified")
_OF_ARTICLES: Final = (
    "article", "outlet", "headline", "author", "published", "address", "fetched", "words", "lines removed", "SHA-256",
)  # fmt: skip

TableValue = str | int | date


@dataclass(frozen=True, slots=True)
class ExportTable:
    """A table: what it is called, the heads of its columns, and its rows. Words are as articles have them."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[TableValue]]


def matrix_table(edition: Edition) -> ExportTable:
    """A row for each statement: its number, that of the first of its family, in how many articles, then for each
    how it is carried and in which words, or where else it is told, and the notes."""
    heads = [head for name in edition.names for head in (f"{name}: how", f"{name}: words")]
    return ExportTable("Matrix", ("statement", "family", "articles", *heads, "notes"), list(_statements(edition)))


def _statements(edition: Edition) -> Iterator[Sequence[TableValue]]:
    for number in edition.statements:
        outlets = edition.coverage.outlets_of(edition.coverage.statements[number])
        row: list[TableValue] = [number + 1, edition.family(number) + 1, len(outlets)]
        for article in range(len(edition.articles)):
            words = _BETWEEN.join(edition.wordings(number, article)) or edition.elsewhere_words(number, article)
            row += [str(edition.carried(number, article)), words]
        notes = (n.text or "bookmark" for n in edition.notes_on_statements.get(number, ()))
        yield [*row, _BETWEEN.join(notes)]


def notes_table(edition: Edition) -> ExportTable:
    """What each note is on, in which outlets and on which words, what it says, and what is known of it. A bookmark has
    no text; words that were not found again are in brackets."""
    return ExportTable("Notes", _OF_NOTES, [_of_note(edition, note) for note in edition.project.notes])


def _of_note(edition: Edition, note: Note) -> Sequence[TableValue]:
    outlets = dict.fromkeys(edition.names[place.article] for place in note.anchors)
    words = (f"[{place.exact}]" if place.lost else place.exact for place in note.anchors if place.exact)
    return (
        note.id, str(note.target_kind), _BETWEEN.join(outlets), _BETWEEN.join(words), note.text, " ".join(note.tags),
        str(note.status), note.colour, note.author, note.created, note.modified,
    )  # fmt: skip


def articles_table(edition: Edition) -> ExportTable:
    """What is known of each article."""
    return ExportTable("Articles", _OF_ARTICLES, [_of_article(edition, n) for n in range(len(edition.articles))])


def _of_article(edition: Edition, number: int) -> Sequence[TableValue]:
    article = edition.articles[number]
    known, cleaned = article.article.metadata, article.cleaned
    return (
        number + 1, edition.names[number], headline_of(cleaned), known.author or "", known.date_published or "",
        known.url or "", known.fetched or "", cleaned.words, len(cleaned.removed), article.article.sha256,
    )  # fmt: skip


def as_moment(words: str) -> TableValue:
    """Words that are a day or a moment as such, without the zone that spreadsheets do not know; others as they are."""
    try:
        moment = datetime.fromisoformat(words).replace(tzinfo=None)
    except ValueError:
        return words
    is_held = moment.year >= 1900  # the first year of spreadsheets
    return (moment.date() if len(words) == len("2026-11-27") else moment) if is_held else safe(words)
