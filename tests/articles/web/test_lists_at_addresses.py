"""Feeds and sitemaps at addresses: they are listed, and nothing else is fetched that was not asked for."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

import jsonschema
import pytest

import variorum
from tests.articles.web.serving import PAGE, Behaviour, answer, serving
from tests.conftest import CHECKOUT
from tests.factories import PARAGRAPHS
from variorum.articles.article import Article
from variorum.articles.formats.feed import pages_of_feed
from variorum.articles.load import articles_of_list, fetch_article, fetch_contents, read_articles, read_contents
from variorum.articles.page_list import MOST_LISTED, PageList
from variorum.base.errors import InputError
from variorum.cli.main import main
from variorum.config.settings import LimitSettings, Settings
from variorum.project.project import Project
from variorum.project.sources import reload_sources

pytest.importorskip("feedparser")
LOCAL = LimitSettings(allow_local=True, fetch_seconds=5, file_megabytes=1)
BODY = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'


def feed(host: str) -> bytes:
    items = (
        f"<item><title>Crane &amp; boats</title><link>{host}/page</link><category>Harbour</category>"
        f"<pubDate>Tue, 06 May 2025 10:00:00 +0200</pubDate><description>A crane fell …</description></item>"
        f"<item><title>Whole</title><link>{host}/never</link><description>{escape(BODY)}</description></item>"
        "<item><title>No address</title><description>Only this.</description></item>"
        f"<item><title>No text</title><link>{host}/page</link></item>"
        "<item><title>Nothing</title></item>"
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>{items}</channel></rss>'.encode()


def sitemap(host: str) -> bytes:
    news = (
        "<n:news><n:publication><n:name>The Quay</n:name></n:publication><n:title>Crane falls</n:title>"
        "<n:publication_date>2025-05-06</n:publication_date><n:keywords>harbour, crane,harbour</n:keywords></n:news>"
    )
    entries = f"<url><loc>{host}/page</loc>{news}</url><url><loc>file:///etc/passwd</loc></url>"
    return f"<urlset {NEWS}>{entries}<url><loc>{host}/other</loc></url></urlset>".encode()


@pytest.fixture(scope="module")
def asked() -> list[str]:
    return []


@pytest.fixture(scope="module")
def host(asked: list[str]) -> Iterator[str]:
    place: list[str] = []
    answers: dict[str, Behaviour] = {
        "/feed": lambda c, _: c.sendall(answer(feed(place[0]), kind="application/rss+xml")),
        "/called-a-page": lambda c, _: c.sendall(answer(feed(place[0]))),
        "/sitemap": lambda c, _: c.sendall(answer(sitemap(place[0]), kind="text/xml")),
        "/sitemap.gz": lambda c, _: c.sendall(answer(gzip.compress(sitemap(place[0])), kind="application/x-gzip")),
        "/bomb.gz": lambda c, _: c.sendall(answer(gzip.compress(bytes(50_000_000)), kind="application/gzip")),
        "/page": lambda c, _: c.sendall(answer(PAGE.encode())),
        "/loop": lambda c, _: c.sendall(answer(f"<urlset><url><loc>{place[0]}/loop</loc></url></urlset>".encode())),
        "/cut": lambda c, _: c.sendall(answer(feed(place[0])[:-20], kind="application/rss+xml", length=9_999)),
    }

    def behave(connection: object, request: bytes) -> None:
        path = request.split(b" ")[1].decode()
        asked.append(path)
        answers[path](connection, request)  # type: ignore[arg-type]

    with serving(behave) as address:
        place.append(address)
        yield address


def listed_at(address: str) -> PageList:
    found = fetch_contents(address, LOCAL)
    assert isinstance(found, PageList)
    return found


@pytest.mark.parametrize("path", ["/feed", "/called-a-page"])
def test_a_feed_is_listed_and_no_page_of_it_fetched(host: str, asked: list[str], path: str) -> None:
    asked.clear()
    listed = listed_at(host + path)
    assert asked == [path]
    assert [(page.number, page.title) for page in listed.pages] == [
        (1, "Crane & boats"),
        (2, "Whole"),
        (3, "No address"),
        (4, "No text"),
    ]
    first = listed.pages[0]
    assert (first.address, first.published, first.tags) == (f"{host}/page", "2025-05-06T08:00:00Z", ("Harbour",))
    assert [page.is_whole for page in listed.pages] == [False, True, False, False]
    assert [article.path for article in listed.articles()] == [f"{host}{path}#{n}" for n in (1, 2, 3)]


def test_only_cut_texts_that_are_asked_for_are_fetched(host: str, asked: list[str]) -> None:
    asked.clear()
    one, whole, alone = read_articles([f"{host}/feed"], LOCAL, items=(1, 2, 3))
    assert asked == ["/feed", "/page"]
    assert PARAGRAPHS[0] in one.text
    assert (one.path, one.metadata.publisher) == (f"{host}/page", "The Quay")
    assert one.metadata.date_published == "2025-05-06T08:00:00Z"
    assert whole.text == "\n".join(PARAGRAPHS)
    assert alone.name == "The Quay (only a summary)"


def test_python_asks_for_pages_of_a_list_by_their_numbers(host: str, asked: list[str]) -> None:
    asked.clear()
    (one,) = variorum.read(f"{host}/feed", settings=Settings(limits=LOCAL), items=[1])
    assert asked == ["/feed", "/page"]
    assert PARAGRAPHS[0] in one.text
    with pytest.raises(InputError, match="is no list of pages"):
        variorum.read(f"{host}/page", settings=Settings(limits=LOCAL), items=[1])


def test_an_item_is_named_by_its_number(host: str) -> None:
    (article,) = read_articles([f"{host}/feed#2"], LOCAL)
    assert article.text == "\n".join(PARAGRAPHS)
    with pytest.raises(InputError, match="has no page 9: it names 4"):
        read_articles([f"{host}/feed#9"], LOCAL)


@pytest.mark.parametrize("path", ["/sitemap", "/sitemap.gz"])
def test_a_sitemap_of_news_is_listed(host: str, path: str) -> None:
    listed = listed_at(host + path)
    first, second = listed.pages
    assert (first.title, first.outlet, first.published) == ("Crane falls", "The Quay", "2025-05-06")
    assert first.tags == ("harbour", "crane")
    assert second.address == f"{host}/other"
    with pytest.raises(InputError, match="is a sitemap: it names 2 pages, and holds no text"):
        read_articles([host + path], LOCAL)
    (article,) = articles_of_list(listed, LOCAL, (1,))
    assert article.metadata.date_published == "2025-05-06"


def test_the_command_lists_and_fetches_what_is_asked_for(
    host: str, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked.clear()
    assert main(["list", f"{host}/sitemap", "--allow-local"]) == 0
    shown = capsys.readouterr()
    assert "1  2025-05-06  Crane falls (The Quay)" in shown.out
    assert "None of these pages was fetched" in shown.err
    assert asked == ["/sitemap"]
    assert main(["list", f"{host}/feed", "--format", "json", "--allow-local"]) == 0
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, json.loads((CHECKOUT / "docs" / "schemas" / "list.json").read_text(encoding="utf-8")))
    pages = told["lists"][0]["pages"]
    assert [page["held"] for page in pages] == ["summary", "text", "summary", None]
    assert main(["clean", f"{host}/sitemap", "--items", "1", "--allow-local"]) == 0
    assert PARAGRAPHS[0] in capsys.readouterr().out
    for wrong in ("0", "x", "3-1", "1-101", "", "99999999"):
        assert main(["clean", f"{host}/sitemap", "--items", wrong, "--allow-local"]) == 2
    assert main(["clean", f"{host}/page", "--items", "1", "--allow-local"]) == 2
    assert "is no list of pages" in capsys.readouterr().err


def test_an_update_finds_the_items_of_a_feed_again_and_asks_for_it_once(host: str, asked: list[str]) -> None:
    whole = read_articles([f"{host}/feed"], LOCAL)[1]
    asked.clear()
    today, problems = reload_sources(Project.of([Article("x#1", "gone"), whole, whole]), LOCAL, left_out=[0])
    assert asked == ["/feed"]
    assert today == {1: whole, 2: whole}
    assert len(problems) == 1


def test_a_list_in_a_list_is_not_followed(host: str, asked: list[str]) -> None:
    asked.clear()
    with pytest.raises(InputError, match="is a sitemap, and no article"):
        read_articles([f"{host}/loop"], LOCAL, items=(1,))
    assert asked == ["/loop", "/loop"]


def test_a_feed_may_name_private_places_but_they_are_refused() -> None:
    """As an address on the internet would: the list is one of strangers, and the limits are as they are by default."""
    listed = PageList("https://quay.example/feed", "a feed", tuple(pages_of_feed(feed("http://127.0.0.1:1"), "x")))
    with pytest.raises(InputError, match="private or local network"):
        articles_of_list(listed, LimitSettings(fetch_seconds=1), (1,))


def test_a_feed_that_redirects_inwards_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its server counts as one on the internet; where it sends on to, on this machine, does not."""
    from variorum.articles.web import connection

    away = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/feed\r\n\r\n"
    with serving(lambda c, _: c.sendall(away), host="127.0.0.2") as address:
        monkeypatch.setattr(connection, "is_public", lambda ip: ip == "127.0.0.2")
        with pytest.raises(InputError, match=r"127\.0\.0\.1.*private or local network"):
            fetch_contents(f"{address}/feed", LimitSettings(fetch_seconds=5))


@pytest.mark.parametrize(
    ("path", "message"), [("/bomb.gz", "larger than 1 MB"), ("/cut", "was cut off before its end")]
)
def test_lists_that_lie_about_their_size_are_refused(host: str, path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fetch_article(host + path, LOCAL)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 10}">' for n in range(9))


@pytest.mark.parametrize("entities", [LAUGHS, '<!ENTITY a8 SYSTEM "file:///etc/passwd">'], ids=["laughs", "file"])
def test_entities_in_a_sitemap_are_neither_expanded_nor_fetched(tmp_path: Path, entities: str) -> None:
    page = "<url><loc>https://quay.example/&a8;</loc></url>"
    (tmp_path / "a.xml").write_text(f"<!DOCTYPE urlset [{entities}]><urlset>{page}</urlset>")
    try:
        (listed,) = read_contents([str(tmp_path / "a.xml")], LOCAL)
    except InputError:  # newer versions of the parser refuse what would grow so
        return
    assert isinstance(listed, PageList)
    assert listed.pages[0].address == "https://quay.example/"


def test_giant_and_empty_lists_are_refused(tmp_path: Path) -> None:
    giant = "<url><loc>http://a.example</loc></url>" * (MOST_LISTED + 1)
    (tmp_path / "a.xml").write_text(f"<urlset>{giant}</urlset>")
    with pytest.raises(InputError, match="names 50,001 pages"):
        read_contents([str(tmp_path / "a.xml")], LimitSettings())
    (tmp_path / "b.xml").write_text("<urlset/>")
    with pytest.raises(InputError, match="is a sitemap without a page"):
        read_contents([str(tmp_path / "b.xml")], LOCAL)
