"""Pages that browsers save in one file, and letters."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.articles.documents.same_words import MADE, holds_the_seed, is_the_seed
from tests.conftest import SEEDS
from tests.factories import PARAGRAPHS
from variorum.articles.article import Article
from variorum.articles.load import article_from_bytes, read_articles
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings


def read(data: bytes, name: str) -> Article:
    return article_from_bytes(data, f"https://outlet.example/{name}")


def letter(text: str = "", page: str = "", **headers: str) -> bytes:
    message = EmailMessage()
    for name, value in {"Subject": "Crane falls", "From": "The Quay <news@quay.example>", **headers}.items():
        message[name] = value
    if text or not page:
        message.set_content(text)
    if page:
        (message.add_alternative if text else message.set_content)(page, subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize("file", sorted(MADE.glob("*.mhtml")), ids=lambda file: file.name)
def test_a_seed_saved_as_mhtml_has_the_same_words(file: Path) -> None:
    (article,) = read_articles([str(file)], LimitSettings())
    holds_the_seed(article, file)
    assert (article.metadata.fetched or "").startswith("20")
    assert article.metadata.url is None  # it was a file


def mhtml(*parts: str, start: str = "", address: str = "https://quay.example/crane") -> bytes:
    head = f'Snapshot-Content-Location: {address}\nContent-Type: multipart/related; boundary="b"{start}\n\n'
    return (head + "".join(f"--b\n{part}\n" for part in parts) + "--b--\n").encode()


FRAME = "Content-Type: text/html\nContent-ID: <frame>\n\n<html><body><p>A frame.</p></body></html>"
PAGE = f"Content-Type: text/html\nContent-ID: <page>\n\n<html><body><p>{PARAGRAPHS[0]}</p></body></html>"


def test_the_page_is_the_part_that_the_file_starts_with_and_its_address_is_known() -> None:
    article = read(mhtml(FRAME, PAGE, start='; start="<page>"'), "a.mht")
    assert article.text == PARAGRAPHS[0]
    assert article.metadata.url == "https://quay.example/crane"
    assert read(mhtml(PAGE, FRAME), "a.mht").text == PARAGRAPHS[0]


@pytest.mark.parametrize("number", range(len(SEEDS)))
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_a_seed_that_came_as_a_letter_has_the_same_words(number: int, encoding: str) -> None:
    message = EmailMessage()
    message["From"] = "news@quay.example"
    message.set_content(SEEDS[number].read_text("utf-8"), cte=encoding)
    article = read(message.as_bytes(), "a.eml")
    is_the_seed(article.text, number)
    assert article.outlet == "quay.example"


def test_a_letter_is_read_from_its_page_and_says_who_sent_it_and_when() -> None:
    page = (
        "<html><body><div style='display:none'>Preview</div><div>\u034f \u200c \u034f</div>"
        f"<h1>Crane falls</h1><p>{PARAGRAPHS[0]}</p><img src='http://127.0.0.1:9/seen.gif'></body></html>"
    )
    article = read(letter("In plain words.", page, Date="Tue, 06 May 2025 10:00:00 +0200"), "a.eml")
    assert article.text.split("\n") == ["Crane falls", PARAGRAPHS[0]]
    known = article.metadata
    assert (known.headline, known.publisher, known.date_published) == (
        "Crane falls",
        "The Quay",
        "2025-05-06T10:00:00+02:00",
    )
    assert article.outlet_is_guess


def test_lines_that_flow_are_put_together_and_attached_files_left_out() -> None:
    message = EmailMessage()
    message["Subject"] = "=?utf-8?q?Z=C3=BCrich?="
    message.set_content("One man walked \nhome at \nnight.\n  Two stayed.\n", params={"format": "flowed"})
    message.add_attachment("Not this.", filename="a.txt")
    article = read(message.as_bytes(), "a.eml")
    assert article.text.rstrip("\n").split("\n") == ["One man walked home at night.", " Two stayed."]
    assert article.metadata.headline == "Zürich"


def deep(levels: int) -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(levels))
    return (head + "Content-Type: text/plain\n\nWords.\n").encode()


@pytest.mark.parametrize("name", ["a.eml", "a.mhtml"])
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no message|is empty"),
        (b"\n\nno head at all", "no message"),
        (b"Subject: x\n\n", "without words|no page"),
        (b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA", "without words|no page"),
        (b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + b"AAAA" * 99, "is binary"),
        (b"Content-Type: text/html\n\n<html></html>", "without words|no page"),
        (deep(3_000), "no message|no page"),
    ],
    ids=["empty", "no head", "no words", "picture", "binary", "empty page", "deep"],
)
def test_a_message_that_holds_no_article_is_an_error_with_a_line(name: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data, name)


@pytest.mark.parametrize(
    "hostile",
    [
        "Date: Fri, 99 Foo 99999999999 99:99:99 +9999",
        "Subject: =?nonsense?b?!!!?=",
        "From: \udcff<@@>,,,",
        'Content-Type: text/plain; charset="\udcff"',
        "Content-Type: text/plain; charset=punycode",
        "Content-Type: text/plain; charset*=utf-8''%ff",
        "Content-Transfer-Encoding: x-uuencode",
    ],
)
def test_hostile_headers_are_passed_over(hostile: str) -> None:
    article = read(f"X: y\n{hostile}\n\nOne man walked home.".encode("utf-8", "surrogateescape"), "a.eml")
    assert article.text == "One man walked home."
