"""What articles, lines and comparisons are called on screens and in text, always safe to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from variorum.articles.outlet_codes import names_of, numbered
from variorum.base.sanitize import safe
from variorum.base.translation import counted, translated
from variorum.cleaning.lines import CleanedArticle, Line, LineKind
from variorum.text.typography import BULLETS, DASHES

if TYPE_CHECKING:
    from variorum.comparison.result import Statistics


_BEFORE_ITEM: Final = f"-*{DASHES}{BULLETS} "  # of a line that is an item of a list
_LEAD: Final = 9  # words that stand in for a headline


def count_in_words(count: int, thing: str) -> str:
    """A number of things: "1 note", "2 notes"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def names_in_words(articles: Sequence[CleanedArticle]) -> list[str]:
    """What to call each article of a story; a guessed outlet has a question mark."""
    names = names_of([cleaned.article for cleaned in articles])
    guesses = ("?" if cleaned.article.outlet_is_guess else "" for cleaned in articles)
    return [f"{safe(name)}{guess}" for name, guess in zip(names, guesses, strict=True)]


def numbered_names(articles: Sequence[CleanedArticle]) -> list[str]:
    """What to call each article of a story, with its number before it."""
    return numbered(names_in_words(articles))


def headline_of(cleaned: CleanedArticle) -> str:
    """The headline; where there is none the words with which the article begins stand in, in brackets."""
    if cleaned.headline:
        return safe(cleaned.headline)
    lead = next(
        (cleaned.text_of(line).strip() for line in cleaned.lines if line.kept and line.kind is not LineKind.BLANK), ""
    )
    words = safe(lead).lstrip(_BEFORE_ITEM).split()
    more = " …" if len(words) > _LEAD else ""
    return f"[{' '.join(words[:_LEAD])}{more}]" if words else translated("[no text]")


def title_of(articles: Sequence[CleanedArticle], base: int) -> str:
    """What to call a story that the reader gave no title: the base's headline, else the first that there is."""
    by_base = (articles[base], *articles)
    return headline_of(next((article for article in by_base if article.headline), by_base[0]))


def removed_in_words(cleaned: CleanedArticle) -> str:
    """How many lines were removed, and of which kinds: "9 lines removed: 2 caption, 1 donation"; and what makes one
    doubt that this is an article, whole."""
    listing = f"; {translated('looks like a list of stories, not an article')}" if cleaned.looks_like_list else ""
    if not cleaned.removed:
        return f"{translated('no lines removed')}{listing}"
    counts = Counter(line.kind for line in cleaned.removed)
    most_first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    kinds = ", ".join(f"{count} {translated(kind)}" for kind, count in most_first)
    kept = translated("only {share:.0%} of its words kept", share=cleaned.share_kept)
    warning = f"; {kept}" if cleaned.share_kept < 0.5 else ""
    removed = counted("{count} line removed", "{count} lines removed", len(cleaned.removed))
    return f"{removed}: {kinds}{warning}{listing}"


def verdict(line: Line) -> str:
    """A line's kind, rule and reason."""
    sureness = f" ({translated(line.confidence)})" if line.confidence else ""
    return f"{translated(line.kind)}, {line.rule}{sureness}: {translated(line.why)}"


def short_verdict(line: Line) -> str:
    """A line's kind, with rule and reason only where it is no plain text: short enough for a list of lines."""
    return translated(line.kind) if line.rule.startswith("structure.") else verdict(line)


def figures_in_words(figures: Statistics) -> str:
    """The figures of a comparison in a line."""
    return translated(
        "{same} same, {reworded} reworded, {dropped} only in the base, {added} only in the other, "
        "{moved} moved; {base_words_shared:.0%} of the base's words stand in the other",
        same=figures.same,
        reworded=figures.reworded,
        dropped=figures.dropped,
        added=figures.added,
        moved=figures.moved,
        base_words_shared=figures.base_words_shared,
    )
