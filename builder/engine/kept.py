"""Copies of files that somebody changed by hand, put aside before a build replaces them."""

from __future__ import annotations

from pathlib import Path

from builder.engine.lock import STATE
from builder.engine.staging import file_digest, link
from builder.sources.findings import Finding, warning


def put_aside(output: Path, source: Path, path: str) -> Finding:
    """Keep a file under ``<output>/.onbrand/kept/<path>``, numbered when that is taken, and return the warning about it.

    In go the file and its path inside the output folder. Raises OSError.
    """
    place, there = _place(output / STATE / 'kept' / path, file_digest(source))
    if not there:
        link(source, place)
    where = place.relative_to(output).as_posix()
    return warning(
        'U010',
        f'{path} was changed by hand; the build replaced it and kept your copy at {where} in the output folder',
        hint='your change in the lesson or in the brand, where the next build finds it',
    )


def _place(wanted: Path, digest: str | None) -> tuple[Path, bool]:
    """Return where a copy can go, and whether an equal one is there already."""
    place, number = wanted, 1
    while place.exists() or place.is_symlink():
        if digest is not None and file_digest(place) == digest:
            return place, True
        number += 1
        place = wanted.with_name(f'{wanted.stem}.{number}{wanted.suffix}')
    return place, False
