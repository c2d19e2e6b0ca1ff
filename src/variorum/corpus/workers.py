"""Who does the units of work: processes of this machine, or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from variorum.base.errors import input_error
from variorum.comparison.subprocess_stderr import starting_processes

Unit = TypeVar("Unit")
Answer = TypeVar("Answer")

AGAIN = "Run the same command again: what is done is kept."
_PATIENCE = 3  # times that workers may die over the same units


class Workers(Protocol):
    """Whoever does units of work."""

    def results(self, work: Callable[[Unit], Answer], units: Sequence[Unit]) -> Iterator[tuple[int, Answer]]:
        """What comes of each unit, with its number, as soon as it is done. Raises InputError where a unit does, or
        where the workers go away."""
        ...


class LocalWorkers:
    """So many processes of this machine; with one, the work is done in this process."""

    def __init__(self, processes: int) -> None:
        self._processes = processes

    def results(self, work: Callable[[Unit], Answer], units: Sequence[Unit]) -> Iterator[tuple[int, Answer]]:
        """See `Workers`. Units over which a process died are done again by a new one."""
        if self._processes <= 1 or len(units) <= 1:
            yield from ((number, work(unit)) for number, unit in enumerate(units))
            return
        left = dict(enumerate(units))
        for _ in range(_PATIENCE):
            for number, answer in self._round(work, left):
                del left[number]
                yield number, answer
            if not left:
                return
        raise input_error("the workers", "died again and again, as where memory is short", f"Try --workers 1. {AGAIN}")

    def _round(self, work: Callable[[Unit], Answer], units: dict[int, Unit]) -> Iterator[tuple[int, Answer]]:
        """What is done until all is done, or a process dies."""
        from concurrent.futures import ProcessPoolExecutor, as_completed
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        with starting_processes():
            pool = ProcessPoolExecutor(min(self._processes, len(units)), get_context("spawn"))
            numbers: dict[Any, int] = {pool.submit(work, unit): number for number, unit in list(units.items())}
        try:
            for future in as_completed(numbers):
                try:
                    answer = future.result()
                except BrokenProcessPool:
                    continue
                yield numbers[future], answer
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
