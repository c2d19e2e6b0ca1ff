"""Build what is released, once everything says the same version: `make release`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from tools.man_page import man_page
from variorum._version import __version__

CHECKOUT = Path(__file__).parent.parent
MANUAL = "docs/man/variorum.1"
IN_WHEEL = ("variorum/assets/config.yaml", "variorum/assets/styles/app.tcss", "variorum/py.typed")
IN_SDIST = ("tests/conftest.py", "training/fit.py", "evaluation/gold.py", "Makefile", "locks/test.txt")


def git(*arguments: str) -> str:
    """What git says, without the end of its line."""
    return subprocess.run(["git", *arguments], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.strip()


def left_to_do(changelog: str, version: str, changed: str, tags: list[str]) -> list[str]:
    """What is not ready: the changelog's newest heading must be the version with a date, every change
    committed, and the tag, if it is there, on this commit."""
    heading = next(iter(re.findall(r"^## (.*)$", changelog, flags=re.MULTILINE)), "")
    missing = []
    if not re.fullmatch(rf"{re.escape(version)} \(\d{{4}}-\d\d-\d\d\)", heading):
        missing.append(f'CHANGELOG.md begins with "## {heading}": write "## {version} (YYYY-MM-DD)".')
    if changed:
        missing.append("There are changes that are not committed: commit them.")
    if f"v{version}" in tags:
        missing.append(f"The tag v{version} is on another commit: raise the version in src/variorum/_version.py.")
    return missing


def tags_elsewhere() -> list[str]:
    """The tags that are not on this commit."""
    here = set(git("tag", "--points-at", "HEAD").split())
    return [tag for tag in git("tag").split() if tag not in here]


def build() -> list[Path]:
    """Build wheel and sdist, and the models' wheel, into an empty dist/; gives the paths of the program's own."""
    dist = CHECKOUT / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "hatchling", "build"], cwd=CHECKOUT, check=True)
    built = sorted(dist.iterdir())
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(dist)],
        cwd=CHECKOUT / "models",
        check=True,
    )
    return built


def left_out(archive: Path) -> list[str]:
    """What an archive lacks of the files without which it would not work."""
    if archive.suffix == ".whl":
        names = set(zipfile.ZipFile(archive).namelist())
        return [name for name in IN_WHEEL if name not in names]
    with tarfile.open(archive) as unpacked:
        names = {name.partition("/")[2] for name in unpacked.getnames()}
    return [name for name in IN_SDIST if name not in names]


def main() -> int:
    """Build and check; gives 1 if anything is not ready for a release."""
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    missing = left_to_do(changelog, __version__, git("status", "--porcelain"), tags_elsewhere())
    if (CHECKOUT / MANUAL).read_text(encoding="utf-8") != man_page():
        missing.append(f"{MANUAL} is that of an earlier version: run `make docs` and commit it.")
    for archive in build():
        missing += [f"{archive.name} lacks {name}." for name in left_out(archive)]
    for line in missing:
        print(line)
    if not missing:
        print(f"Ready. Now: git tag v{__version__} && git push --tags, and upload what is in dist/.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
