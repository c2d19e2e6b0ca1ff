"""The facts of a story, as names and texts to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.base.sanitize import safe
from variorum.presentation.wording.labels import count_in_words
from variorum.sourcing.profile import SourcingProfile

_MOST = 12  # entries of one list


def facts_in_words(facts: Sequence[SourcingProfile], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of (name, text); a pair without a text is a heading. First each article, then the labels of
    all side by side."""
    for one, name in zip(facts, names, strict=True):
        yield name, ""
        share = one.quoted_words / one.article.cleaned.words if one.article.cleaned.words else 0.0
        words = count_in_words(one.quoted_words, "word")
        yield "quotes", f"{words} ({share:.0%}) in {count_in_words(len(one.quotations), 'place')}"
        speakers = {who or "(not named in the sentence)": n for who, n in one.speakers.items()}
        yield "speakers", listed(speakers)
        yield "cites", listed(one.sources)
        for other, its_name in zip(facts, names, strict=True):
            if other is not one and one.cites(other.article):
                yield "in this story", f"{safe(its_name)}{_order_of(one, other)}"
        yield "sources unnamed", listed(one.generic)
        yield "hedges", f"{one.hedges_per_hundred:.1f} in 100 words: {listed(one.hedges)}"
        for found in one.headline:
            there = f"; the body: {safe(found.body.text)}" if found.body else ""
            yield "headline", f"{safe(found.words.text)} is {found.what}{there}"
    yield from _labels(facts, names)


def _order_of(citing: SourcingProfile, cited: SourcingProfile) -> str:
    """Which of two articles came first, where both are dated."""
    dates = [one.article.article.metadata.date_published for one in (citing, cited)]
    if not all(dates):
        return ""
    later = str(dates[0]) >= str(dates[1])
    return f", published {'before' if later else 'after'} it ({safe(str(dates[1]))}, {safe(str(dates[0]))})"


def _labels(facts: Sequence[SourcingProfile], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each thing that is called differently, what each outlet calls it."""
    for group in dict.fromkeys(group for one in facts for group in one.labels):
        used = {name: one.labels.get(group, {}) for one, name in zip(facts, names, strict=True)}
        words = dict.fromkeys(word for counts in used.values() for word in counts)
        if len(words) > 1:
            yield f"What is called {', '.join(words)}", ""
            yield from ((name, listed(counts)) for name, counts in used.items())


def listed(counts: Mapping[str, int]) -> str:
    """Words with how often, the commonest first: "reportedly 4, allegedly"."""
    if not counts:
        return "none"
    shown = [f"{safe(word)} {n}" if n > 1 else safe(word) for word, n in list(counts.items())[:_MOST]]
    more = f" and {len(counts) - _MOST} more" if len(counts) > _MOST else ""
    return ", ".join(shown) + more
