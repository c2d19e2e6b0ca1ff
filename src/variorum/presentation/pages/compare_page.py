"""The page of a comparison: its rows side by side, removed lines among them if wanted, notes below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.translation import counted, translated
from variorum.cleaning.lines import Line
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row, RowKind
from variorum.comparison.word_marks import RowMarks, marks_of_row
from variorum.comparison.words_in_rows import ComparedWords
from variorum.drift.drift import Drift
from variorum.presentation.compare_filter import ALL_ROWS, CompareOptions, shown_rows
from variorum.presentation.engine.page import Cell, MadeOnce, Mark, MarksOf, PageRow, overlay_marks
from variorum.presentation.glyphs import row_glyph, row_role, sureness_glyph
from variorum.presentation.signs import FOLDED, NOTED, REMOVED, THROUGHOUT
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.places import ShownSentences, marks_on
from variorum.presentation.wording.word_marks import has_marks, in_roles
from variorum.text.language import ENGLISH, Language
from variorum.text.word_diff import word_diff

if TYPE_CHECKING:
    from variorum.presentation.pages.note_pages import ShownNote

Side = Literal["base", "other"]

_BETWEEN_PARTNERS: Final = " … "
GUTTER: Final = 8  # a row number of up to four digits, its sign, a doubt, and a mark for notes


@dataclass(frozen=True, slots=True)
class RowKey:
    """A page row that shows row `number` of the comparison."""

    number: int


@dataclass(frozen=True, slots=True)
class LineKey:
    """A page row that shows a removed line, which starts at `start` in the article on that side."""

    side: Side
    start: int


@dataclass(frozen=True, slots=True)
class DriftKey:
    """A page row that says what kind of change row `number` of the comparison shows."""

    number: int


@dataclass(frozen=True, slots=True)
class JudgeKey:
    """A page row that says where the judge and the words disagree on row `number` of the comparison."""

    number: int


@dataclass(frozen=True, slots=True)
class FoldKey:
    """A page row that stands for rows `first` to `last`, which are folded away."""

    first: int
    last: int


def compare_page(
    comparison: Comparison,
    options: CompareOptions = ALL_ROWS,
    notes: Mapping[int, Sequence[ShownNote]] | None = None,
    words: ComparedWords | None = None,
) -> list[PageRow]:
    """The page rows of a comparison; `notes` are those on each row, by its number. `words` keeps what is found
    inside its rows from one page to the next."""
    return list(_PageMaker(words or ComparedWords(comparison), options, notes or {}).rows())


class _PageMaker:
    def __init__(self, words: ComparedWords, options: CompareOptions, notes: Mapping[int, Sequence[ShownNote]]) -> None:
        self._comparison = words.comparison
        self._words = words
        self._options = options
        self._notes = notes

    def rows(self) -> Iterator[PageRow]:
        pending = _RemovedLines(self._comparison) if self._options.raw else None
        shown = shown_rows(self._comparison, self._options, self._notes)
        folded: list[int] = []
        for number, row in enumerate(self._comparison.rows):
            before = list(pending.before(row)) if pending else []
            if number not in shown and not before:
                folded.append(number)
                continue
            yield from self._fold(folded)
            folded = []
            yield from before
            drift = self._drift(row)
            yield self._row(number, row, drift)
            if drift:
                yield _drift_row(number, drift)
            if said := self._disagreement(row):
                yield _line_below(JudgeKey(number), said, "label")
            yield from self._note_rows(number)
        yield from self._fold(folded)
        if pending:
            yield from pending.rest()

    def _fold(self, numbers: Sequence[int]) -> Iterator[PageRow]:
        """A row that says what is folded away here: never only that something is."""
        if not numbers:
            return
        counts = Counter(row_glyph(self._comparison.rows[n]) for n in numbers)
        kinds = "  ".join(f"{sign} {count}" for sign, count in counts.items())
        text = translated(
            "{rows} folded: {kinds}   (Enter opens, z shows all)",
            rows=counted("{count} row", "{count} rows", len(numbers)),
            kinds=kinds,
        )
        yield PageRow(FoldKey(numbers[0], numbers[-1]), (Cell(f"{FOLDED} {text}", "ghost"),), "", "", wide=True)

    def _row(self, number: int, row: Row, drift: Sequence[Drift]) -> PageRow:
        role = row_role(row)
        comparison = self._comparison
        if row.base and row.other:
            left, right = comparison.base.text_of_all(row.base), comparison.other.text_of_all(row.other)
            cells: tuple[Cell | None, ...] = (Cell(left), Cell(right))
            is_marked = row.kind is RowKind.REWORDED or self._options.typography
        else:
            cells = self._one_sided(row, "base" if row.base else "other", role)
            is_marked = bool(_partners(row))
        return PageRow(
            RowKey(number),
            cells,
            self._gutter(number, row, row_glyph(row)),
            role,
            space_before=self._opens(row),
            late_marks=MadeOnce(partial(self._marks, row, drift)) if is_marked else None,
            late_gutter=partial(self._late_gutter, number, row) if is_marked and self._is_aligned(row) else None,
        )

    def _gutter(self, number: int, row: Row, sign: str) -> str:
        noted = NOTED if self._notes.get(number) else " "
        return f"{number + 1:>4} {sign}{sureness_glyph(row)}{noted}"

    def _late_gutter(self, number: int, row: Row) -> str:
        """What stands beside a row once its words are looked into: it may be reworded throughout."""
        throughout = not row.moved and self._marked(row).throughout
        return self._gutter(number, row, THROUGHOUT if throughout else row_glyph(row))

    def _is_aligned(self, row: Row) -> bool:
        """Whether the marks of a row tell what is reworded from what is gone, new or said elsewhere."""
        return has_marks(row) and not self._options.plain and not self._options.typography

    def _marked(self, row: Row) -> RowMarks:
        return marks_of_row(self._words.of(row))

    def _one_sided(self, row: Row, side: Side, role: str) -> tuple[Cell | None, ...]:
        """A sentence alone, or beside a dimmed ghost of the partner that stands elsewhere."""
        comparison = self._comparison
        here, there = comparison.base, comparison.other
        if side == "other":
            here, there = there, here
        own = here.text_of_all(row.base or row.other)
        partners = _partners(row)
        if not partners:
            return self._without_partner(row, side, Cell(own, role), there)
        label = _ghost_label(comparison, row)
        ghost = Cell(label + _wording(there, partners), "ghost", (Mark(0, len(label), "label"),))
        return (Cell(own), ghost) if side == "base" else (ghost, Cell(own))

    def _marks(self, row: Row, drift: Sequence[Drift]) -> tuple[tuple[Mark, ...], ...]:
        """The marks of a row's cells; over them the words of its drift."""
        sides = shown_sides(self._comparison, row)
        if self._is_aligned(row):
            under: tuple[Sequence[Mark], ...] = self._aligned_marks(row, sides)
        else:
            texts = [
                side.article.text_of_all(side.sentences) if own else _wording(side.article, side.sentences)
                for side, own in zip(sides, (row.base, row.other), strict=True)
            ]
            shifts, exact = (sides[0].shift, sides[1].shift), self._options.typography
            under = word_marks(texts[0], texts[1], *shifts, exact=exact, language=self._comparison.language)()
        changed = [d.base for d in drift if d.base], [d.other for d in drift if d.other]
        over = [marks_on(side, ((w.start, w.end, "drift") for w in changed[n])) for n, side in enumerate(sides)]
        return tuple(tuple(overlay_marks(sorted(marks), over[n])) for n, marks in enumerate(under))

    def _aligned_marks(self, row: Row, sides: Sequence[ShownSentences]) -> tuple[list[Mark], ...]:
        """Marks that tell what is reworded from what is gone, new or said elsewhere. A ghost has none: its words
        are marked where they stand."""
        found = self._marked(row)
        marked = found.base if row.base else (), found.other if row.other else ()
        return tuple(marks_on(sides[n], in_roles(marked[n], n)) for n in (0, 1))

    def _without_partner(self, row: Row, side: Side, cell: Cell, there: PreparedArticle) -> tuple[Cell | None, ...]:
        """A sentence alone; beside it a removed line of the other article that says it, if one does."""
        line = self._comparison.boilerplate_match(row)
        if line is None:
            return (cell, None) if side == "base" else (None, cell)
        label = f"{translated('in a removed line ({kind}):', kind=translated(line.kind))} "
        ghost = Cell(label + there.cleaned.text_of(line), "ghost", (Mark(0, len(label), "label"),))
        return (cell, ghost) if side == "base" else (ghost, cell)

    def _opens(self, row: Row) -> bool:
        """Whether the row begins a paragraph on a side, and so stands off from the one before."""
        comparison = self._comparison
        return any(
            _opens_paragraph(article, numbers[0])
            for article, numbers in ((comparison.base, row.base), (comparison.other, row.other))
            if numbers
        )

    def _disagreement(self, row: Row) -> str:
        if self._comparison.judgement is None:
            return ""
        from variorum.presentation.wording.judge import disagreement_line

        return disagreement_line(self._comparison, row)

    def _drift(self, row: Row) -> tuple[Drift, ...]:
        return self._options.drift_of(self._comparison, row)

    def _note_rows(self, number: int) -> Iterator[PageRow]:
        if number not in self._notes:
            return
        from variorum.presentation.pages.note_pages import note_row  # commands show no notes

        for note in self._notes[number]:
            yield note_row(note, wide=True)


def shown_sides(comparison: Comparison, row: Row) -> tuple[ShownSentences, ShownSentences]:
    """What the two cells of a row show; behind its label a ghost, where one side stands elsewhere."""
    ghost = (0, 1) if row.base and row.other else (len(_ghost_label(comparison, row)), len(_BETWEEN_PARTNERS))
    base, other = comparison.base, comparison.other
    return (
        ShownSentences(base, row.base) if row.base else ShownSentences(base, row.base_elsewhere, *ghost),
        ShownSentences(other, row.other) if row.other else ShownSentences(other, row.other_elsewhere, *ghost),
    )


def _ghost_label(comparison: Comparison, row: Row) -> str:
    of_base, of_other = comparison.rows_by_sentence
    rows = of_other if row.base else of_base
    numbers = ", ".join(str(n + 1) for n in sorted({rows[partner] for partner in _partners(row)}))
    return f"→ {translated('row {numbers}:', numbers=numbers)} "


def refined(before: Comparison, comparison: Comparison, rows: Sequence[PageRow]) -> tuple[list[PageRow], int]:
    """The rows with a mark in the gutter at those that were not so before, and how many these are."""
    old = {(row.kind, row.moved, row.base, row.other, row.base_elsewhere, row.other_elsewhere)
           for row in before.rows}  # fmt: skip
    changed = set()
    for n, row in enumerate(comparison.rows):
        if (row.kind, row.moved, row.base, row.other, row.base_elsewhere, row.other_elsewhere) not in old:
            changed.add(RowKey(n))
    marked = [replace(row, gutter_role="hit") if row.key in changed else row for row in rows]
    return marked, len(changed)


def _drift_row(number: int, found: Sequence[Drift]) -> PageRow:
    """A line under a row that says what kind of change there is."""
    return _line_below(DriftKey(number), drift_line(found), "drift-line")


def _line_below(key: DriftKey | JudgeKey, text: str, role: str) -> PageRow:
    return PageRow(key, (Cell(text, role),), "", role, wide=True, attached=True, passed_over=True)


def _partners(row: Row) -> tuple[int, ...]:
    """The sentences that are linked with a row that stands alone."""
    return row.other_elsewhere if row.base else row.base_elsewhere


def _wording(article: PreparedArticle, sentences: Sequence[int]) -> str:
    """The sentences that a ghost shows."""
    return _BETWEEN_PARTNERS.join(map(article.text_of, sentences))


def _opens_paragraph(article: PreparedArticle, number: int) -> bool:
    return number > 0 and article.sentences[number].paragraph != article.sentences[number - 1].paragraph


def word_marks(
    left: str,
    right: str,
    shift_left: int = 0,
    shift_right: int = 0,
    *,
    exact: bool = False,
    language: Language = ENGLISH,
) -> MarksOf:
    """The marks of the words that differ, made when the row is first drawn."""

    def marks() -> tuple[tuple[Mark, ...], ...]:
        stretches = [s for s in word_diff(left, right, exact=exact, language=language) if not s.equal]
        ours = (_trimmed(left, *s.left, shift_left, "base-words") for s in stretches)
        theirs = (_trimmed(right, *s.right, shift_right, "other-words") for s in stretches)
        return tuple(m for m in ours if m), tuple(m for m in theirs if m)

    return MadeOnce(marks)


def _trimmed(text: str, start: int, end: int, shift: int, role: str) -> Mark | None:
    """A mark without the white space at its end; None if nothing is left."""
    end = start + len(text[start:end].rstrip())
    return Mark(start + shift, end + shift, role) if start < end else None


class _RemovedLines:
    """The removed lines of both articles, handed out where they stood."""

    def __init__(self, comparison: Comparison) -> None:
        self._sides: list[tuple[Side, PreparedArticle, list[Line]]] = [
            ("base", comparison.base, _removed(comparison.base)),
            ("other", comparison.other, _removed(comparison.other)),
        ]

    def before(self, row: Row) -> Iterator[PageRow]:
        """The removed lines that stand before the row's first sentence on either side."""
        for side, article, lines in self._sides:
            numbers = row.base if side == "base" else row.other
            while numbers and lines and lines[0].start < article.sentences[numbers[0]].start:
                yield _removed_row(side, article, lines.pop(0))

    def rest(self) -> Iterator[PageRow]:
        """Those after the last row."""
        for side, article, lines in self._sides:
            for line in lines:
                yield _removed_row(side, article, line)


def _removed(article: PreparedArticle) -> list[Line]:
    return list(article.cleaned.removed)


def _removed_row(side: Side, article: PreparedArticle, line: Line) -> PageRow:
    label = f"{translated(line.kind)}: "
    text = article.cleaned.text_of(line).strip()
    cell = Cell(label + text, "removed", (Mark(0, len(label), "label"),))
    cells = (cell, None) if side == "base" else (None, cell)
    return PageRow(LineKey(side, line.start), cells, f"     {REMOVED}", "removed")
