"""The facts of a story, as names and texts to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.base.sanitize import safe
from variorum.base.translation import counted, translated
from variorum.sourcing.profile import SourcingProfile

_MOST = 12  # entries of one list


def facts_in_words(facts: Sequence[SourcingProfile], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of (name, text); a pair without a text is a heading. First each article, then the labels of
    all side by side."""
    for one, name in zip(facts, names, strict=True):
        yield name, ""
        share = one.quoted_words / one.article.cleaned.words if one.article.cleaned.words else 0.0
        words = counted("{count} word", "{count} words", one.quoted_words)
        places = counted("{count} place", "{count} places", len(one.quotations))
        quoted = translated("{words} ({share:.0%}) in {places}", words=words, share=share, places=places)
        yield translated("quotes"), quoted
        speakers = {who or translated("(not named in the sentence)"): n for who, n in one.speakers.items()}
        yield translated("speakers"), listed(speakers)
        yield translated("cites"), listed(one.sources)
        for other, its_name in zip(facts, names, strict=True):
            if other is not one and one.cites(other.article):
                yield translated("in this story"), f"{safe(its_name)}{_order_of(one, other)}"
        yield translated("sources unnamed"), listed(one.generic)
        often = translated(
            "{often:.1f} in 100 words: {hedges}", often=one.hedges_per_hundred, hedges=listed(one.hedges)
        )
        yield translated("said less surely"), often
        for found in one.headline:
            there = translated("; the body: {words}", words=safe(found.body.text)) if found.body else ""
            claim = translated("{words} is {what}", words=safe(found.words.text), what=translated(found.what))
            yield translated("headline"), f"{claim}{there}"
    yield from _labels(facts, names)


def _order_of(citing: SourcingProfile, cited: SourcingProfile) -> str:
    """Which of two articles came first, where both are dated."""
    dates = [one.article.article.metadata.date_published for one in (citing, cited)]
    if not all(dates):
        return ""
    later = str(dates[0]) >= str(dates[1])
    first, second = (safe(str(date)) for date in reversed(dates))
    if later:
        return translated(", published before it ({first}, {second})", first=first, second=second)
    return translated(", published after it ({first}, {second})", first=first, second=second)


def _labels(facts: Sequence[SourcingProfile], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each thing that is called differently, what each outlet calls it."""
    for group in dict.fromkeys(group for one in facts for group in one.labels):
        used = {name: one.labels.get(group, {}) for one, name in zip(facts, names, strict=True)}
        words = dict.fromkeys(word for counts in used.values() for word in counts)
        if len(words) > 1:
            yield translated("What is called {words}", words=", ".join(words)), ""
            yield from ((name, listed(counts)) for name, counts in used.items())


def listed(counts: Mapping[str, int]) -> str:
    """Words with how often, the commonest first: "reportedly 4, allegedly"."""
    if not counts:
        return translated("none")
    shown = [f"{safe(word)} {n}" if n > 1 else safe(word) for word, n in list(counts.items())[:_MOST]]
    more = f" {translated('and {count} more', count=len(counts) - _MOST)}" if len(counts) > _MOST else ""
    return ", ".join(shown) + more
