"""Standard output that may be closed, full, or unable to hold every letter."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TextIO

from builder.report import Exit


class OutputClosedError(Exception):
    """Nobody reads what we print, or there is no room for it. `code` is what the process ends with."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def put(text: str, code: int, stream: TextIO | None = None) -> None:
    """Print text to standard output, or another stream, as far as it is read.

    `code` is how the run ended. It stands when the reader has left, as with ``| head``; a full disk makes it 36. In both
    cases OutputClosedError is raised, which ends the command.
    """
    target = stream or sys.stdout
    if isinstance(target, io.TextIOWrapper):
        target.reconfigure(errors='backslashreplace')
    try:
        target.write(text)
        target.flush()
    except OSError as fault:
        _drop(target)
        if fault.errno in (errno.EPIPE, errno.EINVAL):  # Windows says EINVAL for a closed pipe
            raise OutputClosedError(code) from fault
        _complain(fault)
        raise OutputClosedError(Exit.MACHINE) from fault


def close_quietly(code: int) -> int:
    """Flush standard output and return the exit code; else Python would print a traceback of its own on the way out."""
    try:
        sys.stdout.flush()
    except OSError as fault:
        _drop(sys.stdout)
        if fault.errno != errno.EPIPE:
            _complain(fault)
            return Exit.MACHINE
    return code


def _complain(fault: OSError) -> None:
    try:
        sys.stderr.write(f'onbrand: standard output cannot be written: {os.strerror(fault.errno or 0)}\n')
    except OSError:
        _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    """Let what is still buffered go nowhere."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
