"""Asking an OpenAI-compatible server: one request, within one deadline, to a checked network address."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from email.message import Message
from http.client import HTTPException
from typing import Any, Final

from variorum._version import __version__
from variorum.alignment.judge import JudgeError
from variorum.alignment.judge.prompt import SCHEMA
from variorum.articles.web.addresses import Target, target_of
from variorum.articles.web.bodies import CutOffError, body_of
from variorum.articles.web.connection import Route, connected, routes_to
from variorum.articles.web.exchange import exchanged
from variorum.articles.web.networks import is_loopback
from variorum.articles.web.patience import Patience
from variorum.articles.web.retry_after import seconds_asked
from variorum.base.cut_short import cut_short
from variorum.base.errors import InputError, Problem
from variorum.config.settings import JudgeSettings

_MOST_BYTES: Final = 2_000_000  # of an answer
_LONGEST_SAID: Final = 200  # characters of what a server says is wrong
_ENDPOINT: Final = "/chat/completions"
_BUSY: Final = (429, 503)  # asked too often, or still loading the model
_LONGEST_WAIT: Final = 30.0  # seconds until a busy server is asked again
_WAIT: Final = 2.0
_REFUSED: Final = (400, 422)
_KNOWN: Final = {
    401: ("refuses the key", "Is the right variable named in matching.judge.key_variable, and set?"),
    403: ("refuses the key", "Is the right variable named in matching.judge.key_variable, and set?"),
    404: ("knows no such address or model", "Check matching.judge.address and matching.judge.model."),
    413: ("takes no request of this size", "Lower matching.judge.window_words."),
    429: ("asks for fewer requests", "Try again later, or set matching.judge.at_once: 1."),
    503: ("is busy", "Try again later."),
}
_AGAIN: Final = "Is the server running? `matching.judge.address: ''` asks nobody."
_CONTEXT: Final = "Let the server take longer requests (docs/judge.md says how), or lower matching.judge.window_words."
_OTHER_MODEL: Final = "A larger model may do better; `matching.judge.address: ''` asks nobody."
# The ways to ask for an answer in a form, from the strictest on: a server may know only some of them, and some
# models take no temperature.
_STRICT: Final = {
    "type": "json_schema",
    "json_schema": {"name": "links", "strict": True, "schema": SCHEMA},
}
_FORMS: Final[Sequence[Mapping[str, Any]]] = (
    {"temperature": 0, "response_format": _STRICT},
    {"temperature": 0, "response_format": {"type": "json_object"}},
    {"temperature": 0},
    {"response_format": _STRICT},
)


class JudgeServer:
    """The server of a judge. Several threads may ask at a time."""

    def __init__(self, settings: JudgeSettings) -> None:
        self._settings = settings
        self._key = _key(settings)
        self._target = _endpoint(settings)
        self._form = 0  # the first form that it did not refuse
        self._lock = threading.Lock()

    def ask(self, messages: Sequence[Mapping[str, str]], patience: Patience) -> str:
        """The text of the model's answer. Raises JudgeError, and what stops the wait."""
        for form in range(self._form, len(_FORMS)):
            asked = {"model": self._settings.model, "messages": messages, "stream": False, **_FORMS[form]}
            status, said = self._post(json.dumps(asked).encode(), patience)
            if status == 200:
                with self._lock:
                    self._form = max(self._form, form)
                return self._content(said, sum(len(message["content"].split()) for message in messages))
            if status not in _REFUSED:
                break
        raise self._refusal(status, said)

    def error(self, what: str, remedy: str) -> JudgeError:
        """An error of this judge's; what it says holds no key."""
        what = what.replace(self._key, "…") if self._key else what
        where = f"the judge {self._settings.model} at {self._settings.address}"
        return JudgeError(Problem(where, f"{what}: links stay as they are without it", remedy))

    def _post(self, body: bytes, patience: Patience) -> tuple[int, bytes]:
        """The status of an answer and its body; a server that is busy is asked again. Raises JudgeError."""
        try:
            while True:
                status, said, wait = self._post_once(body, patience)
                if status not in _BUSY or patience.left < wait:
                    return status, said
                _pause(wait, patience)
        except JudgeError:
            raise
        except InputError as error:
            raise self.error(error.problems[0].what, _AGAIN) from None
        except TimeoutError:
            raise self.error("did not answer in time", "Raise matching.judge.request_seconds, if it is slow.") from None
        except CutOffError:
            raise self.error("broke off its answer", _AGAIN) from None
        except (OSError, HTTPException, ValueError) as error:
            raise self.error(f"cannot be asked ({error})"[:_LONGEST_SAID], _AGAIN) from None

    def _post_once(self, body: bytes, patience: Patience) -> tuple[int, bytes, float]:
        headers = {
            "User-Agent": f"Variorum/{__version__}",
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Connection": "close",
        }
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        with (
            closing(connected(self._routes(patience), patience)) as line,
            closing(exchanged(line, self._target, "POST", headers, body)) as answer,
        ):
            said = body_of(answer, _MOST_BYTES, patience)
            return answer.status, said, _wait(answer.headers)

    def _routes(self, patience: Patience) -> Sequence[Route]:
        routes = routes_to(self._target, patience, allow_local=True)
        is_secret_sent_openly = self._key and not self._target.secure
        if self._settings.allow_remote and not is_secret_sent_openly:
            return routes
        here = [route for route in routes if is_loopback(str(route[4][0]))]
        if not here and self._settings.allow_remote:
            raise self.error("would be sent the key unencrypted", "Use https, or leave key_variable empty.")
        if not here:
            remedy = "If your articles may leave it, set matching.judge.allow_remote: true."
            raise self.error("leads out of this machine", remedy)
        return here

    def _content(self, said: bytes, words: int) -> str:
        """The model's own words of an answer, whole; `words` were sent to it. Raises JudgeError."""
        try:
            data = json.loads(said)
            choice = data["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, RecursionError, LookupError, TypeError):
            raise self.error("does not answer as such servers do", "Is its address right?") from None
        usage = data.get("usage")
        read = usage.get("prompt_tokens") if isinstance(usage, dict) else None
        # A word is a token or more: who read fewer did not read all.
        if isinstance(read, int) and 0 < read < words:
            raise self.error(f"read only {read:,} tokens of {words:,} words", _CONTEXT)
        if choice.get("finish_reason") == "length":
            raise self.error("came to the end of its room before the end of its answer", _CONTEXT)
        if not isinstance(content, str) or not content.strip():
            raise self.error("answers nothing", _OTHER_MODEL)
        return content

    def nonsense(self, why: Exception) -> JudgeError:
        """The error for an answer that cannot be used."""
        return self.error(f"gives an answer that cannot be used: {why}", _OTHER_MODEL)

    def _refusal(self, status: int, said: bytes) -> JudgeError:
        what, remedy = _KNOWN.get(status, ("gives no answer", _AGAIN))
        if 300 <= status < 400:
            what, remedy = "sends on to another address", "Name that address in matching.judge.address."
        words = _said(said)
        return self.error(f"{what} (status {status}{': ' if words else ''}{words})", remedy)


def _key(settings: JudgeSettings) -> str:
    """The key, as the reader's environment has it. Raises JudgeError."""
    name = settings.key_variable
    if not name:
        return ""
    key = os.environ.get(name, "").strip()
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        what = f"needs a key, and the environment variable {name} holds none: links stay as they are without it"
        raise JudgeError(Problem(f"the judge {settings.model}", what, f"Set {name}, or leave key_variable empty."))
    return key


def _endpoint(settings: JudgeSettings) -> Target:
    """Where to ask: /v1/chat/completions of a server that is named alone, and chat/completions below a path.
    Raises JudgeError."""
    try:
        target = target_of(settings.address)
    except InputError as error:
        raise JudgeError(*error.problems) from None
    path = target.path.rstrip("/") or "/v1"
    return replace(target, path=path if path.endswith(_ENDPOINT) else path + _ENDPOINT)


def _wait(headers: Message) -> float:
    """For how many seconds a busy server wants to be left alone."""
    asked = seconds_asked(headers)
    return _WAIT if asked is None else min(asked, _LONGEST_WAIT)


def _pause(seconds: float, patience: Patience) -> None:
    """Wait, and be asked meanwhile whether the answer is still wanted."""
    never = threading.Event()
    try:
        patience.wait_for(lambda pulse: never.wait(pulse) or None, seconds)
    except TimeoutError:
        patience.check()


def _said(body: bytes) -> str:
    """What a server says is wrong, cut short: as OpenAI's do it, or as it comes."""
    text = body[:10_000].decode("utf-8", "replace")
    try:
        data = json.loads(text)
        error = data.get("error", data) if isinstance(data, dict) else data
        text = str(error.get("message", error) if isinstance(error, dict) else error)
    except (ValueError, RecursionError):
        pass
    return cut_short(" ".join(text.split()), _LONGEST_SAID)
