"""Which language an article is in, as other programs are told, and which way it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from variorum.alignment.prepared_article import PreparedArticle

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")  # as BCP 47 writes most
_FROM_THE_RIGHT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"})


def language_tag(article: PreparedArticle) -> str:
    """The language that an article names, if it is the name of one, else the one that it is read in: "en-GB"."""
    named = (article.article.metadata.language or "").replace("_", "-")
    return named if _TAG.fullmatch(named) else article.language.code


def direction_of(tag: str) -> str:
    """Which way a language is read: "ltr" or "rtl"."""
    return "rtl" if tag.split("-")[0].casefold() in _FROM_THE_RIGHT else "ltr"
