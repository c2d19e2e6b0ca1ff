"""The command that looks over the installation."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.base.optional_packages import starting
from variorum.cli.options import output_option, write, write_document
from variorum.cli.render.doctor import doctor_document, doctor_text


@click.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@output_option
def doctor(form: str, output: Path | None) -> int:
    """Say what of this installation works, what is broken, and what mends it.

    Exit code 1 if something that is needed is broken.
    """
    with starting():
        from variorum.doctor.examination import examine
        from variorum.doctor.finding import Health
        from variorum.export.json_documents import json_file

    findings = examine()
    if form == "json":
        write_document(json_file(doctor_document(findings)), output)
    else:
        write(doctor_text(findings), output)
    return int(any(finding.health is Health.BROKEN for finding in findings))
