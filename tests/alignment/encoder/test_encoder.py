"""The encoder: the same vectors each time, in any company; and no input or file that breaks it."""

import json
import lzma
import os
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import FOREIGN, PARAGRAPHS, article, prepared, seed_articles, texts
from variorum.alignment import encoder as installed
from variorum.alignment.encoder import model
from variorum.alignment.encoder.cache import VectorCache, vectors_folder
from variorum.alignment.encoder.encoding import MOST_WORDS, encoded
from variorum.alignment.encoder.model import Encoder, shipped_encoder
from variorum.alignment.encoder.model_files import model_files
from variorum.alignment.encoder.similarity import matches_both_ways, word_weights
from variorum.alignment.encoding import encode_article
from variorum.alignment.features.embedding import MatchedPairs
from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.vectors import TokenVectors
from variorum.base.errors import InputError
from variorum.comparison.comparison import Comparison, compare
from variorum.comparison.coverage import cover
from variorum.comparison.rows import RowKind
from variorum.config.settings import MatchingSettings, Settings
from variorum.project.project import Project
from variorum.session.session import Session

pytest.importorskip("onnxruntime", reason="the extra `encoder` is not installed")

BOUND = 0.06  # how far the quantised model's likeness of two sentences may be from the unquantised one's
STORY = "\n".join(PARAGRAPHS)


def read(text: str, name: str = "article.txt") -> PreparedArticle:
    return encode_article(prepared(text, name))


def held(base: PreparedArticle, other: PreparedArticle) -> Comparison:
    return compare(base, other, MatchingSettings())


def kinds(comparison: Comparison) -> list[tuple[RowKind, bool]]:
    return [(row.kind, row.moved) for row in comparison.rows]


def likeness(one: PreparedArticle, other: PreparedArticle) -> np.ndarray:
    assert one.encoded is not None
    assert other.encoded is not None
    weights = word_weights(one.tokens, other.tokens)
    return MatchedPairs(*matches_both_ways(one.encoded, other.encoded, weights)).f1


def test_the_quantised_model_says_what_the_unquantised_one_does(seeds: Sequence[str]) -> None:
    """The expected values were written by training/encoder/export.py with the model in single precision."""
    one, other = map(encode_article, seed_articles([seeds[0], seeds[4]]))
    expected = json.loads((Path(__file__).parent / "unquantised.json").read_text(encoding="utf-8"))
    found = likeness(one, other)
    assert found.shape == np.array(expected).shape
    assert np.abs(found - expected).max() <= BOUND
    assert np.abs(found - expected).mean() <= BOUND / 4


def test_a_reworded_sentence_is_more_alike_than_a_foreign_one() -> None:
    one = read("He refused to step down.\nRain is expected over the western valleys.")
    other = read("He rejected the demand to resign.\nA museum in Lisbon opened a gallery.")
    found = likeness(one, other)
    assert found[0, 0] > max(found[0, 1], found[1, 0], found[1, 1]) + 0.1


def test_vectors_do_not_depend_on_what_stands_beside() -> None:
    whole, alone = read(STORY), read(PARAGRAPHS[3])
    assert whole.encoded is not None
    assert alone.encoded is not None
    n = next(n for n in range(len(whole.sentences)) if whole.text_of(n) == alone.text_of(0))
    assert (whole.encoded.of(n) == alone.encoded.of(0)).all()


def test_both_sides_and_every_order_give_the_same(seeds: Sequence[str]) -> None:
    articles = [encode_article(article) for article in seed_articles(seeds)]
    there, back = held(articles[0], articles[1]), held(articles[1], articles[0])
    assert there.alignment == back.alignment.mirrored()
    statements = cover(articles, MatchingSettings()).statements
    swapped = cover(articles[::-1], MatchingSettings()).statements
    assert {frozenset((4 - a, n) for a, n in places) for places in swapped} == set(map(frozenset, statements))


def test_known_edits_show_as_what_they_are() -> None:
    base = read(STORY)
    assert set(kinds(held(base, read(STORY, "other.txt")))) == {(RowKind.SAME, False)}
    for n in range(len(PARAGRAPHS)):
        shorter = read("\n".join(p for k, p in enumerate(PARAGRAPHS) if k != n))
        rows = held(base, shorter).rows
        dropped = [base.text_of_all(row.base) for row in rows if row.kind is RowKind.DROPPED]
        assert " ".join(dropped) == PARAGRAPHS[n]
        assert all(row.kind in (RowKind.SAME, RowKind.DROPPED) for row in rows)
    shuffled = held(base, read("\n".join((*PARAGRAPHS[5:], *PARAGRAPHS[:5]))))
    assert {row.kind for row in shuffled.rows} == {RowKind.SAME}
    longer = held(base, read("\n".join((*PARAGRAPHS[:4], *FOREIGN, *PARAGRAPHS[4:]))))
    added = [longer.other.text_of_all(row.other) for row in longer.rows if row.kind is RowKind.ADDED]
    assert added == list(FOREIGN)


def test_links_say_which_words_the_encoder_takes_for_each_other(seeds: Sequence[str]) -> None:
    one, other = map(encode_article, seed_articles([seeds[0], seeds[2]]))
    comparison = held(one, other)
    said = {reason.signal: reason.words for link in comparison.links for reason in comparison.reasons(link)}
    assert "similar meaning" in said
    words = [w for x in comparison.links for r in comparison.reasons(x) for w in r.words if "↔" in w]
    assert {"global ↔ worldwide", "revealed ↔ informed"} <= set(words)


@pytest.mark.parametrize(
    "text",
    [
        "…",
        "word " * 5_000,
        "中国的经济增长放缓。 他说这不是问题。",
        "Российские власти отвергли требование. 👩‍🚀 🙈",
        "x" * 30_000,
        "\ud800 half of a sign. \x00\x1b[31m",
    ],
    ids=["no words", "long", "Chinese", "Russian", "one long word", "broken"],
)
def test_odd_sentences_are_compared_all_the_same(text: str) -> None:
    comparison = held(read(text), read(STORY))
    assert comparison.rows
    assert [n for row in comparison.rows for n in row.base] == list(range(len(comparison.base.sentences)))


@given(texts, texts)
@settings(max_examples=25)
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    comparison = held(read(one), read(other))
    assert sorted(n for row in comparison.rows for n in row.base) == list(range(len(comparison.base.sentences)))


@given(st.lists(st.integers(0, 4), max_size=6), st.lists(st.integers(0, 4), max_size=6), st.integers(0, 9))
def test_carried_is_the_mean_of_best_matches(ours: list[int], theirs: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)

    def random_words(lengths: list[int]) -> TokenVectors:
        vectors = rng.normal(size=(sum(lengths), 8))
        vectors /= np.maximum(1e-6, np.linalg.norm(vectors, axis=1, keepdims=True))
        return TokenVectors(vectors.astype(np.float16), np.concatenate(([0], np.cumsum(lengths))).astype(int))

    left, right = random_words(ours), random_words(theirs)
    weights = rng.random(sum(ours)) + 0.1, rng.random(sum(theirs)) + 0.1
    there, back = (matches.carried for matches in matches_both_ways(left, right, weights))
    for i, j in np.ndindex(there.shape):
        if ours[i] and theirs[j]:
            alike = np.maximum(0, left.of(i) @ right.of(j).T)
            mine = weights[0][left.first[i] : left.first[i + 1]]
            yours = weights[1][right.first[j] : right.first[j + 1]]
            assert there[i, j] == pytest.approx((alike.max(1) * mine).sum() / mine.sum(), abs=1e-4)
            assert back[i, j] == pytest.approx((alike.max(0) * yours).sum() / yours.sum(), abs=1e-4)
        else:
            assert there[i, j] == back[i, j] == 0


def test_an_article_beyond_all_measure_is_left_to_words() -> None:
    assert read(f"{STORY}\n{'Many words stand here. ' * (MOST_WORDS // 4 + 1)}").encoded is None


def test_what_was_read_before_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(STORY)

    def never(*_: object) -> None:
        raise AssertionError("was read again")

    monkeypatch.setattr(Encoder, "words", never)
    second = read(STORY)
    assert first.encoded is not None
    assert second.encoded is not None
    assert (first.encoded.vectors == second.encoded.vectors).all()


def test_the_name_that_vectors_are_kept_under_is_that_of_the_shipped_encoder() -> None:
    assert shipped_encoder().name == model.SHIPPED, "write the new name into SHIPPED"


def test_vectors_of_a_model_with_other_bytes_are_not_taken() -> None:
    folder = files("variorum.alignment.encoder")
    tokenizer = lzma.decompress(folder.joinpath(model.TOKENIZER).read_bytes())
    said_of_itself = b"\x32\x03old"  # at the end of the file: all else is the same
    old = Encoder(model_files().joinpath(model.MODEL).read_bytes() + said_of_itself, tokenizer)
    cache = VectorCache(vectors_folder(), old.name, model.SIZE)
    profile = prepared(STORY).tokens
    encoded(STORY, profile, encoder=old, cache=cache)
    now = encoded(STORY, profile, cache=VectorCache(vectors_folder(), shipped_encoder().name, model.SIZE))
    assert now is not None
    folders = {path.name for path in vectors_folder().iterdir()}
    assert folders == {old.name, shipped_encoder().name}


def test_broken_files_in_the_cache_are_read_anew_and_put_right() -> None:
    whole = read(STORY).encoded
    assert whole is not None
    paths = [path for path in vectors_folder().rglob("*") if path.is_file()]
    assert len(paths) == len(set(prepared(STORY).sentences))
    for n, path in enumerate(paths):
        path.write_bytes((b"", b"\x00" * 40, path.read_bytes()[:-1], path.read_bytes()[::-1])[n % 4])
    again = read(STORY).encoded
    assert again is not None
    assert (whole.vectors == again.vectors).all()


def test_a_cache_that_cannot_be_written_changes_nothing() -> None:
    vectors_folder().parent.mkdir(parents=True)
    vectors_folder().write_text("a file where a folder should be")
    assert read(STORY).encoded is not None


def test_the_cache_is_bounded_and_forgets_other_models(tmp_path: Path) -> None:
    old, new = VectorCache(tmp_path, "old", 4), VectorCache(tmp_path, "new", 4)
    vectors = np.ones((10, 4), dtype=np.float16)
    old.put("sentence", vectors)
    for n in range(9):
        new.put(f"sentence {n}", vectors)
        os.utime(new._files.path(f"sentence {n}"), (n, n))
    new.trim(most=3 * 88)
    assert old.get("sentence", 10) is None
    kept = [n for n in range(9) if new.get(f"sentence {n}", 10) is not None]
    assert kept == [6, 7, 8]


@pytest.mark.parametrize("name", [model.MODEL, model.TOKENIZER])
def test_a_broken_or_missing_file_of_the_model_is_said(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_model, of_tokenizer = model_files() / model.MODEL, Path(model.__file__).parent / model.TOKENIZER
    for file in (of_model, of_tokenizer):
        (tmp_path / file.name).write_bytes(b"" if file.name == name else file.read_bytes())
    monkeypatch.setattr(model, "files", lambda _package: tmp_path)
    monkeypatch.setattr(model, "model_files", lambda: tmp_path)
    shipped_encoder.cache_clear()
    try:
        with pytest.raises(InputError, match=r"cannot be used .* links rest on shared words only"):
            encoded(STORY, prepared(STORY).tokens)
        (tmp_path / name).unlink()
        with pytest.raises(InputError, match="Install Variorum again"):
            encoded(STORY, prepared(STORY).tokens)
    finally:
        shipped_encoder.cache_clear()


def test_an_article_whose_reading_was_stopped_is_read_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "is_installed", lambda: True)
    session = Session(Settings(), Project.of([article(STORY), article(PARAGRAPHS[0], "b")]))
    session.encode(0, lambda done, _all: done < 3)
    assert session.unencoded_articles() == [0, 1]
    session.encode(0)
    assert session.unencoded_articles() == [1]
    assert session.prepared(0).encoded is not None
