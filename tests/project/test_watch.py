"""Pages are looked at again politely: conditions, robots.txt, pauses, later and later after a failure."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.articles.web.serving import PAGE, answer, serving
from variorum.articles.article import Article, Metadata
from variorum.articles.web.validators import Validators
from variorum.cli.main import main
from variorum.config.load import user_config_file
from variorum.config.settings import LimitSettings, Settings
from variorum.project.project import Project
from variorum.project.watch import Watch
from variorum.session.session import Session
from variorum.storage.file.read_write import read_project

LOCAL = LimitSettings(allow_local=True, fetch_seconds=5)
LATER = PAGE.replace("4.2 million", "5.2 million")
HOUR = 3_600.0
NOT_MODIFIED = b"HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n"


def status(code: int, *headers: str) -> bytes:
    return "\r\n".join((f"HTTP/1.1 {code} No", "Content-Length: 0", *headers, "", "")).encode()


@dataclass
class Site:
    """A server that keeps what it is asked, and a clock that only waiting moves on."""

    robots: bytes = field(default_factory=lambda: status(404))
    page: bytes = field(default_factory=lambda: answer(PAGE.encode(), 'ETag: "one"'))
    asked: list[tuple[float, str, str]] = field(default_factory=list)
    time: float = 0.0

    def __call__(self, connection: socket.socket, request: bytes) -> None:
        head = request.decode("latin-1")
        tag = next((line for line in head.split("\r\n") if line.startswith("If-")), "")
        path = head.split(" ")[1]
        self.asked.append((self.time, path, tag))
        connection.sendall(self.robots if path == "/robots.txt" else self.page)

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += seconds

    def watch(self) -> Watch:
        return Watch(HOUR, LOCAL, self.now, self.wait)


def story(address: str, *paths: str) -> Project:
    known = Metadata(fetched="2026-11-22T10:00:00Z")
    return Project.of([Article(f"{address}{path}", "An older text.", known) for path in paths])


def test_a_page_is_sent_once_and_asked_for_by_its_tag_from_then_on() -> None:
    site = Site()
    with serving(site) as address:
        project, watch = story(address, "/a"), site.watch()
        found, problems = watch.look(project)
        assert ("Crane falls on boats" in found[0].text, found[0].path, problems) == (True, f"{address}/a", ())
        assert found[0].received is not None
        assert watch.look(project) == ({}, ())  # not due
        site.time += watch.until_due or 0
        site.page = NOT_MODIFIED
        assert watch.look(project) == ({}, ())
    assert [(path, tag) for _, path, tag in site.asked] == [
        ("/robots.txt", ""),
        ("/a", "If-Modified-Since: Sun, 22 Nov 2026 10:00:00 GMT"),
        ("/a", 'If-None-Match: "one"'),
    ]
    assert site.asked[-1][0] == HOUR


def test_a_site_is_asked_one_page_at_a_time_with_the_pause_that_it_wants() -> None:
    site = Site(robots=answer(b"User-agent: *\nCrawl-delay: 20\nDisallow: /private\n", kind="text/plain"))
    with serving(site) as address:
        _, problems = site.watch().look(story(address, "/a", "/private/b", "/c"))
    assert [(time, path) for time, path, _ in site.asked] == [(0.0, "/robots.txt"), (20.0, "/a"), (40.0, "/c")]
    assert [problem.what for problem in problems] == ["is not watched: robots.txt of its site does not allow it"]


@pytest.mark.parametrize(
    ("failure", "next_looks"),
    [
        (status(500), [2 * HOUR, 4 * HOUR, 8 * HOUR]),
        (status(429, "Retry-After: 50000"), [50_000.0] * 3),
        (
            status(503, "Date: Fri, 27 Nov 2026 10:00:00 GMT\r\nRetry-After: Fri, 27 Nov 2026 20:00:00 GMT"),
            [36_000.0] * 2,
        ),
    ],
)
def test_after_failures_the_next_look_comes_later(failure: bytes, next_looks: list[float]) -> None:
    site = Site(page=failure)
    with serving(site) as address:
        project, watch, waits = story(address, "/a"), site.watch(), []
        for _ in next_looks:
            _, problems = watch.look(project)
            assert "(status " in problems[0].what
            waits.append(watch.until_due)
            site.time += waits[-1] or 0
        assert waits == next_looks
        site.page = answer(PAGE.encode())
        assert watch.look(project)[0]
        assert watch.until_due == HOUR


def test_where_robots_txt_cannot_be_had_nothing_is_fetched() -> None:
    site = Site(robots=status(503))
    with serving(site) as address:
        assert site.watch().look(story(address, "/a"))[0] == {}
    assert [path for _, path, _ in site.asked] == ["/robots.txt"]


@pytest.mark.parametrize("tag", ["a\r\nX: y", "é", "x" * 2_000])
def test_a_tag_that_is_no_line_of_a_request_is_left_out(tag: str) -> None:
    from email.message import Message

    headers = Message()
    headers._headers = [("ETag", tag)]  # type: ignore[attr-defined]
    assert Validators.of(headers) == Validators()
    assert Validators.fetched("no moment") == Validators()


def test_watch_on_the_command_line_adds_a_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Site(page=answer(LATER.encode()))
    user_config_file().parent.mkdir(parents=True)
    user_config_file().write_text("limits: {allow_local: true}")
    with serving(site) as address, pytest.MonkeyPatch.context() as patch:
        patch.setattr("variorum.cli.watch.sleep", site.wait)
        path = Session(Settings(), story(address, "/a")).save(tmp_path / "c")
        assert main(["watch", str(path), "--rounds", "2"]) == 0
        out, err = capsys.readouterr()
        assert (out.count("changed; the text before is kept as a version"), err) == (1, "")
    assert [version.article.text[:5] for version in read_project(path).versions(0)] == ["An ol", "Crane"]
    path = Session(Settings(), Project.of([Article("a.txt", "x")])).save(tmp_path / "d")
    assert main(["watch", str(path), "--rounds", "1"]) == 2
    assert "names no address" in capsys.readouterr().err


def test_a_text_that_could_not_be_saved_is_found_again() -> None:
    site = Site()
    with serving(site) as address:
        project, watch = story(address, "/a"), site.watch()
        watch.look(project)
        watch.forget(project)
        site.time += HOUR
        assert watch.look(project)[0]
    assert site.asked[-1][2] == ""


def test_an_item_of_a_feed_is_found_again_wherever_it_stands_now() -> None:
    pytest.importorskip("feedparser")
    items = [
        f"<item><title>{title}</title><link>https://quay.example/{title}</link><description>{words}</description></item>"
        for title, words in (("New", "Something else."), ("Crane", "A crane fell on three boats."))
    ]
    feed = f"<rss version='2.0'><channel><title>Quay</title>{''.join(items)}</channel></rss>"
    site = Site(page=answer(feed.encode(), kind="application/rss+xml"))
    with serving(site) as address:
        known = Metadata(url="https://quay.example/Crane")
        project = Project.of([Article(f"{address}/feed#1", "A crane fell on two boats.", known)])
        found, problems = site.watch().look(project)
    assert (found[0].text, found[0].path, problems) == ("A crane fell on three boats.", f"{address}/feed#1", ())
