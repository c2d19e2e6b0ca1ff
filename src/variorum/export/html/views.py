"""What the HTML page shows: rows side by side and the base as running text, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.annotations.note import Note
from variorum.annotations.placement import notes_by_row, notes_by_sentence
from variorum.base.sanitize import safe
from variorum.comparison.comparison import Comparison
from variorum.comparison.rendering import SentenceRendering, renderings
from variorum.comparison.rows import Row, RowKind
from variorum.export.edition import Edition
from variorum.presentation.glyphs import ROW_WORDS, rendering_glyph, rendering_words, row_glyph
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.labels import figures_in_words
from variorum.text.language import Language
from variorum.text.word_diff import word_diff

# Some text, and whether it differs from the other side.
MarkedText = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A row side by side. A side is a list of stretches; `elsewhere` says that its words stand in another
    row, whose numbers `partners` are."""

    number: int
    sign: str
    kind: str
    moved: bool
    uncertain: bool
    manual: bool
    base: Sequence[MarkedText]
    other: Sequence[MarkedText]
    elsewhere: str
    partners: Sequence[int]
    drift: str
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class CompareView:
    """The base beside one other article."""

    other: int
    figures: str
    rows: Sequence[CompareRow]


def compare_views(edition: Edition) -> list[CompareView]:
    """The base beside each other article."""
    return [
        CompareView(other, figures_in_words(comparison.statistics), _rows(edition, comparison, other))
        for other, comparison in edition.views.items()
    ]


def _rows(edition: Edition, comparison: Comparison, other: int) -> list[CompareRow]:
    notes = notes_by_row(comparison, edition.project.notes, edition.base, other)
    row_of_base = {i: n for n, row in enumerate(comparison.rows) for i in row.base}
    row_of_other = {j: n for n, row in enumerate(comparison.rows) for j in row.other}
    found = []
    for number, row in enumerate(comparison.rows):
        base, theirs = row.base or row.base_elsewhere, row.other or row.other_elsewhere
        left, right = _stretches(comparison, row, base, theirs)
        lone = bool(base and theirs) and not (row.base and row.other)
        elsewhere = ("other" if row.base else "base") if lone else ""
        partners = {row_of_other[j] + 1 for j in row.other_elsewhere if not row.other}
        partners |= {row_of_base[i] + 1 for i in row.base_elsewhere if not row.base}
        drift = comparison.drift_of_row(row)
        found.append(
            CompareRow(
                number + 1,
                row_glyph(row),
                ROW_WORDS[row.kind],
                row.moved,
                row.uncertain,
                row.manual,
                left,
                right,
                elsewhere,
                sorted(partners),
                drift_line(drift) if drift else "",
                notes.get(number, ()),
            )
        )
    return found


def _stretches(
    comparison: Comparison, row: Row, base: Sequence[int], other: Sequence[int]
) -> tuple[list[MarkedText], list[MarkedText]]:
    left, right = comparison.base.text_of_all(base), comparison.other.text_of_all(other)
    if not base or not other or row.kind is not RowKind.REWORDED:
        return ([(safe(left), False)] if left else []), ([(safe(right), False)] if right else [])
    return marked(left, right, comparison.language)


def marked(left: str, right: str, language: Language) -> tuple[list[MarkedText], list[MarkedText]]:
    """Two wordings as stretches, each with whether it differs."""
    ours: list[MarkedText] = []
    theirs: list[MarkedText] = []
    for stretch in word_diff(left, right, language=language):
        for text, span, side in ((left, stretch.left, ours), (right, stretch.right, theirs)):
            words = safe(text[slice(*span)])
            shown = len(words) if stretch.equal else len(words.rstrip())  # no mark on the space behind
            side += [part for part in ((words[:shown], not stretch.equal), (words[shown:], False)) if part[0]]
    return ours, theirs


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
    found = []
    for n, sentence in enumerate(base.sentences):
        wordings = [_wording(edition, n, other, stand[other][n]) for other in edition.views]
        have = sum(stand[other][n].kind.is_found for other in edition.views)
        opens = n == 0 or sentence.paragraph != base.sentences[n - 1].paragraph
        words = safe(base.text_of(n))
        found.append(ReadSentence(n + 1, opens, words, have, wordings, notes.get(n, ())))
    return found


def _wording(edition: Edition, sentence: int, other: int, rendering: SentenceRendering) -> Wording:
    comparison = edition.views[other]
    words: Sequence[MarkedText] = ()
    drift = ""
    if rendering.sentences:
        text = comparison.other.text_of_all(rendering.sentences)
        _, words = marked(comparison.base.text_of(sentence), text, comparison.language)
        found = [drift for link in comparison.links if link.left == sentence for drift in comparison.drift_of(link)]
        drift = drift_line(found) if found else ""
    return Wording(other, rendering_glyph(rendering.kind), rendering_words(rendering.kind), words, drift)
