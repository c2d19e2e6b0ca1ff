"""The encoder itself: a small BERT, quantised, run by onnxruntime. Loaded when it is first needed."""

from __future__ import annotations

import hashlib
import lzma
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from variorum.alignment.encoder import loading_its_packages, usable
from variorum.alignment.encoder.model_files import model_files
from variorum.alignment.encoder.reports import take_back_reports
from variorum.alignment.encoder.subwords import load_tokenizer, subwords_of

if TYPE_CHECKING:
    from variorum.alignment.sentence_tokens import SentenceTokens

_PACKAGE: Final = "variorum.alignment.encoder"
MODEL: Final = "encoder.onnx"
TOKENIZER: Final = "tokenizer.json.xz"
VECTOR: Final = 384  # numbers of a vector
SIZE: Final = 2 * VECTOR  # numbers of a word: of the last layer, which links go by, and of an inner one
# The inner layer by which words are aligned, the fourth of six: of all, it tells best which words are counterparts.
_INNER: Final = "/bert/encoder/layer.3/output/LayerNorm/LayerNormalization_output_0"
# The name of the encoder that comes with the program, so that vectors from the cache need no encoder loaded.
SHIPPED: Final = "cd9f12fabe806f79"


def _field(number: int, value: bytes) -> bytes:
    """A field of a message of Protocol Buffers that holds a few bytes."""
    return bytes([number << 3 | 2, len(value)]) + value


# Behind the model, this makes the inner layer an output too: what is written of one message twice is read as one.
# Fields 7, 12 and 1 of ONNX's messages are the graph, an output of it, and its name.
_OUTPUT: Final = _field(7, _field(12, _field(1, _INNER.encode())))


class Encoder:
    """Gives the words of a sentence their vectors. Each sentence is read by itself: the quantised model
    scales what it computes by what it is given, so that others beside it would change its vectors."""

    def __init__(self, model: bytes, tokenizer: bytes) -> None:
        with loading_its_packages():
            from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = 1  # more are no quicker on a sentence
        options.log_severity_level = 3
        self._session: Any = InferenceSession(model + _OUTPUT, options, providers=["CPUExecutionProvider"])
        self._tokenizer = load_tokenizer(tokenizer)
        self.name: Final = hashlib.sha256(model + tokenizer).hexdigest()[:16]

    @usable()
    def words(self, text: str, profile: SentenceTokens) -> npt.NDArray[np.float32]:
        """The vectors of each word of a sentence of an article's text, each of unit length, zeros for words beyond
        what is read: that of the last layer, then that of the inner one; shape (words, SIZE). Raises NoEncoderError."""
        vectors = np.zeros((len(profile.words), 2, VECTOR), dtype=np.float32)
        if not len(vectors):
            return vectors.reshape(0, SIZE)
        pieces = subwords_of(self._tokenizer, text, profile)
        ids = np.array([pieces.ids], dtype=np.int64)
        states = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        words = np.array(pieces.words)
        for layer, (of_pieces,) in enumerate(states):
            np.add.at(vectors[:, layer], words[words >= 0], of_pieces[words >= 0])
        lengths = np.linalg.norm(vectors, axis=2, keepdims=True)
        return np.asarray(vectors / np.maximum(1e-6, lengths), dtype=np.float32).reshape(-1, SIZE)


@cache
@usable()
def shipped_encoder() -> Encoder:
    """The encoder that comes with the program. Raises NoEncoderError if its files or the packages that run it
    are broken or not there."""
    take_back_reports()
    model = model_files().joinpath(MODEL).read_bytes()
    return Encoder(model, lzma.decompress(files(_PACKAGE).joinpath(TOKENIZER).read_bytes()))
