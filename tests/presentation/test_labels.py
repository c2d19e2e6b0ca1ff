"""What articles are called on screens and in text."""

import pytest

from variorum.articles.article import Article, Metadata
from variorum.cleaning.lines import CleanedArticle
from variorum.config.settings import Settings
from variorum.pipeline.pipeline import Pipeline
from variorum.presentation.wording.labels import headline_of, names_in_words, numbered_names

LEAD = "A crane fell on two fishing boats in the old harbour of Ostrava on Friday morning, the police said."


def cleaned(text: str, path: str = "a.txt", **known: str) -> CleanedArticle:
    guessed = frozenset(name for name in ("publisher",) if known.pop("guess", None) == name)
    return Pipeline(Settings()).clean(Article(path, text, Metadata(**known, guessed=guessed)))


def test_the_beginning_stands_in_brackets_where_there_is_no_headline() -> None:
    assert headline_of(cleaned(LEAD)) == "[A crane fell on two fishing boats in the …]"


@pytest.mark.parametrize("bullet", ["- ", "• ", "* "])
def test_a_beginning_that_is_an_item_of_a_list_stands_without_its_bullet(bullet: str) -> None:
    assert headline_of(cleaned(f"{bullet}{LEAD}")).startswith("[A crane fell")


def test_an_article_without_text_says_so() -> None:
    assert headline_of(cleaned("")) == "[no text]"


def test_an_article_of_which_nothing_is_known_is_called_by_its_place() -> None:
    articles = [
        cleaned(LEAD, "000_cf07db0b0a54be33.txt"),
        cleaned(LEAD, publisher="Salon", guess="publisher"),
        cleaned(LEAD, "2024.txt"),
    ]
    assert names_in_words(articles) == ["Article A", "Salon?", "Article C"]
    assert numbered_names(articles) == ["1 Article A", "2 Salon?", "3 Article C"]
