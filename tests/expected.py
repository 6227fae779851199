"""Expected output beside real input. ``ONBRAND_EXPECTED=overwrite`` writes down what comes out instead of comparing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = 'ONBRAND_EXPECTED'
ADVICE = f'look at the difference; if it is what you want, run again with {VARIABLE}=overwrite and look at git diff'


def overwrites() -> bool:
    """Whether this run writes expected files instead of comparing with them."""
    return os.environ.get(VARIABLE) == 'overwrite'


def expect(place: Path, text: str) -> None:
    """Compare a text with one file."""
    if overwrites():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
    assert place.is_file(), f'{place} is missing: {ADVICE}'
    assert text == place.read_bytes().decode(), f'{place} differs: {ADVICE}'


def compare(folder: Path, found: Mapping[str, str]) -> None:
    """Compare texts, by path, with the files of a folder. A file that nothing was compared with is a failure too."""
    standing = {place.relative_to(folder).as_posix() for place in folder.rglob('*') if place.is_file()} if folder.is_dir() else set()
    if overwrites():
        for path in standing - found.keys():
            (folder / path).unlink()
        standing &= found.keys()
    for path in sorted(found):
        expect(folder / path, found[path])
    assert not standing - found.keys(), f'{folder} has files that nothing is compared with: {sorted(standing - found.keys())}'
