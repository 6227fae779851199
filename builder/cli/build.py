"""``onbrand build``."""

from __future__ import annotations

from typing import Any

import click

from builder.cli.options import options_from, shared_options
from builder.cli.progress import progress_line
from builder.cli.report import print_report


@click.command(short_help='Build every release, or those you name.')
@shared_options
def build(as_json: bool, **given: Any) -> int:
    """Build every release of the workspace, or those you name, and publish them.

    What has not changed is not made again, and what is published is replaced only by a release that is whole.
    """
    from builder import pipeline

    options = options_from(**given)
    with progress_line(quiet=as_json) as progress:
        report = pipeline.build(options, progress)
    print_report(report, options.workspace, as_json=as_json)
    return report.exit
