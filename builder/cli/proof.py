"""``onbrand proof``."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.options import folder_option, options_from
from builder.cli.output import put
from builder.cli.progress import progress_line
from builder.cli.report import counted, finding_lines, print_report
from builder.report import Report, Status


@click.command(short_help='Make two pages that a brand team can approve.')
@click.argument('brands', nargs=-1, metavar='[BRAND]...')
@folder_option('--workspace', 'The folder with content/ and brand/; found upward from here.')
@folder_option('--output', 'Where releases go; output/ in the workspace when left out.')
@click.option('--json', 'as_json', is_flag=True, help='Print one JSON object.')
def proof(brands: tuple[str, ...], workspace: Path | None, output: Path | None, as_json: bool) -> int:
    """Make two pages for the brand team of each BRAND, or of every brand.

    They show real covers, a lesson and a card in this brand's look; the fonts, sizes and colours really used, each with what was
    changed and why; and what is missing. They are written to output/BRAND/proof.pdf.
    """
    from builder import pipeline

    options = options_from(brands=brands, packs=(), editions=(), formats=(), workspace=workspace, output=output, jobs=None, strict=False)
    with progress_line(quiet=as_json) as progress:
        report = pipeline.make_proofs(options, progress)
    if as_json:
        print_report(report, options.workspace, as_json=True)
    else:
        put(_text(report, options.workspace, options.output), report.exit)
    return report.exit


def _text(report: Report, workspace: Path, output: Path) -> str:
    """Return the report for a person: what was found, then where the proofs are."""
    lines = [line for finding in report.findings for line in (*finding_lines(finding, workspace), '')]
    for release in report.releases:
        place = output / release.brand / 'proof.pdf'
        shown = place.relative_to(workspace) if place.is_relative_to(workspace) else place
        said = {Status.PUBLISHED: str(shown), Status.UNCHANGED: f'{shown} (unchanged)'}.get(release.status, 'no proof; what was there before is untouched')
        lines.append(f'{release.brand}: {said}')
    return '\n'.join([*lines, counted(report, 'proofs')]) + '\n'
