"""Whether there can be such a judge: its address, its model, and the variable that holds its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from variorum.base.errors import InputError, Problem
from variorum.base.strict_yaml import Document
from variorum.config.settings import JudgeSettings

_KEY: Final = ("matching", "judge")
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_LONGEST_NAME: Final = 200


def check_judge(judge: JudgeSettings, documents: Sequence[Document]) -> None:
    """Whether a judge of these settings can be asked, if one is to be. `documents` are the files that they come
    from, weakest first. Raises InputError with every problem."""
    problems = [_placed(documents, name, what, remedy) for name, what, remedy in _problems(judge)]
    if problems:
        raise InputError(*problems)


def _placed(documents: Sequence[Document], name: str, what: str, remedy: str) -> Problem:
    """A problem where the setting stands; that of a missing one stands where the judge begins."""
    for key in ((*_KEY, name), _KEY, ()):
        for document in reversed(documents):
            if not key or key in document.places:
                return document.problem(key, f"matching.judge.{name}: {what}", remedy)
    return Problem("the settings", f"matching.judge.{name}: {what}", remedy)


def _problems(judge: JudgeSettings) -> Iterator[tuple[str, str, str]]:
    """What is wrong, as (name of the setting, what, remedy)."""
    if judge.key_variable and not _VARIABLE.fullmatch(judge.key_variable):
        # What stands here may be the key: it is not repeated.
        what = "is no name of an environment variable"
        yield "key_variable", what, "Put the key into a variable, and the variable's name here, such as JUDGE_KEY."
    if not judge.address:
        return
    try:
        parts = urlsplit(judge.address)
        _ = parts.port
    except ValueError:
        parts = SplitResult("", "", "", "", "")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query or parts.fragment:
        yield "address", "is no address of a server", "Write it as http://localhost:11434, without a key or a query."
        return
    if not judge.model.strip() or len(judge.model) > _LONGEST_NAME or not judge.model.isprintable():
        yield "model", "says no model", "Name the model as its server does, such as qwen3:14b."
    is_here = is_loopback_name(parts.hostname)
    if not is_here and not judge.allow_remote:
        remedy = "Its owner would get your articles. If that is what you want, set matching.judge.allow_remote: true."
        yield "address", "leads out of this machine", remedy
    if judge.key_variable and parts.scheme == "http" and not is_here:
        yield "address", "would send your key unencrypted", "Use https, or leave key_variable empty."


def is_loopback_name(host: str) -> bool:
    """Whether a host's name or number means this machine, by the way it is written."""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
