"""Bytes become the text that was meant."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.articles.decoding import NotTextError, decode


def test_utf8_with_and_without_mark() -> None:
    assert decode("“Señor”".encode()) == decode("“Señor”".encode("utf-8-sig")) == "“Señor”"


def test_windows_1252_quotes_stay_quotes() -> None:
    assert decode(b"\x93It\x92s over\x94 \x96 he said") == "“It’s over” – he said"


def test_utf16_with_mark() -> None:
    assert decode("Maduro".encode("utf-16")) == "Maduro"


def test_all_newlines_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00", bytes(range(1, 32)) * 9, b"\xff\xfea"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


def test_bytes_that_no_encoding_of_ours_has_are_refused() -> None:
    with pytest.raises(NotTextError, match="neither UTF-8 nor Windows-1252"):
        decode(b"caf\xe9 \x81\x8d")


def test_terminal_escapes_do_not_make_a_text_binary() -> None:
    assert decode(b"\x1b[31mred\x1b[0m").startswith("\x1b")


def test_valid_utf8_is_utf8_whatever_its_label_says() -> None:
    for label in ("iso-8859-1", "windows-1251", "shift_jis", "utf-16", "iso-2022-jp", "punycode"):
        assert decode("“Señor” – 5 €".encode(), [label]) == "“Señor” – 5 €"


def test_labels_mean_what_the_web_means_by_them() -> None:
    quoted = "“Zoë” – 40 €"
    for label in ("iso-8859-1", "ISO_8859-1:1987", "us-ascii", "latin1", "windows-1252"):
        assert decode(quoted.encode("cp1252"), [label]) == quoted
    assert decode("Ústí".encode("cp1250"), ["x-cp1250"]) == "Ústí"
    assert decode("Ünlü şehir".encode("cp1254"), ["iso-8859-9"]) == "Ünlü şehir"
    assert decode("①東京".encode("cp932"), ["shift_jis"]) == "①東京"
    assert decode("東京".encode("iso2022-jp"), ["ISO-2022-JP"]) == "東京"
    assert decode("北京€".encode("gb18030"), ["gb2312"]) == "北京€"
    assert decode("Praha".encode("utf-16-le"), ["utf-16"]) == "Praha"


def test_python_codecs_that_are_no_encoding_of_the_web_are_never_used() -> None:
    for label in ("punycode", "idna", "utf-7", "unicode_escape", "rot13", "zlib", "replacement", "nonsense"):
        assert decode(b"caf\xe9 +AG4- \\u0041-tda", [label]) == "café +AG4- \\u0041-tda"


def test_broken_bytes_of_a_declared_encoding_are_shown_as_such() -> None:
    assert decode(b"caf\xe9 \x81 bar", ["iso-8859-1"]) == "café \N{REPLACEMENT CHARACTER} bar"


@given(st.binary(max_size=300), st.lists(st.sampled_from(["utf-16", "big5", "iso-2022-jp", "x"]), max_size=2))
def test_any_bytes_are_text_or_refused(data: bytes, labels: list[str]) -> None:
    with suppress(NotTextError):
        assert "\r" not in decode(data, labels)


def test_one_stray_byte_once_turned_every_letter_of_a_utf8_text_into_two() -> None:
    text = "Der Zug fährt über Köln, sagte Jürgen Weiß"
    assert decode(text.encode() + b"; \x84so\x93") == f"{text}; „so“"
    assert decode("Häuser".encode() + b" \x96 leer", ["utf-8"]) == "Häuser – leer"
    assert decode(f"{text} für".encode()[:-2]).startswith(text)  # cut off inside a letter


def test_few_letters_that_look_like_utf8_do_not_make_a_text_of_windows_1252_another() -> None:
    text = "Größe und Wärme für Käufer, schöne Öfen: Â©"
    assert decode(text.encode("cp1252")) == text


def test_quotation_marks_once_stayed_control_characters_where_latin_1_had_been_declared_on_the_way() -> None:
    assert decode("\x93Gone\x94 \x96 it\x92s 5\xa0\x80".encode()) == "“Gone” – it’s 5\xa0€"
