"""Files and folders written so that a crash, or a full disk, leaves what was there before."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

#: What desktops leave in every folder they show. Nobody misses it.
LITTER = frozenset({'.DS_Store', 'Thumbs.db', 'desktop.ini'})


def files_in(folder: Path) -> Iterator[str]:
    """Yield the path of everything in a folder that is not a folder, symbolic links included, in order. Follows none.

    A folder that is not there holds nothing. Raises OSError for one that cannot be read: it may hold anything.
    """
    for root, folders, names in os.walk(folder, onerror=_unless_missing):
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links)
        for name in sorted(names + links):
            if name not in LITTER:
                yield (Path(root) / name).relative_to(folder).as_posix()


def _unless_missing(fault: OSError) -> None:
    if not isinstance(fault, FileNotFoundError):
        raise fault


def file_digest(place: Path) -> str | None:
    """Return the SHA-256 of a file, or None when there is no such plain file."""
    if place.is_symlink() or not place.is_file():
        return None
    with place.open('rb') as stream:
        return hashlib.file_digest(stream, 'sha256').hexdigest()


def write(place: Path, data: bytes) -> None:
    """Write a new file, making its folders. It is not on the disk for certain before `flush`. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, 'O_BINARY', 0), 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def link(source: Path, place: Path) -> bool:
    """Make `place` the same file as `source`, or a copy where the file system has no hard links. Return whether it is one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, place, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, place, follow_symlinks=False)
        return False
    return True


def flush(folder: Path, files: Iterable[str]) -> None:
    """Make certain that the named files, the folder and all its folders are on the disk. Raises OSError.

    All at the end rather than file by file: the first call makes the disk do most of the work, the others are cheap.
    """
    for name in files:
        _flush_one(folder / name, os.O_RDONLY if os.name == 'posix' else os.O_RDWR)
    for root, _, _ in os.walk(folder, topdown=False):
        flush_folder(Path(root))


def flush_folder(folder: Path) -> None:
    """Make certain that a folder's list of names is on the disk, where the system can say so."""
    if os.name != 'posix':
        return
    try:
        _flush_one(folder, os.O_RDONLY)
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # some network file systems flush files only
            raise


def replace_file(place: Path, data: bytes, partial: Path) -> None:
    """Put a file in place of another, or of nothing, in one step. `partial` is where it is written first."""
    try:
        write(partial, data)
        _flush_one(partial, os.O_RDONLY if os.name == 'posix' else os.O_RDWR)
        place.parent.mkdir(parents=True, exist_ok=True)
        partial.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
    flush_folder(place.parent)


def remove_tree(folder: Path) -> None:
    """Remove a folder of ours, as far as the system lets us: what stays is swept by the next build."""
    shutil.rmtree(folder, ignore_errors=True)


def _flush_one(place: Path, flags: int) -> None:
    handle = os.open(place, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
