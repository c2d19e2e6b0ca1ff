"""Fit the weights over the encoder's evidence: `python -m training.encoder.fit DATA FULL FOLD0 FOLD1 ...`.

FULL and FOLDn are folders with exported encoders. FOLDn was not trained on every n-th of the training
stories; those get their evidence from it, so that the weights are fitted on stories that the encoder behind
the evidence has not seen. The held-out stories and the seeds get theirs from FULL, which ships.
"""

from __future__ import annotations

import hashlib
import lzma
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from evaluation.gold import GoldPair, read_gold
from evaluation.scores import by_chance, only_here, score_links
from training.fit import FOLDS, SETTINGS, STRICTNESS, as_yaml, cross_validated, fit
from variorum.alignment.encoder.cache import VectorCache
from variorum.alignment.encoder.encoding import encoded
from variorum.alignment.encoder.model import SIZE, Encoder
from variorum.alignment.prepared_article import PreparedArticle
from variorum.alignment.scorer import encoded_scorer

WEIGHTS = Path(__file__).parents[2] / "src/variorum/alignment/encoder_weights.yaml"
_CACHE = Path(tempfile.gettempdir()) / "variorum-training-vectors"


@cache
def encoder_in(folder: Path) -> Encoder:
    """The exported encoder in a folder."""
    tokenizer = lzma.decompress((folder / "tokenizer.json.xz").read_bytes())
    return Encoder((folder / "encoder.onnx").read_bytes(), tokenizer)


@cache
def read_by(article: PreparedArticle, folder: Path) -> PreparedArticle:
    """An article with the vectors of the encoder in a folder."""
    encoder = encoder_in(folder)
    cache_ = VectorCache(_CACHE, encoder.name, SIZE)
    return article.with_vectors(encoded(article.article.text, article.tokens, encoder=encoder, cache=cache_))


def with_evidence(pairs: Sequence[GoldPair], encoders: Sequence[Path]) -> list[GoldPair]:
    """The pairs with the encoder's evidence; of several encoders each reads the stories it has not seen."""
    stories = sorted({pair.story for pair in pairs})
    chosen = {story: encoders[n % len(encoders)] for n, story in enumerate(stories)}
    return [replace(p, left=read_by(p.left, chosen[p.story]), right=read_by(p.right, chosen[p.story])) for p in pairs]


def main() -> None:
    """Fit, report, write."""
    data, full, *folds = (Path(name) for name in sys.argv[1:])
    training = with_evidence(read_gold(data / "training"), folds or [full])
    testing = with_evidence(read_gold(data / "stories"), [full])
    apart = cross_validated(training)
    scorer = fit(training)
    digest = hashlib.sha256((full / "encoder.onnx").read_bytes()).hexdigest()
    stories = len({pair.story for pair in training})
    held_out = score_links(testing, STRICTNESS, scorer)
    provenance = (
        f"Fitted {datetime.now(UTC):%Y-%m-%d} by training/encoder/fit.py on {stories} stories in\n"
        f"English, for the encoder with sha256 {digest[:16]}.\n"
        f"On training stories left out, {FOLDS} folds: {apart}. On\n"
        f"{len({p.story for p in testing})} stories that two readers marked, not fitted on: {held_out}."
    )
    if "-n" not in sys.argv:
        WEIGHTS.write_text(as_yaml(scorer, provenance), encoding="utf-8")
    encoded_scorer.cache_clear()
    print(provenance)
    for strictness in SETTINGS:
        right, everything = only_here(testing, strictness)
        sure, all_sure = only_here(testing, strictness, sure=True)
        print(
            f"strictness {strictness}: {score_links(testing, strictness, scorer)}, only here "
            f"{right / everything:.3f} of {everything}, {sure / all_sure:.3f} of {all_sure} if not uncertain"
        )
    for mean, share, count in by_chance(testing, scorer):
        print(f"scores of {mean:.2f} on average: {share:.2f} of {count} are links")


if __name__ == "__main__":
    main()
