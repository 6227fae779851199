"""``onbrand list``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from builder.cli.excerpt import cells, visible
from builder.cli.options import find_workspace
from builder.cli.output import put
from builder.cli.report import finding_json, finding_lines
from builder.listing import ListedPack, Listing
from builder.report import Exit


@click.command('list', short_help='Show brands, packs and lessons.')
@click.option('--workspace', type=click.Path(file_okay=False, path_type=Path), metavar='DIR', help='The folder with content/ and brand/.')
@click.option('--json', 'as_json', is_flag=True, help='Print one JSON object.')
def list_(workspace: Path | None, as_json: bool) -> int:
    """Show the brands, packs and lessons of the workspace."""
    from builder import pipeline

    root = find_workspace(workspace)
    listing = pipeline.listing(root)
    code = Exit.ERRORS if any(finding.is_error for finding in listing.findings) else Exit.OK
    put(listing_json(listing, code) if as_json else listing_text(listing, root), code)
    return code


def listing_text(listing: Listing, workspace: Path) -> str:
    """Return the listing for a person to read."""
    lines = ['brands', *_columns([(brand.id, brand.name) for brand in listing.brands]), '']
    lines += ['packs', *_columns([(pack.id, _minutes(pack), pack.title, ' '.join(pack.lessons)) for pack in listing.packs]), '']
    lines += ['lessons', *_columns([(lesson.id, f'{lesson.minutes} min', lesson.title) for lesson in listing.lessons])]
    for finding in listing.findings:
        lines += ['', *finding_lines(finding, workspace)]
    return '\n'.join(lines) + '\n'


def _minutes(pack: ListedPack) -> str:
    """Return the standard minutes of a pack, with the planned ones where they are others."""
    return f'{pack.minutes} min' + (f', planned {pack.planned}' if pack.planned != pack.minutes else '')


def listing_json(listing: Listing, code: Exit) -> str:
    """Return the listing as one JSON object."""
    content = {
        'exit': int(code),
        'brands': [brand._asdict() for brand in listing.brands],
        'packs': [pack._asdict() for pack in listing.packs],
        'lessons': [lesson._asdict() for lesson in listing.lessons],
        'findings': [finding_json(finding) for finding in listing.findings],
    }
    return json.dumps(content, indent=1) + '\n'


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not rows:
        yield '  none'
        return
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(cells(cell) for cell in column) for column in zip(*shown, strict=True)]
    for row in shown:
        yield '  ' + '  '.join(cell + ' ' * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
