"""The pair reader: the same answers each time, kept or new; its word counts, and a broken file of it is said."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.factories import FOREIGN, PARAGRAPHS, prepared, seed_articles
from variorum.alignment.encoder.model_files import model_files
from variorum.alignment.encoding import encode_article
from variorum.alignment.explain import reasons
from variorum.alignment.links import Aligner
from variorum.alignment.pair_reader import model, reading
from variorum.alignment.pair_reader.answers import AnswerFile
from variorum.alignment.pair_reader.model import MODEL, SHIPPED, shipped_pair_reader
from variorum.alignment.pair_reader.reading import read_pairs
from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.read_scores import LEAST_SCORE, MOST_SCORE, in_doubt
from variorum.alignment.scorer import encoded_scorer
from variorum.base.errors import InputError
from variorum.comparison.comparison import compare
from variorum.config.settings import PAIRS_READ, MatchingSettings

pytest.importorskip("onnxruntime", reason="the extra `encoder` is not installed")


def read_together(left: str, right: str) -> float:
    """The log-odds of two sentences."""
    reader = shipped_pair_reader()
    return reader.log_odds(reader.pieces(left), reader.pieces(right))


@pytest.fixture(name="seed_pair")
def two_seeds(seeds: Sequence[str]) -> tuple[PreparedArticle, PreparedArticle]:
    one, other = map(encode_article, seed_articles([seeds[0], seeds[4]]))
    return one, other


def test_the_name_is_that_of_the_shipped_file() -> None:
    data = model_files().joinpath(MODEL).read_bytes()
    assert hashlib.sha256(data).hexdigest()[:16] == SHIPPED


def test_the_same_fact_in_other_words_is_likelier_than_another_fact_about_the_same_people() -> None:
    said = "The mayor told reporters on Monday that the bridge would be closed for repairs until spring."
    same = "Repairs will keep the bridge shut until spring, the mayor said at the start of the week."
    other = "The mayor told reporters on Monday that she would run for a second term in the spring."
    assert read_together(said, same) > read_together(said, other) + 1


def test_answers_are_the_same_whether_new_or_kept(seed_pair: tuple[PreparedArticle, PreparedArticle]) -> None:
    left, right = (article.tokens for article in seed_pair)
    pairs = [(0, 0), (1, 2), (3, 1)]
    new = read_pairs(left, right, pairs)
    assert read_pairs(left, right, pairs) == new
    assert read_pairs(left, right, [(1, 2)]) == new[1:2]


def test_kept_answers_are_not_read_again(
    seed_pair: tuple[PreparedArticle, PreparedArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    left, right = (article.tokens for article in seed_pair)
    known = read_pairs(left, right, [(0, 0), (2, 2)])
    monkeypatch.setattr(reading, "shipped_pair_reader", lambda: pytest.fail("read again"))
    assert read_pairs(left, right, [(2, 2), (0, 0)]) == known[::-1]


def test_broken_answers_are_read_anew(tmp_path: Path) -> None:
    answers = AnswerFile(tmp_path, SHIPPED, ("one", "other"))
    answers.put({((0, 3), (0, 5)): 1.5})
    assert answers.get() == {((0, 3), (0, 5)): 1.5}
    assert AnswerFile(tmp_path, SHIPPED, ("on", "eother")).get() == {}
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes()[:-1])
    assert answers.get() == {}


def test_an_unusable_cache_changes_nothing(
    seed_pair: tuple[PreparedArticle, PreparedArticle], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    left, right = (article.tokens for article in seed_pair)
    new = read_pairs(left, right, [(0, 0)])
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(reading, "answers_folder", lambda: tmp_path / "file")
    assert read_pairs(left, right, [(0, 0)]) == new


def test_links_are_the_same_from_either_side(seed_pair: tuple[PreparedArticle, PreparedArticle]) -> None:
    one, other = seed_pair
    there, back = compare(one, other, MatchingSettings()), compare(other, one, MatchingSettings())
    assert there.alignment == back.alignment.mirrored()


def test_the_reader_is_asked_only_of_pairs_in_doubt_and_tells_what_it_says(
    seed_pair: tuple[PreparedArticle, PreparedArticle],
) -> None:
    left, right = (article.tokens for article in seed_pair)
    by_words = Aligner(left, right, encoded_scorer())._scored
    read = Aligner(left, right)._scored
    asked = read.seen.values[:, read.seen.features.index("reader_chance")] > 0
    assert asked.any()
    assert (read.scores[~asked] == by_words.scores[~asked]).all()
    assert (by_words.scores[asked] >= LEAST_SCORE).all()
    assert (by_words.scores[asked] <= MOST_SCORE).all()
    assert asked.sum() <= round(PAIRS_READ * max(len(left.sentences), len(right.sentences)))
    aligner = Aligner(left, right)
    told = [reason.signal for link in aligner.align(MatchingSettings()).links for reason in reasons(aligner, link, 0)]
    assert "read together, they say the same" in told


def test_the_most_doubtful_pairs_are_read_first() -> None:
    scores = np.array([0.01, 0.9, 0.4, 0.99, 0.45, 0.4])
    assert in_doubt(scores, 2).tolist() == [2, 5]
    assert in_doubt(scores, 9).tolist() == [1, 2, 4, 5]
    assert in_doubt(np.zeros(0), 3).tolist() == []


@pytest.mark.parametrize("text", [*FOREIGN, "", "\x1b[31m", "a " * 5000])
def test_any_sentences_can_be_read(text: str) -> None:
    assert np.isfinite(read_together(text, PARAGRAPHS[0]))


@pytest.fixture
def _checked_anew() -> Iterator[None]:
    model.require_pair_reader.cache_clear()
    yield
    model.require_pair_reader.cache_clear()


@pytest.mark.usefixtures("_checked_anew")
def test_a_damaged_or_missing_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = bytearray(model_files().joinpath(MODEL).read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF  # of the right size still
    (tmp_path / MODEL).write_bytes(damaged)
    monkeypatch.setattr(model, "model_files", lambda: tmp_path)
    with pytest.raises(InputError, match=r"cannot be used .* links rest on shared words only"):
        encode_article(prepared(PARAGRAPHS[0]))
    (tmp_path / MODEL).unlink()
    with pytest.raises(InputError, match="Install Variorum again"):
        encode_article(prepared(PARAGRAPHS[0]))


def test_fewer_pairs_are_read_where_the_settings_say_so_and_none_at_0(
    seed_pair: tuple[PreparedArticle, PreparedArticle],
) -> None:
    left, right = (article.tokens for article in seed_pair)
    by_words, unread = Aligner(left, right, encoded_scorer())._scored, Aligner(left, right, pairs_read=0.0)._scored
    assert (unread.scores == by_words.scores).all()
    fewer = Aligner(left, right, pairs_read=0.125)._scored
    read = fewer.seen.values[:, fewer.seen.features.index("reader_chance")] > 0
    assert 0 < read.sum() <= round(0.125 * max(len(left.sentences), len(right.sentences)))
