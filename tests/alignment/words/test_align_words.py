"""Words of two sentences: which stand for each other, which have no counterpart, the same from both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import variorum
from tests.factories import sentences, texts
from variorum.alignment import encoder
from variorum.alignment.words.word_alignment import PairKind, WordAlignment
from variorum.text.words import stem, words_of

some = st.one_of(texts, sentences)


def aligned(left: str, right: str, *, with_encoder: bool = False) -> WordAlignment:
    return variorum.align_words(left, right, encoder=with_encoder)


def written(left: str, right: str, found: WordAlignment) -> dict[str, tuple[str, PairKind]]:
    """The words of the left text, each with its counterpart and kind."""
    return {left[slice(*pair.left)]: (right[slice(*pair.right)], pair.kind) for pair in found.pairs}


def test_the_same_words_stand_for_each_other_wherever_they_stand() -> None:
    left, right = "Officials said the port was closed on Tuesday.", "The port was closed on Tuesday, officials said."
    found = aligned(left, right)
    counterparts = written(left, right, found)
    for word in ("Officials", "said", "port", "closed", "Tuesday"):
        assert counterparts[word][0].casefold() == word.casefold()
        assert counterparts[word][1] is PairKind.SAME
    assert (found.dropped, found.added) == ((), ())


@pytest.mark.parametrize(
    ("left", "right", "word", "counterpart", "kind"),
    [
        ("The mayor closed a port.", "The mayor closed the ports.", "port", "ports", PairKind.FORM),
        ("Police found two bodies.", "Police found 2 bodies.", "two", "2", PairKind.FORM),
        ("The harbour was closed.", "The harbor was closed.", "harbour", "harbor", PairKind.TYPOGRAPHY),
    ],
)
def test_another_form_of_a_word_is_told_as_that(
    left: str, right: str, word: str, counterpart: str, kind: PairKind
) -> None:
    assert written(left, right, aligned(left, right))[word] == (counterpart, kind)


def test_what_one_side_lacks_is_told_in_phrases_without_small_words_at_their_ends() -> None:
    left = "The port was closed on Tuesday after a rusty crane fell."
    found = aligned(left, "The port was closed on Tuesday.")
    assert [left[slice(*span)] for span in found.dropped] == ["rusty crane fell"]
    assert found.added == ()


def test_small_words_and_signs_alone_are_never_dropped() -> None:
    found = aligned("So the port was, in fact, closed.", "The port is closed!")
    assert not any("So the port was, in fact, closed."[slice(*span)] == "in" for span in found.dropped)
    assert aligned("It was the, of and.", "Was it?").dropped == ()


@pytest.mark.parametrize(
    ("left", "right", "dropped"),
    [
        ("Donald J. Trump spoke.", "Donald Trump spoke.", []),
        ("President Donald J. Trump spoke.", "President Trump spoke.", ["Donald"]),
        ("Then George H. W. Bush spoke.", "Then George Bush spoke.", []),
        ("George H. W. Bush spoke to the house.", "George W. Bush spoke to the house.", ["H"]),
        ("Plan B Works, they said.", "Plan Works, they said.", ["B"]),
    ],
)
def test_an_initial_is_dropped_only_where_the_other_side_has_another_name(
    left: str, right: str, dropped: list[str]
) -> None:
    found = aligned(left, right)
    assert [left[slice(*span)] for span in found.dropped] == dropped
    assert aligned(right, left).added == found.dropped


def test_the_encoder_finds_other_words_for_the_same_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("onnxruntime", reason="the extra `encoder` is not installed")
    monkeypatch.setattr(encoder, "is_installed", lambda: True)
    left = "The president rejected the request of the soldiers on Monday."
    right = "On Monday the president refused the demand of the troops."
    found = written(left, right, aligned(left, right, with_encoder=True))
    assert found["rejected"] == ("refused", PairKind.SYNONYM)
    assert found["soldiers"] == ("troops", PairKind.REWORDED)


@pytest.mark.parametrize("left", ["東京都知事は月曜日に港を閉鎖した。", "市长周一关闭了港口。"])
def test_chinese_and_japanese_are_never_one_word_a_sentence(left: str) -> None:
    found = aligned(left, left[:3] + "、" + left[5:])
    assert len(found.pairs) > 4
    assert max(end - start for pair in found.pairs for start, end in pair) < 4


def test_very_long_texts_are_aligned_by_equal_words_only() -> None:
    found = aligned("boat crane " * 3_000, "crane boat " * 3_000)
    assert {pair.kind for pair in found.pairs} == {PairKind.SAME}


def test_nothing_is_aligned_with_nothing() -> None:
    assert aligned("", "").pairs == aligned("A port.", "").pairs == ()
    assert aligned("A port.", "").dropped == ((2, 6),)


@given(some, some)
def test_from_the_other_side_it_is_the_same(left: str, right: str) -> None:
    assert aligned(left, right) == aligned(right, left).mirrored()


@given(some, some)
def test_spans_are_words_of_the_texts_and_none_is_both_paired_and_dropped(left: str, right: str) -> None:
    found = aligned(left, right)
    for text, paired, bare in (
        (left, [pair.left for pair in found.pairs], found.dropped),
        (right, [pair.right for pair in found.pairs], found.added),
    ):
        for start, end in (*paired, *bare):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
        taken = {n for span in paired for n in range(*span)}
        assert not any(n in taken for span in bare for n in range(*span))
    assert all(0 <= pair.score <= 1 for pair in found.pairs)


@given(sentences, sentences)
def test_no_word_is_dropped_that_stands_in_some_form_on_the_other_side(left: str, right: str) -> None:
    found = aligned(left, right)
    for mine, others, spans in ((left, right, found.dropped), (right, left, found.added)):
        stems = {stem(word.form) for word in words_of(others)}
        for start, end in spans:
            lost = [word for word in words_of(mine, start, end) if stem(word.form) in stems]
            assert not [word for word in lost if word.form not in {"the", "a", "of"}]
