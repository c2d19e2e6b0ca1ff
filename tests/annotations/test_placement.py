"""Notes stand at the words they are on."""

from tests.factories import PARAGRAPHS, RULES, compared, prepared
from variorum.alignment.prepared_article import prepare
from variorum.annotations.note import Anchor, Note, anchor_at
from variorum.annotations.placement import articles_with_notes, lines_at, notes_by_row
from variorum.annotations.targets import row_target
from variorum.articles.article import Article
from variorum.cleaning.lines import LineCorrection
from variorum.comparison.comparison import compare
from variorum.config.settings import MatchingSettings

STORY = "\n".join(PARAGRAPHS)


def test_a_note_on_a_row_is_found_on_that_row() -> None:
    comparison = compared(STORY, "\n".join((*PARAGRAPHS[4:], *PARAGRAPHS[:4])))
    for number in range(len(comparison.rows)):
        note = Note("n1", "x", row_target(comparison, number, 3, 7).anchors)
        assert list(notes_by_row(comparison, [note], 3, 7)) == [number]


def test_a_note_on_another_article_is_not_shown() -> None:
    comparison = compared(STORY, STORY)
    note = Note("n1", "x", (anchor_at(5, STORY, 0, 10),))
    assert notes_by_row(comparison, [note], 0, 1) == {}


def test_a_note_on_a_whole_article_stands_on_no_row() -> None:
    note = Note("n1", "x", (Anchor(0),))
    assert notes_by_row(compared(STORY, STORY), [note], 0, 1) == {}
    assert articles_with_notes([note]) == {0}


def test_a_note_keeps_its_words_when_lines_above_are_removed() -> None:
    article = Article("a.txt", STORY)
    start = STORY.index("Insurers")
    note = Note("n1", "x", (anchor_at(0, STORY, start, start + 20),))
    cleaned = prepare(article, RULES, [LineCorrection(0, False)])
    comparison = compare(cleaned, prepared(STORY), MatchingSettings())
    ((row, _),) = notes_by_row(comparison, [note], 0, 1).items()
    assert cleaned.text_of_all(comparison.rows[row].base).startswith("Insurers")


def test_the_lines_of_a_sentence_broken_over_two(seeds: list[str]) -> None:
    broken = prepared("He said and believed that\n“it is over for all of us here”. Then he left the room.")
    assert [line.number for line in lines_at(broken, [0])] == [1, 2]
