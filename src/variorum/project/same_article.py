"""Two states of a story whose articles have other versions in use: both on the same texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from variorum.articles.article import Article
from variorum.project.project import Project
from variorum.project.renumbering import told_apart
from variorum.project.update import with_texts


def on_texts_of(
    model: Project, other: Project, may_change: Callable[[Article], bool] = lambda _article: True
) -> Project:
    """Another state with the texts that `model` has in use, where it has another version of the same article in use.

    What the reader did is carried over, and the versions of both are kept; `may_change` says which of its texts may go.
    """
    texts: dict[int, Article] = {}
    histories = {}
    for n, m in _other_versions(model, other):
        if may_change(other.articles[n]):
            texts[n] = model.articles[m]
            histories[n] = model.histories[m].with_more(model.articles[m], other.versions(n))
    project = with_texts(other, texts).project if texts else other
    for n, history in histories.items():
        project = project.with_history(n, history)
    return project


def with_versions_of(other: Project, project: Project, n: int) -> Project:
    """A state with the versions too that another, numbered like it, has of article `n`."""
    history = project.histories[n].with_more(project.articles[n], other.versions(n))
    return project if history == project.histories[n] else project.with_history(n, history)


def _other_versions(model: Project, other: Project) -> Iterator[tuple[int, int]]:
    """The numbers in `other` and `model` of articles that have different texts in use, and share a version."""
    theirs, ours = told_apart(model.articles), told_apart(other.articles)
    free = {m: _hashes(model, m) for m, told in enumerate(theirs) if told not in set(ours)}
    for n, told in enumerate(ours):
        if told in theirs:
            continue
        hashes = _hashes(other, n)
        found = next((m for m, known in free.items() if known & hashes), None)
        if found is not None:
            del free[found]
            yield n, found


def _hashes(project: Project, n: int) -> set[str]:
    return {version.article.sha256 for version in project.versions(n)}
