"""The texts that an article of a story has had."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.articles.article import Article
from variorum.base.whole_text import whole


@dataclass(frozen=True, slots=True)
class Version:
    """A text that an article had, with what was known of it then, and the moment (UTC, ISO 8601) when it came into the
    story; empty if that is not known."""

    article: Article
    seen: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "seen", whole(self.seen))


@dataclass(frozen=True, slots=True)
class VersionHistory:
    """The texts of an article beside the one in use: those before and after it, each from the oldest on; `seen` is when
    the one in use came into the story."""

    older: tuple[Version, ...] = ()
    newer: tuple[Version, ...] = ()
    seen: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "seen", whole(self.seen))

    def around(self, article: Article) -> tuple[Version, ...]:
        """All versions from the oldest on, with the text in use."""
        return (*self.older, Version(article, self.seen), *self.newer)

    def superseded(self, article: Article, seen: str) -> VersionHistory:
        """The history once a newer text, which came at the moment `seen`, is in use in the place of `article`."""
        return VersionHistory(self.around(article), (), seen)

    def with_in_use(self, number: int, article: Article) -> VersionHistory:
        """The history once version `number`, from the oldest on, is in use in the place of `article`."""
        versions = self.around(article)
        return VersionHistory(versions[:number], versions[number + 1 :], versions[number].seen)

    def with_more(self, article: Article, versions: tuple[Version, ...]) -> VersionHistory:
        """The history with other versions before `article`, the text in use; those that it holds are left out."""
        known = {version.article.sha256 for version in self.around(article)}
        added = tuple(version for version in versions if version.article.sha256 not in known)
        return replace(self, older=(*self.older, *added)) if added else self
