"""Pages are fetched from a server that does everything wrong."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.articles.documents.making_pdf import pdf
from tests.articles.web.serving import PAGE, TEXT
from tests.factories import PARAGRAPHS
from variorum.articles.load import fetch_article, read_articles
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

LOCAL = LimitSettings(allow_local=True, fetch_seconds=5, file_megabytes=1)
LYING = PAGE.replace("Ostrava", "Ústí").encode()
CANONICAL = b"<link rel='canonical' href='https://web.archive.org/web/20251125120000/https://harbour.example/crane'>"
OLD = PAGE.replace("Ostrava", "Ústí – nad").encode("cp1250")


class Server(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, body: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def do_GET(self) -> None:
        page, zipped = PAGE.encode(), {"Content_Encoding": "gzip"}
        answers: dict[str, Callable[[], None]] = {
            "/page": lambda: self.answer(page),
            "/scrap": lambda: self.answer(TEXT.encode()),
            "/moved": lambda: self.redirect("/page"),
            "/circle": lambda: self.redirect("/circle"),
            "/to-file": lambda: self.redirect("file:///etc/passwd"),
            "/zipped": lambda: self.answer(gzip.compress(page), **zipped),
            "/bomb": lambda: self.answer(gzip.compress(bytes(50_000_000)), **zipped),
            "/broken": lambda: self.answer(b"\x1f\x8bnonsense", **zipped),
            "/huge": lambda: self.answer(page + b"x" * 2_000_000),
            "/old": lambda: self.answer(OLD, "text/html; charset=windows-1250"),
            "/lying": lambda: self.answer(LYING, "text/html; charset=us-ascii"),
            "/report": lambda: self.answer(pdf([(50, 500, PARAGRAPHS[0])]), "application/pdf"),
            "/capture": lambda: self.answer(page.replace(b"<body>", CANONICAL + b"<body>", 1)),
            "/picture": lambda: self.answer(b"\x89PNG", "image/png"),
        }
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            answers.get(self.path, lambda: self.send_error(404))()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize("path", ["/page", "/moved", "/zipped"])
def test_a_page_is_fetched_with_its_address_and_date(server: str, path: str) -> None:
    (article,) = read_articles([server + path], LOCAL)
    assert PARAGRAPHS[0] in article.text
    assert article.metadata.headline == "Crane falls on boats"
    assert article.metadata.url is not None
    assert article.metadata.url.endswith("/zipped" if path == "/zipped" else "/page")
    assert article.metadata.fetched is not None
    assert article.metadata.fetched.endswith("Z")


def test_a_capture_keeps_the_moment_when_it_was_captured(server: str) -> None:
    metadata = fetch_article(f"{server}/capture", LOCAL).metadata
    assert (metadata.url, metadata.fetched) == ("https://harbour.example/crane", "2025-11-25T12:00:00+00:00")


def test_a_pdf_is_fetched_as_a_page_is(server: str) -> None:
    pytest.importorskip("pypdfium2")
    article = fetch_article(server + "/report", LOCAL)
    assert article.text == PARAGRAPHS[0]
    assert article.metadata.url == server + "/report"


@pytest.mark.parametrize("path", ["/old", "/lying"])
def test_a_declared_encoding_is_used_where_it_fits(server: str, path: str) -> None:
    assert "Ústí" in fetch_article(server + path, LOCAL).text


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/circle", "redirects more than 5 times"),
        ("/to-file", "Only http and https"),
        ("/bomb", "larger than 1 MB"),
        ("/huge", "larger than 1 MB"),
        ("/missing", "has no such page (status 404)"),
        ("/picture", "is image/png, not a page"),
        ("/broken", "cannot be fetched"),
    ],
)
def test_what_cannot_be_fetched_says_why(server: str, path: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        fetch_article(server + path, LOCAL)
    assert message in str(caught.value)


def test_private_places_are_refused_unless_allowed(server: str) -> None:
    for address in (
        server + "/page",
        "http://localhost:1/",
        "http://[::1]:1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
    ):
        with pytest.raises(InputError, match="private or local network"):
            fetch_article(address, LimitSettings(fetch_seconds=1))


@pytest.mark.parametrize("address", ["http://", "https://user:secret@host.example/", "http://host.example:99999/"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InputError):
        fetch_article(address, LOCAL)


def test_progress_is_told_while_bytes_come(server: str) -> None:
    told: list[int] = []
    fetch_article(server + "/page", LOCAL, told.append)
    assert told
    assert told[-1] >= len(PAGE)


def test_a_page_without_a_head_is_read_as_a_page_when_its_sender_calls_it_one(server: str) -> None:
    assert fetch_article(f"{server}/scrap", LOCAL).text == "\n".join(PARAGRAPHS)


def test_fetching_is_told_with_the_address(server: str) -> None:
    told: list[tuple[str, int]] = []
    read_articles([f"{server}/page"], LOCAL, lambda address, received: told.append((address, received)))
    assert told[0] == (f"{server}/page", 0)
    assert told[-1] == (f"{server}/page", len(PAGE.encode()))
