"""The versions of one article as a story of their own, so that they are compared as articles are."""

from __future__ import annotations

from dataclasses import replace

from variorum.annotations.anchoring import Reanchorer
from variorum.articles.article import Article
from variorum.cleaning.lines import LineCorrection
from variorum.project.project import Project
from variorum.project.update import corrections_on
from variorum.project.versions import Version


def story_of_versions(project: Project, n: int) -> Project:
    """All texts that the story holds of article `n`, from the oldest on, as articles. Lines that the reader restored or
    removed in the text in use are restored and removed in the others too, where they have them."""
    versions = project.versions(n)
    corrections = tuple(_corrections(project, n, version.article) for version in versions)
    return Project(tuple(map(_with_moment, versions)), corrections)


def _with_moment(version: Version) -> Article:
    """The article of a version; when it came into the story stands for the moment when it was fetched."""
    known = version.article.metadata
    return replace(version.article, metadata=replace(known, fetched=known.fetched or version.seen))


def _corrections(project: Project, n: int, article: Article) -> tuple[LineCorrection, ...]:
    ours, corrections = project.articles[n], project.corrections[n]
    if not corrections or ours.text == article.text:
        return corrections
    kept, _ = corrections_on(ours.text, corrections, article.text, Reanchorer(article.text, ours.text))
    return tuple(kept)
