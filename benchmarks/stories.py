"""Invented stories to measure with."""

from __future__ import annotations

import random


def invented_story(count: int, sentences: int) -> list[str]:
    """Articles about one invented event: each tells three in four of its facts, in words of its own.

    Words are drawn as in language, few of them often and most of them rarely.
    """
    chance = random.Random(7)  # noqa: S311 - no secret
    letters = "aeioulnrstkmpdg"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(4000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    facts = [chance.choices(vocabulary, weights, k=25) for _ in range(sentences * 4 // 3)]
    articles = []
    for _ in range(count):
        told = sorted(chance.sample(range(len(facts)), sentences), key=lambda n: n + chance.uniform(-6, 6))
        lines = []
        for n in told:
            others = chance.choices(vocabulary, weights, k=25)
            words = [old if chance.random() < 0.6 else new for old, new in zip(facts[n], others, strict=True)]
            lines.append(" ".join(words).capitalize() + ".")
        articles.append("\n".join(lines))
    return articles


def long_story(sentences: int, version: int) -> str:
    """An invented article in which sentences differ by their numbers and, between versions, by a word."""
    lines = []
    for n in range(sentences):
        verb = ("reported", "counted", "found", "noted")[(n + version) % 4]
        lines.append(
            f"Inspector number {n * 37 + 11} {verb} that crane {n} of the harbour at dock {n * 13} was "
            f"moved by {n + 2} workers before the ferry {n * 7 + 3} arrived with its passengers, who waited."
        )
    return "\n".join(lines)


def edited_story(words: int) -> list[str]:
    """Two long articles: of five paragraphs of the one the other has three in other words, one as it is."""
    chance = random.Random(11)  # noqa: S311 - no secret
    one, spare = invented_story(2, words // 25)
    theirs = spare.split("\n")
    vocabulary = spare.split()
    other = []
    for n, line in enumerate(one.split("\n")):
        changed = [word if chance.random() < 0.8 else chance.choice(vocabulary) for word in line.split()]
        other.append((theirs[n], line, " ".join(changed))[min(n % 5, 2)])
    return ["\n\n".join(one.split("\n")), "\n\n".join(other)]


def short_sentences(words: int) -> list[str]:
    """Two long articles of sentences of five to nine words, half of which both have: they have very many."""
    chance = random.Random(5)  # noqa: S311 - no secret
    vocabulary = sorted(set(invented_story(1, 200)[0].lower().replace(".", "").split()))[:1_000]

    def paragraph() -> str:
        sizes = [chance.randint(5, 9) for _ in range(4)]
        return " ".join(f"{' '.join(chance.choices(vocabulary, k=size)).capitalize()}." for size in sizes)

    one = [paragraph() for _ in range(words // 28)]
    other = [mine if chance.random() < 0.5 else paragraph() for mine in one]
    return ["\n\n".join(one), "\n\n".join(other)]
