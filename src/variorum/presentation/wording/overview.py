"""The overview in words: its parts, and their lines. Screens, text and exports are made of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from variorum.base.sanitize import safe
from variorum.base.translation import counted, translatable, translated
from variorum.overview.disagreements import DisagreementLine
from variorum.overview.evidence import SentenceProof, Sureness, articles_in
from variorum.overview.headlines import HeadlineLine
from variorum.overview.overview import AloneCounts, Overview, alone_counts
from variorum.overview.placement import Placed, PlacementLine
from variorum.overview.quotations import QuotationLine
from variorum.overview.shared_statements import StatementLine
from variorum.overview.sources import NamedSource, SourcesLine
from variorum.presentation.glyphs import TYPE_WORDS
from variorum.presentation.signs import BASE
from variorum.presentation.wording.labels import names_in_words

SEPARATOR: Final = " │ "  # between what outlets tell differently
SURENESS_WORDS: Final = {
    Sureness.SURE: translatable("sure"),
    Sureness.PROBABLE: translatable("probable"),
    Sureness.CHECK: translatable("read both sides"),
}
_BY: Final = "  "  # between what is told and by whom
WORKING: Final = translatable("comparing …")
# The titles of two parts.
ONLY_ONE_SAYS: Final = translatable("Only one says")
SOURCES: Final = translatable("Sources")

_MOST_OF_ONE: Final = 5  # lines that one outlet has in a part
_MOST: Final = 12  # lines of a part
_Line = TypeVar("_Line")
_Shown = DisagreementLine | HeadlineLine | PlacementLine | QuotationLine | SourcesLine | StatementLine


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A line: its label, what is told and by whom, the sentences that show it ("SAL:1 CNN:2"), how sure it is; of a
    line about one article, which. `marks` are spans of the first text told. One that says how much is left out has
    no sureness."""

    label: str
    told: tuple[tuple[str, str], ...]
    evidence: tuple[SentenceProof, ...] = ()
    sureness: Sureness | None = None
    marks: tuple[tuple[int, int], ...] = ()
    places: str = ""
    article: int | None = None

    def text(self, separator: str = SEPARATOR) -> str:
        """What is told, and by whom."""
        return separator.join(f"{words}{_BY}{outlets}" if outlets else words for words, outlets in self.told)

    def who_tells(self) -> Iterator[tuple[int, str]]:
        """Where in the text stands by whom something is told, and how it is said."""
        at = 0
        for words, outlets in self.told:
            at += len(words)
            if outlets:
                yield at + len(_BY), outlets
                at += len(_BY) + len(outlets)
            at += len(SEPARATOR)


@dataclass(frozen=True, slots=True)
class OverviewPart:
    """A part: its title, how much it holds, and its lines; `rows` is None while articles are being compared."""

    title: str
    summary: str
    rows: tuple[OverviewRow, ...] | None


def codes_in_words(codes: Sequence[str], articles: Iterable[int]) -> str:
    """The codes of some articles."""
    return " ".join(codes[article] for article in articles)


def place_of(codes: Sequence[str], evidence: SentenceProof) -> str:
    """The code of an article and the number of a sentence there, from 1: "SAL:1"."""
    return f"{codes[evidence.article]}:{evidence.sentence + 1}"


def places_in_words(codes: Sequence[str], evidence: Iterable[SentenceProof]) -> str:
    """The sentences of some evidence, each once, in the order of the story: "SAL:1 CNN:2"."""
    ordered = sorted(evidence, key=lambda one: (one.article, one.sentence))
    return " ".join(dict.fromkeys(place_of(codes, one) for one in ordered))


def size_in_words(overview: Overview) -> str:
    """How large the story is."""
    sizes = [
        counted("{count} outlet", "{count} outlets", len(overview.articles)),
        counted("{count:,} words", "{count:,} words", overview.words),
    ]
    if overview.statements is not None:
        sizes.append(counted("{count} statement", "{count} statements", overview.statements))
    return ", ".join(sizes)


def legend_of(overview: Overview) -> Iterator[tuple[str, str]]:
    """For each article its code and its name."""
    names = names_in_words([article.cleaned for article in overview.articles])
    for n, (code, name) in enumerate(zip(overview.codes, names, strict=True)):
        yield code, f"{name} {BASE} {translated('base')}" if n == overview.base else name


def events_in_words(overview: Overview) -> str:
    """That the articles may be about several events, and which belong together; empty where they are about one."""
    if len(overview.events) < 2:
        return ""
    groups = SEPARATOR.join(codes_in_words(overview.codes, group) for group in overview.events)
    return translated("One event? These share next to nothing: {groups}", groups=groups)


def near_copies_in_words(overview: Overview) -> str:
    """Which articles have nearly the same text; empty where none have."""
    groups = SEPARATOR.join(codes_in_words(overview.codes, group) for group in overview.near_copies)
    said = translated(
        "Nearly the same text, as of versions of one article or one agency's report: {groups}", groups=groups
    )
    return said if groups else ""


def doubts_in_words(overview: Overview) -> list[str]:
    """What is to be known of the story before it is read: whether it is one, and whether two articles are one."""
    return [doubt for doubt in (events_in_words(overview), near_copies_in_words(overview)) if doubt]


def example_of(overview: Overview) -> str:
    """How to read where something stands."""
    code = overview.codes[0]
    return translated("{place} is the first sentence of {outlet}", place=f"{code}:1", outlet=code)


def parts_in_words(overview: Overview) -> Iterator[OverviewPart]:
    """The parts, from what matters most; those that rest on a comparison say so until there is one. One article
    cannot be compared."""
    if len(overview.articles) > 1:
        yield _disagreements(overview)
        yield _drift_part(
            translatable("Quoted differently"), overview, overview.quotations, lambda line: _quotation(overview, line)
        )
        yield _part(
            translatable("All say"), overview.said_by_all, lambda line: _statement(overview, line, carriers=True)
        )
        yield _by_outlet(ONLY_ONE_SAYS, overview, overview.said_by_one)
    if len(overview.articles) > 2:
        yield _by_outlet(translatable("Only one lacks"), overview, overview.lacked_by_one)
    if len(overview.articles) > 1:
        yield _part(
            translatable("Led with here, far down there"), overview.placements, lambda line: _placement(overview, line)
        )
    yield OverviewPart(translatable("Headlines"), "", tuple(_headline(overview, line) for line in overview.headlines))
    yield OverviewPart(SOURCES, "", tuple(_source(overview, line) for line in overview.sources))


def _disagreements(overview: Overview) -> OverviewPart:
    part = _drift_part(
        translatable("They disagree"), overview, overview.disagreements, lambda line: _disagreement(overview, line)
    )
    hint = f", {translated('found by rules that are often wrong: read both sides')}" if part.rows else ""
    return OverviewPart(part.title, f"{part.summary}{hint}", part.rows)


def _drift_part(
    title: str, overview: Overview, lines: Sequence[_Line] | None, row: Callable[[_Line], OverviewRow]
) -> OverviewPart:
    """A part that is made of drift, which is not looked for in very many articles."""
    if overview.coverage is not None and not overview.coverage.looks_for_drift:
        return OverviewPart(title, translated("not looked for in so many articles: Compare shows it for any two"), ())
    return _part(title, lines, row)


def _part(title: str, lines: Sequence[_Line] | None, row: Callable[[_Line], OverviewRow]) -> OverviewPart:
    if lines is None:
        return OverviewPart(title, translated(WORKING), None)
    rows = [row(line) for line in lines]
    rest = _rest(rows[_MOST:], _more)
    return OverviewPart(title, str(len(lines)) if lines else translated("none found"), (*rows[:_MOST], *rest))


def _rest(left_out: Sequence[OverviewRow], words: Callable[[int], str]) -> Iterator[OverviewRow]:
    """How many lines are left out, in words; it leads to the first of them."""
    if left_out:
        first = left_out[0]
        yield OverviewRow(first.label, ((words(len(left_out)), ""),), first.evidence, article=first.article)


def _more(count: int) -> str:
    return translated("and {count} more: Coverage shows all", count=count)


def _perhaps_more(count: int) -> str:
    return translated("and perhaps {count} more, short or near to a sentence of another", count=count)


def _perhaps(count: int) -> str:
    return translated("perhaps {count}, short or near to a sentence of another", count=count)


def _by_outlet(title: str, overview: Overview, lines: Sequence[StatementLine] | None) -> OverviewPart:
    if lines is None:
        return OverviewPart(title, translated(WORKING), None)
    rows: list[OverviewRow] = []
    counts = alone_counts(lines)
    for outlet in sorted(counts):
        own = [_statement(overview, line) for line in lines if line.outlet == outlet]
        told = [row for row in own if row.sureness is Sureness.SURE]
        rows += told[:_MOST_OF_ONE]
        rows += _rest(told[_MOST_OF_ONE:], _more)
        rows += _rest(own[len(told) :], _perhaps_more if told else _perhaps)
    each = (f"{overview.codes[n]} {_counted(found)}" for n, found in sorted(counts.items()))
    return OverviewPart(title, ", ".join(each) or translated("none found"), tuple(rows))


def _counted(found: AloneCounts) -> str:
    if found.sure:
        return str(found.sure)
    return translated("perhaps {count}", count=found.probable + found.to_check)


def _words(overview: Overview, evidence: SentenceProof) -> str:
    return safe(overview.articles[evidence.article].text_of(evidence.sentence))


def _row(overview: Overview, label: str, told: tuple[tuple[str, str], ...], line: _Shown) -> OverviewRow:
    """A row that is shown by the evidence of a line."""
    places = places_in_words(overview.codes, line.evidence)
    return OverviewRow(label, told, line.evidence, line.sureness, places=places)


def _row_of(overview: Overview, article: int, told: tuple[tuple[str, str], ...], line: _Shown) -> OverviewRow:
    """A row about one article, that is shown by the evidence of a line."""
    return replace(_row(overview, overview.codes[article], told, line), article=article)


def _statement(overview: Overview, line: StatementLine, *, carriers: bool = False) -> OverviewRow:
    """A statement in its shortest wording."""
    outlets = codes_in_words(overview.codes, articles_in(line.evidence)) if carriers else ""
    told = ((_words(overview, line.evidence[0]), outlets),)
    return _row(overview, "", told, line) if line.outlet is None else _row_of(overview, line.outlet, told, line)


def _disagreement(overview: Overview, line: DisagreementLine) -> OverviewRow:
    values = line.values
    told = tuple(
        (safe(v.words) or translated("(no such word)"), codes_in_words(overview.codes, v.articles)) for v in values
    )
    return _row(overview, translated(TYPE_WORDS[line.kind]), told, line)


def _quotation(overview: Overview, line: QuotationLine) -> OverviewRow:
    told = tuple((safe(one.words), codes_in_words(overview.codes, one.articles)) for one in line.wordings)
    return _row(overview, "", told, line)


def _placement(overview: Overview, line: PlacementLine) -> OverviewRow:
    led, buried = (", ".join(_placed(overview, one) for one in side) for side in (line.led, line.buried))
    words = _words(overview, min(line.evidence, key=lambda one: (len(_words(overview, one)), one.article)))
    places = translated("high in {led}; far down in {buried}", led=led, buried=buried)
    return _row(overview, "", ((words, places),), line)


def _placed(overview: Overview, one: Placed) -> str:
    rank = translated("{rank} of {count}", rank=one.rank, count=one.count)
    return f"{overview.codes[one.evidence.article]} ({rank})"


def _headline(overview: Overview, line: HeadlineLine) -> OverviewRow:
    sign = f" {BASE}" if line.article == overview.base else ""
    without = f"{translated('has no headline, and begins:')} " if line.stands_in else ""
    claims = "; ".join(
        translated("{words} is {what}", words=safe(claim.words.text), what=translated(claim.what))
        for claim in line.claims
    )
    marks = tuple((start + len(without), end + len(without)) for start, end in line.own)
    told = ((f"{without}{safe(line.words)}", claims and f"({claims})"),)
    row = _row_of(overview, line.article, told, line)
    return replace(row, label=f"{row.label}{sign}", marks=marks)


def _source(overview: Overview, line: SourcesLine) -> OverviewRow:
    parts = [(translatable("cites {sources}"), line.cited), (translatable("without a name: {sources}"), line.unnamed)]
    told = tuple(
        (translated(words, sources=", ".join(_named(overview, one) for one in named)), "")
        for words, named in parts
        if named
    )
    return _row_of(overview, line.article, told, line)


def _named(overview: Overview, source: NamedSource) -> str:
    often = f" ({source.count})" if source.count > 1 else ""
    here = "" if source.in_story is None else f" = {overview.codes[source.in_story]}"
    return f"{safe(source.name)}{often}{here}"
