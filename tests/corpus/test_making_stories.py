"""A pile of articles made into a folder of stories."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

import pytest

from tests.factories import FOREIGN, PARAGRAPHS
from variorum.base.errors import InputError, input_error
from variorum.cli.main import main
from variorum.config.settings import Settings
from variorum.corpus import comparing, reading, run
from variorum.corpus.cluster import ClusterWorkers
from variorum.corpus.made_folder import entries_in
from variorum.corpus.run import CorpusOrder, make_stories
from variorum.corpus.workers import Answer, LocalWorkers, Unit
from variorum.library.corrections import Rename, write_corrections

BRIDGE = (
    "The old bridge over the Vltava at Melnik will be pulled down in May, the regional council decided on Monday.",
    "Engineer Pavla Novotna told the council that two of its five arches may not stand another winter.",
    "A new bridge of steel is to cost 310 million crowns and to open in three years.",
    "Shopkeepers fear for their trade, and a petition with 4,800 names was handed over before the vote.",
)
TEXTS = {
    "harbour/one.txt": PARAGRAPHS,
    "harbour/two.txt": PARAGRAPHS[:6],
    "three.txt": (*PARAGRAPHS[3:], PARAGRAPHS[0]),
    "again/one.txt": PARAGRAPHS,
    "bridge/first.txt": BRIDGE,
    "bridge/second.txt": (*BRIDGE[1:], BRIDGE[0]),
    "museum.txt": FOREIGN,
}


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seven texts in folders, one of them twice, and an empty file; few in a unit, so that there are several."""
    monkeypatch.setattr(reading, "_FILES", 2)
    for name, paragraphs in TEXTS.items():
        file = tmp_path / "pile" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n\n".join(paragraphs), encoding="utf-8")
    (tmp_path / "pile" / "empty.txt").write_text("", encoding="utf-8")
    return tmp_path / "pile"


def order(pile: Path, into: Path, form: str = "jsonl", *paths: str) -> CorpusOrder:
    return CorpusOrder(paths or (str(pile),), into, form, 3, Settings())


def made(pile: Path, into: Path, *paths: str) -> dict[str, bytes]:
    make_stories(order(pile, into, "jsonl", *paths), LocalWorkers(1), lambda *_: None)
    return contents(into)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_command_writes_tables_of_stories(pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = tmp_path / "found"
    assert main(["stories", str(pile), "--into", str(into), "--workers", "1"]) == 0
    assert "6 articles, 2 stories" in capsys.readouterr().out
    articles = {Path(str(row["path"])).name: row for row in rows(into, "articles")}
    assert articles["museum.txt"]["story"] is None
    assert articles["first.txt"]["story"] == articles["second.txt"]["story"]
    assert articles["one.txt"]["also_at"] == [str(pile / "harbour" / "one.txt")]
    stories = {str(row["story"]): row for row in rows(into, "stories")}
    assert {len(row["articles"]) for row in stories.values()} == {2, 3}
    for row in rows(into, "statements"):
        (article,) = (each for each in articles.values() if each["article"] == row["article"])
        assert article["text"][row["start"] : row["end"]] == row["text"]
    assert rows(into, "links")
    (problem,) = rows(into, "problems")
    assert problem["what"] == "is empty"
    assert sorted(path.name for path in into.iterdir()) == [
        "articles.jsonl", "cited.csv", "drift.jsonl", "figures.html", "links.jsonl", "manifest.json", "outlets.csv",
        "pairs.csv", "problems.jsonl", "sources.jsonl", "statements.jsonl", "stories.jsonl",
    ]  # fmt: skip


class _Killed(LocalWorkers):
    """Workers that are killed after some units."""

    def __init__(self, after: int) -> None:
        super().__init__(1)
        self.left = after

    def results(self, work: Callable[[Unit], Answer], units: Sequence[Unit]) -> Iterator[tuple[int, Answer]]:
        for found in super().results(work, units):
            if not self.left:
                raise KeyboardInterrupt
            self.left -= 1
            yield found


def test_a_run_that_was_killed_goes_on_and_ends_the_same(pile: Path, tmp_path: Path) -> None:
    undisturbed, worked = made(pile, tmp_path / "whole"), list[int]()
    into = tmp_path / "killed"
    for after in (0, 1, 3, 4):
        with pytest.raises(KeyboardInterrupt):
            make_stories(order(pile, into), _Killed(after), lambda *_: None)
        worked.append(len(list((into / ".work").glob("*.jsonl"))))
    assert worked == sorted(worked)
    assert made(pile, into) == undisturbed


def test_the_order_of_the_paths_decides_nothing(pile: Path, tmp_path: Path) -> None:
    paths = [str(path) for path in pile.rglob("*.txt")]
    one, other = (made(pile, tmp_path / name, *some) for name, some in (("a", paths), ("b", paths[::-1])))
    assert one == other == made(pile, tmp_path / "c")


def test_several_processes_give_the_same(pile: Path, tmp_path: Path) -> None:
    """They are started anew, so units are of the shipped size there and here."""
    make_stories(order(pile, tmp_path / "two"), LocalWorkers(2), lambda *_: None)
    assert contents(tmp_path / "two") == made(pile, tmp_path / "one")


def test_what_lies_in_a_folder_is_not_mixed_with_stories(pile: Path) -> None:
    with pytest.raises(InputError, match="other things"):
        made(pile, pile)


def test_a_second_run_into_the_same_folder_replaces_the_tables(pile: Path, tmp_path: Path) -> None:
    first = made(pile, tmp_path / "found")
    (pile / "museum.txt").unlink()
    # Of a story that stays: the others' order hangs on the names of their folders.
    stays = next(row["article"] for row in rows(tmp_path / "found", "articles") if row["path"].endswith("first.txt"))
    write_corrections(tmp_path / "found", [Rename(stays, "Mine")])
    assert made(pile, tmp_path / "found") != first
    assert len(rows(tmp_path / "found", "articles")) == 5
    assert "Mine" in [entry.title for entry in entries_in(tmp_path / "found")]


@pytest.mark.parametrize("stage", [reading, comparing, run])
def test_a_full_disk_ends_the_run_and_nothing_half_is_there(pile: Path, tmp_path: Path, stage: ModuleType) -> None:
    """While articles are read, while stories are compared, while the last files are written."""

    def full(path: Path, _text: object) -> None:
        raise input_error(path, "cannot be written (No space left on device)")

    into = tmp_path / "found"
    with mock.patch.object(stage, "write_atomically", full), pytest.raises(InputError, match="No space left"):
        made(pile, into)
    assert not (into / "manifest.json").exists()
    for file in into.rglob("*.jsonl"):
        assert all(map(json.loads, file.read_text(encoding="utf-8").splitlines())), file
    assert made(pile, into) == made(pile, tmp_path / "whole")


def _die_once(unit: Path) -> str:
    """The first process that does one dies of it, as where memory is short."""
    died = unit.with_name("died")
    if not died.exists():
        died.touch()
        os._exit(9)
    return unit.name


def test_the_work_of_a_process_that_dies_is_done_again(tmp_path: Path) -> None:
    units = [tmp_path / name for name in "abc"]
    done = dict(LocalWorkers(2).results(_die_once, units))
    assert done == {0: "a", 1: "b", 2: "c"}


def test_an_article_of_50_megabytes_is_named_and_stops_nothing(pile: Path, tmp_path: Path) -> None:
    before = made(pile, tmp_path / "before")
    with (pile / "zzz.txt").open("wb") as file:
        file.truncate(50_000_000)
    made(pile, tmp_path / "found")
    assert "is larger than 20 MB" in {row["what"] for row in rows(tmp_path / "found", "problems")}
    assert (tmp_path / "found" / "stories.jsonl").read_bytes() == before["stories.jsonl"]


def test_parquet_holds_the_same_rows(pile: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    made(pile, tmp_path / "lines")
    make_stories(order(pile, tmp_path / "packed", "parquet"), LocalWorkers(1), lambda *_: None)
    for table in ("articles", "stories", "statements", "links", "drift", "sources"):
        read = parquet.read_table(tmp_path / "packed" / f"{table}.parquet")
        assert read.to_pylist() == rows(tmp_path / "lines", table)
        assert read.schema.metadata[b"variorum"] == f"variorum/stories/1#{table}".encode()


def test_a_cluster_gives_the_same_as_one_machine(pile: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        arguments = [
            "stories",
            str(pile),
            "--into",
            str(tmp_path / "cluster"),
            "--scheduler",
            cluster.scheduler_address,
        ]
        assert main(arguments) == 0
    assert contents(tmp_path / "cluster") == made(pile, tmp_path / "here")


def _wait_but_for_the_first(unit: Path) -> str:
    if unit.name != "a":
        time.sleep(8)
    return unit.name


@contextmanager
def program(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A part of a cluster in a process of its own, which can be killed."""
    command, nowhere = [sys.executable, "-m", *arguments], subprocess.DEVNULL
    found = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }  # with these tests, whose work it does
    with subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=found) as started:
        try:
            yield started
        finally:
            started.kill()


def test_a_worker_that_dies_and_a_scheduler_that_goes_away_are_survived_and_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    host, port = address.split(":")
    begin = ("distributed.cli.dask_scheduler", "--host", host, "--port", port, "--no-dashboard")
    join = ("distributed.cli.dask_worker", f"tcp://{address}", "--nthreads", "1", "--no-dashboard", "--nanny")
    units = [tmp_path / name for name in "abc"]
    with program(*begin) as scheduler, program(*join):
        workers = ClusterWorkers(f"tcp://{address}")
        assert dict(workers.results(_die_once, units)) == {0: "a", 1: "b", 2: "c"}
        found = workers.results(_wait_but_for_the_first, units)
        assert next(found) == (0, "a")
        scheduler.kill()
        with pytest.raises(InputError, match=r"went away .* what is done is kept"):
            next(found)
    assert "Traceback" not in capfd.readouterr().err


def test_a_scheduler_that_is_not_there_is_named(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("variorum.corpus.cluster._PATIENCE", "0.2s")
    nowhere = "tcp://127.0.0.1:9"
    assert main(["stories", str(pile), "--into", str(tmp_path / "found"), "--scheduler", nowhere]) == 2
    assert f"{nowhere}: cannot be reached" in capsys.readouterr().err


def test_the_figures_say_what_outlets_share(pile: Path, tmp_path: Path) -> None:
    """What each said of the bridge, and who was first."""
    for name, outlet, day in (("first", "Gazette", "2026-03-02"), ("second", "=Herald", "2026-03-03")):
        said = f"publisher: '{outlet}'\ndatePublished: '{day}'\n"
        (pile / "bridge" / f"{name}.yaml").write_text(said, encoding="utf-8")
    made(pile, tmp_path / "found")
    outlets = (tmp_path / "found" / "outlets.csv").read_text(encoding="utf-8").splitlines()
    pairs = (tmp_path / "found" / "pairs.csv").read_text(encoding="utf-8").splitlines()
    assert outlets[1:] == ["'=Herald,1,1,4,4,4,0,0,0", "Gazette,1,1,4,4,4,0,0,0"]
    assert pairs[0].startswith(
        "outlet,other outlet,stories,shared statements,links,word for word,first,other first,quote"
    )
    assert pairs[1].startswith("'=Herald,Gazette,1,4,4,4,0,1,0")


def test_a_folder_that_vanishes_ends_the_run_with_a_line(pile: Path, tmp_path: Path) -> None:
    into = tmp_path / "found"

    def vanish(doing: str, _done: int, _of: int) -> None:
        if doing == "comparing":
            shutil.rmtree(into, ignore_errors=True)

    with pytest.raises(InputError, match="cannot be used any more"):
        make_stories(order(pile, into), LocalWorkers(1), vanish)
