"""The options that build and check share, and the workspace they speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from builder.editions.edition import Reader
from builder.report import FORMATS, Options
from builder.sources.findings import nearest

_FOLDER = click.Path(file_okay=False, path_type=Path)



def folder_option(name: str, words: str) -> Callable[..., Any]:
    """Return an option that names a folder."""
    return click.option(name, type=_FOLDER, metavar='DIR', help=words)


_SHARED = (
    click.option('--brand', 'brands', multiple=True, metavar='B', help='Only this brand; may be given several times.'),
    click.option('--pack', 'packs', multiple=True, metavar='P', help='Only this pack; may be given several times.'),
    click.option('--edition', 'editions', multiple=True, metavar='E', help=f'Only this edition: {", ".join(Reader)}.'),
    click.option('--format', 'formats', multiple=True, type=click.Choice(FORMATS), help='Only this format.'),
    click.option('--workspace', type=_FOLDER, metavar='DIR', help='The folder with content/ and brand/; found upward from here.'),
    click.option('--output', type=_FOLDER, metavar='DIR', help='Where releases go; output/ in the workspace when left out.'),
    click.option('--jobs', type=click.IntRange(min=1), metavar='N', help='Worker processes; one for each core when left out.'),
    click.option('--strict', is_flag=True, help='Warnings stop the build too.'),
    click.option('--json', 'as_json', is_flag=True, help='Print one JSON object.'),
)


def shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that build and check share."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def options_from(
    *,
    brands: tuple[str, ...],
    packs: tuple[str, ...],
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    workspace: Path | None,
    output: Path | None,
    jobs: int | None,
    strict: bool,
) -> Options:
    """Return what the pipeline is asked for. Raises click.UsageError for a name that the workspace does not have."""
    root = find_workspace(workspace)
    _known('brand', brands, brand_names(root))
    _known('pack', packs, pack_names(root))
    _known('edition', editions, Reader)
    target = (output or root / 'output').absolute()
    _apart(root, target)
    return Options(root, target, brands, packs, editions, formats, jobs or 0, strict)


def _apart(workspace: Path, output: Path) -> None:
    """Raise click.UsageError when packs would land among the sources they are made from."""
    inside = output.resolve()
    for source in (workspace / name for name in ('content', 'brand', 'templates')):
        folder = source.resolve()
        if inside == folder or folder in inside.parents or inside in folder.parents:
            raise click.UsageError(f'packs cannot go to {output}: {source.name}/ of the workspace is there. Name another folder: --output DIR')


def find_workspace(given: Path | None) -> Path:
    """Return the given folder, or the nearest one upward from here, that holds ``content/`` and ``brand/``.

    Raises click.UsageError when there is none.
    """
    start = (given or Path.cwd()).absolute()
    for folder in (start,) if given else (start, *start.parents):
        if (folder / 'content').is_dir() and (folder / 'brand').is_dir():
            return folder
    if given:
        raise click.UsageError(f'{given} is no workspace: it has no folders content/ and brand/.')
    raise click.UsageError(
        'there is no workspace here: neither this folder nor one above it holds content/ and brand/. '
        'Go into one, or name it: --workspace DIR'
    )


def brand_names(workspace: Path) -> list[str]:
    """Return the ids of all brands: the folders under ``brand/``. None when it cannot be read; the run says so then."""
    with suppress(OSError):
        return sorted(place.name for place in (workspace / 'brand').iterdir() if place.is_dir() and place.name[0] not in '._')
    return []


def pack_names(workspace: Path) -> list[str]:
    """Return the ids of all packs: the files under ``content/packs/``."""
    return sorted(place.stem for place in (workspace / 'content' / 'packs').glob('*.yml') if place.name[0] not in '._')


def _known(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    known = list(known)
    for name in given:
        if name not in known:
            advice = nearest(name, known) or f'this workspace has no {what} yet'
            raise click.UsageError(f'there is no {what} "{name}"; {advice}')
