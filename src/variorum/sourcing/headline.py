"""The headline against its own body: quotations and numbers that the body has not, or not so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.base.translation import translatable
from variorum.cleaning.lines import LineKind
from variorum.cleaning.sentences import first_of_title
from variorum.drift.context import ArticleIndex, SentenceContext, find_run, match_key
from variorum.drift.drift import TextSpan


@dataclass(frozen=True, slots=True)
class HeadlineDrift:
    """Words of a headline, and what is wrong with them: "not quoted in the body", "cut" or "not in the
    body"; `body` is what stands there instead, where something does."""

    words: TextSpan
    what: str
    body: TextSpan | None = None


def headline_drift(whole: ArticleIndex) -> Iterator[HeadlineDrift]:
    """What the title claims that the body does not bear out; nothing for an article without a title."""
    sentences = whole.article.sentences
    title = first_of_title(sentences)
    if title is None:
        return
    body = [SentenceContext(whole, s.number) for s in sentences if s.kind not in (LineKind.TITLE, LineKind.HEADING)]
    head = SentenceContext(whole, title)
    for start, end in head.quotes:
        yield from _quotation(head, start, end, body)
    numbers = {match_key(word) for passage in body for word in passage.words if word.form[0].isdigit()}
    for word in head.words:
        if word.form[0].isdigit() and match_key(word) not in numbers and not head.quoted(word):
            yield HeadlineDrift(head.span_of([word]), translatable("not in the body"))


def _quotation(head: SentenceContext, start: int, end: int, body: list[SentenceContext]) -> Iterator[HeadlineDrift]:
    claimed = [match_key(word) for word in head.words if start <= word.start < end]
    words = TextSpan(start, end, head.text[start:end])
    for passage in body:
        for a, b in passage.quotes:
            said = [match_key(word) for word in passage.words if a <= word.start < b]
            if said == claimed:
                return
            if find_run(said, claimed) is not None:
                yield HeadlineDrift(words, translatable("cut"), TextSpan(a, b, passage.text[a:b]))
                return
    yield HeadlineDrift(words, translatable("not quoted in the body"))
