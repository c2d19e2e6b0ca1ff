"""Small web archives for tests, made record by record."""

from __future__ import annotations

from typing import Final

ADDRESS: Final = "https://quay.example/crane"


def warc(*records: bytes) -> bytes:
    """An archive of some records."""
    return b"".join(records)


def record(block: bytes, kind: str = "response", length: object = None, **more: str) -> bytes:
    """A record, which may lie about its length."""
    headers = {
        "WARC-Type": kind,
        "WARC-Target-URI": ADDRESS,
        "WARC-Date": "2025-05-06T10:00:00Z",
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000000>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) if length is None else length),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def page_record(body: str | bytes, status: str = "200 OK", http: str = "", **more: object) -> bytes:
    """The record of a page, with the HTML of its body or all that came."""
    page = f"<html><body>{body}</body></html>".encode() if isinstance(body, str) else body
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{http}\r\n".encode()
    return record(head + page, **more)  # type: ignore[arg-type]
