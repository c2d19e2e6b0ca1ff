"""What a comparison file may not say, though it has the right shape: it cannot be true."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from variorum.base.errors import Problem
from variorum.base.strict_yaml import Document


def contradictions(document: Document, data: dict[str, Any]) -> Iterator[Problem]:
    """What has the right shape and yet cannot be true."""
    articles = data["articles"]
    if not articles:
        yield document.problem(("articles",), "articles: is empty", "A comparison holds at least one article.")
        return
    if not 0 <= data.get("base", 0) < len(articles):
        yield document.problem(("base",), "base: no such article", f"Number them 0 to {len(articles) - 1}.")
    for n, entry in enumerate(articles):
        yield from _article_contradictions(document, ("articles", n), entry)
    for n, link in enumerate(data.get("links", ())):
        for k, place in enumerate(link["between"]):
            yield from _anchor_contradictions(document, ("links", n, "between", k), place, articles)
        if link["between"][0]["article"] >= link["between"][1]["article"]:
            remedy = "Name two articles, the lower number first."
            yield document.problem(("links", n, "between"), "between: articles are not in order", remedy)
    seen: set[str] = set()
    for n, note in enumerate(data.get("notes", ())):
        if note["id"] in seen:
            yield document.problem(("notes", n, "id"), f"id: {note['id']!r} is used twice", "Give it another.")
        seen.add(note["id"])
        for k, place in enumerate(note["target"]):
            yield from _anchor_contradictions(document, ("notes", n, "target", k), place, articles)


def _article_contradictions(document: Document, key: tuple[str | int, ...], entry: dict[str, Any]) -> Iterator[Problem]:
    text = entry["text"]
    # Journals of earlier versions hold texts with halves of characters, and their hashes.
    actual = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    stated = entry.get("sha256", "")
    if stated and stated != actual:
        what = "sha256: is not the hash of the article's text: the text was changed or cut off"
        remedy = "Restore the text, or remove the line sha256 if the change was meant."
        yield document.problem((*key, "sha256"), what, remedy)
    count = text.count("\n") + 1
    for n, line in enumerate(entry.get("outside") or ()):
        if not 1 <= line <= count:
            place = (*key, "outside", n)
            yield document.problem(place, f"outside: the text has {count} lines", "Name some of them.")
    for n, correction in enumerate(entry.get("corrections", ())):
        if not 1 <= correction["line"] <= count:
            place = (*key, "corrections", n, "line")
            yield document.problem(place, f"line: the text has {count} lines", "Name one of them.")


def _anchor_contradictions(
    document: Document, key: tuple[str | int, ...], place: dict[str, Any], articles: tuple[Any, ...]
) -> Iterator[Problem]:
    if not 0 <= place["article"] < len(articles):
        remedy = f"Number them 0 to {len(articles) - 1}."
        yield document.problem((*key, "article"), "article: no such article", remedy)
        return
    text, start, end = articles[place["article"]]["text"], place.get("start", 0), place.get("end", 0)
    if place.get("lost") or (start == end and not place.get("exact")):
        return  # it stands nowhere, or on the whole article
    if not 0 <= start <= end <= len(text) or text[start:end] != place.get("exact", ""):
        what = f"the words of `exact` do not stand at {start} to {end} of the article"
        yield document.problem(key, what, "Correct start, end or exact so that they agree.")
