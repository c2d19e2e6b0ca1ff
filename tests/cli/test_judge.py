"""A judge on the command line: what is said of it, and what its answers change."""

import json
from pathlib import Path

import jsonschema
import pytest

from evaluation.played_judge import Mishap
from tests.conftest import CHECKOUT
from tests.judge_answers import DEMAND, LEAVE, REFUSED, RESIGN, asked
from variorum.cli.main import main
from variorum.config.settings import JudgeSettings


def configured(settings: JudgeSettings, **more: object) -> str:
    said = {"address": settings.address, "model": settings.model, **more}
    Path("judge.yaml").write_text(json.dumps({"matching": {"judge": said}}))
    return "judge.yaml"


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(args)
    return code, *capsys.readouterr()


def test_what_is_sent_and_where_is_said_once_and_links_carry_what_it_said(
    capsys: pytest.CaptureFixture[str], seeds: list[str]
) -> None:
    with asked() as (judge, settings):
        config = configured(settings)
        code, out, err = run(capsys, "diff", *seeds[:2], "--format", "json", "--config", config)
        assert code == 0
        assert err.startswith("variorum: The judge played is asked about 1 pair of articles: their sentences (")
        assert f"go to {judge.address}, on this machine." in err
        again = run(capsys, "diff", *seeds[:2], "--format", "json", "--config", config)
        assert again == (0, out, ""), "the answer is kept, and nothing is sent"
        assert len(judge.asked) == 1
    document = json.loads(out)
    jsonschema.validate(document, json.loads((CHECKOUT / "docs/schemas/diff.json").read_text()))
    texts = [Path(path).read_text(encoding="utf-8-sig") for path in seeds[:2]]
    by_text = {
        (texts[0][x["left"]["start"] :][:20], texts[1][x["right"]["start"] :][:20]): x["judge"]
        for x in document["links"] + document["related"]
    }
    found = by_text[REFUSED[:20], RESIGN[:20]]
    assert found == {"model": "played", "verdict": "sure", "kind": "partial", "by_words": 0.0, "disagrees": True} | {
        "by_words": found["by_words"]
    }
    assert found["by_words"] < 0.3
    passed_over = by_text[LEAVE[:20], DEMAND[:20]]
    assert (passed_over["verdict"], passed_over["kind"], passed_over["disagrees"]) == ("absent", None, True)
    assert (LEAVE[:20], DEMAND[:20]) not in {
        (texts[0][x["left"]["start"] :][:20], texts[1][x["right"]["start"] :][:20]) for x in document["links"]
    }


def test_text_says_where_judge_and_words_disagree_and_explains_it(
    capsys: pytest.CaptureFixture[str], seeds: list[str]
) -> None:
    with asked() as (_, settings):
        _, out, _ = run(capsys, "diff", *seeds[:2], "--explain", "--config", configured(settings), "--width", "150")
        _, spoken, _ = run(capsys, "diff", *seeds[:2], "--layout", "linear", "--config", "judge.yaml")
    words = " ".join(out.split())
    assert "‡ the judge and the words disagree" in words
    assert "‡ the judge (played) says the same fact, the words do not (0." in words
    assert "‡ the words say the same fact (0." in words
    assert "judge: played says: the same fact, in part. By words alone: 0." in words
    assert "Not linked: the judge says no, against the words" in words
    assert "Disagreement: the judge (played) says the same fact, the words do not (0." in spoken


def test_coverage_and_export_ask_about_every_pair(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    with asked() as (judge, settings):
        config = configured(settings)
        code, out, err = run(capsys, "coverage", *seeds[:3], "--format", "json", "--config", config)
        assert code == 0
        assert "asked about 3 pairs of articles" in err
        assert len(judge.asked) == 3
        assert {link["judge"]["model"] for link in json.loads(out)["links"]} == {"played"}
        jsonschema.validate(json.loads(out), json.loads((CHECKOUT / "docs/schemas/coverage.json").read_text()))
        code, out, err = run(capsys, "export", *seeds[:3], "--format", "json", "--config", config)
        assert (code, err) == (0, "")
        assert {link["judge"]["model"] for link in json.loads(out)["coverage"]["links"]} == {"played"}
        assert len(judge.asked) == 3


@pytest.mark.parametrize("command", ["diff", "coverage", "export"])
@pytest.mark.parametrize("mishap", [Mishap.BROKEN, Mishap.ONLY_PROSE])
def test_a_judge_that_fails_costs_one_message_and_links_are_as_without_it(
    command: str, mishap: Mishap, capsys: pytest.CaptureFixture[str], seeds: list[str]
) -> None:
    without = run(capsys, command, *seeds[:2], "--format", "json")
    with asked(mishap) as (_, settings):
        code, out, err = run(capsys, command, *seeds[:2], "--format", "json", "--config", configured(settings))
    assert (code, out) == without[:2]
    assert len(err.splitlines()) == 2  # what is sent, and what is wrong
    assert err.splitlines()[1].startswith("variorum: the judge played at http://127.0.0.1:")


def test_what_a_server_says_is_made_safe(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    with asked() as (judge, _):
        hostile = JudgeSettings(judge.address, "m")
        configured(hostile, model="evil model")
        Path("judge.yaml").write_text(Path("judge.yaml").read_text().replace("evil model", "evil\\u001b[2Jmodel"))
        code, out, err = run(capsys, "diff", *seeds[:2], "--config", "judge.yaml")
    assert code == 2
    assert "\x1b" not in out + err


def test_commands_that_compare_nothing_ask_nobody(capsys: pytest.CaptureFixture[str], seeds: list[str]) -> None:
    with asked() as (judge, settings):
        config = configured(settings)
        for command in ("list", "clean", "facts"):
            assert run(capsys, command, *seeds[:2], "--config", config)[2] == ""
    assert not judge.asked
