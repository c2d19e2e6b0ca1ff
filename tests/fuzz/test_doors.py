"""Nothing that comes in through a door ends the program, hangs it, or is lost on the way."""

from pathlib import Path

import pytest

from tests.fuzz.doors import DOORS, Door
from tests.fuzz.examining import Outcome, outcome_of, smallest

EXAMPLES = 24  # `make fuzz` tries thousands
SEED = 0
LONGEST = 2_000  # bytes of a run in an input; `make fuzz` tries longer ones


@pytest.mark.parametrize("name", DOORS)
def test_whatever_comes_in_is_used_or_refused(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    door = DOORS[name]
    folder = tmp_path_factory.mktemp("fuzz")
    said: dict[str, str] = {}
    used = 0
    for number in range(EXAMPLES):
        data = door.example(SEED, number, LONGEST)
        found = outcome_of(door, data)
        used += not found.refused
        if found.broke and found.broke not in said:
            path = folder / f"{name}-{SEED}-{number}"
            path.write_bytes(less := smallest(door, data, found.broke, seconds=2))
            where = f"{name}, seed {SEED}, number {number}: {found.broke}"
            said[found.broke] = f"{where}\n{path}: {less[:300]!r}\n{found.details}"
    assert not said, "\n".join(said.values())
    assert used > EXAMPLES / 5  # or else the examples say little of what stands behind the door


def _failing(data: bytes, _folder: Path) -> None:
    if b"x" in data and b"y" in data:
        raise ValueError(data)


def test_what_breaks_a_door_is_found_and_made_small() -> None:
    door = Door("door", lambda: [b"some words"], ("x",), lambda _chance: b"", _failing)
    assert outcome_of(door, b"ax") == Outcome()
    data = b"many words, x and then y, and more words"
    assert (broke := outcome_of(door, data).broke) == "ValueError outside"
    assert sorted(smallest(door, data, broke, seconds=2)) == sorted(b"xy")


@pytest.mark.parametrize("name", DOORS)
def test_a_number_always_makes_the_same_input(name: str) -> None:
    inputs = [DOORS[name].example(SEED, number, LONGEST) for number in range(20)]
    assert inputs == [DOORS[name].example(SEED, number, LONGEST) for number in range(20)]
    assert len(set(inputs)) > 10
