"""What stands around an article on its page goes; what belongs to it stays."""

import pytest

from tests.factories import PARAGRAPHS, RULES, article, seed_articles
from variorum.cleaning.cleaner import clean
from variorum.cleaning.lines import CleanedArticle, LineKind
from variorum.cleaning.rules import rules_in_force
from variorum.config.settings import CleaningSettings

HEADLINE = "Crane falls on fishing boats in the harbour of Ostrava"
DEK = "Nobody was hurt, the mayor says, but the port stays closed for days"


def page(*lines: str) -> CleanedArticle:
    return clean(article("\n".join(lines)), RULES)


def removed(cleaned: CleanedArticle) -> dict[str, str]:
    return {cleaned.text_of(line): line.rule for line in cleaned.removed}


def test_what_stands_before_and_under_the_headline_goes_and_the_dek_stays() -> None:
    cleaned = page("The Ostrava Times", "Lost pets", HEADLINE, DEK, "Jane Roe", *PARAGRAPHS)
    assert removed(cleaned) == {
        "The Ostrava Times": "navigation.before-headline",
        "Lost pets": "navigation.before-headline",
        "Jane Roe": "byline.under-headline",
    }
    kinds = {cleaned.text_of(line): line.kind for line in cleaned.kept}
    assert kinds[HEADLINE] is LineKind.TITLE
    assert kinds[DEK] is LineKind.DEK


def test_what_follows_the_article_goes_surely_after_a_marker_and_its_last_words_stay() -> None:
    short_end = "“We will see,” she said."
    cleaned = page(HEADLINE, *PARAGRAPHS, short_end, "Related Coverage", "Ferry runs aground in fog")
    assert removed(cleaned)["Ferry runs aground in fog"] == "related.after-marker"
    assert short_end not in removed(cleaned)
    likely = page(HEADLINE, *PARAGRAPHS, "Ferry runs aground in fog")
    assert removed(likely) == {"Ferry runs aground in fog": "related.after-article"}


def test_headlines_between_paragraphs_go_and_a_heading_stays() -> None:
    shouted = "FERRY RUNS ABOARD IN THICK FOG OFF THE COAST"
    cleaned = page(HEADLINE, *PARAGRAPHS[:3], shouted, "What happens next", *PARAGRAPHS[3:])
    assert removed(cleaned) == {shouted: "related.capitals"}
    assert LineKind.HEADING in {line.kind for line in cleaned.kept}


def test_a_list_that_the_text_announces_and_a_shown_post_stay() -> None:
    items = ["the seven cranes of the northern port basin", "both of the ferries that go to Karvina daily"]
    cleaned = page(
        HEADLINE,
        *PARAGRAPHS[:3],
        "These are closed until further notice from the port:",
        *items,
        *PARAGRAPHS[3:],
    )
    assert removed(cleaned) == {}
    post = [
        "We heard a crack like thunder and then saw the crane fall",
        "— Ivo Marek (@ivomarek) May 3, 2024",
    ]
    assert removed(page(HEADLINE, *PARAGRAPHS[:3], *post, *PARAGRAPHS[3:])) == {}


def test_a_repeat_of_the_headline_is_shown_dimmed() -> None:
    cleaned = page(HEADLINE, *PARAGRAPHS, "Most Popular", HEADLINE)
    repeat = cleaned.lines[-1]
    assert (repeat.rule, repeat.kept, repeat.confidence) == ("duplicate.headline", True, "suspect")


def test_text_that_is_not_english_is_left_alone() -> None:
    lines = ["Der Hafen von Ostrau wurde am Dienstag nach einem Unfall mit einem Kran gesperrt."] * 1
    german = [f"{n}. {lines[0]} Die Feuerwehr suchte {n} Stunden nach Verletzten." for n in range(5)]
    assert removed(page("Kran stürzt auf Boote", "Von Jana Roth", *german, "Noch eine Zeile")) == {}


@pytest.mark.parametrize("count", [1, 2])
def test_too_little_text_tells_nothing_of_places(count: int) -> None:
    assert removed(page("One short line", *PARAGRAPHS[:count], "Another line")) == {}


def test_rules_by_place_can_be_switched_off() -> None:
    text = "\n".join(("Lost pets", HEADLINE, *PARAGRAPHS))
    rules = rules_in_force(CleaningSettings(off=("navigation.before-headline",)))
    assert clean(article(text), rules).removed == ()


def test_no_paragraph_is_taken_for_where_it_stands() -> None:
    long = (
        "Rovers beat United 2-1, City lost to Albion 0-3, Wanderers drew with Athletic 1-1, Town beat Vale, "
        "and Forest lost at home."
    )
    assert removed(page(HEADLINE, *PARAGRAPHS, "Related Coverage", long)).keys() == {"Related Coverage"}


def test_when_places_would_take_too_much_it_is_kept_and_said() -> None:
    dates = [f"May {n}: Karvina, the hall at the old station" for n in range(1, 12)]
    cleaned = page(HEADLINE, *PARAGRAPHS[:4], *dates)
    assert removed(cleaned) == {}
    assert "would take too much" in cleaned.lines[-1].why


def test_a_question_put_at_the_end_is_suspect_with_its_answer_and_stays() -> None:
    question = "What does the closure of the harbour mean?"
    answer = "It means that fish will have to come from elsewhere for a while, traders say."
    cleaned = page(HEADLINE, *PARAGRAPHS, question, answer)
    tail = [line for line in cleaned.lines if line.rule == "promo.question-tail"]
    assert [cleaned.text_of(line) for line in tail] == [question, answer]
    assert all(line.kept and line.confidence == "suspect" for line in tail)
    explained = page(HEADLINE, *PARAGRAPHS[:3], "What fell?", *PARAGRAPHS[3:], question, answer)
    assert "promo.question-tail" not in {line.rule for line in explained.lines}


def test_the_question_at_the_end_of_the_third_seed_is_suspect(seeds: list[str]) -> None:
    (prepared,) = seed_articles(seeds[2:3])
    numbers = [line.number for line in prepared.cleaned.lines if line.rule == "promo.question-tail"]
    assert numbers == [19, 20, 21, 22]
    assert not prepared.cleaned.removed


def test_a_headline_that_begins_like_a_pointer_once_was_lost() -> None:
    headline = f"EXCLUSIVE: {HEADLINE}"
    cleaned = page(headline, *PARAGRAPHS, "EXCLUSIVE: Lost pets found")
    assert cleaned.headline == headline
    assert removed(cleaned) == {"EXCLUSIVE: Lost pets found": "related.see-more"}


CUT_OFF = (
    "The divers who had searched the water for two hours said that they would go on in the morning, when it is light,"
    " and that they had seen a third boat on the ground of the"
)


def test_long_text_whose_full_stop_was_cut_off_once_was_taken_for_links() -> None:
    assert removed(page(CUT_OFF, HEADLINE, *PARAGRAPHS)) == {}
    assert removed(page(HEADLINE, *PARAGRAPHS[:4], CUT_OFF, CUT_OFF[:120], *PARAGRAPHS[4:])) == {}
    assert removed(page(HEADLINE, *PARAGRAPHS, CUT_OFF)) == {}


def test_a_line_that_announces_what_is_shown_below_the_text_stays() -> None:
    assert removed(page(HEADLINE, *PARAGRAPHS, "Here is what the mayor wrote:")) == {}


def test_a_short_sentence_under_the_headline_once_was_taken_for_a_label() -> None:
    assert removed(page(HEADLINE, "It’s over.", *PARAGRAPHS)) == {}


def test_sentences_below_a_marker_are_headlines_of_others() -> None:
    cleaned = page(HEADLINE, *PARAGRAPHS, "Editors’ picks", "Who owns the oldest house of the town?")
    assert removed(cleaned)["Who owns the oldest house of the town?"] == "related.sentence-after-marker"
