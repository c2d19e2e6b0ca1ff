"""The stemmers of the package snowballstemmer, each loaded alone.

Its own entrance loads the modules of thirty languages, which takes a third as long as loading numpy. They are
found here as modules of this package.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Final, Protocol

_PACKAGE: Final = "snowballstemmer"


class WordStemmer(Protocol):
    """What snowballstemmer and PyStemmer have in common."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - their name
        """The stem of a word."""


def stemmer_named(name: str) -> WordStemmer:
    """The stemmer of a language, by its name in Snowball: PyStemmer's, which is faster, where that is installed."""
    try:
        import Stemmer
    except ImportError:
        module = import_module(f"{__name__}.{name}_stemmer")
        found: WordStemmer = getattr(module, f"{name.title().replace('_', '')}Stemmer")()
    else:
        found = Stemmer.Stemmer(name)
    return found


def _folders() -> list[str]:
    spec = find_spec(_PACKAGE)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {_PACKAGE!r}", name=_PACKAGE)
    return list(spec.submodule_search_locations or ())


__path__ = _folders()
