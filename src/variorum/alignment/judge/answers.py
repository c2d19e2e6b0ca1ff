"""Answers that were given before, in the user's cache folder.

An answer stands under the hash of the model's name and of all that was asked, wherever the server was. It holds
numbers and kinds only, no text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import platformdirs

from variorum.alignment.judge.judgement import JudgedPair
from variorum.alignment.judge.prompt import PROMPT_VERSION
from variorum.alignment.judge.reply import NonsenseError, pairs_in
from variorum.base.file_cache import FileCache

_MOST_BYTES: Final = 50_000_000


def answers_folder() -> Path:
    """Where answers are kept."""
    return platformdirs.user_cache_path("variorum") / "judge"


class AnswerCache:
    """The answers of a model, by what it was asked."""

    def __init__(self, folder: Path, model: str) -> None:
        self._files, self._model = FileCache(folder, str(PROMPT_VERSION)), model

    def get(self, asked: Sequence[Mapping[str, str]], counts: tuple[int, int]) -> tuple[JudgedPair, ...] | None:
        """What was answered, if that is there and whole; `counts` are the sentences of either article."""
        body = self._files.get(self._key(asked))
        try:
            return None if body is None else pairs_in(body.decode("utf-8", "replace"), counts)
        except NonsenseError:
            return None

    def put(self, asked: Sequence[Mapping[str, str]], pairs: Iterable[JudgedPair]) -> None:
        """Keep an answer."""
        links = [[pair.left + 1, pair.right + 1, pair.kind, pair.sure] for pair in pairs]
        self._files.put(self._key(asked), json.dumps({"links": links}).encode())

    def trim(self) -> None:
        """Remove the oldest answers where they take much room, and those to other versions of the question."""
        self._files.trim(_MOST_BYTES)

    def _key(self, asked: Sequence[Mapping[str, str]]) -> str:
        return json.dumps([self._model, *asked], sort_keys=True)
