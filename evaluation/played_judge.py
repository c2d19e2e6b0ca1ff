"""A server on this machine that plays a judge: it answers as OpenAI's do, with answers that are given to it, and can
misbehave in the ways in which servers do."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

_SENTENCE: Final = re.compile(r"([AB])(\d+)(?: \([a-z]+\))? \| (.*)")
_PATH: Final = "/v1/chat/completions"


@dataclass(frozen=True)
class PlayedLink:
    """A pair of sentences by their places in what was asked, from 0."""

    left: int
    right: int
    kind: str
    sure: bool


# Given the sentences of both articles as they were sent, the pairs that are answered.
Answers = Callable[[Sequence[str], Sequence[str]], Sequence[PlayedLink]]


class Mishap(StrEnum):
    """What may be wrong with a server or its answers."""

    SILENT = "takes the request and says nothing"
    CUT_OFF = "hangs up in the middle of its answer"
    BROKEN = "status 500"
    REFUSES_KEY = "status 401"
    BUSY_ONCE = "status 503, the first time"
    REDIRECTS = "sends on to another address"
    REFUSES_SCHEMA = "status 400 for a schema"
    REFUSES_FORMS = "status 400 for every form of answer"
    REFUSES_TEMPERATURE = "status 400 for a temperature"
    REFUSES_ALL = "status 400 for everything"
    NO_COMPLETION = "JSON of another kind"
    NO_JSON = "no JSON at all"
    ENDLESS = "an answer without end"
    NOTHING = "an empty text"
    PROSE = "the JSON among prose, in a fence, behind thoughts with other JSON"
    ONLY_PROSE = "prose without JSON"
    WRONG_SCHEMA = "JSON of another shape"
    OUT_OF_RANGE = "numbers that there are not"
    ONE_OUT_OF_RANGE = "one number that there is not"
    TWICE = "every pair twice"
    EVERYTHING = "every pair there is"
    NO_ROOM = "cut off where its room ended"
    SHORT_CONTEXT = "read only the end of what it was asked"


@dataclass
class PlayedJudge:
    """A server that is running: its address, what it was asked, and the headers that came with it."""

    address: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def playing(answers: Answers, mishap: Mishap | None = None, port: int = 0) -> Iterator[PlayedJudge]:
    """A judge that plays, until the block ends."""

    class Handler(_Handler):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    played = PlayedJudge(f"http://127.0.0.1:{server.server_address[1]}")
    Handler.answers, Handler.mishap, Handler.played = staticmethod(answers), mishap, played
    Handler.over = threading.Event()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield played
    finally:
        Handler.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def sentences_asked(content: str) -> tuple[list[str], list[str]]:
    """The sentences of both articles, as they stand in a request."""
    sides: dict[str, list[str]] = {"A": [], "B": []}
    for line in content.split("\n"):
        if (found := _SENTENCE.fullmatch(line)) is not None:
            sides[found[1]].append(found[3])
    return sides["A"], sides["B"]


class _Handler(BaseHTTPRequestHandler):
    answers: Answers
    mishap: Mishap | None
    played: PlayedJudge
    over: threading.Event

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""

    def do_POST(self) -> None:
        """Answer a question."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.played.asked.append(asked)
        self.played.headers.append(dict(self.headers.items()))
        with suppress(OSError):
            self._play(asked)

    def _play(self, asked: dict[str, Any]) -> None:
        if self.path != _PATH:
            self._say(404, {"error": {"message": "there is nothing here"}})
        elif (refusal := self._refusal(asked)) is not None:
            self._say(*refusal)
        elif self.mishap is Mishap.SILENT:
            self.over.wait(30)
        elif self.mishap is Mishap.CUT_OFF:
            self._send(200, json.dumps(self._completion(asked)).encode(), length=100_000)
        elif self.mishap is Mishap.ENDLESS:
            self._flood()
        elif self.mishap is Mishap.NO_JSON:
            self._send(200, b"<html>It works!</html>")
        elif self.mishap is Mishap.NO_COMPLETION:
            self._say(200, {"models": []})
        else:
            self._say(200, self._completion(asked))

    def _refusal(self, asked: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
        form = asked.get("response_format", {}).get("type")
        refused = {
            Mishap.REFUSES_SCHEMA: form == "json_schema",
            Mishap.REFUSES_FORMS: form is not None,
            Mishap.REFUSES_TEMPERATURE: "temperature" in asked,
            Mishap.REFUSES_ALL: True,
        }
        if self.mishap is not None and refused.get(self.mishap):
            return 400, {"error": {"message": f"unsupported: {form}", "type": "invalid_request_error"}}
        status = {Mishap.BROKEN: 500, Mishap.REFUSES_KEY: 401, Mishap.REDIRECTS: 307}
        if self.mishap in status:
            return status[self.mishap], {"error": {"message": f"no: {self.headers.get('Authorization', 'broken')}"}}
        if self.mishap is Mishap.BUSY_ONCE and len(self.played.asked) == 1:
            return 503, {"error": {"message": "loading the model"}}
        return None

    def _completion(self, asked: dict[str, Any]) -> dict[str, Any]:
        content = asked["messages"][-1]["content"]
        left, right = sentences_asked(content)
        links = [
            {"a": link.left + 1, "b": link.right + 1, "kind": link.kind, "sure": link.sure}
            for link in type(self).answers(left, right)
        ]
        words = sum(len(message["content"].split()) for message in asked["messages"])
        read = words // 2 if self.mishap is Mishap.SHORT_CONTEXT else words * 4 // 3
        finish = "length" if self.mishap is Mishap.NO_ROOM else "stop"
        message = {"role": "assistant", "content": self._content(links, len(left), len(right))}
        choice = {"index": 0, "message": message, "finish_reason": finish}
        return {"object": "chat.completion", "choices": [choice], "usage": {"prompt_tokens": read}}

    def _content(self, links: list[dict[str, Any]], left: int, right: int) -> str:
        everything = [{"a": a + 1, "b": b + 1, "kind": "same", "sure": True} for a in range(left) for b in range(right)]
        beyond = [{**link, "a": link["a"] + left} for link in links]
        said: dict[Mishap | None, Any] = {
            Mishap.NOTHING: "",
            Mishap.ONLY_PROSE: "I am sorry, I cannot compare articles.",
            Mishap.WRONG_SCHEMA: {"links": [{"first": 1, "second": 2}] * 5, "pairs": [[1, 2]]},
            Mishap.OUT_OF_RANGE: {"links": beyond},
            Mishap.ONE_OUT_OF_RANGE: {"links": [*links, {"a": left + 1, "b": 0, "kind": "same", "sure": True}]},
            Mishap.TWICE: {"links": [*links, *links]},
            Mishap.EVERYTHING: {"links": everything},
            Mishap.NO_ROOM: json.dumps({"links": links})[:-4],
        }
        found = said.get(self.mishap, {"links": links})
        text = found if isinstance(found, str) else json.dumps(found)
        if self.mishap is Mishap.PROSE:
            example = '{"links": [{"a": 1'
            text = f"<think>They want {example}, so … {{}}</think>\nHere you are:\n```json\n{text}\n```\nAnything else?"
        return text

    def _say(self, status: int, data: dict[str, Any]) -> None:
        self._send(status, json.dumps(data).encode())

    def _send(self, status: int, body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if status == 503:
            self.send_header("Retry-After", "0")
        if status == 307:
            self.send_header("Location", "http://192.0.2.1/v1/chat/completions")
        self.end_headers()
        self.wfile.write(body)

    def _flood(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.over.is_set():
            self.wfile.write(b" " * 65_536)
