"""Everything that is looked at, in order."""

from __future__ import annotations

import platform
import sys

from variorum._version import __version__
from variorum.base.assets import packaged
from variorum.doctor.finding import Finding, Health
from variorum.doctor.models import models
from variorum.doctor.packages import extras, needed_packages
from variorum.doctor.places import folders, settings
from variorum.doctor.terminal import terminal


def examine() -> tuple[Finding, ...]:
    """All findings. Nothing is fetched, and nothing but an empty file, gone at once, is written."""
    python = f"{platform.python_version()}, {sys.executable}"
    program = (
        Finding("program", "Variorum", Health.OK, f"{__version__}, in {packaged('variorum')}"),
        Finding("program", "Python", Health.OK, f"{python}, on {platform.system()} {platform.machine()}"),
    )
    parts = (needed_packages, extras, models, settings, folders, terminal)
    return (*program, *(finding for part in parts for finding in part()))
