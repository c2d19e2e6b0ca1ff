"""A Dask cluster that does the units of work: the same units as on one machine, handed to a scheduler."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Final

from variorum.base.errors import InputError, input_error
from variorum.base.optional_packages import loading
from variorum.corpus.workers import AGAIN, Answer, Unit

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE: Final = "20s"  # until the scheduler answers


class ClusterWorkers:
    """The workers of the scheduler at an address. They must see the files and the folder of the stories under the same
    paths, and have the same version of Variorum."""

    def __init__(self, address: str) -> None:
        self._address = address
        with loading("distributed", what_for="a cluster", extra="cluster"):
            import distributed  # noqa: F401

    def results(self, work: Callable[[Unit], Answer], units: Sequence[Unit]) -> Iterator[tuple[int, Answer]]:
        """See `Workers`. A unit whose worker dies is given to another."""
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        with self._connected() as client:
            numbers = {client.submit(work, unit, pure=False): number for number, unit in enumerate(units)}
            try:
                for future in as_completed(numbers):  # type: ignore[no-untyped-call]
                    yield numbers[future], future.result()
            except KilledWorker:
                raise input_error(
                    self._address, "lost several workers over one piece of work", f"Give them more memory. {AGAIN}"
                ) from None
            except (CancelledError, OSError, TimeoutError) as error:
                raise self._gone("went away", error) from None

    def _connected(self) -> Client:
        from distributed import Client

        # It logs a lost connection with its traceback; here it is told in a line.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        try:
            return Client(self._address, timeout=_PATIENCE)  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError, ValueError) as error:
            raise self._gone("cannot be reached", error) from None

    def _gone(self, what: str, error: BaseException) -> InputError:
        return input_error(self._address, f"{what} ({type(error).__name__})", f"Is the scheduler running? {AGAIN}")
