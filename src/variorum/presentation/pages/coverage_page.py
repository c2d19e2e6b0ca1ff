"""The coverage matrix: a row for each statement, a sign for each outlet; and all wordings of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from variorum.alignment.statements import SentenceRef
from variorum.comparison.comparison import Comparison
from variorum.comparison.coverage import Coverage
from variorum.comparison.rendering import RenderingKind
from variorum.drift.drift import Severity
from variorum.presentation.engine.page import Cell, Columns, Mark, PageRow
from variorum.presentation.pages.article_pages import NOTED
from variorum.presentation.pages.heat_map import share_of
from variorum.presentation.pages.read_page import BADGES, badge_width, marked_after
from variorum.presentation.wording.drift import DRIFT, drift_line

Order = Literal["base", "spread", "first use"]
Which = Literal["all", "only one outlet", "all but one", "moved", "with notes", "with drift", "contradicted"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)
WHICH: Final[tuple[Which, ...]] = get_args(Which)
REFERENCE: Final = "◆"
_PLACE: Final = 4  # cells for the number of a sentence
MOST_PLACES: Final = 12  # articles whose places can be shown
INDIRECT: Final = "○"  # in the statement through a third article only


@dataclass(frozen=True, slots=True)
class StatementKey:
    """A row that shows statement `number` of the coverage."""

    number: int


def coverage_columns(outlets: int, *, places: bool = False) -> Callable[[int], Columns]:
    """The columns of the text beside the signs, or beside the places, for a width."""
    gutter = 5 + (outlets * _PLACE if places else badge_width(outlets)) + 1

    def columns(width: int) -> Columns:
        return Columns(gutter, (max(1, width - gutter),))

    return columns


def reference_of(statement: Sequence[SentenceRef], base: int) -> SentenceRef:
    """The wording that the others are held against: the base's first, else the first of all."""
    return next((place for place in statement if place[0] == base), statement[0])


def chosen(coverage: Coverage, base: int, order: Order, which: Which, noted: Collection[int] = ()) -> list[int]:
    """The numbers of the statements to show, in order; `noted` are those with notes."""
    numbers = [
        n
        for n, statement in enumerate(coverage.statements)
        if (n in noted if which == "with notes" else _fits(coverage, statement, which))
    ]

    def position(n: int) -> tuple[float, ...]:
        statement = coverage.statements[n]
        article, sentence = reference_of(statement, base)
        if order == "spread":
            return -len(coverage.outlets_of(statement)), article != base, article, sentence
        if order == "first use":
            return (
                min(k / max(1, len(coverage.articles[a].sentences)) for a, k in statement),
                article,
                sentence,
            )
        return article != base, article, sentence

    return sorted(numbers, key=lambda n: (position(n), n))


def _fits(coverage: Coverage, statement: Sequence[SentenceRef], which: Which) -> bool:
    outlets = len(coverage.outlets_of(statement))
    if which == "only one outlet":
        return outlets == 1
    if which == "all but one":
        return outlets == len(coverage.articles) - 1
    if which == "with drift":
        return any(drift.severity >= Severity.TRUST for drift in coverage.drift_in(statement))
    if which == "contradicted":
        return any(drift.change.contradicts for drift in coverage.drift_in(statement))
    if which == "moved":
        return any(link_moved(coverage, one, other) for one in statement for other in statement if one < other)
    return True


def link_moved(coverage: Coverage, one: SentenceRef, other: SentenceRef) -> bool:
    """Whether two places of a statement are linked, and stand out of the common order."""
    comparison = coverage.comparisons.get((one[0], other[0]))
    links = comparison.links if comparison else ()
    return any(link.moved for link in links if (link.left, link.right) == (one[1], other[1]))


def coverage_page(
    coverage: Coverage,
    numbers: Sequence[int],
    base: int,
    noted: Collection[int] = (),
    *,
    places: bool = False,
) -> list[PageRow]:
    """A row for each of some statements: signs, and the reference wording. With `places`, the signs are
    the number of the sentence in each article: what is led with, and what is buried."""
    rows = []
    for n in numbers:
        statement = coverage.statements[n]
        article, sentence = reference_of(statement, base)
        outlets = coverage.outlets_of(statement)
        role = "dropped" if outlets == [base] else "added" if base not in outlets else ""
        text = coverage.articles[article].text_of(sentence)
        label = "" if article == base else f"{article + 1}: "
        cell = Cell(label + text, role, (Mark(0, len(label), "label"),) if label else ())
        signs = _places(coverage, statement) if places else _signs(coverage, statement, base)
        note = NOTED if n in noted else " "
        rows.append(PageRow(StatementKey(n), (cell,), f"{n + 1:>4}{note}{signs}"))
    return rows


def _places(coverage: Coverage, statement: Sequence[SentenceRef]) -> str:
    """For each article the number of its first sentence that carries the statement."""
    first: dict[int, int] = {}
    for article, sentence in statement:
        first.setdefault(article, sentence + 1)
    return "".join(f"{first.get(n, '·'):>{_PLACE}}" for n in range(len(coverage.articles)))


def _signs(coverage: Coverage, statement: Sequence[SentenceRef], base: int) -> str:
    if badge_width(len(coverage.articles)) < len(coverage.articles):
        return f"{len(coverage.outlets_of(statement)):>2}/{len(coverage.articles):<2}"
    near = {gap.article for gap in coverage.missing_from(statement) if gap.nearest is not None}
    reference = reference_of(statement, base)
    return "".join(
        BADGES[RenderingKind.NEAR] if article in near else sign_of_cell(coverage, statement, reference, article)
        for article in range(len(coverage.articles))
    )


def sign_of_cell(coverage: Coverage, statement: Sequence[SentenceRef], reference: SentenceRef, article: int) -> str:
    """The sign of an outlet's cell: how it words the statement, against the reference."""
    if article == reference[0]:
        return REFERENCE
    if article not in coverage.outlets_of(statement):
        return BADGES[RenderingKind.ABSENT]
    comparison, swapped = _between(coverage, reference[0], article)
    kinds = [
        link.kind
        for link in comparison.links
        if (link.right if swapped else link.left) == reference[1]
        and (article, link.left if swapped else link.right) in statement
    ]
    if _drifts(coverage, statement, reference, article):
        return DRIFT
    order = ("verbatim", "reworded", "partial")
    return BADGES[RenderingKind(min(kinds, key=order.index))] if kinds else INDIRECT


def _drifts(coverage: Coverage, statement: Sequence[SentenceRef], reference: SentenceRef, article: int) -> bool:
    """Whether an outlet's wording changes the fact, or the trust in it, against the reference."""
    return any(
        drift.severity >= Severity.TRUST
        for place in statement
        if place[0] == article
        for drift in coverage.drift_between(reference, place)
    )


def _between(coverage: Coverage, one: int, other: int) -> tuple[Comparison, bool]:
    """The comparison of two articles, and whether `one` is its other side."""
    return coverage.comparisons[min(one, other), max(one, other)], one > other


def statement_page(coverage: Coverage, number: int, base: int, names: Sequence[str]) -> list[PageRow]:
    """Every outlet's exact words for a statement, marked against the reference; what others have near."""
    statement = coverage.statements[number]
    reference = reference_of(statement, base)
    own = coverage.articles[reference[0]].text_of(reference[1])
    rows: list[PageRow] = []
    for article, sentence in sorted(statement, key=lambda place: (place != reference, place)):
        prepared = coverage.articles[article]
        place = f"sentence {sentence + 1} of {len(prepared.sentences)}"
        text = prepared.text_of(sentence)
        label = f"{names[article]}, {place}: "
        cell = Cell(label + text, "", (Mark(0, len(label), "label"),))
        late = None if (article, sentence) == reference else marked_after(own, text, label)
        rows.append(PageRow(None, (cell,), space_before=bool(rows), late_marks=late))
        if found := coverage.drift_between(reference, (article, sentence)):
            rows.append(PageRow(None, (Cell(drift_line(found), "drift-line"),), attached=True))
    for gap in coverage.missing_from(statement):
        label = f"{names[gap.article]}: "
        if gap.nearest is None:
            text = f"no sentence of {len(coverage.articles[gap.article].sentences)} was found to say this"
        else:
            near, score = gap.nearest
            text = f"near, {score:.2f}: {coverage.articles[gap.article].text_of(near)}"
        cell = Cell(label + text, "ghost", (Mark(0, len(label), "label"),))
        rows.append(PageRow(None, (cell,), space_before=True))
    return rows


def outlet_figures(coverage: Coverage, names: Sequence[str]) -> list[tuple[str, str]]:
    """For each outlet: its own statements, what it lacks, and what it shares word for word."""
    lines: list[tuple[str, str]] = []
    spread = [coverage.outlets_of(statement) for statement in coverage.statements]
    for article, name in enumerate(names):
        own = sum(outlets == [article] for outlets in spread)
        carried = sum(article in outlets for outlets in spread)
        lacks = sum(article not in outlets and len(outlets) == len(names) - 1 for outlets in spread)
        others = [other for other in range(len(names)) if other != article]
        shares = ", ".join(f"{other + 1}: {share_of(coverage, article, other):.0%}" for other in others)
        lines.append((name, ""))
        lines.append(("statements", f"{carried} of {len(spread)}, {own} of them its own"))
        lines.append(("it alone lacks", f"{lacks} that all others have"))
        lines.append(("its words found in", shares))
    return lines
