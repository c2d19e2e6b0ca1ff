"""Statements gather the sentences of all articles that carry the same fact."""

from hypothesis import given
from hypothesis import strategies as st

from tests.making import prepared, stories
from variorum.alignment.statements import statements_of
from variorum.comparison.coverage import Coverage, cover
from variorum.settings import MatchingSettings


def by_text(coverage: Coverage) -> set[frozenset[tuple[str, str]]]:
    """Statements with the articles' names instead of their numbers."""
    return {
        frozenset((coverage.articles[a].article.path, coverage.articles[a].text_of(n)) for a, n in statement)
        for statement in coverage.statements
    }


@given(st.lists(stories, min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_statements_do_not_depend_on_the_order_of_files(texts: list[str], random: object) -> None:
    articles = [prepared(text, f"{n}.txt") for n, text in enumerate(texts)]
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    settings = MatchingSettings()
    assert by_text(cover(articles, settings)) == by_text(cover(shuffled, settings))


@given(st.lists(stories, min_size=1, max_size=3))
def test_every_sentence_stands_in_one_statement(texts: list[str]) -> None:
    articles = [prepared(text, f"{n}.txt") for n, text in enumerate(texts)]
    places = [place for statement in cover(articles, MatchingSettings()).statements for place in statement]
    assert sorted(places) == [(a, n) for a, found in enumerate(articles) for n in range(len(found.sentences))]


def test_one_loose_link_does_not_chain_two_facts_together() -> None:
    one = {((0, 0), (1, 0)): 0.9, ((0, 0), (2, 0)): 0.9, ((1, 0), (2, 0)): 0.9}
    other = {((0, 1), (1, 1)): 0.9, ((0, 1), (2, 1)): 0.9, ((1, 1), (2, 1)): 0.9}
    loose = {((0, 0), (1, 1)): 0.3}
    found = statements_of([2, 2, 2], one | other | loose, ["a", "b", "c"])
    assert found == (((0, 0), (1, 0), (2, 0)), ((0, 1), (1, 1), (2, 1)))
