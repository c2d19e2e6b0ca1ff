"""The overview in words: its parts, and their lines. Screens, text and exports are made of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from variorum.base.sanitize import safe
from variorum.overview.disagreements import DisagreementLine
from variorum.overview.evidence import SentenceProof, Sureness, articles_in
from variorum.overview.headlines import HeadlineLine
from variorum.overview.overview import AloneCounts, Overview, alone_counts
from variorum.overview.placement import Placed, PlacementLine
from variorum.overview.quotations import QuotationLine
from variorum.overview.shared_statements import StatementLine
from variorum.overview.sources import NamedSource, SourcesLine
from variorum.presentation.signs import BASE
from variorum.presentation.wording.labels import count_in_words, name_of

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle

SEPARATOR: Final = " │ "  # between what outlets tell differently
SURENESS_WORDS: Final = {Sureness.SURE: "sure", Sureness.PROBABLE: "probable", Sureness.CHECK: "read both sides"}
WORKING: Final = "comparing …"
_MOST_OF_ONE: Final = 5  # lines that one outlet has in a part
_MOST: Final = 12  # lines of a part
_LETTERS: Final = 26
_Line = TypeVar("_Line")


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A line: its label, what is told and by whom, the letters of the outlets and numbers of the sentences that
    show it, how sure it is. `marks` are spans of the first text told. One that says how much is left out has no
    sureness."""

    label: str
    told: tuple[tuple[str, str], ...]
    evidence: tuple[SentenceProof, ...] = ()
    sureness: Sureness | None = None
    marks: tuple[tuple[int, int], ...] = ()

    def text(self, separator: str = SEPARATOR) -> str:
        """What is told, and by whom."""
        return separator.join(f"{words}  {outlets}" if outlets else words for words, outlets in self.told)

    @property
    def places(self) -> str:
        """The sentences that show it: "A1 B2"."""
        return places_in_words(self.evidence)


@dataclass(frozen=True, slots=True)
class OverviewPart:
    """A part: its title, how much it holds, and its lines; `rows` is None while articles are being compared."""

    title: str
    summary: str
    rows: tuple[OverviewRow, ...] | None


def letter_of(article: int) -> str:
    """The letter of an article: A to Z, then A-2 and so on."""
    again, letter = divmod(article, _LETTERS)
    return f"{chr(ord('A') + letter)}{f'-{again + 1}' if again else ''}"


def letters_of(articles: Iterable[int]) -> str:
    """The letters of some articles."""
    return " ".join(map(letter_of, articles))


def place_of(evidence: SentenceProof) -> str:
    """The letter of an article and the number of a sentence there, from 1: "A1"."""
    return f"{letter_of(evidence.article)}{evidence.sentence + 1}"


def places_in_words(evidence: Iterable[SentenceProof]) -> str:
    """The sentences of some evidence, each once, in the order of the story: "A1 B2"."""
    ordered = sorted(evidence, key=lambda one: (one.article, one.sentence))
    return " ".join(dict.fromkeys(map(place_of, ordered)))


def size_in_words(overview: Overview) -> str:
    """How large the story is."""
    statements = "" if overview.statements is None else f", {count_in_words(overview.statements, 'statement')}"
    return f"{count_in_words(len(overview.articles), 'outlet')}, {overview.words:,} words{statements}"


def legend_of(articles: Sequence[PreparedArticle], base: int) -> Iterator[tuple[str, str]]:
    """For each article its letter and its name."""
    for n, article in enumerate(articles):
        yield letter_of(n), f"{name_of(article.cleaned)}{f' {BASE} base' if n == base else ''}"


def parts_in_words(overview: Overview) -> Iterator[OverviewPart]:
    """The parts, from what matters most; those that rest on a comparison say so until there is one. One article
    cannot be compared."""
    if len(overview.articles) > 1:
        yield _disagreements(overview)
        yield _drift_part("Quoted differently", overview, overview.quotations, _quotation)
        yield _part("All say", overview.said_by_all, lambda line: _statement(overview, line, carriers=True))
        yield _by_outlet("Only one says", overview, overview.said_by_one)
    if len(overview.articles) > 2:
        yield _by_outlet("Only one lacks", overview, overview.lacked_by_one)
    if len(overview.articles) > 1:
        yield _part("Led with here, far down there", overview.placements, lambda line: _placement(overview, line))
    yield OverviewPart("Headlines", "", tuple(_headline(line, overview.base) for line in overview.headlines))
    yield OverviewPart("Sources", "", tuple(_source(line) for line in overview.sources))


def _disagreements(overview: Overview) -> OverviewPart:
    part = _drift_part("They disagree", overview, overview.disagreements, _disagreement)
    hint = ", found by rules that are often wrong: read both sides" if part.rows else ""
    return OverviewPart(part.title, f"{part.summary}{hint}", part.rows)


def _drift_part(
    title: str, overview: Overview, lines: Sequence[_Line] | None, row: Callable[[_Line], OverviewRow]
) -> OverviewPart:
    """A part that is made of drift, which is not looked for in very many articles."""
    if overview.coverage is not None and not overview.coverage.looks_for_drift:
        return OverviewPart(title, "not looked for in so many articles: Compare shows it for any two", ())
    return _part(title, lines, row)


def _part(title: str, lines: Sequence[_Line] | None, row: Callable[[_Line], OverviewRow]) -> OverviewPart:
    if lines is None:
        return OverviewPart(title, WORKING, None)
    rows = [row(line) for line in lines]
    rest = _rest(rows[_MOST:], "and {} more: Coverage shows all")
    return OverviewPart(title, str(len(lines)) if lines else "none found", (*rows[:_MOST], *rest))


def _rest(left_out: Sequence[OverviewRow], words: str) -> Iterator[OverviewRow]:
    """How many lines are left out; it leads to the first of them."""
    if left_out:
        yield OverviewRow(left_out[0].label, ((words.format(len(left_out)), ""),), left_out[0].evidence)


def _by_outlet(title: str, overview: Overview, lines: Sequence[StatementLine] | None) -> OverviewPart:
    if lines is None:
        return OverviewPart(title, WORKING, None)
    rows: list[OverviewRow] = []
    counts = alone_counts(lines)
    for outlet in sorted(counts):
        own = [_statement(overview, line) for line in lines if line.outlet == outlet]
        told = [row for row in own if row.sureness is not Sureness.CHECK]
        rows += told[:_MOST_OF_ONE]
        rows += _rest(told[_MOST_OF_ONE:], "and {} more: Coverage shows all")
        perhaps = "and perhaps {} more" if told else "perhaps {}"
        rows += _rest(own[len(told) :], f"{perhaps}, to which a sentence of another comes near")
    each = (f"{letter_of(n)} {_counted(found)}" for n, found in sorted(counts.items()))
    return OverviewPart(title, ", ".join(each) or "none found", tuple(rows))


def _counted(found: AloneCounts) -> str:
    if found.sure and found.probable:
        return f"{found.sure} and probably {found.probable} more"
    if found.sure:
        return str(found.sure)
    return f"probably {found.probable}" if found.probable else f"perhaps {found.to_check}"


def _words(overview: Overview, evidence: SentenceProof) -> str:
    return safe(overview.articles[evidence.article].text_of(evidence.sentence))


def _statement(overview: Overview, line: StatementLine, *, carriers: bool = False) -> OverviewRow:
    """A statement in its shortest wording."""
    label = "" if line.outlet is None else letter_of(line.outlet)
    outlets = letters_of(articles_in(line.evidence)) if carriers else ""
    return OverviewRow(label, ((_words(overview, line.evidence[0]), outlets),), line.evidence, line.sureness)


def _disagreement(line: DisagreementLine) -> OverviewRow:
    told = tuple((safe(value.words) or "(no such word)", letters_of(value.articles)) for value in line.values)
    return OverviewRow(line.kind, told, line.evidence, line.sureness)


def _quotation(line: QuotationLine) -> OverviewRow:
    told = tuple((safe(wording.words), letters_of(wording.articles)) for wording in line.wordings)
    return OverviewRow("", told, line.evidence, line.sureness)


def _placement(overview: Overview, line: PlacementLine) -> OverviewRow:
    led, buried = ", ".join(map(_placed, line.led)), ", ".join(map(_placed, line.buried))
    words = _words(overview, min(line.evidence, key=lambda one: (len(_words(overview, one)), one.article)))
    return OverviewRow("", ((words, f"high in {led}; far down in {buried}"),), line.evidence, line.sureness)


def _placed(one: Placed) -> str:
    return f"{letter_of(one.evidence.article)} ({one.rank} of {one.count})"


def _headline(line: HeadlineLine, base: int) -> OverviewRow:
    sign = f" {BASE}" if line.article == base else ""
    without = "has no headline, and begins: " if line.stands_in else ""
    claims = "; ".join(f"{safe(claim.words.text)} is {claim.what}" for claim in line.claims)
    marks = tuple((start + len(without), end + len(without)) for start, end in line.own)
    told = ((f"{without}{safe(line.words)}", claims and f"({claims})"),)
    return OverviewRow(f"{letter_of(line.article)}{sign}", told, line.evidence, line.sureness, marks)


def _source(line: SourcesLine) -> OverviewRow:
    parts = [("cites ", line.cited), ("without a name: ", line.unnamed)]
    told = tuple((label + ", ".join(map(_named, named)), "") for label, named in parts if named)
    return OverviewRow(letter_of(line.article), told, line.evidence, line.sureness)


def _named(source: NamedSource) -> str:
    often = f" ({source.count})" if source.count > 1 else ""
    here = "" if source.in_story is None else f" = {letter_of(source.in_story)}"
    return f"{safe(source.name)}{often}{here}"
