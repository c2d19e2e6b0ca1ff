"""Pages of HTML: every visible line is kept, and what is not the article is set aside."""

import json
import sys
import time

import pytest

from tests.factories import PARAGRAPHS, RULES
from variorum.articles.article import Article
from variorum.articles.formats.html.article import article_from_page
from variorum.articles.formats.html.page import decode_page, looks_like_html
from variorum.base.errors import InputError
from variorum.cleaning.cleaner import clean

LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "name": "The page"},
            {
                "@type": "NewsArticle",
                "headline": "Crane falls on two fishing boats",
                "author": [{"@type": "Person", "name": "Jane Roe"}, {"name": "Ann Poe"}],
                "publisher": {"@type": "Organization", "name": "The Ostrava Times"},
                "datePublished": "2025-05-06T10:00:00Z",
                "inLanguage": "en",
            },
        ],
    }
)
BODY = "".join(f"<p class='text'>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>t</title>
<meta property="og:site_name" content="ignored"><meta property="og:url" content="https://times.example/crane">
<script type="application/ld+json">{LD}</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Front page</a></li><li>Lost pets and found pets</li></ul></nav>
<main><article><h1>Crane falls on <em>two</em> fishing boats</h1>{BODY}</article></main>
<div hidden>Nobody sees this.</div><script>var never = "shown"</script>
<aside><h3>Other stories of the day</h3><p>Ferry runs aground in thick fog</p></aside>
<footer>© 2025 The Ostrava Times. All rights reserved.</footer></body></html>"""


def page(text: str = PAGE) -> Article:
    return article_from_page(text, "crane.html")


def test_every_visible_line_is_in_the_text_and_nothing_else() -> None:
    lines = page().text.split("\n")
    assert lines[:3] == ["Front page", "Lost pets and found pets", "Crane falls on two fishing boats"]
    assert lines[3:11] == list(PARAGRAPHS)
    assert lines[11:] == [
        "Other stories of the day",
        "Ferry runs aground in thick fog",
        "© 2025 The Ostrava Times. All rights reserved.",
    ]


def test_what_stands_outside_is_removed_with_a_reason_and_can_be_restored() -> None:
    cleaned = clean(page(), RULES)
    kept = [cleaned.text_of(line) for line in cleaned.kept]
    assert kept == ["Crane falls on two fishing boats", *PARAGRAPHS]
    rules = {cleaned.text_of(line): line.rule for line in cleaned.removed}
    assert rules["Ferry runs aground in thick fog"] == "extractor.outside"
    assert rules["© 2025 The Ostrava Times. All rights reserved."].startswith("legal.")


def test_metadata_comes_from_json_ld_then_from_tags() -> None:
    known = page().metadata
    assert known.headline == "Crane falls on two fishing boats"
    assert known.author == "Jane Roe, Ann Poe"
    assert known.publisher == "The Ostrava Times"
    assert known.date_published == "2025-05-06T10:00:00Z"
    assert known.url == "https://times.example/crane"
    assert known.language == "en"


@pytest.mark.parametrize("broken", ["{", "[[[", '{"@type": 3}', '{"@type": "NewsArticle", "headline": {"a": []}}', ""])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    known = page(PAGE.replace(LD, broken)).metadata
    assert known.publisher == "ignored"


def test_running_text_that_the_extractor_lost_is_rescued(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: "\n".join(PARAGRAPHS[:4]))
    cleaned = clean(page(), RULES)
    assert [cleaned.text_of(line) for line in cleaned.kept] == ["Crane falls on two fishing boats", *PARAGRAPHS]


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="page without words"):
        page("<html><body><script>load()</script></body></html>")


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(InputError, match=r"variorum\[html\]"):
        page()


def test_declared_encodings_and_those_that_lie() -> None:
    old = '<html><meta charset="windows-1250">Ústí</html>'
    assert "Ústí" in decode_page(old.encode("cp1250"))
    assert "Ústí" in decode_page(old.replace("windows-1250", "nonsense").encode())
    assert "Ústí" in decode_page(b"<html>" + "Ústí".encode("cp1250"), "windows-1250")
    assert decode_page("He wrote charset=utf-16 – once.".encode("cp1252")) == "He wrote charset=utf-16 – once."


def test_a_page_is_known_by_its_beginning_not_by_its_name() -> None:
    assert looks_like_html(PAGE)
    assert not looks_like_html("The <html> tag is old.")


def test_a_page_in_windows_1252_that_calls_itself_latin_1_keeps_its_quotation_marks() -> None:
    old = '<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">“Zoë” paid 40 €</html>'
    assert "“Zoë” paid 40 €" in decode_page(old.encode("cp1252"))
    assert "“Zoë” paid 40 €" in decode_page(old.encode())


def test_texts_that_once_hung_the_reader_are_read_at_once() -> None:
    started = time.monotonic()
    assert not looks_like_html("<!-- -->" * 1_000 + "A text of words.")
    assert looks_like_html("<!-- -->" * 1_000 + "<html>")
    punycode = b"<html><meta charset=punycode><p>" + b"a" * 1_000_000
    assert decode_page(punycode).endswith("a" * 1_000)
    spaces = b"<html><meta charset=" + b" " * 4_000
    assert decode_page(spaces + b"<").startswith("<html>")
    commented = page(PAGE.replace("</article>", "<!-- -->" * 100_000 + "<?x>" * 20_000 + "</article>"))
    assert PARAGRAPHS[-1] in commented.text
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("attribute", [" a{}=1", " a{}", ' a{}=">"', " a{}='\"'", "/a{}", "\na{}\n=\n1"])
@pytest.mark.parametrize("before", ["<p", "</article><body", '<!-- <b c=" --><p', '<script>a<b c="</script><p'])
def test_a_tag_of_thousands_of_attributes_is_refused_before_it_is_parsed(attribute: str, before: str) -> None:
    crowded = before + "".join(map(attribute.format, range(20_000))) + ">"
    with pytest.raises(InputError, match="more than 1,000 attributes"):
        page(PAGE.replace("</article>", f"{crowded}</article>"))


@pytest.mark.parametrize(
    "full",
    [
        f"<script>{'a<b && c ' * 2_000}</script>",
        f'<p title="{"word = > " * 2_000}">',
        f"<!-- {'<b c ' * 2_000}-->",
        f"<title>{'<i a ' * 2_000}</title>",
    ],
)
def test_many_words_in_a_script_a_comment_or_a_value_are_no_attributes(full: str) -> None:
    assert PARAGRAPHS[0] in page(PAGE.replace("</article>", f"{full}</article>")).text


def test_thousands_of_spans_in_a_paragraph_do_not_hold_the_extractor_up() -> None:
    started = time.monotonic()
    spans = "".join(f"<span>{word}</span> " for word in " ".join(PARAGRAPHS * 150).split())
    crowded = page(PAGE.replace(BODY, f"<p>{spans}</p>{BODY}"))
    assert [clean(crowded, RULES).text_of(line) for line in clean(crowded, RULES).kept][-1] == PARAGRAPHS[-1]
    assert time.monotonic() - started < 20


def test_json_ld_in_900_lists_says_nothing() -> None:
    deep = '{"@type": "NewsArticle", "headline": "x", "publisher": ' + "[" * 900 + '"y"' + "]" * 900 + "}"
    assert page(PAGE.replace(LD, deep)).metadata.publisher == "ignored"


def test_numbers_of_windows_1252_once_gave_control_characters() -> None:
    text = page(PAGE.replace(PARAGRAPHS[0], "&#147;It&#146;s over&#x94; &#150; he said of the 40 &#128; fee.")).text
    assert "“It’s over” – he said of the 40 € fee." in text.split("\n")


@pytest.mark.parametrize(
    "head", ['<?xml version="1.0" encoding="windows-1251"?>\n<html><head>', "<meta charset=windows-1251><p>"]
)
def test_an_encoding_declared_elsewhere_than_in_a_whole_page_once_was_not_seen(head: str) -> None:
    assert decode_page((head + "<p>Порт закрыт").encode("cp1251")).endswith("Порт закрыт")


def test_escaped_names_in_tags_are_decoded() -> None:
    tag = '<meta property="og:site_name" content="Fox &amp;amp; Co"><meta property="og:url" content="https://x.example/?a=1&amp;copy=2">'
    known = page(f"<html><head>{tag}</head><body>{BODY}</body></html>").metadata
    assert (known.publisher, known.url) == ("Fox & Co", "https://x.example/?a=1&copy=2")


def test_a_paragraph_with_signs_that_nobody_sees_once_counted_as_outside_the_article() -> None:
    hidden = PARAGRAPHS[0].replace("a", "a&shy;", 3).replace("e", "e&#8203;", 3).replace(" ", "&nbsp;", 2)
    cleaned = clean(page(PAGE.replace(PARAGRAPHS[0], hidden)), RULES)
    assert not [line for line in cleaned.removed if "\xad" in cleaned.text_of(line)]


def test_raised_digits_once_joined_the_number_before_them() -> None:
    raised = f"{PARAGRAPHS[0]} It weighs 10<sup>3</sup> tonnes on the 1<sup>st</sup> day."
    cleaned = clean(page(PAGE.replace(PARAGRAPHS[0], raised)), RULES)
    assert f"{PARAGRAPHS[0]} It weighs 10³ tonnes on the 1st day." in map(cleaned.text_of, cleaned.kept)
