"""Profiles of articles as bytes, and back: arrays only, so that reading them runs nothing."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import numpy as np

from variorum.alignment.arrays import Ints
from variorum.grouping.profile import FIELDS, ArticleProfile, CountedCodes

_NO_DAY = -1


def profiles_as_bytes(profiles: Sequence[ArticleProfile]) -> bytes:
    """The profiles, in order, in numpy's own format."""
    arrays: dict[str, Ints] = {}

    def put(name: str, array_of: Callable[[ArticleProfile], Ints]) -> None:
        parts = [array_of(profile) for profile in profiles]
        arrays[name] = np.concatenate([np.zeros(0, np.int64), *parts])
        arrays[f"{name}.sizes"] = np.array([len(part) for part in parts], dtype=np.int64)

    for field in FIELDS:
        put(f"{field}.codes", lambda profile, field=field: profile.fields[field].codes)  # type: ignore[misc]
        put(f"{field}.counts", lambda profile, field=field: profile.fields[field].counts)  # type: ignore[misc]
    put("sentence", lambda profile: profile.sentence)
    put("term", lambda profile: profile.term)
    single = [
        (_NO_DAY if profile.day is None else profile.day, profile.words, profile.sentences, profile.text_key)
        for profile in profiles
    ]
    arrays["single"] = np.array(single, dtype=np.int64).reshape(len(profiles), 4)
    written = io.BytesIO()
    keys = np.array([profile.key for profile in profiles], dtype=np.str_)
    np.savez_compressed(written, allow_pickle=False, keys=keys, **arrays)
    return written.getvalue()


def profiles_from(data: bytes) -> list[ArticleProfile]:
    """The profiles that were stored. Raises ValueError, OSError or KeyError for anything else."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        names = [f"{field}.{part}" for field in FIELDS for part in ("codes", "counts")]
        split = {
            name: np.split(arrays[name], np.cumsum(arrays[f"{name}.sizes"])[:-1])
            for name in (*names, "sentence", "term")
        }
        keys, single = arrays["keys"].tolist(), arrays["single"].tolist()
    return [
        ArticleProfile(
            key,
            None if day == _NO_DAY else day,
            words,
            {field: CountedCodes(split[f"{field}.codes"][n], split[f"{field}.counts"][n]) for field in FIELDS},
            split["sentence"][n],
            split["term"][n],
            sentences,
            text_key,
        )
        for n, (key, (day, words, sentences, text_key)) in enumerate(zip(keys, single, strict=True))
    ]
