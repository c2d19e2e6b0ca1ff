"""Input that is right, of every kind that the program reads, made from the articles that come with it."""

from __future__ import annotations

import gzip
import html
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.articles.lists.made_lists import LISTS, READWISE
from tests.conftest import SEEDS
from tests.factories import FOREIGN, PARAGRAPHS
from variorum.annotations.note import Anchor, LinkEdit, Note, Status, TargetKind, anchor_at
from variorum.articles.article import Article, Metadata
from variorum.cleaning.lines import LineCorrection
from variorum.config.settings import Settings
from variorum.export.edition import edition_of
from variorum.export.web_annotation import web_annotations
from variorum.project.project import Project
from variorum.project.renumbering import without_articles
from variorum.project.versions import Version, VersionHistory
from variorum.session.session import Session
from variorum.storage.file.codec import project_data
from variorum.storage.journal import Journal

_EXCERPT: Final = 600  # characters: whole articles take too long to be compared by the thousand


@cache
def seed_texts() -> tuple[str, ...]:
    """The beginnings of the articles that come with the program."""
    return tuple(_beginning(path.read_text(encoding="utf-8"), _EXCERPT) for path in SEEDS)


def _beginning(text: str, most: int) -> str:
    return text if len(text) <= most else text[: text.rindex("\n", 0, most)]


@cache
def texts() -> tuple[str, ...]:
    """Plain texts: beginnings of articles, their ends, and one whole."""
    whole = [path.read_text(encoding="utf-8") for path in SEEDS]
    ends = [text[-_EXCERPT:].partition("\n")[2] for text in whole]
    return (*seed_texts(), *ends, min(whole, key=len), "\n".join(PARAGRAPHS), "\n\n".join(FOREIGN))


@cache
def lists() -> tuple[bytes, ...]:
    """Lists of pages, as other programs export them, and a sitemap."""
    sitemap = "<urlset><url><loc>https://quay.example/crane</loc><lastmod>2025-05-06</lastmod></url></urlset>"
    return tuple(words.encode() for words in (*(words for _, words in LISTS.values()), READWISE, sitemap))


# What all other articles are compared with.
BASE: Final = _beginning(SEEDS[3].read_text(encoding="utf-8"), 2 * _EXCERPT)
METADATA: Final[dict[str, Any]] = {
    "headline": "Crane falls on two fishing boats",
    "author": "Jane Roe",
    "publisher": "The Ostrava Times",
    "datePublished": "2025-05-06",
    "dateModified": "2025-05-07T08:00:00Z",
    "url": "https://times.example/crane",
    "inLanguage": "en",
    "guessed": ["publisher"],
}


@cache
def sidecars() -> tuple[str, ...]:
    """Metadata as it stands beside articles."""
    found = [path.with_suffix(".yaml") for path in SEEDS]
    return (*(path.read_text(encoding="utf-8") for path in found if path.exists()), json.dumps(METADATA))


@cache
def pages() -> tuple[str, ...]:
    """Pages of HTML, with what news sites put around an article."""
    return tuple(page_of(text) for text in texts())


def page_of(text: str, known: object = None) -> str:
    """A page with the lines of a text as its paragraphs."""
    linked = known or {"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": "NewsArticle", **METADATA}]}
    paragraphs = "\n".join(f"<p class='text'>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Crane</title><meta property="og:site_name" content="Times">
<script type="application/ld+json">{json.dumps(linked)}</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Front page</a></li></ul></nav><main><article>
<h1>Crane falls on <em>two</em> boats</h1>
{paragraphs}</article></main><aside hidden>Never shown</aside>
<footer>© 2025 The Times.</footer></body></html>"""


@cache
def json_data() -> tuple[Any, ...]:
    """Articles as objects, as schema.org and scrapers name their parts."""
    one, two, three, *_ = seed_texts()
    scraped = {
        "title": "It fell",
        "maintext": two,
        "authors": ["A", "B"],
        "date_publish": "2025-05-06 10:00:00",
        "source_domain": "post.example",
        "language": "en",
    }
    schema = {"@type": "NewsArticle", **METADATA, "articleBody": one, "publisher": {"name": "The Times"}}
    return (schema, scraped, {"content": three.split("\n"), "byline": None}, [schema, scraped])


@cache
def fronts() -> tuple[dict[str, Any], ...]:
    """What stands at the top of Markdown files."""
    return (
        METADATA,
        {"title": "Crane falls", "authors": ["Jane Roe", "Ann Poe"], "date": "2025-05-06", "layout": "post"},
        {"source": {"name": "The Times"}, "tags": [], "draft": False, "weight": 3, "lang": "en"},
    )


@cache
def configs() -> tuple[dict[str, Any], ...]:
    """Settings of a reader's own."""
    rule = {
        "id": "newsletter.mine",
        "kind": "newsletter",
        "match": "^Get our (?:daily|weekly) letter",
        "why": "offers a newsletter",
        "confidence": "sure",
        "place": "any",
        "max_words": 12,
        "needs": ["letter"],
        "ignore_case": True,
        "removes": ["Get our daily letter"],
        "keeps": ["Letters came daily."],
    }
    return (
        {"cleaning": {"off": ["caption", "related.link-line"], "rules": [rule]}},
        {"matching": {"strictness": 0.4, "related": 0.2, "encoder": False}, "limits": {"file_megabytes": 3}},
        {"drift": {"off": ["hedge"], "lists": {"hedges": ["word has it"]}, "labels": [["mob", "crowd"]]}},
        {"keymap": {"compare.next-change": ["]", "F7"]}, "view": {"narrowest_column": 40}},
        {
            "notes": {"author": "A. Reader"},
            "folders": {"comparisons": "beside"},
            "view": {"theme": "ansi-dark"},
        },
    )


@cache
def story() -> Project:
    """A comparison with everything in it that one can hold."""
    found = [Article(f"{n}.txt", text, _known(n)) for n, text in enumerate(seed_texts()[:3])]
    one, two, three = (_beginning(article.text, 500) for article in found)
    third = replace(found[2], text=three, outside=frozenset({0}))
    project = Project.of([replace(found[0], text=one), replace(found[1], text=two), third])
    project = replace(project, title="One phone call").with_base(1)
    project = project.with_correction(0, LineCorrection(0, True)).with_correction(1, LineCorrection(0, False))
    project = project.with_links([LinkEdit((anchor_at(0, one, 0, 30), anchor_at(1, two, 0, 40)), True)])
    notes = (
        Note("n1", "Who says *this*?\nAnd when?", (anchor_at(0, one, 20, 60),), ("quote", "money"), *_MOMENTS),
        Note("n2", "", (Anchor(1),), (), *_MOMENTS, TargetKind.ARTICLE, Status.CHECKED, "green", "A. Reader"),
        Note("n3", "Both.", (anchor_at(0, one, 0, 9), anchor_at(2, three, 4, 30)), (), *_MOMENTS, TargetKind.ROW),
        Note("n4", "Gone.", (replace(anchor_at(1, two, 5, 25), lost=True),), ("gone",), *_MOMENTS),
    )
    for note in notes:
        project = project.with_note(note)
    older = (Version(replace(third, text=f"An older text.\n{three[:200]}")), Version(third, _MOMENTS[0]))
    return project.with_history(2, VersionHistory(older, (Version(found[2]),), _MOMENTS[1]))


_MOMENTS: Final = ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z")


def _known(n: int) -> Metadata:
    return Metadata(publisher=f"Outlet {n}", url=f"https://{n}.example/call", guessed=frozenset({"publisher"}))


def story_data() -> dict[str, Any]:
    """The same as plain data, without the hashes, by which every change of a text would be refused."""
    data: dict[str, Any] = json.loads(json.dumps(project_data(story())))
    for article in data["articles"]:
        del article["sha256"]
    return data


@cache
def journals() -> tuple[tuple[Any, ...], ...]:
    """Journals, each a record a line: notes written, changed and thrown away, an article that came, a note
    in the middle of being typed."""
    project = story()
    begun = Project.of(project.articles[:2])
    steps = [
        begun.with_note(Note("n1", "First.", (Anchor(0),))),
        replace(without_articles(project, [2]), notes=project.notes[:2]),
        replace(project, notes=project.notes[1:]),
        replace(project, title="Another", base=0, links=()),
    ]
    with TemporaryDirectory() as name:
        for n, opened in enumerate((begun, project)):
            journal = Journal(Path(name) / str(n), opened)
            for step in steps:
                journal.write(step)
            journal.write_typing(Note("n9", "Half a thou", (Anchor(1),)))
            journal.close()
        return tuple(
            tuple(_record(line) for line in path.read_text(encoding="utf-8").splitlines())
            for path in sorted(Path(name).rglob("*.journal"))
        )


def _record(line: str) -> dict[str, Any]:
    """A record of a journal without its sum, and without what tells programs and machines apart."""
    record: dict[str, Any] = json.loads(line)
    return {key: value for key, value in record.items() if key not in ("sum", "host", "process", "program")}


@cache
def foreign() -> tuple[Any, ...]:
    """Notes of other programs: ours as Web Annotations, and an export of Hypothesis's."""
    project = story()
    quote = {"type": "TextQuoteSelector", "exact": project.articles[0].text[20:60], "prefix": "", "suffix": ""}
    place = {"type": "TextPositionSelector", "start": 20, "end": 60}
    row = {
        "uri": "https://0.example/call",
        "text": "Who **says** so?",
        "tags": ["quote", "money"],
        "user": "acct:jane@hypothes.is",
        "user_info": {"display_name": None},
        "created": _MOMENTS[0],
        "updated": _MOMENTS[1],
        "target": [{"source": "https://0.example/call", "selector": [{"type": "RangeSelector"}, quote, place]}],
    }
    exported = json.loads(web_annotations(edition_of(Session(Settings(), project))))
    return (exported, {"total": 2, "rows": [row, {**row, "target": [{}], "text": "Elsewhere."}]}, [row])


@cache
def answers() -> tuple[bytes, ...]:
    """What a web server sends: pages plain, packed, in chunks, in an old encoding; a redirect, a refusal."""
    page = pages()[3].encode()
    half = len(page) // 2
    chunked = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (page[:half], page[half:], b""))
    return (
        _answer(page, "Content-Type: text/html; charset=utf-8", f"Content-Length: {len(page)}"),
        _answer(gzip.compress(page, mtime=0), "Content-Type: text/html", "Content-Encoding: gzip"),
        _answer(chunked, "Content-Type: text/html", "Transfer-Encoding: chunked"),
        _answer(texts()[0].encode("cp1252"), "Content-Type: text/plain; charset=windows-1252"),
        _answer(b"", "Location: /moved", status="302 Found"),
        _answer(b"gone", "Content-Type: text/html", status="404 Not Found"),
    )


def _answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join((f"HTTP/1.1 {status}", *headers, "", "")).encode() + body
