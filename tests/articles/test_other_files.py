"""Articles in Markdown with front matter, in JSON and in JSON Lines."""

import json
import time
from pathlib import Path

import pytest

from tests.factories import PARAGRAPHS, RULES
from variorum.articles.formats.front_matter import front_matter_end
from variorum.articles.formats.json_articles import articles_from_json
from variorum.articles.load import read_articles
from variorum.base.errors import InputError
from variorum.cleaning.cleaner import clean
from variorum.config.settings import LimitSettings

TEXT = "\n".join(PARAGRAPHS)
FRONT = "---\ntitle: Crane falls\nauthors: [Jane Roe, Ann Poe]\ndate: 2025-05-06\nlayout: post\n---\n"


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_front_matter_is_metadata_and_no_line_of_the_article(tmp_path: Path) -> None:
    (article,) = read_articles([written(tmp_path, "a.md", FRONT + TEXT)], LimitSettings())
    known = article.metadata
    assert (known.headline, known.author, known.date_published) == (
        "Crane falls",
        "Jane Roe, Ann Poe",
        "2025-05-06",
    )
    cleaned = clean(article, RULES)
    assert {line.rule for line in cleaned.removed} == {"structure.front-matter"}
    assert [cleaned.text_of(line) for line in cleaned.kept] == list(PARAGRAPHS)


def test_a_file_beside_the_article_stands_over_front_matter(tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", FRONT + TEXT)
    written(tmp_path, "a.yaml", "headline: Another\n")
    (article,) = read_articles([path], LimitSettings())
    assert (article.metadata.headline, article.metadata.author) == ("Another", "Jane Roe, Ann Poe")


def test_dashes_without_keys_are_text(tmp_path: Path) -> None:
    (article,) = read_articles([written(tmp_path, "a.md", f"---\nno keys here\n---\n{TEXT}")], LimitSettings())
    assert article.metadata.headline is None


def test_broken_front_matter_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.md:2"):
        read_articles([written(tmp_path, "a.md", "---\na: [1\nb: 2\n---\ntext")], LimitSettings())


def test_json_of_schema_org_and_of_scrapers(tmp_path: Path) -> None:
    one = {"headline": "Crane falls", "articleBody": TEXT, "publisher": {"name": "The Times"}}
    two = {
        "title": "It fell",
        "maintext": TEXT,
        "source": "The Post",
        "date_publish": "2025-05-06",
        "authors": ["A", "B"],
    }
    listed = read_articles([written(tmp_path, "a.json", json.dumps([one, two]))], LimitSettings())
    lines = read_articles([written(tmp_path, "b.jsonl", f"{json.dumps(one)}\n\n{json.dumps(two)}\n")], LimitSettings())
    for articles in (listed, lines):
        assert [article.text for article in articles] == [TEXT, TEXT]
        assert [article.outlet for article in articles] == ["The Times", "The Post"]
        assert articles[1].metadata.author == "A, B"
        assert articles[1].path.endswith("#2")
    (alone,) = read_articles([written(tmp_path, "c.json", json.dumps(one))], LimitSettings())
    assert alone.path.endswith("c.json")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is no JSON"),
        ("[]", "holds no article"),
        ('{"headline": "x"}', "without an article's text"),
        ('{"text": "a"}\n{"title": "b"}', r"a\.jsonl:2:1: .*without"),
        ("[" * 100_000, "no JSON|nested too deeply"),
    ],
)
def test_json_that_is_no_article_says_where(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_articles([written(tmp_path, "a.jsonl", text)], LimitSettings())


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + ":" * 99_000,
        "---\n" + "a: b\n" * 20_000,
        "---\n" + ":\n" * 49_000 + "--",
        "---\nA rule above, and another below, are no metadata\n---\nHe said: nothing.\n---\n",
    ],
)
def test_dashes_that_open_no_front_matter_are_text(text: str) -> None:
    started = time.monotonic()
    assert front_matter_end(text) == 0
    assert time.monotonic() - started < 5


def test_a_title_in_900_lists_is_no_title() -> None:
    deep = '{"text": "A story of words.", "title": ' + "[" * 900 + '"T"' + "]" * 900 + ', "author": [["A"], "B"]}'
    (article,) = articles_from_json(deep, "deep.json")
    assert article.metadata.headline is None
    assert article.metadata.author == "A, B"


def test_signs_of_windows_1252_that_a_scraper_took_for_latin_1_are_mended(tmp_path: Path) -> None:
    text = json.dumps({"headline": "\x93Over\x94", "articleBody": "It\x92s over.\n"})
    (article,) = read_articles([written(tmp_path, "slip.json", text)], LimitSettings())
    assert (article.text, article.metadata.headline) == ("It’s over.\n", "“Over”")
