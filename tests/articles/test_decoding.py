"""Bytes become the text that was meant."""

import pytest

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
