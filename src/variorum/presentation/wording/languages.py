"""What is not done for articles because of the languages that they are read in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.sanitize import safe
from variorum.text.language import ENGLISH, Language


def language_gaps(base: PreparedArticle, other: PreparedArticle) -> str | None:
    """What is left out of a comparison, and why, in a sentence; None where nothing is."""
    one, two = base.language, other.language
    if one is two is ENGLISH:
        return None
    if one is not two:
        return f"The base is read as {_called(one)}, the other as {_called(two)}: no drift is looked for."
    without = "no drift but of numbers is looked for, and no line is judged by where it stands"
    if not one.is_known:
        return f"Both are read as {_called(one)}: there are no stems and small words for it, {without}."
    return f"Both are read as {_called(one)}: {without}."


def story_gaps(articles: Sequence[PreparedArticle]) -> str | None:
    """What is left out where all articles of a story are compared, and why; None where nothing is."""
    counts = Counter(_called(article.language) for article in articles if article.language is not ENGLISH)
    if not counts:
        return None
    (called, count), *others = counts.most_common()
    read = f"{count} {'is' if count == 1 else 'are'} read as {called}"
    rest = "".join(f", {count} as {called}" for called, count in others)
    return f"Of the {len(articles)} articles {read}{rest}: no drift but of numbers is looked for in these."


def _called(language: Language) -> str:
    if language.is_known:
        return safe(language.name)
    return "an unknown language" if language.code == "und" else f"a language without lists ({safe(language.code)})"
