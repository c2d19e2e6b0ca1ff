"""`make fuzz`: any number of examples on the doors, in processes that may hang or die; and what broke them.

Of each kind of failure the smallest input found is kept in a folder, with what it raised.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, Final

from tests.conftest import CHECKOUT

_BATCH: Final = 250  # examples that a process tries
_LONGEST: Final = 100_000  # bytes of a run in an input
_PATIENCE: Final = 10  # seconds in which an input is made small


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples that one process tries: those of a door from a number on, or the input in a file."""

    door: str
    seed: int
    first: int
    count: int
    file: str = ""
    known: tuple[str, ...] = ()  # failures that were made small before


@dataclass
class Found:
    """What came of all batches: how many examples were tried on each door and refused, and each kind of
    failure by door: how often, its smallest input, what it raised."""

    tried: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    often: Counter[tuple[str, str]] = field(default_factory=Counter)
    smallest: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def add(self, door: str, record: dict[str, Any]) -> None:
        """Take in a failure."""
        key = (door, record["broke"])
        self.often[key] += 1
        known = self.smallest.get(key)
        if known is None or len(record["data"]) < len(known["data"]):
            self.smallest[key] = record


def main() -> int:
    """Try examples; the exit code is 1 if anything broke."""
    asked = _arguments()
    if asked.worker:
        return _work(Batch(**json.loads(asked.worker)))
    found, started = Found(), monotonic()
    with TemporaryDirectory(prefix="fuzz-home-") as home, ThreadPoolExecutor(asked.processes) as pool:
        list(pool.map(lambda batch: _supervise(batch, home, found), _batches(asked)))
    return _report(found, asked, monotonic() - started)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--examples", type=int, default=2_000, help="over all doors that are tried")
    parser.add_argument("--door", action="append", help="only this one; may be given more than once")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first example of each door")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--file", help="try the input in a file instead, on one door")
    parser.add_argument("--out", type=Path, default=CHECKOUT / ".fuzz", help="where what broke is kept")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    return parser.parse_args()


def _batches(asked: argparse.Namespace) -> Iterator[Batch]:
    from tests.fuzz.doors import DOORS

    names = asked.door or list(DOORS)
    if unknown := set(names) - set(DOORS):
        sys.exit(f"No door is called {', '.join(unknown)}. There are: {', '.join(DOORS)}.")
    if asked.file:
        yield from (Batch(name, asked.seed, 0, 1, str(Path(asked.file).absolute())) for name in names)
        return
    each = -(-asked.examples // len(names))
    for first in range(0, each, _BATCH):
        for name in names:
            yield Batch(name, asked.seed, asked.first + first, min(_BATCH, each - first))


def _supervise(batch: Batch, home: str, found: Found) -> None:
    """Have a batch tried in a process; where that dies, note what it died of and go on behind it."""
    done = 0
    while done < batch.count:
        known = tuple(broke for door, broke in found.smallest if door == batch.door)
        rest = replace(batch, first=batch.first + done, count=batch.count - done, known=known)
        at, traces, code = _run(rest, home, found)
        done = at - batch.first + 1
        found.tried[batch.door] += at - rest.first + 1
        if code == 0:
            return
        lines = [line.strip() for line in traces.splitlines() if "/src/variorum/" in line or "line" in line]
        place = next((line for line in lines if "/src/variorum/" in line), "outside")[-80:]
        data = base64.b64encode(_input(rest, at)).decode()
        broke = f"ended the process ({code}) {place}"
        found.add(batch.door, {"broke": broke, "number": at, "details": traces, "data": data})


def _run(batch: Batch, home: str, found: Found) -> tuple[int, str, int]:
    """The number of the last example that a process began, what it said as it died, and its exit code."""
    places = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    paths = os.pathsep.join(filter(None, (str(CHECKOUT), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-W", "error", "-m", "tests.fuzz", "--worker", json.dumps(asdict(batch))]
    process = subprocess.Popen(
        command,
        cwd=home,
        env={**os.environ, **places, "HOME": home, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    at = batch.first
    assert process.stdout is not None
    assert process.stderr is not None
    for line in process.stdout:
        record = json.loads(line)
        at = record["number"]
        found.refused[batch.door] += record.get("refused", False)
        if "broke" in record:
            found.add(batch.door, record)
    return at, process.stderr.read(), process.wait()


def _input(batch: Batch, number: int) -> bytes:
    from tests.fuzz.doors import DOORS

    return Path(batch.file).read_bytes() if batch.file else DOORS[batch.door].example(batch.seed, number, _LONGEST)


def _work(batch: Batch) -> int:
    """What a process does: say which example it begins, and what each breaks."""
    from tests.fuzz.doors import DOORS
    from tests.fuzz.examining import die_with_traces, outcome_of, smallest

    die_with_traces(sys.stderr)
    door, seen = DOORS[batch.door], set(batch.known)
    for number in range(batch.first, batch.first + batch.count):
        _say(number=number)
        data = _input(batch, number)
        found = outcome_of(door, data)
        if found.refused:
            _say(number=number, refused=True)
        if found.broke:
            if found.broke not in seen:
                seen.add(found.broke)
                data = smallest(door, data, found.broke, seconds=_PATIENCE)
            written = base64.b64encode(data).decode()
            _say(number=number, broke=found.broke, details=found.details, data=written)
    return 0


def _say(**record: object) -> None:
    print(json.dumps(record), flush=True)


def _report(found: Found, asked: argparse.Namespace, seconds: float) -> int:
    for door, count in found.tried.items():
        broken = sum(often for (name, _), often in found.often.items() if name == door)
        refused = found.refused[door]
        used = count - refused - broken
        print(f"{door:14}{count:8,} examples:{used:8,} used,{refused:8,} refused,{broken:7,} broke something")
    for (door, broke), often in found.often.most_common():
        record = found.smallest[door, broke]
        path = _kept(asked.out, door, asked.seed, record)
        print(f"\n{door}: {broke}; {often} times, such as number {record['number']}\n  {path}")
        print(f"  {base64.b64decode(record['data'])[:200]!r}")
    total, broken = sum(found.tried.values()), sum(found.often.values())
    print(f"\n{total:,} examples of seed {asked.seed} in {seconds:.0f} s; {broken:,} broke something", end="")
    print(f", in {len(found.often)} ways." if found.often else ".")
    return 1 if found.often else 0


def _kept(folder: Path, door: str, seed: int, record: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{door}-{seed}-{record['number']}"
    path.write_bytes(base64.b64decode(record["data"]))
    path.with_suffix(".txt").write_text(f"{record['broke']}\n\n{record['details']}", encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
