"""The page of charts over all stories of a pile."""

from variorum.corpus.figures import CorpusCounts
from variorum.corpus.figures_charts import figures_chapters
from variorum.export.html.figures_page import figures_html

HOSTILE = "<script>alert(1)</script>"


def counted() -> CorpusCounts:
    """One story: the Gazette on Monday, another on Tuesday, who takes a sentence over and cites the Gazette."""
    counts = CorpusCounts({"a": "Gazette", "b": HOSTILE, "c": ""}, {"a": "2026-03-02", "b": "2026-03-03", "c": ""})
    counts.add_stories([{"articles": ["a", "b", "c"], "statements": 3}])
    told = [("a", 0), ("b", 0), ("a", 1), ("c", 2)]
    counts.add_statements([{"story": "s", "statement": number, "article": article} for article, number in told])
    counts.add_links([{"base_article": "a", "other_article": "b", "kind": "verbatim"}])
    cited = [("b", "Gazette", True, 2), ("b", "an aide", False, 1), ("c", "aides", False, 4)]
    counts.add_sources(
        [{"article": article, "source": name, "named": named, "times": times} for article, name, named, times in cited]
    )
    return counts


def test_each_bar_has_its_words() -> None:
    counts = counted()
    chapters = {chapter.key: chapter for chapter in figures_chapters(counts.outlets(), counts.pairs(), counts.cited())}
    words = {key: [bar.words for bar in chapter.bars] for key, chapter in chapters.items()}
    assert words["statements"] == [
        "1 story, 3 statements: 1 (33%) shared, 0 (0%) only here",
        "1 story, 3 statements: 1 (33%) shared, 1 (33%) only here",
    ]
    assert words["reuse"] == ["1 (100%) of 1 link word for word"]
    assert words["first"] == [f"of 1 story: {HOSTILE} first in 0, Gazette in 1"]
    assert words["sources"] == ["2 by name, 1 without a name: Gazette (2), an aide (1)"]
    assert [part.width for part in chapters["statements"].bars[1].parts] == [80, 80, 80]


def test_an_outlet_is_no_markup_and_the_page_has_no_script() -> None:
    counts = counted()
    page = figures_html("One story.", figures_chapters(counts.outlets(), counts.pairs(), counts.cited()))
    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "script-src" not in page


def test_a_pile_without_outlets_has_a_page() -> None:
    counts = CorpusCounts({}, {})
    page = figures_html("No story.", figures_chapters(counts.outlets(), counts.pairs(), counts.cited()))
    assert page.count("There is nothing to show.") == 4
