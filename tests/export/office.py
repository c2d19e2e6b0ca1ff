"""LibreOffice, which opens what is exported and writes what it read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def converted(file: Path, form: str) -> Path:
    """A file as LibreOffice writes it in another form, as `fodt`; a filter may stand behind a colon."""
    home = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return file.with_suffix(f".{form.partition(':')[0]}")
