"""Taking in what a list of pages holds: pages as articles with their tags, highlights as notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.annotations.note import Anchor, Note, TargetKind
from variorum.articles.article import Article
from variorum.articles.lists.entries import tidy_tags
from variorum.articles.page_list import ListedPage, PageList
from variorum.interchange.addresses import bare_address
from variorum.interchange.external_annotations import ExternalAnnotation, ExternalTarget
from variorum.project.project import Project


def with_pages(project: Project | None, found: Sequence[tuple[ListedPage, Article]]) -> Project:
    """The comparison, or a new one, with the articles of some pages that it has not; their tags stand in a bookmark on
    each of these."""
    known = set() if project is None else {article.sha256 for article in project.articles}
    whole = Project.of([found[0][1]]) if project is None else project
    for page, article in found:
        if article.sha256 in known:
            continue
        known.add(article.sha256)
        if article.sha256 not in (each.sha256 for each in whole.articles):
            whole = whole.with_article(article)
        if page.tags:
            whole = whole.with_note(_bookmark(whole, tidy_tags(page.tags)))
    return whole


def _bookmark(project: Project, tags: tuple[str, ...]) -> Note:
    """One on the last article of a comparison."""
    place = Anchor(len(project.articles) - 1)
    return Note(project.next_note_id(), "", (place,), tags, target_kind=TargetKind.ARTICLE)


def highlights_for(articles: Sequence[Article], listed: PageList) -> tuple[list[ExternalAnnotation], int]:
    """The highlights of a list on pages that are among the articles, and how many are on others."""
    by_address = {bare_address(article.metadata.url): article for article in articles if article.metadata.url}
    by_title = {_folded(article.metadata.headline): article for article in articles if article.metadata.headline}
    found: list[ExternalAnnotation] = []
    elsewhere = 0
    for page in listed.pages:
        article = by_address.get(bare_address(page.address)) if page.address else by_title.get(_folded(page.title))
        if article is None:
            elsewhere += len(page.highlights)
        else:
            found += _annotations(page, article)
    return found, elsewhere


def _annotations(page: ListedPage, article: Article) -> Iterable[ExternalAnnotation]:
    for highlight in page.highlights:
        target = ExternalTarget(sha256=article.sha256, exact=highlight.quote.strip())
        yield ExternalAnnotation(
            highlight.note.strip(), (target,), highlight.tags, highlight.created, highlight.created
        )


def _folded(title: str | None) -> str:
    return " ".join((title or "").casefold().split())
