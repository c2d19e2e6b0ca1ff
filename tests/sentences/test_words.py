"""What outlets write differently and mean alike has one form."""

import pytest

from variorum.sentences.words import is_stop_word, normal_form, stem, words_of


def forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("G.O.P.", "GOP"),
        ("U.S.", "US"),
        ("Maduro’s", "Maduro"),
        ("Maduro's", "Maduro’s"),
        ("fourteen", "14"),
        ("14,000", "14000"),
        ("Wal-Mart", "wal mart"),
    ],
)
def test_same_form(one: str, other: str) -> None:
    assert forms(one) == forms(other)


def test_words_know_where_they_stand() -> None:
    text = "“Don’t” go—now, 4.2 million"
    assert [text[word.start : word.end] for word in words_of(text)] == [
        "Don’t",
        "go",
        "now",
        "4.2",
        "million",
    ]


def test_each_chinese_character_is_a_word() -> None:
    assert forms("中国") == ["中", "国"]


def test_stems_bring_forms_of_a_word_together() -> None:
    assert stem(normal_form("resigned")) == stem(normal_form("resigning")) == "resign"


def test_stop_words_are_no_evidence() -> None:
    assert is_stop_word("the")
    assert not is_stop_word("ultimatum")
