"""Having a judge asked about pairs of articles before they are compared."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Final

from variorum.alignment.judge import JudgeError
from variorum.alignment.judge.answers import AnswerCache, answers_folder
from variorum.alignment.judge.judgement import JudgedPair, Judgement
from variorum.alignment.judge.prompt import NumberedSentence, question
from variorum.alignment.judge.reply import NonsenseError, pairs_in
from variorum.alignment.judge.server import JudgeServer
from variorum.alignment.judge.windows import windows
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.prepared_article import PreparedArticle, in_own_order
from variorum.articles.limits import StoppedError
from variorum.articles.web.patience import Patience
from variorum.cleaning.lines import LineKind
from variorum.config.settings import JudgeSettings, MatchingSettings

MOST_REQUESTS: Final = 64  # for a pair of articles; of longer ones nothing is asked
_PULSE: Final = 0.1  # seconds between two looks at whether to stop

# Told how many requests are answered, of how many; says whether to go on.
Progress = Callable[[int, int], bool]


@dataclass(frozen=True)
class JudgeRequest:
    """Parts of two articles, by the numbers of their sentences, with what is asked of them."""

    left: range
    right: range
    messages: list[dict[str, str]]

    @property
    def counts(self) -> tuple[int, int]:
        """How many sentences of either article it holds."""
        return len(self.left), len(self.right)

    def placed(self, pairs: Iterable[JudgedPair]) -> Iterable[JudgedPair]:
        """Pairs by the numbers that sentences have in their articles."""
        return (JudgedPair(self.left[p.left], self.right[p.right], p.kind, p.sure) for p in pairs)


def judge_enabled(settings: MatchingSettings) -> bool:
    """Whether a judge is to be asked."""
    return bool(settings.judge.address)


def requests_for(one: PreparedArticle, other: PreparedArticle, settings: JudgeSettings) -> list[JudgeRequest]:
    """What is to be asked of two articles, in whichever order they are given; nothing of the same text twice, and
    nothing of articles that are too long."""
    if one.article.sha256 == other.article.sha256:
        return []
    left, right = (one, other) if in_own_order(one, other) else (other, one)
    parts = [_parts(article, settings) for article in (left, right)]
    if len(parts[0]) * len(parts[1]) > MOST_REQUESTS:
        return []
    return [
        JudgeRequest(ours, theirs, question(_numbered(left, ours), _numbered(right, theirs)))
        for ours in parts[0]
        for theirs in parts[1]
    ]


def unanswered(requests: Iterable[JudgeRequest], settings: JudgeSettings) -> list[JudgeRequest]:
    """Those requests whose answer is not kept: they would be sent."""
    kept = AnswerCache(answers_folder(), settings.model)
    return [request for request in requests if kept.get(request.messages, request.counts) is None]


@dataclass(frozen=True, slots=True)
class ToSend:
    """What is about to be sent to a judge: requests about so many pairs of articles, and all their words."""

    requests: int
    pairs: int
    words: int


def to_send(articles: Sequence[PreparedArticle], pairs: Sequence[Pair], settings: JudgeSettings) -> ToSend:
    """What judging some pairs of articles would send, now; answers that are kept need nothing."""
    asked = [unanswered(requests_for(articles[i], articles[j], settings), settings) for i, j in pairs]
    requests = [request for some in asked for request in some]
    words = sum(len(request.messages[-1]["content"].split()) for request in requests)
    return ToSend(len(requests), sum(map(bool, asked)), words)


def judge_pairs(
    articles: Sequence[PreparedArticle],
    pairs: Sequence[Pair],
    settings: JudgeSettings,
    progress: Progress = lambda _done, _all: True,
) -> Generator[tuple[Pair, Judgement], None, None]:
    """What the judge says of some pairs of articles by their numbers, in order, each as soon as it is known.

    Answers that are kept need no request. It ends early where `progress`, which is asked all the while, says to
    stop. Raises JudgeError for the first pair of which nothing can be known.
    """
    asked = {pair: requests_for(articles[pair[0]], articles[pair[1]], settings) for pair in pairs}
    asking = _Asking(settings, sum(map(len, asked.values())), progress)
    pool = ThreadPoolExecutor(settings.at_once, "judge")
    try:
        answers = {pair: [pool.submit(asking.answer, request) for request in asked[pair]] for pair in pairs}
        for pair in pairs:
            if answers[pair]:
                named = asking.results(asked[pair], answers[pair])
                if named is None:
                    return
                yield pair, Judgement.of(settings.model, named)
    finally:
        asking.stop()
        pool.shutdown(cancel_futures=True)
        asking.tidy()


class _Asking:
    """All requests of a story, which share one deadline, and end together."""

    def __init__(self, settings: JudgeSettings, count: int, progress: Progress) -> None:
        self._settings, self._count, self._progress = settings, count, progress
        self._kept = AnswerCache(answers_folder(), settings.model)
        self._end = time.monotonic() + settings.total_seconds
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._server: JudgeServer | None = None
        self._error: JudgeError | None = None
        self._done, self._is_new = 0, False

    def stop(self) -> None:
        """Let no request go on."""
        self._stopped.set()

    def tidy(self) -> None:
        """Keep the folder of answers small."""
        if self._is_new:
            self._kept.trim()

    def answer(self, request: JudgeRequest) -> tuple[JudgedPair, ...]:
        """The answer to a request, in one of several threads. Raises JudgeError and StoppedError."""
        found = self._kept.get(request.messages, request.counts)
        if found is None:
            self._check(0)
            try:
                found = self._asked(request)
            except JudgeError as error:  # which ends all: the next request would fail as well
                with self._lock:
                    self._error = self._error or error
                self.stop()
                raise
        with self._lock:
            self._done += 1
        return found

    def _asked(self, request: JudgeRequest) -> tuple[JudgedPair, ...]:
        with self._lock:
            server = self._server = self._server or JudgeServer(self._settings)
        left = self._end - time.monotonic()
        if left <= 0:
            what = f"took more than {self._settings.total_seconds} seconds for all its answers"
            raise server.error(what, "Raise matching.judge.total_seconds; what was answered is kept.")
        patience = Patience(min(self._settings.request_seconds, left), self._check)
        content = server.ask(request.messages, patience)
        try:
            found = pairs_in(content, request.counts)
        except NonsenseError as error:
            raise server.nonsense(error) from None
        self._kept.put(request.messages, found)
        self._is_new = True
        return found

    def _check(self, _received: int) -> None:
        if self._stopped.is_set():
            raise StoppedError

    def results(
        self, requests: Sequence[JudgeRequest], answers: Sequence[Future[tuple[JudgedPair, ...]]]
    ) -> list[JudgedPair] | None:
        """What all requests about a pair of articles brought; None if it is not wanted any more. Raises
        JudgeError."""
        left = set(answers)
        while left:
            if not self._progress(self._done, self._count):
                return None
            done, left = wait(left, _PULSE)
            if any(one.exception() is not None for one in done) and self._error is not None:
                raise self._error
        both = zip(requests, answers, strict=True)
        return [pair for request, found in both for pair in request.placed(found.result())]


def _parts(article: PreparedArticle, settings: JudgeSettings) -> list[range]:
    words = [len(article.text_of(n).split()) for n in range(len(article.sentences))]
    return windows(words, settings.window_sentences, settings.window_words)


def _numbered(article: PreparedArticle, part: range) -> list[NumberedSentence]:
    kinds = (article.sentences[n].kind for n in part)
    return [
        NumberedSentence(article.text_of(n), "" if kind is LineKind.BODY else str(kind))
        for n, kind in zip(part, kinds, strict=True)
    ]
