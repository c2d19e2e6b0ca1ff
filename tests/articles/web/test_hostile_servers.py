"""Servers that dawdle, cut off, contradict themselves or send elsewhere: an error in time, or a page."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.web.serving import (
    PAGE,
    Behaviour,
    answer,
    dribbles,
    floods,
    says,
    says_and_waits,
    serving,
)
from tests.factories import PARAGRAPHS
from variorum.articles.load import fetch_article
from variorum.base.errors import InputError
from variorum.config.settings import LimitSettings

LOCAL = LimitSettings(allow_local=True, fetch_seconds=30, file_megabytes=1)
HASTY = LimitSettings(allow_local=True, fetch_seconds=1, file_megabytes=1)
PAGE_BYTES = PAGE.encode()
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
LATE: dict[str, Behaviour] = {
    "silence": says_and_waits(b""),
    "status line, byte by byte": dribbles(b"HTTP/1.1 200 ", b"O"),
    "headers, byte by byte": dribbles(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"),
    "chunk size, byte by byte": dribbles(CHUNKED, b"0"),
    "chunks of one byte": dribbles(CHUNKED, b"1\r\na\r\n"),
    "trailers, byte by byte": dribbles(CHUNKED + b"1\r\na\r\n0\r\n", b"A: b\r\n"),
    "trailers, without end": floods(CHUNKED + b"1\r\na\r\n0\r\n", b"A: b\r\n"),
    "100 Continue, without end": floods(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "100 Continue, byte by byte": dribbles(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "body, byte by byte": dribbles(answer(PAGE_BYTES[:50], length=100_000), b" "),
    "body, then silence": says_and_waits(answer(PAGE_BYTES, length=len(PAGE_BYTES) + 1)),
    "packed parts without content": floods(answer(b"", "Content-Encoding: gzip", length=10**12), gzip.compress(b"")),
}


def problem_with(behaviour: Behaviour, limits: LimitSettings = LOCAL, scheme: str = "http") -> str:
    """What is said of a server that does so."""
    with serving(behaviour) as address, pytest.raises(InputError) as caught:
        fetch_article(address.replace("http", scheme, 1), limits)
    return str(caught.value)


def text_from(behaviour: Behaviour) -> str:
    """The text of what a server gives that does so."""
    with serving(behaviour) as address:
        return fetch_article(address, LOCAL).text


def test_the_time_limit_ends_whatever_a_server_does() -> None:
    started = time.monotonic()
    with ThreadPoolExecutor(len(LATE) + 1) as threads:
        said = {name: threads.submit(problem_with, behaviour, HASTY) for name, behaviour in LATE.items()}
        said["TLS, then silence"] = threads.submit(problem_with, LATE["silence"], HASTY, "https")
    assert {name: "did not answer within 1 seconds" in found.result() for name, found in said.items()} == (
        dict.fromkeys(said, True)
    )
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_fetch_is_stopped_while_it_waits_for_the_first_byte(scheme: str) -> None:
    class StoppedError(Exception):
        """The reader does not want it any more."""

    started = time.monotonic()

    def progress(_received: int) -> None:
        if time.monotonic() - started > 0.3:
            raise StoppedError

    with serving(says_and_waits(b"")) as address, pytest.raises(StoppedError):
        fetch_article(address.replace("http", scheme, 1), LOCAL, progress)
    assert time.monotonic() - started < 5


def test_a_name_that_is_looked_up_for_ever_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(5))
    with pytest.raises(InputError, match="did not answer within 1 seconds"):
        fetch_article("http://host.example/", HASTY)


CUT = {
    "shorter than it says": answer(PAGE_BYTES[:400], length=999_999),
    "empty": answer(b"", length=1),
    "gzip without its sum": answer(gzip.compress(PAGE_BYTES)[:-9], "Content-Encoding: gzip"),
    "gzip without its last byte": answer(gzip.compress(PAGE_BYTES)[:-1], "Content-Encoding: gzip"),
    "gzip without its head": answer(gzip.compress(PAGE_BYTES)[:5], "Content-Encoding: gzip"),
    "a second part of gzip": answer(
        gzip.compress(PAGE_BYTES) + gzip.compress(PAGE_BYTES)[:20], "Content-Encoding: gzip"
    ),
    "deflate": answer(zlib.compress(PAGE_BYTES)[:-1], "Content-Encoding: deflate"),
    "after a chunk's words": CHUNKED + b"190\r\n" + PAGE_BYTES[:400],
    "after a chunk": CHUNKED + b"190\r\n" + PAGE_BYTES[:400] + b"\r\n",
    "in a chunk's size": CHUNKED + b"190\r\n" + PAGE_BYTES[:400] + b"\r\n1f",
    "in a chunk": CHUNKED + b"fff\r\n" + PAGE_BYTES[:400],
    "a chunk of less than nothing": CHUNKED + b"-5\r\n" + PAGE_BYTES[:400],
}


@pytest.mark.parametrize("where", CUT)
def test_a_page_that_was_cut_off_is_refused(where: str) -> None:
    assert "was cut off before its end" in problem_with(says(CUT[where]))


PACKED = {
    "two parts": gzip.compress(PAGE_BYTES[:400]) + gzip.compress(PAGE_BYTES[400:]),
    "a part for each byte": b"".join(gzip.compress(bytes([byte])) for byte in PAGE_BYTES),
    "zeros between": b"".join(gzip.compress(part) + bytes(512) for part in (PAGE_BYTES[:400], PAGE_BYTES[400:])),
    "zlib": zlib.compress(PAGE_BYTES),
}


@pytest.mark.parametrize("how", PACKED)
def test_every_part_of_a_packed_page_is_read(how: str) -> None:
    assert PARAGRAPHS[-1] in text_from(says(answer(PACKED[how], "Content-Encoding: gzip")))


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("Content-Length: 400", "its length is not told clearly"),
        ("Content-Length: 4_0", "its length is not told clearly"),
        ("Transfer-Encoding: gzip, chunked", "in a way that was not asked for"),
        ("Content-Encoding: br", "in a way that was not asked for"),
        ("Content-Encoding: gzip, gzip", "in a way that was not asked for"),
        ("Content-Encoding: gzip", "cannot be unpacked"),
        ("A: " + "b" * 100_000, "cannot be fetched"),
        ("\r\n".join(["A: b"] * 1_000), "cannot be fetched"),
    ],
    ids=lambda value: value[:30].replace("\r\n", " "),
)
def test_an_answer_that_contradicts_itself_is_refused(header: str, message: str) -> None:
    assert message in problem_with(says(answer(PAGE_BYTES, header)))


@pytest.mark.parametrize("nonsense", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"\x15\x03\x01\x00\x02"])
def test_what_is_no_answer_is_refused(nonsense: bytes) -> None:
    assert "cannot be fetched" in problem_with(says(nonsense))
    more = answer(gzip.compress(PAGE_BYTES) + b"more", "Content-Encoding: gzip")
    assert "cannot be unpacked" in problem_with(says(more))


def test_a_page_without_a_length_ends_with_the_connection() -> None:
    assert PARAGRAPHS[-1] in text_from(says(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE_BYTES))
    assert PARAGRAPHS[-1] in text_from(says(answer(PAGE_BYTES, f"Content-Length: {len(PAGE_BYTES)}")))


@pytest.mark.parametrize("codec", ["punycode", "idna", "utf-7", "unicode_escape", "zlib", "utf-16"])
def test_a_sender_cannot_choose_a_codec(codec: str) -> None:
    kind = f"text/plain; charset*=punycode''{'a' * 40_000}; charset={codec}"
    text = "Zoë said so. " * 3_000
    assert text_from(says(answer(text.encode(), kind=kind))) == text


@pytest.mark.parametrize(
    "target",
    [
        "http://[",
        "//[",
        "http://[::1",
        "http://[x]/",
        "http://ho st:x/",
        "javascript:0",
        "http://\x7f/",
    ],
)
def test_a_redirect_to_nonsense_is_refused(target: str) -> None:
    said = problem_with(says(f"HTTP/1.1 302 Found\r\nLocation: {target}\r\n\r\n".encode()))
    assert "no address" in said or "not found" in said


def test_letters_beyond_ascii_reach_the_server_as_they_should() -> None:
    asked: list[bytes] = []

    def behave(connection: socket.socket, request: bytes) -> None:
        asked.append(request.split(b" ")[1])
        there = "HTTP/1.1 301 Moved\r\nLocation: /größe?q=ü&r=%C3%A4\r\n\r\n".encode()
        connection.sendall(answer(PAGE_BYTES) if len(asked) > 1 else there)

    with serving(behave) as address:
        fetch_article(f"{address}/Ústí nad?q=ö ü", LOCAL)
    assert asked == [b"/%C3%9Ast%C3%AD%20nad?q=%C3%B6%20%C3%BC", b"/gr%C3%B6%C3%9Fe?q=%C3%BC&r=%C3%A4"]


def test_an_ipv6_address_is_fetched_with_its_brackets() -> None:
    asked: list[bytes] = []

    def behave(connection: socket.socket, request: bytes) -> None:
        asked.append(request)
        connection.sendall(answer(PAGE_BYTES))

    try:
        with serving(behave, "::1") as address:
            assert PARAGRAPHS[0] in fetch_article(address, LOCAL).text
    except OSError:
        pytest.skip("this machine has no IPv6")
    assert f"Host: {address.removeprefix('http://')}\r\n".encode() in asked[0]


def test_the_next_address_of_a_host_is_tried_where_one_does_not_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        closed = unused.getsockname()
    with serving(says(answer(PAGE_BYTES))) as address:
        port = int(address.rpartition(":")[2])
        places = [closed, ("127.0.0.1", port)]
        found = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", place) for place in places]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        assert PARAGRAPHS[0] in fetch_article("http://host.example/", LOCAL).text


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    """What a server needs to speak TLS as localhost, and the certificate that says so."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*make.split(), *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context, certificate


def test_certificates_are_checked(tls: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    context, certificate = tls
    with serving(says(answer(PAGE_BYTES)), tls=context) as address:
        with pytest.raises(InputError, match="CERTIFICATE_VERIFY_FAILED"):
            fetch_article(address, LOCAL)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert PARAGRAPHS[0] in fetch_article(address, LOCAL).text
        with pytest.raises(InputError, match="CERTIFICATE_VERIFY_FAILED"):
            fetch_article(address.replace("localhost", "127.0.0.1"), LOCAL)


def test_a_page_without_a_length_whose_connection_is_cut_is_refused(
    tls: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    context, certificate = tls
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    def behave(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE_BYTES[:400])
        socket.socket(fileno=connection.detach()).close()  # without TLS's own goodbye

    with serving(behave, tls=context) as address, pytest.raises(InputError, match="was cut off"):
        fetch_article(address, LOCAL)


HEAD = b"HTTP/1.1 200 OK|HTTP/1.1 302 x|HTTP/1.0 100|Location: /|Content-Type: text/html|Content-Length: 9"
BODY = b"Transfer-Encoding: chunked|Content-Encoding: gzip|5|0||<html>words</html>"
LINES = st.sampled_from([*HEAD.split(b"|"), *BODY.split(b"|")])


@given(st.lists(LINES | st.binary(max_size=12), max_size=8).map(b"\r\n".join))
def test_any_bytes_are_a_page_or_an_error(data: bytes) -> None:
    with serving(says(data)) as address, suppress(InputError):
        assert fetch_article(address, HASTY).text
