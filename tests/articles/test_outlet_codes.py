"""What articles of a story are called, and their short codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.articles.article import Article, Metadata
from variorum.articles.outlet_codes import letter_of, names_of, outlet_codes


def by(publisher: str | None, code: str | None = None) -> Article:
    return Article("000_cf07db0b0a54be33.txt", "Text.", Metadata(publisher=publisher, code=code))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Salon", "SAL"),
        ("New York Post", "NYP"),
        ("CNN Web News", "CNN"),
        ("NPR Online News", "NPR"),
        ("The Guardian", "GUA"),
        ("Fox News", "FOX"),
        ("Süddeutsche Zeitung", "SUD"),
        ("CNBC", "CNB"),
    ],
)
def test_a_code_comes_from_the_name_of_the_outlet(name: str, code: str) -> None:
    assert outlet_codes([by(name)]) == (code,)


def test_two_articles_never_have_the_same_code() -> None:
    assert outlet_codes([by("Salon"), by("Salon"), by("Sales Weekly")]) == ("SAL", "SA2", "SA3")


def test_the_code_that_the_reader_chose_comes_before_all_others() -> None:
    assert outlet_codes([by("Salon"), by("Idaho News", "sal")]) == ("SA2", "SAL")


def test_an_article_without_an_outlet_has_a_letter_and_not_the_name_of_a_hash() -> None:
    articles = [by(None), by("Salon"), by(None)]
    assert names_of(articles) == ("Article A", "Salon", "Article C")
    assert outlet_codes(articles) == ("A", "SAL", "C")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("draft.txt", "draft"),
        ("facade.txt", "facade"),
        ("2024.txt", ""),
        ("日本.txt", "日本"),
        ("1f0c9a2e-77b1-4c53-9a55-0242ac120002.txt", ""),
        ("001_73866716da9eaf73.txt", ""),
        ("2_New-York-Post.txt", "New York Post"),
        ("24.txt", ""),
    ],
)
def test_of_the_names_of_files_those_are_used_that_tell_something(path: str, name: str) -> None:
    assert Article(path, "Text.").name == name


def test_articles_beyond_the_alphabet_have_letters_of_their_own() -> None:
    letters = [letter_of(n) for n in range(80)]
    assert letters[:2] == ["A", "B"]
    assert letters[26] == "A2"
    assert len(set(letters)) == 80


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=5)), max_size=40))
def test_codes_are_short_and_each_is_there_once(outlets: list[tuple[str, str]]) -> None:
    codes = outlet_codes([by(name, code) for name, code in outlets])
    assert len(set(codes)) == len(outlets)
    assert all(1 <= len(code) <= 3 and code.isascii() and code.isalnum() for code in codes)
