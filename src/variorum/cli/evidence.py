"""The command that checks the texts of a saved comparison against the bytes that were received."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from variorum.cli.options import FilePath, result_options, settings_from, write
from variorum.cli.steps import write_json
from variorum.cli.streams import say
from variorum.presentation.wording.evidence import evidence_in_words
from variorum.project.project import Project
from variorum.storage.captures import captures_folder, copy_captures
from variorum.storage.evidence import CaptureEvidence, EvidenceKind, evidence_of

_FAILED = (EvidenceKind.OTHER_TEXT, EvidenceKind.DAMAGED)


@click.command()
@click.argument("comparison", type=FilePath())
@click.option("--captures", type=FilePath(), help="The folder with the bytes; yours if none is named.")
@click.option("--copy-to", type=FilePath(), help="Copy the bytes into this folder, to hand them on.")
@result_options()
def evidence(
    comparison: Path, captures: Path | None, copy_to: Path | None, form: str, output: Path | None, config: Path | None
) -> None:
    """Check the texts of a saved comparison against the bytes that came from their addresses.

    The bytes of each page that is fetched are kept when the comparison is saved. They are read again, and what comes
    out must be the text that the comparison holds, for each version. Where it is not, the exit code is 1.

    \b
    Examples:
      variorum evidence story.variorum.yaml
      variorum evidence story.variorum.yaml --copy-to captures
      variorum evidence story.variorum.yaml --captures captures
    """
    from variorum.storage.file.read_write import read_project

    settings = settings_from(config)
    project = read_project(comparison)
    folder = captures or captures_folder()
    found = list(evidence_of(project, folder, settings.limits))
    if form == "json":
        write_json(_document(found), output)
    else:
        write(_text(project, found), output)
    if copy_to is not None:
        digests = [one.text.metadata.capture for one in found if one.kind is EvidenceKind.SHOWN]
        copied = copy_captures([digest for digest in digests if digest], folder, copy_to)
        say(f"variorum: {copied} captured files stand in {copy_to}.")
    if any(one.kind in _FAILED for one in found):
        click.get_current_context().exit(1)


def _text(project: Project, found: Sequence[CaptureEvidence]) -> Iterator[str]:
    from variorum.articles.outlet_codes import names_of, numbered

    names = numbered(names_of(project.articles))
    for one in found:
        count = len(project.versions(one.article))
        version = f", version {one.version + 1} of {count}" if count > 1 else ""
        yield f"{names[one.article]}{version}: {evidence_in_words(one)}"
        if one.text.metadata.capture:
            fetched = f", fetched {one.text.metadata.fetched}" if one.text.metadata.fetched else ""
            yield f"  {one.text.path}{fetched}"
            yield f"  bytes sha256 {one.text.metadata.capture}"
            yield f"  text  sha256 {one.text.sha256}"


def _document(found: Sequence[CaptureEvidence]) -> dict[str, Any]:
    return {
        "schema": "variorum/evidence/1",
        "texts": [
            {
                "article": one.article,
                "version": one.version,
                "path": one.text.path,
                "fetched": one.text.metadata.fetched,
                "sha256": one.text.sha256,
                "capture": one.text.metadata.capture,
                "found": str(one.kind),
                "why": one.why,
                "same_lines": round(one.same_lines, 4),
            }
            for one in found
        ],
    }
