"""The receiver takes pages that know its token, on this machine only, and nothing else."""

from __future__ import annotations

import http.client
import socket
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlencode

import pytest

from tests.articles.capture.receiving import SMALL, receiving
from tests.articles.web.serving import PAGE
from tests.factories import PARAGRAPHS
from variorum.articles.capture.bookmarklet import bookmarklet
from variorum.articles.capture.key import ReceiverKey, key_file, receiver_key
from variorum.articles.capture.received import ReceivedPage, article_of
from variorum.articles.capture.receiver import Receiver
from variorum.articles.load import read_articles
from variorum.base.errors import InputError
from variorum.cli.capture import take_into
from variorum.config.settings import LimitSettings, Settings
from variorum.storage.file.read_write import read_project

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
ADDRESS = "https://quay.example/crane?id=1"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Desk:
    """Keeps what came."""

    def __init__(self) -> None:
        self.pages: list[ReceivedPage] = []

    def take(self, page: ReceivedPage) -> str:
        if "broken" in page.markup:
            raise OSError("the disk is gone")
        self.pages.append(page)
        return f"Received: {article_of(page, SMALL).metadata.headline}"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.fixture(scope="module")
def key(desk: Desk) -> Iterator[ReceiverKey]:
    with receiving(desk.take) as found:
        yield found


def ask(
    key: ReceiverKey, method: str, path: str, body: str | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", key.port, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {**FORM, **named})
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode()
    connection.close()
    return found


def form(**fields: str) -> str:
    return urlencode({"address": ADDRESS, "page": PAGE, "token": "t" * 32, **fields})


def test_a_page_with_the_token_is_taken(key: ReceiverKey, desk: Desk) -> None:
    desk.pages.clear()
    status, headers, words = ask(key, "POST", "/page", form(), Origin="https://quay.example")
    assert (status, words) == (200, "Received: Crane falls on boats")
    assert headers["access-control-allow-origin"] == "*"
    (page,) = desk.pages
    article = article_of(page, SMALL)
    assert (page.address, article.metadata.url) == (ADDRESS, ADDRESS)
    assert (article.metadata.fetched or "").endswith("Z")
    assert article.received is not None
    assert article.received.data == PAGE.encode()
    assert PARAGRAPHS[0] in article.text


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"token": "wrong"}, 403, "The bookmark is not this Variorum's"),
        ({"token": "é"}, 403, "The bookmark is not this Variorum's"),
        ({"page": " "}, 422, "sent an empty page"),
        ({"page": "x" * 1_000_001}, 422, "larger than 1 MB"),
        ({"page": "x" * 3_200_000}, 413, "larger than 1 MB"),
        ({"page": "broken"}, 500, "OSError: the disk is gone"),
    ],
)
def test_what_is_not_taken_is_said(
    key: ReceiverKey, desk: Desk, fields: dict[str, str], status: int, words: str
) -> None:
    desk.pages.clear()
    found = ask(key, "POST", "/page", form(**fields))
    assert found[0] == status
    assert words in found[2]
    assert not desk.pages


@pytest.mark.parametrize("body", ["", "nonsense", "a=1&" * 50, "token=%ZZ", "é=ü"])
def test_what_is_no_form_is_refused(key: ReceiverKey, body: str) -> None:
    assert ask(key, "POST", "/page", body.encode().decode("latin-1"))[0] in (400, 403)


def test_an_address_that_is_none_of_the_web_is_left_out(key: ReceiverKey, desk: Desk) -> None:
    desk.pages.clear()
    assert ask(key, "POST", "/page", form(address="file:///etc/passwd"))[0] == 200
    assert desk.pages[0].address is None


def test_the_page_with_the_bookmark_is_for_who_knows_the_token(key: ReceiverKey) -> None:
    status, headers, page = ask(key, "GET", f"/?token={key.token}")
    assert status == 200
    assert "javascript:" in page
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers
    for path in ("/", "/?token=x"):
        status, _, words = ask(key, "GET", path)
        assert (status, key.token in words) == (403, False)


def test_another_name_for_this_machine_is_refused(key: ReceiverKey) -> None:
    assert ask(key, "GET", f"/?token={key.token}", Host="evil.example")[0] == 400
    assert ask(key, "POST", "/page", form(), Host="evil.example:80")[0] == 400


def test_browsers_are_told_that_pages_may_send(key: ReceiverKey) -> None:
    asked = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Private_Network": "true"}
    status, headers, _ = ask(key, "OPTIONS", "/page", None, Origin="https://quay.example", **asked)
    assert status == 204
    assert headers["access-control-allow-private-network"] == "true"
    assert "access-control-allow-credentials" not in headers
    assert ask(key, "PUT", "/page", "x")[0] == 405
    assert ask(key, "GET", "/etc/passwd")[0] == 404


def test_a_body_that_is_shorter_than_it_says_takes_nothing(key: ReceiverKey, desk: Desk) -> None:
    desk.pages.clear()
    with socket.create_connection(("127.0.0.1", key.port), timeout=20) as line:
        line.sendall(b"POST /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999\r\n\r\n" + form().encode()[:500])
    assert ask(key, "POST", "/page", form())[0] == 200
    assert len(desk.pages) == 1


def test_only_this_machine_is_listened_to_and_a_port_that_is_taken_is_said(key: ReceiverKey) -> None:
    with pytest.raises(InputError, match=rf"port {key.port}: cannot be used"):
        Receiver(key, SMALL, lambda _page: "")


def test_the_key_is_kept_and_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    first = receiver_key()
    assert len(first.token) == 32
    assert receiver_key() == first
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    other = receiver_key(9000)
    assert (other.port, other.token) == (9000, first.token)
    assert receiver_key(anew=True).token != first.token
    for broken in ("{", '{"port": "x", "token": 1}', '{"port": 1}', "[" * 9_000):
        key_file().write_text(broken)
        assert receiver_key().token != first.token


def test_the_bookmark_is_one_line_that_holds_its_receiver() -> None:
    link = bookmarklet(ReceiverKey(8737, "a-token"))
    assert link.startswith("javascript:(()")
    assert "\n" not in unquote(link)
    assert '"http://127.0.0.1:8737/page"' in unquote(link)


def page(markup: str = PAGE, address: str | None = ADDRESS) -> ReceivedPage:
    return ReceivedPage(address, markup, "2026-11-27T08:00:00Z")


def test_pages_go_into_a_folder_from_which_they_are_read(tmp_path: Path) -> None:
    assert "crane-falls-on-boats.html" in take_into(tmp_path, page(), Settings())
    hostile = PAGE.replace("Crane falls on boats", "../../../etc/<b>pass\x1bwd</b>")
    take_into(tmp_path, page(hostile), Settings())
    take_into(tmp_path, page(), Settings())
    names = sorted(path.name for path in tmp_path.glob("*.html"))
    assert names == ["crane-falls-on-boats-2.html", "crane-falls-on-boats.html", "etc-pass-wd.html"]
    article = read_articles([str(tmp_path / names[0])], LimitSettings())[0]
    assert (article.metadata.url, article.metadata.capture) == (ADDRESS, None)
    assert article.metadata.fetched is not None


def test_pages_go_into_a_comparison_once(tmp_path: Path) -> None:
    story = tmp_path / "story.variorum.yaml"
    assert take_into(story, page(), Settings()).startswith("Added to")
    assert "already" in take_into(story, page(), Settings())
    take_into(story, page(PAGE.replace("Ostrava", "Brno")), Settings())
    assert len(read_project(story).articles) == 2
