"""Play the answers of a marked set as a judge: `python -m evaluation.judge ANSWERS STORIES [PORT]`.

ANSWERS holds a file for each story of STORIES: for each pair of its articles, such as "1-2", the pairs of marked
sentences that stand for each other, by number from 1, with a kind (`sure`), and those that are open to doubt
(`unsure`). The server answers what is asked about these stories, until Ctrl+C.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.gold import GoldPair
from evaluation.played_judge import PlayedLink, playing
from variorum.alignment.judge.judgement import JudgedKind, JudgedPair, Judgement
from variorum.base.sanitize import safe

Covered = Sequence[Sequence[int]]  # for each sentence, the marked sentences that it covers


def links_of(answer: Mapping[str, Any], left: Covered, right: Covered) -> list[PlayedLink]:
    """What an answer about two articles says of sentences that cover marked ones; left is the first article."""
    sure = {(a - 1, b - 1): str(kind) for a, b, kind in answer["sure"]}
    unsure = {(a - 1, b - 1) for a, b in answer["unsure"]}
    found = []
    for i, ours in enumerate(left):
        for j, theirs in enumerate(right):
            covered = [(a, b) for a in ours for b in theirs]
            kinds = [sure[pair] for pair in covered if pair in sure]
            if kinds or any(pair in unsure for pair in covered):
                found.append(PlayedLink(i, j, kinds[0] if kinds else str(JudgedKind.PARTIAL), bool(kinds)))
    return found


def judgement_of(pair: GoldPair, folder: Path) -> Judgement:
    """The stored answer about a marked pair of articles, by the numbers of our sentences, left as it is marked."""
    name = f"{_number(pair.left.article.path)}-{_number(pair.right.article.path)}"
    answer = json.loads((folder / f"{pair.story}.json").read_text(encoding="utf-8"))[name]
    links = links_of(answer, pair.left_gold, pair.right_gold)
    return Judgement.of("played", (JudgedPair(x.left, x.right, JudgedKind(x.kind), x.sure) for x in links))


def _number(path: str) -> int:
    """The number that an article's file name begins with."""
    return int(Path(path).name.partition("_")[0])


class StoredAnswers:
    """The answers about the stories of a marked set, found again by the sentences that are sent."""

    def __init__(self, answers: Path, stories: Path) -> None:
        self._answers = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in answers.glob("*.json")}
        self._articles: list[tuple[str, int, str, list[list[int]]]] = []
        for story in sorted(self._answers):
            gold = json.loads((stories / story / "gold.json").read_text(encoding="utf-8"))
            for number, name in enumerate(gold["files"], 1):
                text = safe((stories / story / name).read_text(encoding="utf-8-sig"))
                self._articles.append((story, number, text, gold["sentences"][name]))

    def __call__(self, left: Sequence[str], right: Sequence[str]) -> list[PlayedLink]:
        """What is stored about two articles that are sent; nothing of articles that are not known."""
        (story, one, ours), (same, other, theirs) = self._placed(left), self._placed(right)
        if story != same or one == other:
            return []
        if one < other:
            return links_of(self._answers[story][f"{one}-{other}"], ours, theirs)
        links = links_of(self._answers[story][f"{other}-{one}"], theirs, ours)
        return [PlayedLink(link.right, link.left, link.kind, link.sure) for link in links]

    def _placed(self, sentences: Sequence[str]) -> tuple[str, int, list[list[int]]]:
        """The article that sentences are of, and which marked ones they cover."""

        def known(article: tuple[str, int, str, list[list[int]]]) -> int:
            return sum(sentence in article[2] for sentence in sentences)

        story, number, text, spans = max(self._articles, key=known)
        covered: list[list[int]] = []
        at = 0
        for sentence in sentences:
            start = text.find(sentence, at)
            if start < 0:
                covered.append([])
                continue
            at = start + len(sentence)
            covered.append([k for k, span in enumerate(spans) if _covers(start, at, *span)])
        return story, number, covered


def _covers(start: int, end: int, first: int, last: int) -> bool:
    """Whether two spans share half of the shorter one or more."""
    return 2 * (min(end, last) - max(start, first)) >= min(end - start, last - first)


def main() -> None:
    """Play until Ctrl+C."""
    answers, stories, *port = sys.argv[1:]
    with playing(StoredAnswers(Path(answers), Path(stories)), port=int(port[0]) if port else 0) as judge:
        print(f"matching: {{judge: {{address: '{judge.address}', model: played}}}}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print(f"{len(judge.asked)} requests were answered.")


if __name__ == "__main__":
    main()
