"""One build at a time for each output folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.engine.faults import OutputRefusedError, disk_finding
from builder.sources.findings import error

STATE = '.onbrand'


class LockedError(Exception):
    """Another build is at work in this output folder."""


@contextmanager
def build_lock(output: Path) -> Iterator[None]:
    """Hold the lock of an output folder, which is made when it is not there.

    The system lets go of the lock when a process ends, however it ends, so a dead build is no obstacle. Raises LockedError
    when another build holds it, OutputRefusedError when the folder cannot be written or is not what it seems.
    """
    handle = _open(output)
    try:
        if not _take(handle):
            raise LockedError(f'another build is at work in {output.name}')
        yield
    finally:
        # Closing releases the lock. The file stays: removing it would let two builds lock two files of one name.
        os.close(handle)


def state_folder(output: Path) -> Path:
    """Return the folder for the tool's own records inside an output folder, made when missing.

    Raises OutputRefusedError when something else stands there.
    """
    state = output / STATE
    if output.exists() and not output.is_dir():
        raise OutputRefusedError(error('U004', f'{output.name} is a file where a folder belongs', hint='move the file elsewhere, or name another folder: --output DIR'))
    try:
        output.mkdir(parents=True, exist_ok=True)
        if state.is_symlink():
            raise OutputRefusedError(error('U005', f'{output.name}/{STATE} is a symbolic link', hint='remove the link, then build again'))
        state.mkdir(exist_ok=True)
    except OSError as fault:
        raise OutputRefusedError(disk_finding(fault, output.name)) from fault
    return state


def _open(output: Path) -> int:
    path = state_folder(output) / 'lock'
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, 'O_NOFOLLOW', 0), 0o644)
    except OSError as fault:
        if path.is_symlink():
            finding = error('U005', f'{output.name}/{STATE}/lock is a symbolic link', hint='remove the link, then build again')
            raise OutputRefusedError(finding) from fault
        raise OutputRefusedError(disk_finding(fault, f'{output.name}/{STATE}/lock')) from fault


if sys.platform == 'win32':
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
