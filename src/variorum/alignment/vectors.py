"""The vectors of an article's words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from variorum.alignment.arrays import Ints

Vectors = npt.NDArray[np.float16]


@dataclass(frozen=True)
class TokenVectors:
    """The words of an article as the encoder sees them: `vectors` has a unit vector for each word, in
    order, or zeros for one that was not read; `first[n]` is the first word of sentence n, with one more
    entry for the end. `inner` has the vectors of a layer further in, by which words are aligned."""

    vectors: Vectors
    first: Ints
    inner: Vectors | None = None

    def of(self, sentence: int) -> npt.NDArray[np.float32]:
        """The vectors of the words of a sentence."""
        return self.vectors[self.first[sentence] : self.first[sentence + 1]].astype(np.float32)

    def inner_of(self, sentence: int) -> npt.NDArray[np.float32] | None:
        """The vectors of the words of a sentence from further in."""
        if self.inner is None:
            return None
        return self.inner[self.first[sentence] : self.first[sentence + 1]].astype(np.float32)
