"""What outlets write differently and mean alike has one form."""

import re
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text import words as text_words
from variorum.text.words import has_rare_signs, is_stop_word, normal_form, stem, word_pattern, words_of


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


def test_no_letter_makes_a_word_without_a_form() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isalnum()]
    odd = [letter for letter in letters if unicodedata.category(letter) != "Lo"]
    assert len(letters) > 100_000
    assert "ʼ" in odd
    text = " ".join([*map("{0}ʼs".format, letters), *map("{0} x{0} {0}’s ʼ{0} ‘{0}.ʼ".format, odd)])
    assert all(word.form and word.spelling for word in words_of(text))


def test_the_apostrophe_that_is_a_letter_closes_a_quotation() -> None:
    assert forms("‘It is over.ʼ he said") == forms("‘It is over.’ he said")
    assert forms("Iʼm the mayorʼs, oʼclock; the dogsʼ") == forms("I’m the mayor’s, o’clock; the dogs’")
    assert forms("ʼ ʼʼ ‘ʼ’ 'ʼ'") == []
    assert normal_form("'") == "'"


def test_words_are_stemmed_in_threads_as_in_one() -> None:
    """A stemmer keeps the word that it is at: two comparisons at a time once ended in an error."""
    words = [
        f"{stemmed}{ending}"
        for stemmed in ("connect", "relat", "harbour")
        for ending in ("ing", "ed", "ions", "ational")
    ]
    text_words._stem.cache_clear()
    alone = [stem(word) for word in words]
    for _ in range(20):
        text_words._stem.cache_clear()
        with ThreadPoolExecutor(4) as pool:
            assert [list(found) for found in pool.map(lambda _: [*map(stem, words)], range(4))] == [alone] * 4


def test_characters_that_nobody_sees_once_cut_words_into_halves() -> None:
    seen = "The museum's café opens at noon"
    unseen = "The\u200b mu\u00adse\u00adum\u2060's cafe\u0301 op\u200dens\ufeff at\u00a0no\u200con\u00ad"
    assert forms(unseen) == forms(seen)
    assert [unseen[word.start : word.end] for word in words_of(unseen)][1] == "mu\u00adse\u00adum\u2060's"


def test_ligatures_and_wide_signs_are_the_letters_they_stand_for() -> None:
    assert forms("ﬁve oﬃces in ２０２６") == forms("five offices in 2026")


def test_a_narrow_space_between_thousands_once_made_two_numbers() -> None:
    assert forms("12\u202f500 and 3\u00a0000\u00a0000 of 40 000") == ["12500", "and", "3000000", "of", "40", "000"]


def test_vowel_signs_stay_with_their_letters() -> None:
    assert forms("नदी का पानी") == ["नदी", "का", "पानी"]
    assert forms("ท่าเรือ") == ["ท่", "า", "เ", "รื", "อ"]


def test_a_word_broken_at_the_end_of_a_line_once_was_two() -> None:
    text = "The coun-\ncil wants a long-\nterm plan for the Brat-\n  wurst stands, re\u00ad\nported The Dune-\nPost"
    assert " ".join(forms(text)) == "the council wants a long term plan for the bratwurst stands reported the dune post"
    assert [text[word.start : word.end] for word in words_of(text)][1] == "coun-\ncil"


@given(
    st.text(
        st.one_of(st.sampled_from("aZé1.,:'’ʼ-‐\u00ad \n\u00a0\u2009_“"), st.characters(max_codepoint=0x2FFF)),
        max_size=40,
    )
)
def test_the_quick_pattern_finds_what_the_one_for_every_script_finds(text: str) -> None:
    quick, whole = (re.compile(word_pattern(every)) for every in (False, True))
    if not has_rare_signs(text):
        assert [found.span() for found in quick.finditer(text)] == [found.span() for found in whole.finditer(text)]
