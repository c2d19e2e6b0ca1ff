"""Two readers' marks on one story side by side, and what the story says now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from variorum.base.translation import translatable, translated
from variorum.curation.agreement import LINKED, NOT_LINKED, NOT_SET, SET, CurationRow, MarkKind
from variorum.curation.decisions import NO_RELATION
from variorum.presentation.engine.page import SEPARATOR, Cell, Columns, PageRow, head_row
from variorum.presentation.wording.explanation import cut

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle

WhichRows = Literal["all rows", "where the readers differ", "not decided yet"]
WHICH_ROWS: Final[tuple[WhichRows, ...]] = get_args(WhichRows)
_GUTTER: Final = 5
_NARROWEST: Final = 14  # cells of a reader's answer
KIND_WORDS: Final = {
    MarkKind.LINK: translatable("link"),
    MarkKind.RELATION: translatable("relation"),
    MarkKind.STATUS: translatable("status"),
    MarkKind.TAG: translatable("tag"),
}
_ANSWERS: Final = {
    LINKED: translatable("linked"),
    NOT_LINKED: translatable("not linked"),
    SET: translatable("yes"),
    NOT_SET: translatable("no"),
    NO_RELATION: translatable("no relation"),
}


@dataclass(frozen=True, slots=True)
class CurationKey:
    """A page row that shows a thing which readers marked, by its number from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class ShownCuration:
    """A thing that readers marked, what the story says of it now, and whether that is decided."""

    row: CurationRow
    now: str
    is_decided: bool


def adjudication_columns(width: int) -> Columns:
    """What it is, and the answers; on a narrow screen one below the other."""
    free = width - _GUTTER - 3 * len(SEPARATOR)
    each = max(_NARROWEST, free // 5)
    if free < 4 * _NARROWEST:
        return Columns(_GUTTER, (max(1, width - _GUTTER),) * 4, stacked=True)
    return Columns(_GUTTER, (free - 3 * each, each, each, each))


def adjudication_head(first: str, second: str) -> list[PageRow]:
    """What stands over the columns: the two readers by name."""
    heads = translated("What"), first, second, translated("The story now")
    return [head_row(heads, " #")]


def adjudication_page(
    shown: Sequence[ShownCuration], articles: Sequence[PreparedArticle], which: WhichRows = WHICH_ROWS[0]
) -> list[PageRow]:
    """A row for each thing that was marked, the sentences below it."""
    rows: list[PageRow] = []
    for n, one in enumerate(shown):
        if is_sought(one, which):
            rows += _rows_of(n, one, articles, is_first=not rows)
    return rows


def is_sought(one: ShownCuration, which: WhichRows) -> bool:
    """Whether a filter lets it through."""
    return which == "all rows" or not (one.row.agrees if which == "where the readers differ" else one.is_decided)


def answer_in_words(value: str) -> str:
    """What a reader, or the story, says."""
    if not value:
        return translated("nothing")
    return ", ".join(translated(_ANSWERS.get(one, one)) for one in value.split(", "))


def name_of(row: CurationRow) -> str:
    """What a row is about: a link, a relation, a status, or a tag by its name."""
    kind = translated(KIND_WORDS[row.kind])
    return f"{kind} {row.name}" if row.name else kind


def sentences_of(row: CurationRow, articles: Sequence[PreparedArticle]) -> Iterator[tuple[str, str]]:
    """The sentences that a row is about: the place of each, as article and number, and its words."""
    for article, sentence in row.places:
        yield f"{article + 1}:{sentence + 1}", articles[article].text_of(sentence)


def _rows_of(n: int, one: ShownCuration, articles: Sequence[PreparedArticle], *, is_first: bool) -> Iterable[PageRow]:
    row = one.row
    role = "" if row.agrees else "drift"
    cells = (
        Cell(name_of(row), "strong"),
        Cell(answer_in_words(row.first), role),
        Cell(answer_in_words(row.second), role),
        Cell(
            answer_in_words(one.now) if one.is_decided else translated("to be decided"),
            "note" if one.is_decided else "",
        ),
    )
    yield PageRow(CurationKey(n), cells, f"{n + 1:>3}", space_before=not is_first)
    for place, words in sentences_of(row, articles):
        yield PageRow(CurationKey(n), (Cell(f"{place} {cut(words)}"),), wide=True, attached=True, passed_over=True)
