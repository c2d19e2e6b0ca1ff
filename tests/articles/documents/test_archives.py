"""Web archives: each page in them is an article, whatever else they hold."""

import gzip
import json
from pathlib import Path

import pytest

from tests.articles.documents.making import zipped
from tests.articles.documents.making_warc import ADDRESS, page_record, record, warc
from tests.articles.documents.same_words import MADE, is_the_seed
from tests.conftest import SEEDS
from tests.factories import PARAGRAPHS
from variorum.articles.article import Article
from variorum.articles.formats.archives.wacz import articles_from_wacz
from variorum.articles.formats.archives.warc import articles_from_warc
from variorum.articles.load import read_articles
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

pytest.importorskip("warcio")
pytest.importorskip("trafilatura")
SMALL = LimitSettings(file_megabytes=1)
PAGE = f"<p>{PARAGRAPHS[0]}</p>"


def read(data: bytes) -> list[Article]:
    return articles_from_warc(data, "a.warc", SMALL)


@pytest.mark.parametrize("name", ["wget.warc", "wget.warc.gz", "wget.wacz"])
def test_seeds_that_wget_fetched_have_the_same_words(name: str) -> None:
    articles = read_articles([str(MADE / name)], LimitSettings())
    assert len(articles) == len(SEEDS)  # and no picture, nor the page that was missing
    for number, article in enumerate(articles):
        is_the_seed(article.text, number)
        assert article.path.endswith(f"{name}#{number + 1}")
        assert (article.metadata.url or "").endswith(f"/seed-{number}.html")
        assert (article.metadata.fetched or "").startswith("20")


def test_one_page_of_an_archive_can_be_named() -> None:
    (article,) = read_articles([str(MADE / "wget.warc.gz#3")], LimitSettings())
    is_the_seed(article.text, 2)


def test_the_page_of_a_lone_record_has_the_path_of_its_file() -> None:
    (article,) = read(warc(page_record(PAGE)))
    assert (article.path, article.text) == ("a.warc", PARAGRAPHS[0])
    assert (article.metadata.url, article.metadata.fetched) == (ADDRESS, "2025-05-06T10:00:00Z")
    assert (article.outlet, article.outlet_is_guess) == ("quay.example", True)


def test_what_is_packed_or_cut_into_chunks_on_the_way_is_put_together() -> None:
    whole = f"<html><body>{PAGE}</body></html>".encode()
    packed = gzip.compress(whole)
    chunked = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (20, whole[:20], len(whole) - 20, whole[20:])
    data = warc(
        page_record(packed, http="Content-Encoding: gzip\r\n"),
        page_record(chunked, http="Transfer-Encoding: chunked\r\n"),
    )
    assert [article.text for article in read(data)] == [PARAGRAPHS[0]] * 2


def test_what_is_no_page_of_the_web_is_passed_over() -> None:
    others = [
        record(b"software: x\r\n", "warcinfo", Content_Type="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        page_record(PAGE, "404 Not Found"),
        page_record(PAGE, "301 Moved"),
        page_record(PAGE, kind="revisit"),
        page_record("<script>no words</script>"),
        page_record(b"\0\1\2" * 99),
        record(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
    ]
    assert [article.path for article in read(warc(*others, page_record(PAGE)))] == ["a.warc"]
    with pytest.raises(InputError, match="without pages of HTML"):
        read(warc(*others))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (warc(page_record(PAGE, length=99_999_999_999)), "cut off"),
        (warc(page_record(PAGE, length=60), page_record(PAGE)), "cut off"),
        (warc(page_record(PAGE, length=-5), page_record(PAGE)), "cut off"),
        (warc(page_record(PAGE, length="many"), page_record(PAGE)), "cut off"),
        (warc(page_record(PAGE))[:-60], "cut off"),
        (gzip.compress(warc(page_record(PAGE)))[:-20], "cut off"),
        (b"WARC/1.0\r\n", "no web archive|without pages"),
        (b"nothing of the kind", "no web archive"),
        (b"", "without pages"),
        (gzip.compress(b"\0" * 3_000_000), "unpacks to more than 1 MB"),
        (gzip.compress(warc(page_record("a" * 3_000_000))), "unpacks to more than 1 MB"),
        (warc(page_record(gzip.compress(b"a" * 30_000_000), http="Content-Encoding: gzip\r\n")), "more than 1 MB"),
    ],
    ids=[
        "a length beyond the end",
        "a length too short",
        "a negative length",
        "no number",
        "cut off",
        "cut off in gzip",
        "only a head",
        "no archive",
        "empty",
        "zeros in gzip",
        "a long page in gzip",
        "a page that unpacks",
    ],
)
def test_a_hostile_archive_is_an_error_with_a_line(
    data: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InputError, match=message):
        read(data)
    assert capsys.readouterr() == ("", "")


def test_hostile_addresses_are_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    (article,) = read(warc(page_record(PAGE, WARC_Target_URI="https://quay.example/a b\x1b[31m")))
    assert article.text == PARAGRAPHS[0]
    assert capfd.readouterr() == ("", "")


def wacz(*pages: bytes, visited: list[str] | None = None) -> list[Article]:
    parts: dict[str, str | bytes] = {f"archive/{n}.warc.gz": gzip.compress(page) for n, page in enumerate(pages)}
    if visited is not None:
        parts["pages/pages.jsonl"] = "\n".join(
            ['{"format": "json-pages-1.0"}', "{", *map(json.dumps, visited_pages(visited))]
        )
    return articles_from_wacz(zipped(parts), "a.wacz", SMALL)


def visited_pages(addresses: list[str]) -> list[dict[str, str]]:
    return [{"url": address} for address in addresses]


def test_of_an_archive_that_lists_what_was_visited_only_that_is_read() -> None:
    pages = [page_record(f"<p>Page {name}.</p>", WARC_Target_URI=f"https://quay.example/{name}") for name in "abc"]
    listed = wacz(*pages, visited=["https://quay.example/c", "https://quay.example/a", "https://quay.example/gone"])
    assert [article.text for article in listed] == ["Page c.", "Page a."]
    for visited in (None, [], ["https://quay.example/gone"]):
        assert [article.text for article in wacz(*pages, visited=visited)] == ["Page a.", "Page b.", "Page c."]


def test_a_zip_file_without_records_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.wacz").write_bytes(zipped({"datapackage.json": "{}"}))
    with pytest.raises(InputError, match="no web archive"):
        read_articles([str(tmp_path / "a.wacz")], LimitSettings())
