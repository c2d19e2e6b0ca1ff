"""The JSON of each command. docs/formats.md describes it; docs/schemas/ holds its JSON Schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from variorum.articles.formats.registry import is_text_of_file
from variorum.articles.sidecar import metadata_as_data

if TYPE_CHECKING:  # a list of articles as JSON needs none of it
    from variorum.alignment.judge.judgement import Opinion
    from variorum.alignment.links import Link
    from variorum.alignment.prepared_article import PreparedArticle
    from variorum.alignment.statements import SentenceRef
    from variorum.articles.page_list import ListedPage, PageList
    from variorum.cleaning.lines import CleanedArticle, Line
    from variorum.comparison.comparison import Comparison
    from variorum.comparison.coverage import Coverage, Missing
    from variorum.comparison.rows import Row
    from variorum.comparison.words_in_rows import ComparedWords
    from variorum.drift.drift import Drift

Data = dict[str, Any]
_NOT_ASCII: Final = re.compile("[^\n -~]")


def as_json(data: Data | list[Data] | list[str] | str) -> str:
    """The data as JSON on one line. What cannot be printed is escaped: control and format characters, lone
    surrogates, odd spaces."""
    return _printable(json.dumps(data, ensure_ascii=False))


def json_file(data: Data) -> str:
    """The data as the text of a JSON file, indented."""
    return f"{_printable(json.dumps(data, ensure_ascii=False, indent=2))}\n"


def _printable(written: str) -> str:
    """JSON that is equal when it is read, and printable but for the ends of its lines."""
    return written if written.replace("\n", "").isprintable() else _NOT_ASCII.sub(_escaped, written)


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return character if character.isprintable() else json.dumps(character)[1:-1]


def list_document(articles: Sequence[CleanedArticle], lists: Sequence[PageList] = ()) -> Data:
    """`variorum list`: one entry for each article, and, where there are any, for each list of pages."""
    found: Data = {"schema": "variorum/list/1", "articles": [_article_data(article) for article in articles]}
    return {**found, "lists": list(map(_page_list_data, lists))} if lists else found


def _page_list_data(listed: PageList) -> Data:
    return {"path": listed.path, "kind": listed.kind, "pages": list(map(_listed_page_data, listed.pages))}


def _listed_page_data(page: ListedPage) -> Data:
    held = None if page.article is None else "text" if page.is_whole else "summary"
    return {
        "number": page.number,
        "address": page.address,
        "title": page.title or None,
        "published": page.published or None,
        "touched": page.touched or None,
        "outlet": page.outlet or None,
        "tags": list(page.tags),
        "held": held,
    }


def clean_document(article: CleanedArticle) -> Data:
    """`variorum clean`: every line, with the verdict on it."""
    lines = [_line_data(line) for line in article.lines]
    is_in_file = article.article.outside is None and is_text_of_file(article.article.path)
    text = {} if is_in_file else {"text": article.article.text}
    return {"schema": "variorum/clean/1", **_article_data(article), **text, "lines": lines}


def diff_document(comparison: Comparison) -> Data:
    """`variorum diff`: both articles, their links, rows with what happens inside them, and figures."""
    from variorum.comparison.words_in_rows import ComparedWords

    words = ComparedWords(comparison)
    return {
        "schema": "variorum/diff/1",
        "base": _prepared_data(comparison.base),
        "other": _prepared_data(comparison.other),
        "links": [_link_data(comparison, link) for link in comparison.links],
        "related": [_link_data(comparison, link) for link in comparison.alignment.related],
        "rows": [{**_row_data(comparison, row), "words": _words_data(words, row)} for row in comparison.rows],
        "stats": {**_rounded(asdict(comparison.statistics)), "details": asdict(words.counts)},
    }


def coverage_document(coverage: Coverage) -> Data:
    """`variorum coverage`: all articles, the links of every pair, and the statements."""
    links = []
    for (i, j), comparison in coverage.comparisons.items():
        for link in comparison.links:
            left = {"article": i, **_end_data(comparison.base, link.left)}
            right = {"article": j, **_end_data(comparison.other, link.right)}
            kind = {"score": round(link.score, 4), "kind": link.kind, "moved": link.moved}
            drift = [drift_data(d) for d in comparison.drift_of(link)] if coverage.looks_for_drift else None
            judge = _opinion_data(link.judge)
            links.append({"left": left, "right": right, **kind, "judge": judge, "drift": drift})
    return {
        "schema": "variorum/coverage/1",
        "articles": [_prepared_data(article) for article in coverage.articles],
        "links": links,
        "statements": [_statement_data(coverage, statement) for statement in coverage.statements],
    }


def config_document(settings: Mapping[str, tuple[Any, str]], files: Sequence[str]) -> Data:
    """`variorum config show`: each setting with its value and the file that set it."""
    settings_with_origins = {key: {"value": value, "from": origin} for key, (value, origin) in settings.items()}
    return {"schema": "variorum/config/1", "files": list(files), "settings": settings_with_origins}


def _article_data(cleaned: CleanedArticle) -> Data:
    article = cleaned.article
    return {
        "path": article.path,
        "outlet": article.outlet,
        "outlet_is_guess": article.outlet_is_guess,
        "title": cleaned.headline,
        "published": article.metadata.date_published,
        "language": article.metadata.language,
        "metadata": metadata_as_data(article.metadata),
        "sha256": article.sha256,
        "words": cleaned.words,
        "lines_removed": len(cleaned.removed),
    }


def _line_data(line: Line) -> Data:
    return {
        "start": line.start,
        "end": line.end,
        "kind": line.kind,
        "kept": line.kept,
        "rule": line.rule,
        "confidence": line.confidence,
        "why": line.why,
    }


def _prepared_data(prepared: PreparedArticle) -> Data:
    sentences = [{"start": s.start, "end": s.end, "kind": s.kind} for s in prepared.sentences]
    lines = [_line_data(line) for line in prepared.cleaned.lines]
    return {**_article_data(prepared.cleaned), "lines": lines, "sentences": sentences}


def _end_data(prepared: PreparedArticle, sentence: int) -> Data:
    span = prepared.sentences[sentence]
    return {"start": span.start, "end": span.end, "sentence": sentence}


def _link_data(comparison: Comparison, link: Link) -> Data:
    base, other = _end_data(comparison.base, link.left), _end_data(comparison.other, link.right)
    evidence = [
        {"signal": reason.signal, "value": round(reason.value, 4), "words": list(reason.words)}
        for reason in comparison.reasons(link)
    ]
    return {
        "base": base,
        "other": other,
        "left": base,
        "right": other,
        "score": round(link.score, 4),
        "kind": link.kind,
        "moved": link.moved,
        "by_hand": link.manual,
        "judge": _opinion_data(link.judge),
        "evidence": evidence,
        "drift": [drift_data(drift) for drift in comparison.drift_of(link)],
    }


def _opinion_data(opinion: Opinion | None) -> Data | None:
    return None if opinion is None else {**asdict(opinion), "by_words": round(opinion.by_words, 4)}


def drift_data(drift: Drift) -> Data:
    """A change of meaning, with the spans of both sides' words."""
    sides = {"base": drift.base, "other": drift.other}
    spans = {side: None if words is None else asdict(words) for side, words in sides.items()}
    return {
        "type": drift.type,
        "severity": drift.severity.name.lower(),
        "change": drift.change,
        "level": drift.level,
        "confidence": drift.confidence,
        "reason": drift.reason,
        **spans,
    }


def _row_data(comparison: Comparison, row: Row) -> Data:
    from variorum.comparison.rows import RowKind

    alone = row.kind in (RowKind.DROPPED, RowKind.ADDED)
    nearest = comparison.nearest(row) if alone else None
    removed = comparison.boilerplate_match(row) if alone else None
    return {
        "kind": row.kind,
        "moved": row.moved,
        "base": list(row.base),
        "other": list(row.other),
        "base_elsewhere": list(row.base_elsewhere),
        "other_elsewhere": list(row.other_elsewhere),
        "uncertain": row.uncertain,
        "by_hand": row.manual,
        "nearest": _link_data(comparison, nearest) if nearest else None,
        "in_removed": _line_data(removed) if removed else None,
    }


def _words_data(words: ComparedWords, row: Row) -> Data | None:
    """What happens inside a row, in spans; None where it has no links."""
    if not words.comparison.links_of(row):
        return None
    found = words.of(row)
    return {
        "pairs": [
            {"base": _span_data(pair.left), "other": _span_data(pair.right), "kind": pair.kind, "score": pair.score}
            for pair in found.pairs
        ],
        "dropped": list(map(_span_data, found.dropped)),
        "added": list(map(_span_data, found.added)),
        "dropped_elsewhere": [{**_span_data(one.span), "sentence": one.sentence} for one in found.dropped_elsewhere],
        "added_elsewhere": [{**_span_data(one.span), "sentence": one.sentence} for one in found.added_elsewhere],
    }


def _span_data(span: tuple[int, int]) -> Data:
    return {"start": span[0], "end": span[1]}


def _statement_data(coverage: Coverage, statement: Sequence[SentenceRef]) -> Data:
    sentences = [{"article": a, **_end_data(coverage.articles[a], n)} for a, n in statement]
    gaps = coverage.missing_from(statement)
    missing = [
        {"article": gap.article, "elsewhere": _elsewhere_data(coverage, gap), "nearest": _near_data(coverage, gap)}
        for gap in gaps
    ]
    family = coverage.families.of(statement)
    return {"articles": coverage.outlets_of(statement), "family": family, "sentences": sentences, "missing": missing}


def _elsewhere_data(coverage: Coverage, gap: Missing) -> Data | None:
    if gap.elsewhere is None:
        return None
    end = _end_data(coverage.articles[gap.article], gap.elsewhere.sentence)
    return {"statement": gap.elsewhere.statement, **end, "linked": gap.elsewhere.is_linked}


def _near_data(coverage: Coverage, gap: Missing) -> Data | None:
    if gap.nearest is None:
        return None
    sentence, score = gap.nearest
    return {**_end_data(coverage.articles[gap.article], sentence), "score": round(score, 4)}


def _rounded(figures: Data) -> Data:
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}
