"""What the HTML page shows: rows side by side and the base as running text, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.in_rows import WordsInRows
from variorum.annotations.link_edits import relations_on_row
from variorum.annotations.note import Note
from variorum.annotations.placement import notes_by_row, notes_by_sentence
from variorum.base.sanitize import safe
from variorum.comparison.rendering import SentenceRendering, renderings
from variorum.comparison.word_marks import MarkedWords, RowMarks, WordMark, marks_of_row
from variorum.comparison.words_in_rows import ComparedWords
from variorum.export.edition import Edition
from variorum.presentation.glyphs import ROW_WORDS, rendering_glyph, row_glyph, told_in_words
from variorum.presentation.signs import THROUGHOUT
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.labels import figures_in_words
from variorum.presentation.wording.places import ShownSentences, marks_on
from variorum.presentation.wording.relations import relations_in_words
from variorum.presentation.wording.word_marks import details_in_words, has_marks

# The classes of the marks of either side.
_MARKS: Final = {WordMark.ELSEWHERE: "elsewhere", WordMark.SHARED: "shared"}
_BASE_MARKS: Final = {**_MARKS, WordMark.DROPPED: "base", WordMark.REWORDED: "base-reworded"}
_OTHER_MARKS: Final = {**_MARKS, WordMark.ADDED: "other", WordMark.REWORDED: "other-reworded"}
# These; what that is called which says elsewhere what is said there; and its number, by the sentence.
_Marking = tuple[Mapping[WordMark, str], str, Mapping[int, int] | Sequence[int]]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Some text, how it is marked (empty: not at all), and the row or sentence that says it elsewhere, in words."""

    text: str
    mark: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A row side by side. A side is a list of stretches; `throughout` says that nearly all is reworded, `elsewhere`
    which side's words stand in another row, whose numbers `partners` are."""

    number: int
    sign: str
    kind: str
    throughout: bool
    moved: bool
    uncertain: bool
    manual: bool
    base: Sequence[MarkedText]
    other: Sequence[MarkedText]
    elsewhere: str
    partners: Sequence[int]
    drift: str
    relation: str
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class CompareView:
    """The base beside one other article."""

    other: int
    figures: str
    details: str
    rows: Sequence[CompareRow]


def compare_views(edition: Edition) -> list[CompareView]:
    """The base beside each other article."""
    return [_compare_view(edition, ComparedWords(comparison), other) for other, comparison in edition.views.items()]


def _compare_view(edition: Edition, words: ComparedWords, other: int) -> CompareView:
    comparison = words.comparison
    notes = notes_by_row(comparison, edition.project.notes, edition.base, other)
    relations = edition.relations(other)
    rows = [
        _row(words, number, notes.get(number, ()), relations_in_words(relations_on_row(relations, row)))
        for number, row in enumerate(comparison.rows)
    ]
    return CompareView(other, figures_in_words(comparison.statistics), details_in_words(words.counts), rows)


def _row(words: ComparedWords, number: int, notes: Sequence[Note], relation: str) -> CompareRow:
    comparison, places = words.comparison, words.comparison.rows_by_sentence
    row = comparison.rows[number]
    base, theirs = row.base or row.base_elsewhere, row.other or row.other_elsewhere
    marked = marks_of_row(words.of(row)) if has_marks(row) else RowMarks()
    left = _stretches(comparison.base, base, marked.base if row.base else (), (_BASE_MARKS, "row", places[1]))
    right = _stretches(comparison.other, theirs, marked.other if row.other else (), (_OTHER_MARKS, "row", places[0]))
    lone = bool(base and theirs) and not (row.base and row.other)
    partners = {places[1][j] + 1 for j in row.other_elsewhere if not row.other}
    partners |= {places[0][i] + 1 for i in row.base_elsewhere if not row.base}
    drift = comparison.drift_of_row(row)
    return CompareRow(
        number + 1,
        THROUGHOUT if marked.throughout and not row.moved else row_glyph(row),
        ROW_WORDS[row.kind],
        marked.throughout,
        row.moved,
        row.uncertain,
        row.manual,
        left,
        right,
        ("other" if row.base else "base") if lone else "",
        sorted(partners),
        drift_line(drift) if drift else "",
        relation,
        notes,
    )


def _stretches(
    article: PreparedArticle, sentences: Sequence[int], marked: Sequence[MarkedWords], marking: _Marking
) -> list[MarkedText]:
    """Some sentences of an article as stretches of text with their marks."""
    shown, text = ShownSentences(article, sentences), safe(article.text_of_all(sentences))
    classes, called, numbers = marking
    found, at = [], 0
    for words in marked:
        where = "" if words.sentence is None else f"in {called} {numbers[words.sentence] + 1}"
        for start, end, mark in marks_on(shown, [(words.start, words.end, classes[words.mark])]):
            found += [MarkedText(text[at:start]), MarkedText(text[start:end], mark, where)]
            at = end
    return [part for part in (*found, MarkedText(text[at:])) if part.text]


@dataclass(frozen=True, slots=True)
class Wording:
    """How another article words a sentence of the base."""

    article: int
    badge: str
    told: str
    words: Sequence[MarkedText]
    drift: str


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of the base, with what the others make of it; `opens` begins a paragraph."""

    number: int
    opens: bool
    words: str
    have: int
    wordings: Sequence[Wording]
    notes: Sequence[Note]


def read_view(edition: Edition) -> list[ReadSentence]:
    """The base as running text, with how every other article stands to each of its sentences."""
    base = edition.articles[edition.base]
    notes = notes_by_sentence(base, edition.project.notes, edition.base)
    stand = {other: renderings(comparison) for other, comparison in edition.views.items()}
    inside = {other: WordsInRows(comparison.base, comparison.other) for other, comparison in edition.views.items()}
    found = []
    for n, sentence in enumerate(base.sentences):
        wordings = [_wording(edition, n, (other, inside[other]), stand[other][n]) for other in edition.views]
        have = sum(stand[other][n].kind.is_found for other in edition.views)
        opens = n == 0 or sentence.paragraph != base.sentences[n - 1].paragraph
        words = safe(base.text_of(n))
        found.append(ReadSentence(n + 1, opens, words, have, wordings, notes.get(n, ())))
    return found


def _wording(edition: Edition, sentence: int, outlet: tuple[int, WordsInRows], rendering: SentenceRendering) -> Wording:
    other, inside = outlet
    comparison = edition.views[other]
    words: Sequence[MarkedText] = ()
    drift = ""
    if rendering.sentences:
        marked = marks_of_row(inside.of((sentence,), rendering.sentences))
        numbers = range(len(inside.base.sentences))
        words = _stretches(inside.other, rendering.sentences, marked.other, (_OTHER_MARKS, "sentence", numbers))
        found = [drift for link in comparison.links if link.left == sentence for drift in comparison.drift_of(link)]
        drift = drift_line(found) if found else ""
    own, theirs = inside.base.text_of(sentence), inside.other.text_of_all(rendering.sentences)
    how = told_in_words(rendering.kind, own, theirs)
    return Wording(other, rendering_glyph(rendering.kind), how, words, drift)
