"""What a comparison file may not say, though it has the right shape: it cannot be true."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from variorum.annotations.note import Anchor
from variorum.base.errors import Problem
from variorum.base.strict_yaml import Document, KeyPath
from variorum.storage.file.schema import ArticleRecord, ProjectRecord


def contradictions(record: ProjectRecord, document: Document) -> Iterator[Problem]:
    """What cannot be true of what was read from a document."""
    articles = record.articles
    if not articles:
        yield document.problem(("articles",), "articles: is empty", "A comparison holds at least one article.")
        return
    if not 0 <= record.base < len(articles):
        yield document.problem(("base",), "base: no such article", f"Number them 0 to {len(articles) - 1}.")
    for n, article in enumerate(articles):
        yield from _article_contradictions(document, n, article)
    for n, link in enumerate(record.links):
        yield from _anchor_contradictions(document, ("links", n, "between"), link.between, articles)
        if link.one.article >= link.other.article:
            remedy = "Name two articles, the lower number first."
            yield document.problem(("links", n, "between"), "between: articles are not in order", remedy)
    seen: set[str] = set()
    for n, note in enumerate(record.notes):
        if note.id in seen:
            yield document.problem(("notes", n, "id"), f"id: {note.id!r} is used twice", "Give it another.")
        seen.add(note.id)
        yield from _anchor_contradictions(document, ("notes", n, "target"), note.anchors, articles)


def _article_contradictions(document: Document, n: int, article: ArticleRecord) -> Iterator[Problem]:
    key: KeyPath = ("articles", n)
    if article.sha256 and article.sha256 not in _hashes(document, n, article.text):
        what = "sha256: is not the hash of the article's text: the text was changed or cut off"
        remedy = "Restore the text, or remove the line sha256 if the change was meant."
        yield document.problem((*key, "sha256"), what, remedy)
    count = article.text.count("\n") + 1
    for name in ("outside", "caption", "consent", "story"):
        for k, line in enumerate(getattr(article, name) or ()):
            if not 1 <= line <= count:
                yield document.problem((*key, name, k), f"{name}: the text has {count} lines", "Name some of them.")
    for k, correction in enumerate(article.corrections):
        if not 1 <= correction.line <= count:
            place = (*key, "corrections", k, "line")
            yield document.problem(place, f"line: the text has {count} lines", "Name one of them.")


def _hashes(document: Document, n: int, text: str) -> Iterator[str]:
    """The hashes that the text of an article may have."""
    yield hashlib.sha256(text.encode("utf-8")).hexdigest()
    # Journals of earlier versions hold texts with halves of characters, and their hashes.
    written: str = document.data["articles"][n]["text"] if document.data else text
    yield hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _anchor_contradictions(
    document: Document, key: KeyPath, anchors: Sequence[Anchor], articles: Sequence[ArticleRecord]
) -> Iterator[Problem]:
    for k, place in enumerate(anchors):
        if not 0 <= place.article < len(articles):
            remedy = f"Number them 0 to {len(articles) - 1}."
            yield document.problem((*key, k, "article"), "article: no such article", remedy)
            continue
        text, start, end = articles[place.article].text, place.start, place.end
        if place.lost or (start == end and not place.exact):
            continue  # it stands nowhere, or on the whole article
        if not 0 <= start <= end <= len(text) or text[start:end] != place.exact:
            what = f"the words of `exact` do not stand at {start} to {end} of the article"
            yield document.problem((*key, k), what, "Correct start, end or exact so that they agree.")
