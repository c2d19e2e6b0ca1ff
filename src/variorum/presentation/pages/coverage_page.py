"""The coverage matrix: a row for each statement, a sign for each outlet; and all wordings of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from variorum.alignment.statements import SentenceRef
from variorum.articles.outlet_codes import outlet_codes
from variorum.base.translation import translatable, translated
from variorum.comparison.coverage import Coverage
from variorum.comparison.matrix import base_view, reference_of, witness_statuses
from variorum.comparison.word_marks import marks_of_row
from variorum.comparison.words_in_statements import WordsInStatements
from variorum.presentation.engine.page import Cell, Columns, MadeOnce, Mark, MarksOf, PageRow
from variorum.presentation.glyphs import STATUS_GLYPHS
from variorum.presentation.outlet_colours import outlet_role
from variorum.presentation.pages.code_head import head_across, head_downwards, head_of_counts
from variorum.presentation.pages.read_page import badge_width, marked_after
from variorum.presentation.signs import ABSENT, ELSEWHERE, FAMILY, NOTED
from variorum.presentation.wording.coverage import alone_in_words, elsewhere_in_words, none_found
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.places import ShownSentences, marks_on
from variorum.presentation.wording.spoken import drifts_said
from variorum.presentation.wording.word_marks import in_roles

_NUMBER: Final = 5  # cells for the number of a statement, and a sign that it has notes
_STATEMENT: Final = translatable("What is stated")
_PLACE: Final = 4  # cells for the number of a sentence
MOST_PLACES: Final = 12  # articles whose places can be shown


@dataclass(frozen=True, slots=True)
class StatementKey:
    """A row that shows statement `number` of the coverage."""

    number: int


def coverage_columns(outlets: int, *, places: bool = False) -> Callable[[int], Columns]:
    """The columns of the text beside the signs, or beside the places, for a width."""
    gutter = _NUMBER + (outlets * _PLACE if places else badge_width(outlets)) + 1

    def columns(width: int) -> Columns:
        return Columns(gutter, (max(1, width - gutter),))

    return columns


def coverage_page(
    words: WordsInStatements,
    numbers: Sequence[int],
    base: int,
    noted: Collection[int] = (),
    *,
    places: bool = False,
) -> list[PageRow]:
    """A row for each of some statements: signs, and the reference wording, in which the words that the others share
    are lit. With `places`, the signs are the number of the sentence in each article: what is led with, and what is
    buried. A statement of the family of the one above has a sign before its words."""
    rows = []
    coverage = words.coverage
    codes = outlet_codes([article.article for article in coverage.articles])
    above = -1  # the family of the row above
    for n in numbers:
        statement = coverage.statements[n]
        article, sentence = reference_of(statement, base)
        role = str(base_view(coverage, statement, base) or "")
        text = coverage.articles[article].text_of(sentence)
        label = "" if article == base else f"{codes[article]}: "
        sign = 0
        family = coverage.families.of(statement)
        if family == above:
            label, sign = f"{FAMILY} {label}", len(FAMILY) + 1
        above = family
        marks = (Mark(0, sign, "label"), Mark(sign, len(label), outlet_role(article)))
        cell = Cell(label + text, role, tuple(mark for mark in marks if mark.start < mark.end))
        signs = _places(coverage, statement) if places else _signs(coverage, statement, base)
        note = NOTED if n in noted else " "
        lit = MadeOnce(partial(_shared_marks, words, n, base, len(label)))
        rows.append(PageRow(StatementKey(n), (cell,), f"{n + 1:>4}{note}{signs}", late_marks=lit))
    return rows


def _shared_marks(words: WordsInStatements, number: int, base: int, shift: int) -> tuple[tuple[Mark, ...], ...]:
    """The marks of the words of a reference wording, behind `shift` characters, that the other outlets share."""
    article, sentence = reference_of(words.coverage.statements[number], base)
    shown = ShownSentences(words.coverage.articles[article], (sentence,), shift)
    return (tuple(marks_on(shown, [(*span, "shared") for span in words.shared(number, base)])),)


def coverage_head(coverage: Coverage, *, places: bool = False) -> list[PageRow]:
    """The codes of the outlets over their signs, or over their places."""
    codes = dict(enumerate(outlet_codes([article.article for article in coverage.articles])))
    if places:
        return head_across(codes, _NUMBER, _PLACE, translated(_STATEMENT))
    if badge_width(len(codes)) < len(codes):
        return head_of_counts(_NUMBER, translated(_STATEMENT))
    return head_downwards(codes, _NUMBER, "", translated(_STATEMENT))


def _places(coverage: Coverage, statement: Sequence[SentenceRef]) -> str:
    """For each article the number of its first sentence that carries the statement, or tells it elsewhere."""
    first: dict[int, str] = {}
    for article, sentence in statement:
        first.setdefault(article, str(sentence + 1))
    for gap in coverage.missing_from(statement):
        first[gap.article] = f"{ELSEWHERE}{gap.elsewhere.sentence + 1}" if gap.elsewhere else ABSENT
    return "".join(f"{first[n]:>{_PLACE}}" for n in range(len(coverage.articles)))


def _signs(coverage: Coverage, statement: Sequence[SentenceRef], base: int) -> str:
    if badge_width(len(coverage.articles)) < len(coverage.articles):
        return f"{len(coverage.outlets_of(statement)):>2}/{len(coverage.articles):<2}"
    return "".join(
        STATUS_GLYPHS[status] for status in witness_statuses(coverage, statement, reference_of(statement, base))
    )


def statement_page(
    words: WordsInStatements, number: int, base: int, names: Sequence[str], *, plain: bool = False, spoken: bool = False
) -> list[PageRow]:
    """Every outlet's exact words for a statement, marked against the reference; where others tell it, or what
    they have near. `plain` marks every word that differs; `spoken` says changes without signs."""
    coverage = words.coverage
    statement = coverage.statements[number]
    reference = reference_of(statement, base)
    own = coverage.articles[reference[0]].text_of(reference[1])
    alone = alone_in_words(coverage, statement, names)
    rows = [PageRow(None, (Cell(alone, "label"),))] if alone else []
    for article, sentence in sorted(statement, key=lambda place: (place != reference, place)):
        prepared = coverage.articles[article]
        place = translated("sentence {number} of {count}", number=sentence + 1, count=len(prepared.sentences))
        text = prepared.text_of(sentence)
        label = f"{names[article]}, {place}: "
        cell = Cell(label + text, "", (Mark(0, len(label), outlet_role(article)),))
        late: MarksOf | None = None
        if article != reference[0]:
            aligned = MadeOnce(partial(_wording_marks, words, reference, (article, sentence), len(label)))
            late = marked_after(own, text, label) if plain else aligned
        rows.append(PageRow(None, (cell,), space_before=bool(rows), late_marks=late))
        if found := coverage.drift_from(reference, (article, sentence)):
            both = names[reference[0]], names[article]
            said = " ".join(drifts_said(found, both)) if spoken else drift_line(found)
            rows.append(PageRow(None, (Cell(said, "drift-line"),), attached=True))
    for gap in coverage.missing_from(statement):
        label = f"{names[gap.article]}: "
        if gap.elsewhere is not None:
            text = elsewhere_in_words(coverage, gap.article, gap.elsewhere, gap.elsewhere.statement + 1)
        elif gap.nearest is None:
            text = none_found(len(coverage.articles[gap.article].sentences))
        else:
            near, score = gap.nearest
            there = coverage.articles[gap.article].text_of(near)
            text = f"{translated('probably not; near, {score:.2f}:', score=score)} {there}"

        cell = Cell(label + text, "ghost", (Mark(0, len(label), outlet_role(gap.article)),))
        rows.append(PageRow(None, (cell,), space_before=True))
    return rows


def _wording_marks(
    words: WordsInStatements, reference: SentenceRef, place: SentenceRef, shift: int
) -> tuple[tuple[Mark, ...], ...]:
    """The marks of a wording behind `shift` characters: what it adds, rewords, or says of another sentence."""
    found = marks_of_row(words.of(reference, place))
    shown = ShownSentences(words.coverage.articles[place[0]], (place[1],), shift)
    return (tuple(marks_on(shown, in_roles(found.other, 1))),)
