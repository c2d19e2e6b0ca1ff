"""Feeds: each item with its text is an article."""

import json
from html import escape
from pathlib import Path

import pytest

from tests.articles.documents.same_words import is_the_seed
from tests.conftest import SEEDS
from tests.factories import PARAGRAPHS
from variorum.articles.article import Article
from variorum.articles.formats.feed import articles_from_feed
from variorum.articles.load import read_articles
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

pytest.importorskip("feedparser")
BODY = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)


def rss(*items: str, head: str = "<title>The Quay</title><language>en</language>") -> bytes:
    content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    listed = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {content}><channel>{head}{listed}</channel></rss>'.encode()


def encoded(markup: str) -> str:
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


def described(markup: str) -> str:
    return f"<description>{escape(markup)}</description>"


def read(data: bytes) -> list[Article]:
    return articles_from_feed(data, "feed.xml")


def test_each_item_is_an_article_with_what_the_feed_knows_of_it(tmp_path: Path) -> None:
    one = (
        "<title>Crane &lt;em&gt;falls&lt;/em&gt;</title><link>https://quay.example/crane</link>"
        "<author>Jane Roe</author>"
        f"<pubDate>Tue, 06 May 2025 10:00:00 +0200</pubDate>{described('Only a teaser.')}{encoded(BODY)}"
    )
    (tmp_path / "a.rss").write_bytes(rss(one, encoded(BODY.replace("crane", "mast"))))
    articles = read_articles([str(tmp_path)], LimitSettings())
    assert [article.path.rpartition("/")[2] for article in articles] == ["a.rss#1", "a.rss#2"]
    assert articles[0].text == "\n".join(PARAGRAPHS)
    known = articles[0].metadata
    assert (known.headline, known.author, known.publisher) == ("Crane falls", "Jane Roe", "The Quay")
    assert (known.url, known.date_published) == ("https://quay.example/crane", "2025-05-06T08:00:00Z")
    assert read_articles([f"{tmp_path}/a.rss#2"], LimitSettings()) == articles[1:]


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_a_seed_in_an_atom_feed_has_the_same_words(number: int) -> None:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in SEEDS[number].read_text("utf-8").splitlines())
    entry = (
        "<entry><title>Seed</title><id>1</id><updated>2025-05-06T10:00:00Z</updated><source><title>The Post</title>"
        f'</source><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</div></content></entry>'
    )
    (article,) = read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>All</title>{entry}</feed>'.encode())
    is_the_seed(article.text, number)
    assert article.path == "feed.xml"
    assert article.outlet == "The Post"
    assert article.metadata.date_modified == "2025-05-06T10:00:00Z"


@pytest.mark.parametrize(
    "item",
    [
        described("A crane fell across two boats."),
        described(f"{PARAGRAPHS[0]} {PARAGRAPHS[1]} [&hellip;]"),
        encoded(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2][:40]}...</p>"),
        encoded(f"{BODY}<p><a href='/crane'>Continue reading Crane falls</a></p>"),
    ],
)
def test_an_item_that_holds_only_a_summary_says_so(item: str) -> None:
    (article,) = read(rss(item))
    assert article.name == "The Quay (only a summary)"


def test_a_whole_text_in_a_description_is_a_whole_text() -> None:
    (article,) = read(rss(described(BODY)))
    assert article.name == "The Quay"


def test_items_without_text_are_left_out() -> None:
    (article,) = read(rss("<title>Nothing</title>", encoded(BODY)))
    assert article.path == "feed.xml"
    with pytest.raises(InputError, match="no text"):
        read(rss("<title>Nothing</title>"))


def test_elements_that_are_empty_are_no_words() -> None:
    empty = "<title/><link/><description/><author/><pubDate/>"
    (article,) = read(rss(f"{empty}{encoded(BODY)}<content:encoded/>", head="<title/><language/>"))
    assert article.text == "\n".join(PARAGRAPHS)
    atom = "<title/><content/><summary/><source><title/></source><link/><updated/>"
    with pytest.raises(InputError, match="no text"):
        read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title/><entry>{atom}</entry></feed>'.encode())


def test_scripts_and_addresses_that_run_are_left_out() -> None:
    (article,) = read(rss(f"<link>javascript:alert(1)</link>{encoded(f'<script>alert(1)</script>{BODY}')}"))
    assert article.metadata.url is None
    assert "alert" not in article.text


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 10}">' for n in range(9))
OTHERS = '<!ENTITY a8 SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("entities", [LAUGHS, OTHERS], ids=["laughs", "file"])
def test_entities_are_neither_expanded_nor_fetched(entities: str) -> None:
    hostile = rss("<description>Before &a8; after.</description>").decode()
    hostile = hostile.replace("<rss", f"<!DOCTYPE rss [{entities}]><rss")
    (article,) = read(hostile.encode())
    assert article.text.startswith("Before")
    assert len(article.text) < 1_000
    assert "root:" not in article.text


@pytest.mark.parametrize(
    "data",
    [
        b"http://127.0.0.1:9/feed",
        b"/etc/passwd",
        b"\x00\xff\xfe",
        b"<html><body><p>A page.</p></body></html>",
        json.dumps({"version": "https://jsonfeed.org/version/1"}).encode(),
    ],
)
def test_what_is_no_feed_is_an_error_and_nothing_is_opened(data: bytes) -> None:
    with pytest.raises(InputError, match="is no RSS or Atom feed"):
        read(data)
