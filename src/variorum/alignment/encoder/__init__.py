"""An encoder's evidence: vectors of words, which see what words alone do not."""

from functools import cache
from importlib.util import find_spec
from typing import Final

MISSING: Final = (
    "Links rest on shared words only: the encoder is not installed. pip install 'variorum[encoder]' adds it."
)


@cache
def is_installed() -> bool:
    """Whether what runs the encoder is there."""
    return all(find_spec(name) is not None for name in ("onnxruntime", "tokenizers"))
