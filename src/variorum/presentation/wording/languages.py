"""What is not done for articles because of the languages that they are read in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.sanitize import safe
from variorum.base.translation import counted, translated
from variorum.text.language import ENGLISH, Language


def language_gaps(base: PreparedArticle, other: PreparedArticle) -> str | None:
    """What is left out of a comparison, and why, in a sentence; None where nothing is."""
    one, two = base.language, other.language
    if one is two is ENGLISH:
        return None
    if one is not two:
        return translated(
            "The base is read as {one}, the other as {two}: no changes of meaning are looked for.",
            one=_called(one),
            two=_called(two),
        )
    without = translated(
        "no changes of meaning but of numbers are looked for, and no line is judged by where it stands"
    )
    if not one.is_known:
        without = f"{translated('there are no stems and small words for it')}, {without}"
    return f"{translated('Both are read as {language}:', language=_called(one))} {without}."


def story_gaps(articles: Sequence[PreparedArticle]) -> str | None:
    """What is left out where all articles of a story are compared, and why; None where nothing is."""
    counts = Counter(_called(article.language) for article in articles if article.language is not ENGLISH)
    if not counts:
        return None
    (called, count), *others = counts.most_common()
    read = counted("{count} is read as {language}", "{count} are read as {language}", count, language=called)
    rest = "".join(f", {translated('{count} as {language}', count=n, language=one)}" for one, n in others)
    return translated(
        "Of the {count} articles {read}: no changes of meaning but of numbers are looked for in these.",
        count=len(articles),
        read=f"{read}{rest}",
    )


def _called(language: Language) -> str:
    if language.is_known:
        return translated(safe(language.name))

    if language.code == "und":
        return translated("an unknown language")
    return translated("a language without lists ({code})", code=safe(language.code))
