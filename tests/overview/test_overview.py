"""What an overview says, on small made-up stories."""

import pytest
from hypothesis import given

from tests.factories import FOREIGN, PARAGRAPHS, prepared, stories, texts
from variorum.alignment.prepared_article import PreparedArticle
from variorum.base.sanitize import safe
from variorum.cli.render.summary import summary_linear, summary_text
from variorum.comparison.coverage import cover
from variorum.config.settings import MatchingSettings
from variorum.drift.ledger.amounts import is_rounding
from variorum.export.json_documents import as_json
from variorum.export.overview_json import overview_document
from variorum.export.overview_markdown import overview_markdown
from variorum.overview.evidence import Sureness, stands_by_itself
from variorum.overview.overview import Overview, alone_counts
from variorum.overview.told_shares import ToldShares
from variorum.presentation.outlet_colours import outlet_role
from variorum.presentation.pages.overview_page import OverviewPartKey, overview_page
from variorum.presentation.wording.overview import parts_in_words


def overview_of(*texts: str) -> Overview:
    articles: list[PreparedArticle] = [prepared(text, f"{n}.txt") for n, text in enumerate(texts)]
    coverage = cover(articles, MatchingSettings())
    return Overview(coverage.articles, 0, coverage).compute_all()


def test_the_same_article_three_times_is_said_by_all_for_sure() -> None:
    overview = overview_of(*["\n".join(PARAGRAPHS)] * 3)
    assert [line.sureness for line in overview.said_by_all or ()] == [Sureness.SURE] * (overview.statements or 0)
    assert not overview.said_by_one
    assert not overview.lacked_by_one
    assert not overview.disagreements


def test_one_fact_in_several_sentences_of_one_article_is_said_by_all_once() -> None:
    said = "The harbour company raised the price of repairs by two per cent on Monday morning."
    again = "On Monday morning the price of repairs of the harbour company was raised by two per cent."
    texts = [f"{said}\n{PARAGRAPHS[0]}"] * 2 + [f"{said}\n{PARAGRAPHS[0]}\n{again}"]
    overview = overview_of(*texts)
    firsts = [line.evidence[0].sentence for line in overview.said_by_all or ()]
    assert len(firsts) == len(set(firsts)) == 2


@given(stories, stories, stories)
def test_no_two_lines_of_what_all_say_rest_on_the_same_sentences(one: str, other: str, third: str) -> None:
    lines = overview_of(one, other, third).said_by_all or ()
    places = [frozenset((proof.article, proof.sentence) for proof in line.evidence) for line in lines]
    assert len(places) == len(set(places))


def test_what_one_says_and_what_one_lacks() -> None:
    whole = "\n".join(PARAGRAPHS)
    overview = overview_of(f"{whole}\n{FOREIGN[0]}", whole, "\n".join(PARAGRAPHS[:-1]))
    (alone,) = overview.said_by_one or ()
    assert (alone.outlet, overview.articles[0].text_of(alone.evidence[0].sentence)) == (0, FOREIGN[0])
    lacking = [(line.outlet, line.evidence[0].sentence) for line in overview.lacked_by_one or ()]
    last = len(overview.articles[1].sentences) - 1
    assert lacking == [(2, last)]
    counts = alone_counts(overview.lacked_by_one or ())[2]
    assert counts.sure + counts.probable + counts.to_check == 1


def own_line(alone: str) -> Sureness:
    """How sure it is that only one article tells a sentence that it has alone."""
    whole = "\n".join(PARAGRAPHS)
    overview = overview_of("\n".join((PARAGRAPHS[0], alone, *PARAGRAPHS[1:])), whole, whole)
    (line,) = (
        line for line in overview.said_by_one or () if overview.articles[0].text_of(line.evidence[0].sentence) == alone
    )
    return line.sureness


@pytest.mark.parametrize(
    ("alone", "sureness"),
    [
        ("Violinist Zara Quill rehearsed Bach sonatas inside a derelict lighthouse near Tromsø.", Sureness.SURE),
        ("She just shrugged.", Sureness.PROBABLE),
        ("Violinist Zara Quill posted on Friday after rehearsing Bach sonatas near Tromsø:", Sureness.PROBABLE),
    ],
)
def test_a_short_sentence_or_a_lead_in_is_not_surely_told_by_one_alone(alone: str, sureness: Sureness) -> None:
    """They stood under "only one says", though what they tell is told by the sentences around them."""
    assert own_line(alone) == sureness


@pytest.mark.parametrize(
    "of_a_post",
    [
        "@wis10 @zaraq #oboe #fugue #violin #sonatas #tromso",
        "@a \u2014 Zara Quill Violins Tromsø Norway Bach (@zaraq) May 4, 2018",
    ],
)
def test_who_wrote_a_post_and_for_whom_is_no_statement(of_a_post: str) -> None:
    article = prepared(f"Quill sang today {of_a_post}", "a")
    assert not stands_by_itself([article], (0, 0))


def test_a_sentence_is_not_surely_told_by_one_alone_of_whose_words_another_has_many() -> None:
    ours, theirs = (
        prepared(text, name) for name, text in (("a", "Quill rehearsed Bach sonatas."), ("b", "Quill likes Bach."))
    )
    assert ToldShares([ours, theirs]).largest([(0, 0)]) == pytest.approx(ToldShares([theirs, ours]).largest([(1, 0)]))
    assert 0 < ToldShares([ours, theirs]).largest([(0, 0)]) < 1
    assert ToldShares([ours, prepared("Rain fell.", "c")]).largest([(0, 0)]) == 0
    assert ToldShares([ours, prepared(ours.article.text, "d")]).largest([(0, 0)]) == 1


def test_of_two_articles_nothing_is_lacked_by_one() -> None:
    overview = overview_of(PARAGRAPHS[0], FOREIGN[0])
    assert overview.lacked_by_one == ()
    assert "Only one lacks" not in [part.title for part in parts_in_words(overview)]


def test_another_number_of_the_same_thing_is_a_disagreement() -> None:
    overview = overview_of(
        "Officials said 48,000 strikers walked out of the Ostrava harbour plants on Tuesday.\nRain is expected.",
        "The plants of the harbour stood still: 46,000 strikers walked out, officials said.\nChess champion resigned.",
    )
    (line,) = overview.disagreements or ()
    assert {value.words: value.articles for value in line.values} == {"48,000": (0,), "46,000": (1,)}


@pytest.mark.parametrize("limit", ["at least", "nearly", "more than", "over"])
def test_a_number_with_a_limit_contradicts_nothing(limit: str) -> None:
    overview = overview_of(
        f"Officials said {limit} 48,000 strikers walked out of the Ostrava harbour plants on Tuesday.",
        "Officials said 46,000 strikers walked out of the Ostrava harbour plants on Tuesday.",
    )
    assert not overview.disagreements


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The mayor said on Sunday he would demand an inquiry into the crane.",
            "The mayor resigned Monday over the crane.",
        ),
        (
            "The law was signed by President Ivo Marek in 1993.",
            "The law was signed by then-President Ivo Marek in 1993.",
        ),
        ("Two Republican senators asked Brewer for a veto.", "A veto was asked for by three Republican senators."),
    ],
)
def test_what_may_both_be_true_is_no_disagreement(one: str, other: str) -> None:
    assert not overview_of(f"{one} {PARAGRAPHS[1]}", f"{other} {PARAGRAPHS[1]}").disagreements


def test_a_date_of_the_same_thing_is_a_disagreement() -> None:
    one = "A deal on wages between labor and business groups was reached on March 3, said the mayor."
    overview = overview_of(one, one.replace("March 3", "March 5"))
    (line,) = overview.disagreements or ()
    assert [value.words for value in line.values] == ["March 3", "March 5"]
    assert line.sureness is Sureness.CHECK


def test_a_rounded_number_is_no_other_number() -> None:
    assert is_rounding(48_000, 48_213)
    assert is_rounding(48_213, 50_000)
    assert is_rounding(4.2e6, 4e6)
    assert not is_rounding(48_000, 46_000)
    assert not is_rounding(8, 9)


def test_it_is_the_same_whatever_the_order_of_the_files() -> None:
    texts = ["\n".join(PARAGRAPHS[:5]), "\n".join(PARAGRAPHS[2:]), "\n".join((FOREIGN[0], *PARAGRAPHS[::2]))]
    one, other = overview_of(*texts), overview_of(*reversed(texts))

    def told(overview: Overview) -> set[tuple[str, str]]:
        lines = [*(overview.said_by_all or ()), *(overview.said_by_one or ()), *(overview.lacked_by_one or ())]
        words = (overview.articles[line.evidence[0].article].text_of(line.evidence[0].sentence) for line in lines)
        return set(zip(words, (line.sureness for line in lines), strict=True))

    assert told(one) == told(other)


def test_before_anything_is_compared_headlines_and_sources_are_known() -> None:
    articles = [prepared(PARAGRAPHS[0]), prepared(PARAGRAPHS[4])]
    parts = {part.title: part for part in parts_in_words(Overview(articles, 0).compute_all())}
    assert parts["They disagree"].rows is None
    assert parts["Headlines"].rows
    assert parts["Sources"].rows is not None


def test_hostile_words_are_safe_in_every_form() -> None:
    overview = overview_of("The \x1b[31mcrane <script>fell.", "A boat \u202esank on Tuesday.", "\x00")
    for lines in (summary_text(overview, 60), summary_linear(overview)):
        assert all(line.isprintable() for line in lines)
    assert all("<script" not in line.replace("\\<", "") and safe(line) == line for line in overview_markdown(overview))
    assert as_json(overview_document(overview)).isprintable()


@given(stories, stories, texts)
def test_any_story_has_an_overview_whose_lines_all_have_their_proof(one: str, two: str, three: str) -> None:
    overview = overview_of(one, two, three)
    for part in parts_in_words(overview):
        for row in part.rows or ():
            assert row.evidence or not overview.articles[2].sentences
            assert all(
                evidence.sentence < len(overview.articles[evidence.article].sentences) for evidence in row.evidence
            )
    assert all(safe(line) == line for line in (*summary_linear(overview), *summary_text(overview, 40)))
    assert as_json(overview_document(overview)).isprintable()


def test_the_linear_form_has_no_signs() -> None:
    texts = ["\n".join(PARAGRAPHS), "\n".join(PARAGRAPHS[3:])]
    assert not any(sign in line for line in summary_linear(overview_of(*texts)) for sign in "│◆·")


def test_codes_have_their_colours_where_it_is_told_who_tells_what() -> None:
    overview = overview_of("\n".join(PARAGRAPHS), "\n".join(PARAGRAPHS[1:]))
    rows = overview_page(overview)
    (heading,) = (
        n for n, row in enumerate(rows) if isinstance(row.key, OverviewPartKey) and row.key.title == "All say"
    )
    (cell,) = rows[heading + 1].cells
    assert cell is not None
    marked = {mark.role: cell.text[mark.start : mark.end] for mark in cell.marks if mark.role.startswith("outlet")}
    assert marked == {outlet_role(n): code for n, code in enumerate(overview.codes)}
    assert cell.text[: cell.marks[0].start].endswith(".  ")
