"""Reading lists of other programs: addresses with titles and tags; nothing is fetched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.lists.made_lists import CRANE, LISTS, READWISE, TIDE, WALLABAG
from tests.factories import PARAGRAPHS
from variorum.articles.load import read_articles, read_contents
from variorum.articles.page_list import PageList
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

pytest.importorskip("lxml")


def listed(folder: Path, name: str, words: str | bytes) -> PageList:
    path = folder / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    (found,) = read_contents([str(path)], LimitSettings())
    assert isinstance(found, PageList)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_each_list_gives_addresses_titles_tags_and_dates(tmp_path: Path, name: str) -> None:
    kind, words = LISTS[name]
    found = listed(tmp_path, name, words)
    assert found.kind == kind
    first, second = found.pages
    assert (first.number, first.address, second.number, second.address) == (1, CRANE, 2, TIDE)
    assert first.title in ("Crane, boats", "Crane & boats")
    assert first.tags == ("harbour", "crane-accident")
    assert (first.published or first.touched)[:10] in ("2025-05-06", "")
    assert second.title in ("", TIDE)
    if name != "wallabag.json":
        with pytest.raises(InputError, match=f"is {kind}: it names 2 pages, and holds no text. .*--items"):
            read_articles([found.path], LimitSettings())


def test_a_list_begins_with_a_mark_or_is_in_utf_16(tmp_path: Path) -> None:
    words = LISTS["instapaper.csv"][1]
    assert len(listed(tmp_path, "a.csv", b"\xef\xbb\xbf" + words.encode()).pages) == 2
    assert len(listed(tmp_path, "b.csv", words.encode("utf-16")).pages) == 2


def test_what_wallabag_kept_of_a_page_is_read_without_fetching_it(tmp_path: Path) -> None:
    (tmp_path / "w.json").write_text(WALLABAG)
    (article,) = read_articles([f"{tmp_path}/w.json"], LimitSettings(), items=(1,))
    assert article.text == "\n".join(PARAGRAPHS)
    assert (article.metadata.url, article.metadata.author, article.name) == (CRANE, "Jane Roe", "quay.example")
    assert article.outlet_is_guess
    assert read_articles([f"{tmp_path}/w.json#1"], LimitSettings()) == (article,)


def test_readwise_gives_highlights_by_their_pages(tmp_path: Path) -> None:
    first, second = listed(tmp_path, "readwise.csv", READWISE).pages
    assert (first.title, first.address, first.tags) == ("Crane falls on boats", None, ("harbour", "crane-accident"))
    assert [highlight.quote for highlight in first.highlights] == [PARAGRAPHS[2], PARAGRAPHS[3]]
    assert first.highlights[0].note == "Who says so?"
    assert first.highlights[0].tags == ("quote", "check-me")
    assert [highlight.quote for highlight in second.highlights] == ["Time and tide."]
    with pytest.raises(InputError, match="names no address for its page 1"):
        read_articles([f"{tmp_path}/readwise.csv"], LimitSettings(), items=(1,))


@pytest.mark.parametrize(
    ("name", "words", "message"),
    [
        ("a.csv", 'title,url,time_added\n"open', "a table that is broken in line 2"),
        ("a.csv", f"title,url,time_added\n{'x' * 200_000},u,1", "a table that is broken in line 2"),
        ("a.csv", "title,url,time_added\n", "is Pocket's list without a page"),
        ("a.json", '[{"is_archived": 0, "is_starred": 0, "url": ', "is no JSON that is whole"),
        ("a.json", '{"is_archived": 0, "is_starred": 0, "url": ' + "[" * 100_000, "is no JSON that is whole"),
        ("a.json", '{"uri": 1, "target": [], "user": {}, "group": "", "rows": [7]}', "without a page"),
        ("a.ris", "TY  - NEWS\nUR  - ftp://x.example\nER  - ", "is a list of references without a page"),
    ],
)
def test_a_list_that_is_broken_or_lies_says_so(tmp_path: Path, name: str, words: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        listed(tmp_path, name, words)


def test_other_tables_pages_and_json_are_what_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2")
    (tmp_path / "a.json").write_text(json.dumps({"title": "x", "text": "A text.", "url": CRANE}))
    for name in ("a.csv", "a.json"):
        assert len(read_articles([str(tmp_path / name)], LimitSettings())) == 1


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
KEYS = [
    *("url", "uri", "URL", "title", "tags", "labels", "content", "annotations"),
    *("quote", "document", "issued", "date-parts", "keyword", "rows"),
]


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), anything | st.just(CRANE), max_size=6), max_size=3))
def test_any_json_that_looks_like_a_list_is_read_or_refused(items: list[object]) -> None:
    from variorum.articles.lists.references import pages_of_csl
    from variorum.articles.lists.saved_json import pages_of_hypothesis, pages_of_omnivore, pages_of_wallabag

    data = json.dumps(items).encode()
    for read in (pages_of_csl, pages_of_hypothesis, pages_of_omnivore, pages_of_wallabag):
        for page in read(data, "x.json"):
            assert page.address in (None, CRANE)


@given(st.text(max_size=60))
def test_any_text_behind_the_first_line_is_read_or_refused(words: str) -> None:
    from variorum.articles.lists.references import pages_of_ris
    from variorum.articles.lists.tables_csv import pages_of_table

    for read, head in ((pages_of_table, "title,url,tags,selection\n"), (pages_of_ris, "TY  - NEWS\nUR  - ")):
        try:
            read((head + words).encode("utf-8", "replace"), "x")
        except InputError:
            continue
