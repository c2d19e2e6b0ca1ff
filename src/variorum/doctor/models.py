"""The two language models: whether each can be loaded, and is the one that was shipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from variorum.alignment import encoder
from variorum.base.errors import InputError
from variorum.doctor.finding import Finding, Health


def models() -> Iterator[Finding]:
    """Each model by its hash. Without the extra that runs them there is nothing to look at."""
    if not encoder.is_installed():
        yield Finding("models", "models", Health.NOTE, encoder.MISSING)
        return
    yield _model("encoder", _encoder)
    yield _model("pair reader", _pair_reader)


def _encoder() -> tuple[str, str]:
    from variorum.alignment.encoder.model import SHIPPED, shipped_encoder

    return SHIPPED, shipped_encoder().name


def _pair_reader() -> tuple[str, str]:
    from variorum.alignment.pair_reader.model import SHIPPED, require_pair_reader, shipped_pair_reader

    require_pair_reader()
    shipped_pair_reader()
    return SHIPPED, SHIPPED


def _model(name: str, load: Callable[[], tuple[str, str]]) -> Finding:
    try:
        shipped, found = load()
    except InputError as error:
        problem = error.problems[0]
        return Finding("models", name, Health.BROKEN, problem.what, problem.remedy)
    if found != shipped:
        said = f"its hash begins {found}, and {shipped} was shipped"
        return Finding("models", name, Health.BROKEN, said, "Install Variorum again, with its extra `encoder`.")
    return Finding("models", name, Health.OK, f"as it was shipped ({found})")
