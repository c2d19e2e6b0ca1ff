"""Rows: each column reads as its article does, and known edits are shown as what they are."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import FOREIGN, PARAGRAPHS, compared, seed_articles, stories, texts
from variorum.alignment.link_kind import LinkKind
from variorum.alignment.links import Alignment, Link
from variorum.comparison.comparison import Comparison, compare
from variorum.comparison.rows import Row, RowKind, rows_of
from variorum.config.settings import MatchingSettings

STORY = "\n".join(PARAGRAPHS)


def kinds(comparison: Comparison) -> set[RowKind]:
    return {row.kind for row in comparison.rows}


def columns(rows: tuple[Row, ...]) -> tuple[list[int], list[int]]:
    return [i for row in rows for i in row.base], [j for row in rows for j in row.other]


def check_columns(comparison: Comparison) -> None:
    base, other = columns(comparison.rows)
    assert base == list(range(len(comparison.base.sentences)))
    assert other == list(range(len(comparison.other.sentences)))
    assert all(row.base or row.other for row in comparison.rows)


@given(stories, stories)
def test_each_sentence_stands_once_and_in_order(one: str, other: str) -> None:
    check_columns(compared(one, other))


def test_on_the_seeds_each_sentence_stands_once_and_in_order(seeds: list[str]) -> None:
    articles = seed_articles(seeds)
    for base in articles:
        for other in articles:
            check_columns(compare(base, other, MatchingSettings()))


@given(stories, stories)
def test_a_row_says_dropped_or_added_only_of_sentences_without_a_link(one: str, other: str) -> None:
    comparison = compared(one, other)
    linked = ({link.left for link in comparison.links}, {link.right for link in comparison.links})
    for row in comparison.rows:
        if row.kind is RowKind.DROPPED:
            assert not linked[0] & set(row.base)
        elif row.kind is RowKind.ADDED:
            assert not linked[1] & set(row.other)
        else:
            assert set(row.base) <= linked[0]
            assert set(row.other) <= linked[1]


@given(stories, stories)
def test_mirrored_rows_are_the_rows_of_the_mirrored_comparison(one: str, other: str) -> None:
    opposite = {RowKind.DROPPED: RowKind.ADDED, RowKind.ADDED: RowKind.DROPPED}

    def seen(comparison: Comparison) -> set[Row]:
        return set(comparison.rows)

    mirrored = {
        Row(
            opposite.get(row.kind, row.kind),
            row.moved,
            row.other,
            row.base,
            row.other_elsewhere,
            row.base_elsewhere,
            row.uncertain,
        )
        for row in compared(other, one).rows
    }
    assert seen(compared(one, other)) == mirrored


@given(st.one_of(stories, texts))
def test_an_article_against_itself_is_all_the_same(text: str) -> None:
    comparison = compared(text, text)
    assert kinds(comparison) <= {RowKind.SAME}
    assert not any(row.moved for row in comparison.rows)


@pytest.mark.parametrize("left_out", [[0], [3], [7], [1, 2], [0, 4, 6]])
def test_sentences_left_out_are_exactly_those_dropped(left_out: list[int]) -> None:
    other = "\n".join(p for n, p in enumerate(PARAGRAPHS) if n not in left_out)
    comparison = compared(STORY, other)
    dropped = "\n".join(comparison.base.text_of_all(r.base) for r in comparison.rows if r.kind is RowKind.DROPPED)
    assert dropped.split() == " ".join(PARAGRAPHS[n] for n in left_out).split()
    assert kinds(comparison) == {RowKind.SAME, RowKind.DROPPED}
    assert not any(row.moved for row in comparison.rows)


@pytest.mark.parametrize("at", [0, 4, 8])
def test_foreign_sentences_put_in_are_exactly_those_added(at: int) -> None:
    other = "\n".join((*PARAGRAPHS[:at], *FOREIGN, *PARAGRAPHS[at:]))
    comparison = compared(STORY, other)
    added = [comparison.other.text_of_all(r.other) for r in comparison.rows if r.kind is RowKind.ADDED]
    assert added == list(FOREIGN)
    assert kinds(comparison) == {RowKind.SAME, RowKind.ADDED}


@pytest.mark.parametrize("seed", range(6))
def test_shuffled_paragraphs_are_moves_and_nothing_else(seed: int) -> None:
    shuffled = list(PARAGRAPHS)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
    comparison = compared(STORY, "\n".join(shuffled))
    assert kinds(comparison) == {RowKind.SAME}
    assert any(row.moved for row in comparison.rows)


def test_both_ends_of_a_move_say_where_the_other_is() -> None:
    comparison = compared(STORY, "\n".join((*PARAGRAPHS[1:], PARAGRAPHS[0])))
    ends = [row for row in comparison.rows if row.moved]
    assert [(row.base, row.other_elsewhere) for row in ends if row.base] == [((0,), (8,))]
    assert [(row.other, row.base_elsewhere) for row in ends if row.other] == [((8,), (0,))]


def test_two_sentences_merged_into_one_stand_in_one_row() -> None:
    base = "Mayor Helga Brandt thanked the divers. They searched the cold water for nine hours."
    other = "Mayor Helga Brandt thanked the divers, who searched the cold water for nine hours."
    rows = compared(base, other).rows
    assert [(row.kind, row.base, row.other) for row in rows] == [(RowKind.REWORDED, (0, 1), (0,))]


def test_a_sentence_between_two_that_were_merged_is_dropped_not_hidden() -> None:
    base = (
        "Mayor Helga Brandt thanked the divers of Ostrava. Nothing else was decided on Monday evening. "
        "Those divers of Ostrava searched the cold water for nine hours."
    )
    other = "Mayor Helga Brandt thanked the divers of Ostrava, who searched the cold water for nine hours."
    comparison = compared(base, other)
    assert [row.base for row in comparison.rows if row.kind is RowKind.DROPPED] == [(1,)]
    check_columns(comparison)


def test_two_articles_with_nothing_in_common(seeds: list[str]) -> None:
    comparison = compared("\n".join(FOREIGN), PARAGRAPHS[0])
    assert kinds(comparison) == {RowKind.DROPPED, RowKind.ADDED}
    assert comparison.statistics.base_words_shared == 0
    assert comparison.statistics.longest_run == ""


def test_a_dropped_comma_or_quotation_mark_is_no_sameness() -> None:
    base = "The airspace was “closed in its entirety” on Monday."
    other = "The airspace was closed in its entirety on Monday."
    assert kinds(compared(base, other)) == {RowKind.REWORDED}


def test_a_removed_line_or_a_bullet_between_merged_sentences_is_not_shown_as_text() -> None:
    base = (
        "Mayor Helga Brandt thanked the divers of Ostrava on Monday evening.\n"
        "Sign up for our free newsletter.\n"
        "They had searched the cold water of the harbour for nine hours."
    )
    other = (
        "Mayor Helga Brandt thanked the divers of Ostrava, who had searched the cold water of the harbour "
        "for nine hours."
    )
    comparison = compared(base, other)
    (row,) = comparison.rows
    assert row.base == (0, 1)
    assert "newsletter" not in comparison.base.text_of_all(row.base)


def test_what_stands_only_in_a_removed_caption_is_not_called_missing() -> None:
    seeds = Path(__file__).parent.parent.parent / "seeds"
    base, other = seed_articles([str(next(seeds.glob(f"{n}_*.txt"))) for n in ("003", "004")])
    comparison = compare(base, other, MatchingSettings())
    (row,) = [row for row in comparison.rows if row.base and "Cartel de los Soles" in base.text_of_all(row.base)]
    line = comparison.boilerplate_match(row)
    assert line is not None
    assert line.kind == "caption"
    assert "Cartel De Los Soles" in other.cleaned.text_of(line)


def rows_with(links: list[Link], counts: tuple[int, int], titles: tuple[set[int], set[int]]) -> list[Row]:
    return list(rows_of(*counts, Alignment(tuple(links), ()), lambda _ours, _theirs: False, titles=titles))


def test_a_title_does_not_take_the_place_of_a_sentence_in_a_row() -> None:
    links = [Link(0, 0, 0.9, LinkKind.REWORDED), Link(1, 0, 0.9, LinkKind.REWORDED)]
    title, body = rows_with(links, (2, 1), ({0}, set()))
    assert (title.base, title.other, title.other_elsewhere) == ((0,), (), (0,))
    assert (body.base, body.other, body.base_elsewhere) == ((1,), (0,), (0,))
    (together,) = rows_with(links, (2, 1), (set(), set()))
    assert (together.base, together.other) == ((0, 1), (0,))


def test_what_stands_word_for_word_in_both_has_a_row_of_its_own() -> None:
    links = [Link(0, 0, 1.0, LinkKind.VERBATIM), Link(0, 1, 0.9, LinkKind.REWORDED)]
    twin, further = rows_with(links, (1, 2), (set(), set()))
    assert (twin.base, twin.other, twin.other_elsewhere) == ((0,), (0,), (1,))
    assert (further.base, further.other, further.base_elsewhere) == ((), (1,), (0,))


def test_two_versions_that_differ_in_typography_once_had_changed_rows() -> None:
    base = 'Pier shuts\n\nUpdated 9:05\n\n"We\'re done," she said - at 7pm.\n\nThe harbour organised the sale.\n'
    other = "Pier shuts\n\nUpdated 9:40\n\n“We’re done,” she said – at 7 p.m.\n\nThe harbor organized the sale.\n"
    assert [row.kind for row in compared(base, other).rows] == [RowKind.SAME] * 3


def test_soft_hyphens_once_made_an_equal_sentence_a_reworded_one() -> None:
    base = "The mu\u00adse\u00adum\u00a0shop sold 12 paint\u00adings on Mon\u00adday.\n"
    assert [row.kind for row in compared(base, "The museum shop sold 12 paintings on Monday.\n").rows] == [RowKind.SAME]


def test_headlines_of_short_articles_once_stood_in_two_rows() -> None:
    body = "The bridge was closed at noon after a lorry had struck one of its two piers, police said."
    rows = compared(f"A bridge is shut\n\n{body}\n", "A bridge is shut\n\nNo.\n\nThe bridge was closed.\n").rows
    assert (rows[0].base, rows[0].other) == ((0,), (0,))


def test_a_headline_that_changed_between_versions_once_was_gone_and_another_come() -> None:
    body = "\n\n".join(PARAGRAPHS)
    comparison = compared(f"Pier shuts at noon\n\n{body}\n", f"Mayor blames the builders\n\n{body}\n")
    first, *others = comparison.rows
    assert (first.kind, first.base, first.other) == (RowKind.REWORDED, (0,), (0,))
    assert {row.kind for row in others} == {RowKind.SAME}
    (link,) = (link for link in comparison.links if link.left == 0)
    assert [reason.signal for reason in comparison.reasons(link)] == ["titles of two versions of one article"]


def test_headlines_of_two_articles_that_share_little_are_not_linked() -> None:
    base, other = "\n\n".join(PARAGRAPHS[:6]), "\n\n".join((*PARAGRAPHS[:2], *FOREIGN))
    comparison = compared(f"Pier shuts at noon\n\n{base}\n", f"Mayor blames the builders\n\n{other}\n")
    assert not [link for link in comparison.links if 0 in (link.left, link.right)]


PRINTED = """A plan for the pier

The council of the town ex-
pects that the long-
term plan for the pier will cost the of-
ﬁce of Mayor Brandt and of
Ostrava nine million crowns.

4

DUNE WEEKLY                     PAGE 5

It was signed in May.
"""


def test_text_from_a_printed_page_once_differed_from_the_same_text() -> None:
    sentence = (
        "The council of the town expects that the long-term plan for the pier will cost the office of Mayor Brandt"
    )
    other = f"A plan for the pier\n\n{sentence} and of Ostrava nine million crowns.\n\nIt was signed in May.\n"
    assert [row.kind for row in compared(PRINTED, other).rows] == [RowKind.SAME] * 3
