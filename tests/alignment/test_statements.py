"""Statements gather the sentences of all articles that carry the same fact."""

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import FOREIGN, PARAGRAPHS, prepared, stories
from variorum.alignment.statements import statements_of
from variorum.comparison.coverage import Coverage, cover
from variorum.config.settings import MatchingSettings


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
def test_every_sentence_stands_in_a_statement_and_none_is_part_of_another(texts: list[str]) -> None:
    articles = [prepared(text, f"{n}.txt") for n, text in enumerate(texts)]
    statements = [set(statement) for statement in cover(articles, MatchingSettings()).statements]
    everything = {(a, n) for a, found in enumerate(articles) for n in range(len(found.sentences))}
    assert set().union(*statements) == everything
    assert not any(one < other for one in statements for other in statements)


def test_a_long_sentence_carries_two_facts() -> None:
    links = {((0, 0), (1, 0)): 0.9, ((0, 0), (1, 1)): 0.8}
    links |= {((1, 0), (2, 0)): 0.9, ((1, 1), (2, 1)): 0.9, ((0, 0), (2, 0)): 0.7, ((0, 0), (2, 1)): 0.7}
    found = statements_of([1, 2, 2], links, ["a", "b", "c"])
    assert found == (((0, 0), (1, 0), (2, 0)), ((0, 0), (1, 1), (2, 1)))


def test_what_is_missing_is_graded_by_what_comes_near() -> None:
    story = "\n".join(PARAGRAPHS)
    near = story.replace(PARAGRAPHS[4], "Rust was found long ago in some cranes, a report says.")
    coverage = cover([prepared(story, "a.txt"), prepared(near, "b.txt")], MatchingSettings(0.98, 0.05))
    alone = {s[0]: coverage.missing_from(s) for s in coverage.statements if len(s) == 1}
    rust = next(place for place in alone if "rust" in coverage.articles[place[0]].text_of(place[1]))
    (gap,) = alone[rust]
    assert gap.nearest is not None
    assert "Rust was found" in coverage.articles[gap.article].text_of(gap.nearest[0])
    foreign = cover([prepared(story, "a.txt"), prepared(FOREIGN[0], "b.txt")], MatchingSettings())
    assert all(gap.nearest is None for s in foreign.statements for gap in foreign.missing_from(s))


def test_one_loose_link_does_not_chain_two_facts_together() -> None:
    one = {((0, 0), (1, 0)): 0.9, ((0, 0), (2, 0)): 0.9, ((1, 0), (2, 0)): 0.9}
    other = {((0, 1), (1, 1)): 0.9, ((0, 1), (2, 1)): 0.9, ((1, 1), (2, 1)): 0.9}
    loose = {((0, 0), (1, 1)): 0.3}
    found = statements_of([2, 2, 2], one | other | loose, ["a", "b", "c"])
    assert found == (((0, 0), (1, 0), (2, 0)), ((0, 1), (1, 1), (2, 1)))
