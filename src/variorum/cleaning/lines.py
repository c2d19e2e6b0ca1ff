"""The lines of an article, each kept or removed, by which rule and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from variorum.articles.article import Article, PagePart
from variorum.config.settings import Confidence
from variorum.text.language import ENGLISH, Language


class LineKind(StrEnum):
    """What a line is. The kinds after BLANK are boilerplate."""

    TITLE = "title"
    DEK = "dek"
    HEADING = "heading"
    SUMMARY = "summary"
    BODY = "body"
    BLANK = "blank"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    NEWSLETTER = "newsletter"
    DONATION = "donation"
    RELATED = "related"
    SHARE = "share"
    PROMO = "promo"
    ADVERT = "advert"
    COMMENTS = "comments"
    COOKIES = "cookies"
    LEGAL = "legal"
    AUTHOR_BIO = "author-bio"
    DUPLICATE = "duplicate"
    TOPICS = "topics"
    AUDIO_VIDEO = "audio-video"
    NAVIGATION = "navigation"


BOILERPLATE_KINDS = tuple(LineKind)[tuple(LineKind).index(LineKind.BLANK) + 1 :]


KNOWN_TITLE_RULE: Final = "structure.known-title"  # of the line that has the words of the headline in the metadata
_FEWEST_STORIES: Final = 6  # that a page leads to which lists them
_SUMMARY_LINES: Final = 3  # below a headline that one of them may be its summary
_PARAGRAPH_WORDS: Final = 12
_LONGEST_SUMMARY: Final = 45  # words
_FEWEST_PARAGRAPHS: Final = 2  # of its own that an article has,
_LEAST_OF_ARTICLE: Final = 100  # or words in them


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article's text: `number` from 1, its span without the line end, and the verdict on it."""

    number: int
    start: int
    end: int
    kind: LineKind
    kept: bool
    rule: str
    why: str
    confidence: Confidence | None = None
    continues: bool = False  # one sentence with the line before it


@dataclass(frozen=True, slots=True)
class LineCorrection:
    """The reader's decision on the line that starts at `start`: keep it, or remove it."""

    start: int
    kept: bool


@dataclass(frozen=True)
class CleanedArticle:
    """An article with the verdict on each of its lines, and the language that it is read in."""

    article: Article
    lines: tuple[Line, ...]
    language: Language = ENGLISH

    def text_of(self, line: Line) -> str:
        """The line's own words, as they stand in the article."""
        return self.article.text[line.start : line.end]

    @cached_property
    def kept(self) -> tuple[Line, ...]:
        """The lines that are article, blank ones left out."""
        return tuple(line for line in self.lines if line.kept and line.kind is not LineKind.BLANK)

    @cached_property
    def removed(self) -> tuple[Line, ...]:
        """The lines that were taken out."""
        return tuple(line for line in self.lines if not line.kept)

    @cached_property
    def words(self) -> int:
        """How many words, separated by white space, the kept lines hold."""
        return sum(len(self.text_of(line).split()) for line in self.kept)

    @property
    def share_kept(self) -> float:
        """The share (0..1) of the words that stand in kept lines."""
        every = len(self.article.text.split())
        return self.words / every if every else 1.0

    @cached_property
    def looks_like_list(self) -> bool:
        """Whether it is a page that lists articles: headlines that lead to others, and next to no paragraph that is not
        the summary below one of them."""
        stories = {start for start, part in self.article.parts if part is PagePart.STORY}
        if len(stories) < _FEWEST_STORIES:
            return False
        paragraphs, below_story = list[int](), 0
        for line in self.lines:
            words = len(self.text_of(line).split())
            if line.start in stories:
                below_story = _SUMMARY_LINES
            elif line.kept and words >= _PARAGRAPH_WORDS:
                if not below_story or words > _LONGEST_SUMMARY:
                    paragraphs.append(words)
                below_story = 0
            elif words:
                below_story = max(0, below_story - 1)
        return len(paragraphs) < _FEWEST_PARAGRAPHS and sum(paragraphs) < _LEAST_OF_ARTICLE

    @cached_property
    def headline(self) -> str | None:
        """The headline that is known, else the title line of the text, else None. A known one that stands in the text
        is told as there: metadata often have the site's name behind it."""
        title = next((line for line in self.kept if line.kind is LineKind.TITLE), None)
        known = self.article.metadata.headline
        if known and (title is None or title.rule != KNOWN_TITLE_RULE):
            return known
        return self.text_of(title).strip() if title else None


def blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that are read as one: each line with those that continue it."""
    block: list[Line] = []
    for line in lines:
        if block and not line.continues:
            yield block
            block = []
        block.append(line)
    if block:
        yield block
