"""``onbrand check``."""

from __future__ import annotations

from typing import Any

import click

from builder.cli.options import options_from, shared_options
from builder.cli.progress import progress_line
from builder.cli.report import print_report


@click.command(short_help='Say what is wrong, and build nothing.')
@shared_options
def check(as_json: bool, **given: Any) -> int:
    """Read and tailor every release of the workspace, or those you name, and say what is wrong. Nothing is written."""
    from builder import pipeline

    options = options_from(**given)
    with progress_line(quiet=as_json) as progress:
        report = pipeline.check(options, progress)
    print_report(report, options.workspace, as_json=as_json)
    return report.exit
