"""Asking a judge: what goes over the line, and a server that lies, dies, dawdles or talks nonsense."""

import json
import time
from collections.abc import Sequence

import pytest

from evaluation.played_judge import Mishap
from tests.articles.web.serving import says, serving
from tests.factories import seed_articles
from tests.judge_answers import RESIGN, asked
from variorum.alignment.judge import JudgeError
from variorum.alignment.judge.answers import AnswerCache, answers_folder
from variorum.alignment.judge.judgement import Judgement
from variorum.alignment.judging import judge_pairs, requests_for, to_send
from variorum.alignment.monotone_chain import Pair
from variorum.alignment.prepared_article import PreparedArticle
from variorum.articles.web import networks
from variorum.config.settings import JudgeSettings


@pytest.fixture
def articles(seeds: Sequence[str]) -> list[PreparedArticle]:
    return seed_articles(seeds[:3])


def judged(
    articles: Sequence[PreparedArticle], settings: JudgeSettings, pairs: Sequence[Pair] = ((0, 1),)
) -> Judgement:
    found = dict(judge_pairs(articles, pairs, settings))
    return found[pairs[0]]


def problem(articles: Sequence[PreparedArticle], mishap: Mishap, **limits: object) -> str:
    with asked(mishap, **limits) as (_, settings), pytest.raises(JudgeError) as caught:
        judged(articles, settings)
    assert len(caught.value.problems) == 1
    return str(caught.value)


def test_a_question_is_asked_as_such_servers_want_it(articles: list[PreparedArticle]) -> None:
    with asked() as (judge, settings):
        found = judged(articles, settings)
    (body,) = judge.asked
    assert body["model"] == "played"
    assert body["temperature"] == 0
    assert body["stream"] is False
    assert body["response_format"]["json_schema"]["strict"] is True
    assert any(RESIGN in message["content"] for message in body["messages"])
    assert "Authorization" not in judge.headers[0]
    assert sum(pair.sure for pair in found.pairs) == 5
    assert sum(not pair.sure for pair in found.pairs) == 1
    assert found.model == "played"


def test_a_second_time_nothing_is_sent_wherever_the_server_is(articles: list[PreparedArticle]) -> None:
    with asked() as (judge, settings):
        assert to_send(articles, [(0, 1)], settings).requests == 1
        first = judged(articles, settings)
        assert to_send(articles, [(0, 1)], settings).requests == 0
        assert judged(articles, settings) == first == judged([articles[1], articles[0]], settings)
        assert len(judge.asked) == 1
    gone = JudgeSettings(address="http://127.0.0.1:9", model="played")
    assert judged(articles, gone) == first
    assert to_send(articles, [(0, 1)], JudgeSettings(address="http://127.0.0.1:9", model="other")).requests == 1


def test_answers_that_are_kept_hold_no_text_and_are_ours_alone(articles: list[PreparedArticle]) -> None:
    with asked() as (_, settings):
        judged(articles, settings)
    (file,) = (path for path in answers_folder().rglob("*") if path.is_file())
    assert json.loads(file.read_bytes()[8:])["links"][0][2:] == ["reworded", True]
    assert file.stat().st_mode & 0o077 == 0
    (request,) = requests_for(articles[0], articles[1], settings)
    file.write_bytes(file.read_bytes()[:-1])
    assert AnswerCache(answers_folder(), "played").get(request.messages, request.counts) is None


def test_long_articles_are_asked_in_parts_and_the_answers_joined(articles: list[PreparedArticle]) -> None:
    with asked() as (_, settings):
        whole = judged(articles, settings)
    with asked(window_sentences=8, at_once=3) as (judge, settings):
        assert judged(articles, settings) == whole
    assert len(judge.asked) > 4
    asked_again = [body["messages"][-1]["content"] for body in judge.asked]
    assert len(set(asked_again)) == len(asked_again)


def test_pairs_come_in_order_and_progress_is_told(articles: list[PreparedArticle]) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, count: int) -> bool:
        told.append((done, count))
        return True

    with asked(at_once=2) as (_, settings):
        found = [pair for pair, _ in judge_pairs(articles, [(0, 2), (0, 1), (1, 2)], settings, progress)]
    assert found == [(0, 2), (0, 1), (1, 2)]
    assert {count for _, count in told} == {3}


def test_it_stops_while_it_waits(articles: list[PreparedArticle]) -> None:
    started = time.monotonic()
    with asked(Mishap.SILENT) as (judge, settings):
        found = list(judge_pairs(articles, [(0, 1)], settings, lambda _done, _all: not judge.asked))
    assert found == []
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("mishap", "rungs"),
    [(Mishap.REFUSES_SCHEMA, 2), (Mishap.REFUSES_FORMS, 3), (Mishap.REFUSES_TEMPERATURE, 4), (Mishap.BUSY_ONCE, 2),
     (Mishap.PROSE, 1), (Mishap.TWICE, 1), (Mishap.ONE_OUT_OF_RANGE, 1)],
)  # fmt: skip
def test_what_can_be_mended_is(articles: list[PreparedArticle], mishap: Mishap, rungs: int) -> None:
    with asked() as (_, settings):
        expected = judged(articles, JudgeSettings(settings.address, "played"))
    with asked(mishap) as (judge, _):
        assert judged(articles, JudgeSettings(judge.address, "another")).pairs == expected.pairs
        assert len(judge.asked) == rungs


def test_a_form_that_was_refused_is_not_tried_again(articles: list[PreparedArticle]) -> None:
    with asked(Mishap.REFUSES_FORMS) as (judge, settings):
        dict(judge_pairs(articles, [(0, 1), (0, 2), (1, 2)], settings))
    assert [body.get("response_format", {}).get("type") for body in judge.asked] == [
        "json_schema", "json_object", None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mishap", "said"),
    [
        (Mishap.CUT_OFF, "broke off its answer"),
        (Mishap.BROKEN, "gives no answer (status 500: no: broken)"),
        (Mishap.REFUSES_KEY, "refuses the key (status 401"),
        (Mishap.REDIRECTS, "sends on to another address (status 307"),
        (Mishap.REFUSES_ALL, "gives no answer (status 400: unsupported: json_schema)"),
        (Mishap.NO_COMPLETION, "does not answer as such servers do"),
        (Mishap.NO_JSON, "does not answer as such servers do"),
        (Mishap.ENDLESS, "does not answer as such servers do"),
        (Mishap.NOTHING, "answers nothing"),
        (Mishap.ONLY_PROSE, "there is no list of links in it"),
        (Mishap.WRONG_SCHEMA, "5 of the 5 pairs that it names are of no such sentences"),
        (Mishap.OUT_OF_RANGE, "of no such sentences or kinds"),
        (Mishap.EVERYTHING, "it names 484 pairs of 22 and 22 sentences"),
        (Mishap.NO_ROOM, "came to the end of its room"),
        (Mishap.SHORT_CONTEXT, "tokens of"),
    ],
)
def test_what_cannot_is_one_error_with_a_remedy(articles: list[PreparedArticle], mishap: Mishap, said: str) -> None:
    message = problem(articles, mishap)
    assert said in message
    assert message.startswith("the judge played at http://127.0.0.1:")
    assert "links stay as they are without it" in message


def test_a_server_that_says_nothing_is_left_in_time(articles: list[PreparedArticle]) -> None:
    started = time.monotonic()
    assert "did not answer in time" in problem(articles, Mishap.SILENT, request_seconds=1)
    assert "did not answer in time" in problem(articles, Mishap.SILENT, total_seconds=1)
    assert time.monotonic() - started < 8


def test_nobody_is_there(articles: list[PreparedArticle]) -> None:
    with pytest.raises(JudgeError, match=r"cannot be asked .*Is the server running"):
        judged(articles, JudgeSettings("http://127.0.0.1:9", "m"))


def test_what_was_answered_before_it_failed_counts(articles: list[PreparedArticle]) -> None:
    with asked() as (_, settings):
        judged(articles, settings)
    found: dict[Pair, Judgement] = {}
    with asked(Mishap.BROKEN) as (_, settings), pytest.raises(JudgeError):
        found.update(judge_pairs(articles, [(0, 1), (0, 2)], settings))
    assert list(found) == [(0, 1)]


def test_only_this_machine_is_asked_unless_more_is_allowed(
    articles: list[PreparedArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name may look harmless: it is the network address that counts."""
    with asked() as (judge, settings):
        monkeypatch.setattr("variorum.alignment.judge.server.is_loopback", lambda _ip: False)
        with pytest.raises(JudgeError, match="leads out of this machine"):
            judged(articles, settings)
        assert not judge.asked
        judged(articles, JudgeSettings(settings.address, "played", allow_remote=True))
        assert len(judge.asked) == 1


def test_a_key_goes_as_a_bearer_and_nowhere_else(
    articles: list[PreparedArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUDGE_KEY", "sk-very-secret")
    with asked(key_variable="JUDGE_KEY") as (judge, settings):
        judged(articles, settings)
    assert judge.headers[0]["Authorization"] == "Bearer sk-very-secret"
    assert "sk-very" not in json.dumps(judge.asked)
    message = problem([articles[0], articles[2]], Mishap.REFUSES_KEY, key_variable="JUDGE_KEY")
    assert "Bearer …" in message
    assert "secret" not in message


@pytest.mark.parametrize("key", ["", " ", "two words", "clé", "a\nHost: evil"])
def test_a_key_that_is_none_is_an_error(
    key: str, articles: list[PreparedArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUDGE_KEY", key)
    with asked(key_variable="JUDGE_KEY") as (judge, settings), pytest.raises(JudgeError, match="JUDGE_KEY holds none"):
        judged(articles, settings)
    assert not judge.asked


def test_a_key_does_not_leave_the_machine_in_the_open(
    articles: list[PreparedArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUDGE_KEY", "sk-very-secret")
    monkeypatch.setattr("variorum.alignment.judge.server.is_loopback", lambda _ip: False)
    how = {"key_variable": "JUDGE_KEY", "allow_remote": True}
    with asked(**how) as (judge, settings), pytest.raises(JudgeError, match="unencrypted"):  # type: ignore[arg-type]
        judged(articles, settings)
    assert not judge.asked


@pytest.mark.parametrize(
    ("path", "asked_for"),
    [
        ("", "/v1/chat/completions"),
        ("/", "/v1/chat/completions"),
        ("/v1", "/v1/chat/completions"),
        ("/v1/", "/v1/chat/completions"),
        ("/api/v1/chat/completions", "/api/v1/chat/completions"),
        ("/v1beta/openai", "/v1beta/openai/chat/completions"),
    ],
)
def test_the_address_may_be_the_servers_or_a_path_below(
    path: str, asked_for: str, articles: list[PreparedArticle]
) -> None:
    seen: list[bytes] = []

    def behave(connection: object, request: bytes) -> None:
        seen.append(request.split(b" ")[1])
        says(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")(connection, request)  # type: ignore[arg-type]

    with serving(behave) as address, pytest.raises(JudgeError, match="knows no such address or model"):
        judged(articles, JudgeSettings(address + path, "m"))
    assert seen == [asked_for.encode()]


@pytest.mark.parametrize(
    ("ip", "is_own"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("::ffff:127.0.0.1", True), ("192.168.0.2", False),
     ("10.0.0.1", False), ("8.8.8.8", False), ("fe80::1%eth0", False), ("::ffff:8.8.8.8", False)],
)  # fmt: skip
def test_which_addresses_are_this_machines(ip: str, is_own: bool) -> None:
    assert networks.is_loopback(ip) is is_own
