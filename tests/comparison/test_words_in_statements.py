"""Words inside the wordings of statements: what the outlets share, and how each differs."""

from __future__ import annotations

from collections.abc import Sequence

from tests.factories import PIPELINE, article
from variorum.comparison.words_in_statements import WordsInStatements

# Two facts in one sentence; each of the others tells one of them.
BOTH = "The mayor closed the harbour of Ostrava on Tuesday, and the museum of Lisbon opened a gallery of painted tiles."
HARBOUR = "The mayor shut the harbour of Ostrava on Tuesday."
MUSEUM = "And the museum of Lisbon opened its gallery of painted tiles."


def inside(texts: Sequence[str]) -> WordsInStatements:
    named = [article(f"{text}\nNobody was hurt on that day.\n", f"{n}.txt") for n, text in enumerate(texts)]
    articles = PIPELINE.prepare_all(named)
    return WordsInStatements(PIPELINE.cover(articles))


def lit(words: WordsInStatements, number: int, base: int = 0) -> list[str]:
    return [BOTH[slice(*span)] for span in words.shared(number, base)]


def test_each_statement_of_one_sentence_lights_its_own_part() -> None:
    words = inside([BOTH, HARBOUR, MUSEUM])
    by_outlets = {tuple(words.coverage.outlets_of(s)): n for n, s in enumerate(words.coverage.statements)}
    harbour, museum = " ".join(lit(words, by_outlets[0, 1])), " ".join(lit(words, by_outlets[0, 2]))
    assert "closed the harbour of Ostrava" in harbour
    assert "museum" not in harbour
    assert "gallery of painted tiles" in museum
    assert "harbour" not in museum


def test_a_statement_that_is_its_whole_sentence_lights_nothing() -> None:
    words = inside([BOTH, BOTH.replace("closed", "shut")])
    assert lit(words, 0) == []


def test_a_statement_of_one_outlet_lights_nothing() -> None:
    words = inside([BOTH, "Nothing of the kind was ever said by anybody in Peru."])
    alone = next(n for n, s in enumerate(words.coverage.statements) if words.coverage.outlets_of(s) == [0])
    assert lit(words, alone) == []


def test_two_wordings_of_one_article_are_not_held_against_each_other() -> None:
    words = inside([BOTH, HARBOUR])
    assert words.of((0, 0), (0, 0)).pairs == ()
    assert words.of((0, 0), (1, 0)).pairs
