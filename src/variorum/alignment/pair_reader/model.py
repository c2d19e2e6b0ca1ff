"""The pair reader itself: a small BERT over both sentences, quantised, run by onnxruntime. Loaded when first needed."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Final

import numpy as np

from variorum.alignment.encoder import loading_its_packages, usable
from variorum.alignment.encoder.model import TOKENIZER
from variorum.alignment.encoder.model_files import model_files
from variorum.alignment.encoder.subwords import load_tokenizer

_ENCODER: Final = "variorum.alignment.encoder"  # whose tokenizer it shares
MODEL: Final = "pair_reader.onnx"
SHIPPED: Final = "916e4a78f3d39a84"  # how the model's SHA-256 begins, and the name of its answers in the cache
_BEGIN: Final = 101  # the piece before both sentences
_END: Final = 102  # the piece after each
# What each piece is part of: of neither sentence, of the left or of the right one.
_NEITHER: Final = 0
_LEFT: Final = 2
_RIGHT: Final = 4
_LONGEST: Final = 96  # pieces; what a sentence has more is not read
_LONGEST_TEXT: Final = 4_000  # characters that are cut into pieces

Pieces = Sequence[int]


class PairReader:
    """Says how likely it is that two sentences say the same. Each pair is read by itself: the quantised model
    scales what it computes by what it is given, so that others beside it would change the answer."""

    def __init__(self, model: bytes, tokenizer: bytes) -> None:
        with loading_its_packages():
            from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = 1  # more are no quicker on a pair
        options.log_severity_level = 3
        self._session: Any = InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = load_tokenizer(tokenizer)

    def pieces(self, sentence: str) -> Pieces:
        """The numbers of the pieces that a sentence is read as."""
        text = sentence[:_LONGEST_TEXT].encode("utf-8", "replace").decode()
        return tuple(self._tokenizer.encode(text, add_special_tokens=False).ids[:_LONGEST])

    @usable()
    def log_odds(self, left: Pieces, right: Pieces) -> float:
        """The log-odds that two sentences say the same. Raises NoEncoderError where the model cannot be run."""
        ids = [_BEGIN, *left, _END, *right, _END]
        segments = [_NEITHER, *[_LEFT] * len(left), _NEITHER, *[_RIGHT] * len(right), _NEITHER]
        given = {"ids": np.array([ids], dtype=np.int64), "segments": np.array([segments], dtype=np.int64)}
        (odds,) = self._session.run(None, given)
        return float(odds[0])


@cache
@usable()
def require_pair_reader() -> None:
    """Raises NoEncoderError unless the model's file is there and whole."""
    with as_file(model_files().joinpath(MODEL)) as path, path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if not sha256.startswith(SHIPPED):
        raise ValueError(f"{MODEL} is not as it was shipped")


@cache
@usable()
def shipped_pair_reader() -> PairReader:
    """The pair reader that comes with the program. Raises NoEncoderError if its files or the packages that run it
    are broken or not there."""
    model = model_files().joinpath(MODEL).read_bytes()
    return PairReader(model, lzma.decompress(files(_ENCODER).joinpath(TOKENIZER).read_bytes()))
