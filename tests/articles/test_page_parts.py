"""What pages themselves say of their lines: captions, questions about cookies, lists of stories."""

import pytest

from tests.factories import PARAGRAPHS, RULES
from variorum.articles.formats.html.article import article_from_page
from variorum.cleaning.cleaner import clean
from variorum.cleaning.lines import CleanedArticle, LineKind
from variorum.presentation.wording.labels import removed_in_words

HEAD = '<!DOCTYPE html><html lang="en"><head><title>The Dune</title></head><body>'
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:4])
TOPIC = "<p>A reader asked how long the town has had its cranes, and what the oldest of them has lifted.</p>"


def cleaned(body: str) -> CleanedArticle:
    return clean(article_from_page(f"{HEAD}{body}</body></html>", "page.html"), RULES)


def kept(article: CleanedArticle) -> list[str]:
    return [article.text_of(line) for line in article.kept]


def kinds(article: CleanedArticle) -> dict[str, LineKind]:
    return {article.text_of(line): line.kind for line in article.removed}


def test_a_headline_beside_the_texts_containers_once_was_lost() -> None:
    halves = f"<div class='part'><h1>Crane falls on boats</h1>{TEXT}</div><div>Advertisement</div>"
    article = cleaned(f"<div>{halves}<div class='part'>{TOPIC}<p>{PARAGRAPHS[5]}</p></div></div>")
    assert kept(article)[0] == "Crane falls on boats"
    assert PARAGRAPHS[5] in kept(article)
    assert kinds(article) == {"Advertisement": LineKind.ADVERT}


WALL = (
    "<p>We and our 99 partners use cookies to keep you signed in, to measure how our pages are read and to show you"
    " offers that may interest you, here and elsewhere.</p><p>Some of it is needed for the pages to work, and some of"
    " it you may turn off.</p><p>Tell us what you want</p>"
)


@pytest.mark.parametrize("wall", ['<div id="cmp">', '<div class="sp_message">', '<section role="dialog">', "<div>"])
@pytest.mark.parametrize("tag", ["main", "aside", "div"])
def test_a_question_about_cookies_longer_than_the_article_once_was_the_article(wall: str, tag: str) -> None:
    article = cleaned(
        f"{wall}{WALL}</{wall[1:].split()[0].rstrip('>')}><{tag}><h1>Crane falls on boats</h1>{TEXT}</{tag}>"
    )
    assert kept(article) == ["Crane falls on boats", *PARAGRAPHS[:4]]
    assert set(kinds(article).values()) == {LineKind.COOKIES}


def test_an_article_about_cookies_is_no_question_about_cookies() -> None:
    about = (
        "<p>“We use cookies,” the banner said, and nobody read it, a study of forty sites has found this week.</p>"
        "<p>Regulators say that such banners do not ask in a way that people understand at all.</p>"
        "<p>The study was made by the university of Ostrava over three years with two hundred readers.</p>"
    )
    article = cleaned(f"<div class='text'><h2>What banners ask</h2>{about}</div>")
    assert len(kept(article)) >= 3


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>",
        "<p class='image-caption'><span>{}</span></p>",
        "<div class='media'><div class='media__caption caption'><p>{}</p></div></div>",
    ],
)
def test_a_caption_that_reads_like_a_paragraph_once_was_one(caption: str) -> None:
    said = "The crane lay across both boats until noon, when divers had searched the water below it for hours."
    article = cleaned(f"<article><h1>Crane falls on boats</h1>{TEXT}{caption.format(said)}{TOPIC}</article>")
    assert kinds(article) == {said: LineKind.CAPTION}


def test_a_long_passage_in_a_class_named_caption_is_text() -> None:
    article = cleaned(f"<article><div class='caption'>{TEXT}{TOPIC * 4}</div></article>")
    assert PARAGRAPHS[0] in kept(article)


STORIES = [f"Council votes on plan number {number} for the pier" for number in range(8)]
SUMMARY = "<p>What the council decided on Monday, and who was against it in the end.</p>"


@pytest.mark.parametrize(
    "item",
    [
        "<div><h3><a href='/s'>{}</a></h3>" + SUMMARY + "<span>3 May</span></div>",
        "<li><a href='/s'><h2>{}</h2></a>" + SUMMARY + "</li>",
        "<article><h2><a href='/s'>{}</a></h2>" + SUMMARY + "<a href='/s'>Read more</a></article>",
        "<p><a href='/s'>{}</a></p>",
    ],
)
def test_a_list_of_stories_once_was_taken_for_an_article(item: str) -> None:
    article = cleaned(f"<main><h1>All about the pier</h1>{''.join(map(item.format, STORIES))}</main>")
    assert "looks like a list of stories" in removed_in_words(article)


def test_a_list_that_calls_its_items_articles_is_a_list() -> None:
    linked = '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "One"}]}'
    items = "".join(f"<p><a href='/s'>{story}</a></p>" for story in STORIES)
    article = cleaned(f"<script type='application/ld+json'>{linked}</script><main>{items}</main>")
    assert "looks like a list of stories" in removed_in_words(article)


def test_an_article_with_links_to_others_is_no_list() -> None:
    links = "".join(f"<h3><a href='/s'>{story}</a></h3>{SUMMARY}" for story in STORIES)
    article = cleaned(f"<main><article><h1>Crane falls on boats</h1>{TEXT}</article></main><aside>{links}</aside>")
    assert "list" not in removed_in_words(article)


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("The <b>har</b>bour <x-tip>was</x-tip> <img src='a.jpg'>closed", "The harbour was closed"),
        (
            "It was closed by order of the mayor of<br>Ostrava on Tuesday",
            "It was closed by order of the mayor of Ostrava on Tuesday",
        ),
        ("It was closed at<br/>noon", "It was closed at noon"),
        ("har<wbr>bour", "harbour"),
    ],
)
def test_elements_within_a_line_once_cut_it(markup: str, line: str) -> None:
    assert line in cleaned(f"<article><p>{markup}</p>{TEXT}</article>").article.text.split("\n")


def test_line_breaks_of_the_text_end_lines() -> None:
    article = cleaned(
        f"<article><p>By Cleo Fox<br>Staff writer<br><br>It was closed<br><br>Nobody spoke.<br>He left</p>{TEXT}"
    )
    lines = ["By Cleo Fox", "Staff writer", "It was closed", "Nobody spoke.", "He left"]
    assert article.article.text.split("\n")[:5] == lines
