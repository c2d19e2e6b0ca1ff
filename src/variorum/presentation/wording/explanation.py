"""Why a row has its mark: the evidence, as names and texts to be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from variorum.alignment.links import Link
from variorum.base.cut_short import cut_short
from variorum.base.sanitize import safe
from variorum.base.translation import translated
from variorum.comparison.comparison import Comparison
from variorum.comparison.rows import Row
from variorum.comparison.words_in_rows import ComparedWords
from variorum.presentation.glyphs import ROW_MEANING, row_glyph
from variorum.presentation.wording.drift import drift_explained
from variorum.presentation.wording.judge import contradicted_links, opinion_in_words
from variorum.presentation.wording.word_marks import has_marks, words_explained

_CUT: Final = 90  # characters

Pairs = Iterator[tuple[str, str]]
Sides = tuple[str, str]


def explain_row(inside: ComparedWords, row: Row, strictness: float, sides: Sides) -> Pairs:
    """Pairs of (name, text); a pair without a text is a heading. `inside` knows the words of the comparison's rows,
    `sides` are the names of the base and the other."""
    comparison = inside.comparison
    moved = f"; {translated('it stands at another place there')}" if row.moved else ""
    doubt = f"; {translated('but one comes close, not surely enough: look at it')}" if row.uncertain else ""
    yield f"{row_glyph(row)} {translated(row.kind)}: {translated(ROW_MEANING[row.kind])}{moved}{doubt}", ""
    yield from drift_explained(comparison.drift_of_row(row), sides)
    if has_marks(row):
        yield from words_explained(inside, row)
    for i, j in comparison.denied:
        if i in row.base or j in row.other:
            yield translated("Unlinked by hand: you said that these do not say the same"), ""
            yield from _texts(comparison, (i, j), sides)
    links = comparison.links_of(row)
    for link in links:
        yield from _link_explained(comparison, link, strictness, sides)
    if not links and (line := comparison.boilerplate_match(row)) is not None:
        there = comparison.other if row.base else comparison.base
        verdict = f"({translated(line.kind)}: {translated(line.why)})"
        yield f"{translated('A removed line of {side} says it', side=sides[1] if row.base else sides[0])} {verdict}", ""
        yield translated("removed"), safe(there.cleaned.text_of(line))
    if not links:
        yield from _only_by_words(comparison, row, sides)
        yield from _nearest_explained(comparison, row, strictness, sides)


def sentence_explained(comparison: Comparison, sentence: int, strictness: float, sides: Sides) -> Pairs:
    """Why the other article is said to tell a sentence of the base so, or not at all: the row of it, explained."""
    row = next(row for row in comparison.rows if sentence in row.base)
    yield from explain_row(ComparedWords(comparison), row, strictness, sides)


def _link_explained(comparison: Comparison, link: Link, strictness: float, sides: Sides) -> Pairs:
    said = translated("Linked, {kind}, score {score:.2f}", kind=translated(link.kind), score=link.score)
    yield f"{said} ({_needed(strictness)})", ""
    yield from _wordings(comparison, link, sides)


def _only_by_words(comparison: Comparison, row: Row, sides: Sides) -> Pairs:
    """What words alone would link with a row that the judge leaves alone."""
    for link in contradicted_links(comparison, row):
        said = translated("Not linked: the judge says no, against the words")
        yield f"{said} ({translated('score with both {score:.2f}', score=link.score)})", ""
        yield from _wordings(comparison, link, sides)


def _nearest_explained(comparison: Comparison, row: Row, strictness: float, sides: Sides) -> Pairs:
    side = sides[1] if row.base else sides[0]
    count = len(comparison.other.sentences if row.base else comparison.base.sentences)
    link = comparison.nearest(row)
    if link is None:
        head = translated("All {count} sentences of {side} were searched", count=count, side=side)
        yield f"{head}; {translated('none shares a rare word with it')}", ""
        return
    head = translated("Nearest of all {count} sentences of {side}:", count=count, side=side)
    score = translated("score {score:.2f}", score=link.score)
    needed = f"{_needed(strictness)}, {translated('and to be near the best of either side')}"
    yield f"{head} {score} ({needed})", ""
    yield from _wordings(comparison, link, sides)


def _needed(strictness: float) -> str:
    return translated("a link needs {strictness:.2f}", strictness=strictness)


def _texts(comparison: Comparison, sentences: tuple[int, int], sides: Sides) -> Pairs:
    """A sentence of each side, under the name of its article."""
    yield sides[0], safe(comparison.base.text_of(sentences[0]))
    yield sides[1], safe(comparison.other.text_of(sentences[1]))


def _wordings(comparison: Comparison, link: Link, sides: Sides) -> Pairs:
    yield from _texts(comparison, (link.left, link.right), sides)
    if link.judge is not None:
        yield translated("judge"), opinion_in_words(link.judge)
    for reason in comparison.reasons(link):
        words = f"  {safe(', '.join(reason.words))}" if reason.words else ""
        yield translated(safe(reason.signal)), f"{reason.value:.2f}{words}"


def pair_in_words(comparison: Comparison, link: Link) -> str:
    """Both sentences of a link in a line, cut short."""
    ours, theirs = comparison.base.text_of(link.left), comparison.other.text_of(link.right)
    return f"{cut(ours)}  ↔  {cut(theirs)}"


def cut(text: str) -> str:
    """The beginning of a sentence, on one line."""
    return cut_short(" ".join(safe(text).split()), _CUT)
