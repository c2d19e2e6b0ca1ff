"""What pages say of their article in JSON-LD, in the many ways they say it."""

import json

import pytest

from variorum.articles.formats.html.json_ld import from_json_ld

ARTICLE = {"@type": "NewsArticle", "headline": "Pier shuts", "author": "Cleo Fox", "publisher": {"name": "The Dune"}}


def told(*data: object) -> dict[str, str]:
    return from_json_ld([json.dumps(each) for each in data])


def test_entities_once_stayed_in_headlines_and_names() -> None:
    known = told(
        {
            **ARTICLE,
            "headline": "Salt &amp;amp; sand: <em>&#8220;it&#8217;s&nbsp;over&#8221;</em>",
            "author": {"name": "Zo&euml; O&#x27;Neil"},
            "publisher": {"name": "Fox &amp; Co"},
        }
    )
    assert known["headline"] == "Salt & sand: “it’s\u00a0over”"
    assert known["author"] == "Zoë O'Neil"
    assert known["publisher"] == "Fox & Co"


def test_an_author_given_by_address_once_was_named_by_that_address() -> None:
    graph = [
        {**ARTICLE, "author": [{"@id": "#p1"}, {"@id": "#gone"}], "publisher": {"@id": "#org"}},
        {"@type": "Person", "@id": "#p1", "name": "Cleo Fox"},
        {"@type": "Organization", "@id": "#org", "name": "The Dune"},
    ]
    known = told({"@graph": graph})
    assert (known["author"], known["publisher"]) == ("Cleo Fox", "The Dune")


@pytest.mark.parametrize(
    "authors", [["Cleo Fox", "Dan Elm"], {"name": ["Cleo Fox", "Dan Elm"]}, [[{"name": "Cleo Fox"}], "Dan Elm"]]
)
def test_several_authors_are_all_named(authors: object) -> None:
    assert told({**ARTICLE, "author": authors})["author"] == "Cleo Fox, Dan Elm"


@pytest.mark.parametrize(
    "kind", ["http://schema.org/NewsArticle", ["Thing", "schema:NewsArticle"], "LiveBlogPosting", ["NewsArticle"]]
)
def test_a_type_may_be_an_address_or_one_of_a_list(kind: object) -> None:
    assert told({"@type": "WebPage", "name": "page"}, {**ARTICLE, "@type": kind})["headline"] == "Pier shuts"


def test_the_article_may_stand_in_its_page() -> None:
    assert told({"@type": "WebPage", "name": "page", "mainEntity": ARTICLE})["headline"] == "Pier shuts"


@pytest.mark.parametrize(
    "script",
    [
        "//<![CDATA[\n{}\n//]]>",
        "<!--\n{}\n-->",
        "/*<![CDATA[*/ {} /*]]>*/",
        "{};",
    ],
)
def test_what_stands_around_the_data_once_hid_them(script: str) -> None:
    assert from_json_ld(["{,}", script.replace("{}", json.dumps(ARTICLE))])["author"] == "Cleo Fox"


def test_data_escaped_as_a_whole_are_read() -> None:
    assert from_json_ld([json.dumps(ARTICLE).replace('"', "&quot;")])["publisher"] == "The Dune"
