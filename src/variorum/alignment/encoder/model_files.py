"""Where the files of the models are: in the checkout, or in the package `variorum_models`, a wheel of its own."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from variorum.base.assets import asset

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_PACKAGE: Final = "variorum_models"


def model_files() -> Traversable:
    """The folder of the models. Raises ModuleNotFoundError where there is none."""
    in_checkout = asset(f"models/{_PACKAGE}")
    if in_checkout.is_dir():
        return in_checkout
    from importlib.resources import files  # where vectors are kept, no model is looked for

    return files(_PACKAGE)


def are_there() -> bool:
    """Whether there is such a folder."""
    return asset(f"models/{_PACKAGE}").is_dir() or find_spec(_PACKAGE) is not None
