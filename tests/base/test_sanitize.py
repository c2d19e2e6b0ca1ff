"""Nothing of an article reaches a terminal as anything but text."""

import unicodedata

from hypothesis import given

from tests.factories import texts
from variorum.base.sanitize import safe, safe_lines

ALLOWED_FORMAT = {"\u200c", "\u200d"}  # the joiners, which some scripts and emoji need


@given(texts)
def test_safe_text_has_the_length_of_the_original(text: str) -> None:
    assert len(safe(text)) == len(text)


@given(texts)
def test_no_control_or_hidden_character_is_left(text: str) -> None:
    for character in safe(text):
        category = unicodedata.category(character)
        assert category not in {"Cc", "Cs", "Zl", "Zp"}, hex(ord(character))
        assert category != "Cf" or character in ALLOWED_FORMAT or ord(character) in UNHARMFUL, hex(ord(character))


# Format characters that are visible or only shape the letters beside them.
UNHARMFUL = {
    *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
    *range(0x13430, 0x13440), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B),
}  # fmt: skip


def test_a_window_title_sequence_becomes_visible() -> None:
    assert safe("\x1b]2;gone\x1b\\") == "␛]2;gone␛\\"


def test_bidi_override_cannot_turn_words_around() -> None:
    assert "\u202e" not in safe("safe \u202egnp.exe")


def test_plain_text_is_untouched() -> None:
    text = "“Quotes” – dashes, naïve 中文 👩\u200d👩\u200d👧 [red]not markup[/red]"
    assert safe(text) == text


def test_line_ends_stay_where_lines_are_wanted() -> None:
    assert safe_lines("a\nb\x1b") == "a\nb␛"
