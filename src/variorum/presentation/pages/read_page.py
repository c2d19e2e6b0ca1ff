"""The base as running text, with a badge for each other outlet at every sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final, Literal, get_args

from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.words.in_rows import WordsInRows
from variorum.base.translation import translatable, translated
from variorum.comparison.matrix import changes_meaning
from variorum.comparison.rendering import RenderingKind, SentenceRendering
from variorum.comparison.witness_status import WitnessStatus
from variorum.comparison.word_marks import marks_of_row
from variorum.drift.drift import Drift
from variorum.presentation.engine.page import Cell, Columns, MadeOnce, Mark, MarksOf, PageRow
from variorum.presentation.glyphs import STATUS_GLYPHS, rendering_glyph, told_in_words
from variorum.presentation.outlet_colours import outlet_role
from variorum.presentation.pages.code_head import head_downwards, head_of_counts
from variorum.presentation.pages.compare_page import word_marks
from variorum.presentation.pages.note_pages import ShownNote, note_row
from variorum.presentation.signs import ABSENT, NOTED
from variorum.presentation.wording.coverage import none_found
from variorum.presentation.wording.drift import drift_line
from variorum.presentation.wording.places import ShownSentences, marks_on
from variorum.presentation.wording.word_marks import in_roles

NO_NOTES: Final[Mapping[int, Sequence[ShownNote]]] = {}
_NUMBER: Final = 5  # cells for the number of a sentence
_TEXT: Final = translatable("What the base says")
_MOST_BADGES: Final = 12  # outlets; for more there is a count only
_COUNT: Final = 3  # cells for how many outlets have a sentence


@dataclass(frozen=True, slots=True)
class SentenceKey:
    """A row that shows sentence `number` of the base."""

    number: int


@dataclass(frozen=True, slots=True)
class WordingKey:
    """A row that shows how article `article` words sentence `number` of the base."""

    number: int
    article: int


@dataclass(frozen=True)
class Reading:
    """The base and how each of its sentences stands in each other article, by the article's number; and
    the drift of those that stand there. `plain` marks every word of a wording that differs."""

    base: PreparedArticle
    others: Mapping[int, PreparedArticle]
    renderings: Mapping[int, Sequence[SentenceRendering]]
    names: Sequence[str]
    codes: Sequence[str]
    drift: Mapping[int, Mapping[int, Sequence[Drift]]] = field(default_factory=dict)
    plain: bool = False

    @cached_property
    def inside(self) -> Mapping[int, WordsInRows]:
        """What tells the words of the base from those of each other article."""
        return {article: WordsInRows(self.base, other) for article, other in self.others.items()}

    def drifts(self, article: int, sentence: int) -> bool:
        """Whether an article's wording of a sentence changes the fact or the trust in it."""
        return changes_meaning(self.drift.get(article, {}).get(sentence, ()))

    def told(self, sentence: int, article: int) -> str:
        """How an outlet tells a sentence, in words."""
        rendering = self.renderings[article][sentence]
        theirs = self.others[article].text_of_all(rendering.sentences)
        return told_in_words(rendering.kind, self.base.text_of(sentence), theirs)

    def kinds(self, sentence: int) -> list[RenderingKind]:
        """How a sentence stands in each other article, in their order."""
        return [self.renderings[article][sentence].kind for article in self.others]

    def statuses(self, sentence: int) -> list[WitnessStatus]:
        """How a sentence stands in each other article, in their order: a change of meaning before all else."""
        kinds = zip(self.others, self.kinds(sentence), strict=True)
        return [WitnessStatus.DRIFT if self.drifts(n, sentence) else WitnessStatus(kind) for n, kind in kinds]


def badge_width(outlets: int) -> int:
    """The cells that badges of so many outlets take."""
    return outlets if outlets <= _MOST_BADGES else 5


def read_columns(outlets: int) -> Callable[[int], Columns]:
    """The columns of the text beside a gutter with badges, for a width."""
    gutter = _NUMBER + badge_width(outlets) + 2 + (_COUNT if outlets <= _MOST_BADGES else 0)

    def columns(width: int) -> Columns:
        return Columns(gutter, (max(1, width - gutter),))

    return columns


def read_head(reading: Reading) -> list[PageRow]:
    """The codes of the other outlets over their badges."""
    if not reading.others:
        return []
    if len(reading.others) > _MOST_BADGES:
        return head_of_counts(_NUMBER, translated(_TEXT))
    codes = {n: reading.codes[n] for n in reading.others}
    return head_downwards(codes, _NUMBER, translated("in").rjust(_COUNT), translated(_TEXT))


def read_page(
    reading: Reading, opened: Collection[int], notes: Mapping[int, Sequence[ShownNote]] = NO_NOTES
) -> list[PageRow]:
    """The rows of the text; under a sentence the notes on it, and if it is opened, the wordings of all
    other outlets."""
    rows: list[PageRow] = []
    base = reading.base
    for number, sentence in enumerate(base.sentences):
        opens = number > 0 and sentence.paragraph != base.sentences[number - 1].paragraph
        tellings = reading.kinds(number)
        gutter = f"{number + 1:>4} {_with_count(tellings, reading.statuses(number))}{NOTED if number in notes else ' '}"
        alone = bool(tellings) and all(telling is RenderingKind.ABSENT for telling in tellings)
        cell = Cell(base.text_of(number), "dropped" if alone else "")
        rows.append(PageRow(SentenceKey(number), (cell,), gutter, space_before=opens))
        rows += (note_row(note) for note in notes.get(number, ()))
        if number in opened:
            rows += _wordings(reading, number)
    return rows


def _with_count(tellings: Sequence[RenderingKind], statuses: Sequence[WitnessStatus]) -> str:
    """A badge for each outlet, and how many of them have it; only that where there are too many."""
    have = sum(telling.is_found for telling in tellings)
    if len(tellings) > _MOST_BADGES:
        return f"{have:>2}/{len(tellings):<2}"
    return "".join(STATUS_GLYPHS[status] for status in statuses) + f"{have or ABSENT:>{_COUNT}}"


def _wordings(reading: Reading, number: int) -> Iterator[PageRow]:
    own = reading.base.text_of(number)
    for article, other in reading.others.items():
        rendering = reading.renderings[article][number]
        label = wording_label(reading, number, article)
        named = Mark(0, len(label), outlet_role(article))
        key = WordingKey(number, article)
        if not rendering.sentences:
            text = none_found(len(other.sentences))
            yield PageRow(key, (Cell(label + text, "ghost", (named,)),), attached=True)

            continue
        wording = other.text_of_all(rendering.sentences)
        cell = Cell(label + wording, "", (named,))
        aligned = MadeOnce(partial(_aligned_marks, reading, number, article, len(label)))
        late = marked_after(own, wording, label) if reading.plain else aligned
        yield PageRow(key, (cell,), attached=True, late_marks=late)
        if found := reading.drift.get(article, {}).get(number):
            yield PageRow(key, (Cell(drift_line(found), "drift-line"),), attached=True, passed_over=True)


def wording_label(reading: Reading, number: int, article: int) -> str:
    """What stands before an outlet's wording of a sentence: its sign, its name, and whether it says clearly more."""
    kind = reading.renderings[article][number].kind
    length = f", {reading.told(number, article)}" if kind is RenderingKind.PARTIAL else ""
    return f"{rendering_glyph(kind)} {reading.names[article]}{length}: "


def _aligned_marks(reading: Reading, number: int, article: int, shift: int) -> tuple[tuple[Mark, ...], ...]:
    """The marks of a wording behind `shift` characters: what it adds, rewords, or says of another sentence."""
    inside, sentences = reading.inside[article], reading.renderings[article][number].sentences
    found = marks_of_row(inside.of((number,), sentences))
    return (tuple(marks_on(ShownSentences(inside.other, sentences, shift), in_roles(found.other, 1))),)


def marked_after(own: str, wording: str, label: str) -> MarksOf:
    """The marks of the words of a wording, behind a label, that differ from `own`."""
    marks = word_marks(own, wording, shift_right=len(label))
    return lambda: (tuple(marks()[1]),)


Wanted = Literal["only here", "not found", "reworded"]
WANTED: Final[tuple[Wanted, ...]] = get_args(Wanted)


def next_sentence(
    reading: Reading, at: int, direction: Literal[-1, 1], focus: int | None, wanted: Wanted
) -> int | None:
    """The nearest sentence below or above that only the base has, or that one outlet lacks or rewords."""
    n = at + direction
    while 0 <= n < len(reading.base.sentences):
        if _is_wanted(reading, n, focus, wanted):
            return n
        n += direction
    return None


def _is_wanted(reading: Reading, sentence: int, focus: int | None, wanted: Wanted) -> bool:
    tellings = reading.kinds(sentence) if focus is None else [reading.renderings[focus][sentence].kind]
    if wanted == "reworded":
        return any(telling in (RenderingKind.REWORDED, RenderingKind.PARTIAL) for telling in tellings)
    absent = [not telling.is_found for telling in tellings]
    return all(absent) if wanted == "only here" or focus is not None else any(absent)
