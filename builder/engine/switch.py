"""Put a finished folder in the place of an old one, in one step where the system can.

While a switch goes on, ``<stage>/<run>/`` holds ``place`` (where the release belongs, relative to the output folder),
``new`` and, between the two renames of the slower way, ``old``.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from builder.engine.jobs import path_problem
from builder.engine.lock import STATE
from builder.engine.staging import flush_folder, remove_tree, write

Exchange = Callable[[Path, Path], bool]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
#: Answers of a kernel or file system that has no exchange.
_NOT_THERE = {errno.ENOSYS, errno.EINVAL, getattr(errno, 'EOPNOTSUPP', errno.EINVAL)}


def exchange(one: Path, other: Path) -> bool:
    """Let two existing paths change places in one step. Return False, with nothing done, where that cannot be done.

    Raises OSError when it could be done but was refused.
    """
    rename = _renameat2()
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_THERE:
        return False
    raise OSError(code, os.strerror(code), str(one))


def begin(output: Path, place: str) -> Path:
    """Return a new folder to stage the release ``<output>/<place>`` in. Raises OSError."""
    stage = output / STATE / 'stage'
    stage.mkdir(parents=True, exist_ok=True)
    run = Path(tempfile.mkdtemp(prefix=f'{place.replace("/", "-")}-', dir=stage))
    try:
        write(run / 'place', place.encode())
    except OSError:
        remove_tree(run)
        raise
    return run


def switch(output: Path, run: Path, place: str, exchanger: Exchange = exchange) -> Path | None:
    """Put ``<run>/new`` in the place of the release and return where the old one is now, or None when there was none.

    Raises OSError, and then the old release is where it was.
    """
    new, old, target = run / 'new', run / 'old', output / place
    target.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(target):
        new.rename(target)
        left = None
    elif exchanger(new, target):
        left = new
    else:
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
        left = old
    flush_folder(target.parent)
    flush_folder(run)
    return left


def recover(output: Path) -> None:
    """Finish what a build that died left behind: put back a release caught between two renames, then sweep the stage.

    Call it only while holding the lock. Raises OSError when a release cannot be put back.
    """
    stage = output / STATE / 'stage'
    if stage.is_symlink() or not stage.is_dir():
        return
    for run in sorted(stage.iterdir()):
        clear(output, run)


def clear(output: Path, run: Path) -> None:
    """Remove a staged run; an old release that has no successor in its place goes back there first. Raises OSError."""
    if run.is_symlink() or not (run / 'old').is_dir() or _put_back(output, run):
        remove_tree(run)


def _put_back(output: Path, run: Path) -> bool:
    """Put an old release back unless the new one is in place. Return False when nothing says where it belongs."""
    try:
        place = (run / 'place').read_bytes().decode('ascii')
    except (OSError, UnicodeDecodeError):
        return False
    if path_problem(place):
        return False
    target = output / place
    if os.path.lexists(target):
        # Under another name first: a removal that is cut short must not look like a switch that was.
        (run / 'old').rename(run / 'gone')
    else:
        (run / 'old').rename(target)
        flush_folder(target.parent)
    return True


def _renameat2() -> Callable[..., int] | None:
    if not sys.platform.startswith('linux'):
        return None
    try:
        return ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
