"""What the machine can refuse, said in words."""

from __future__ import annotations

import errno
import os

from builder.sources.findings import Finding, error

#: Findings with these codes are the machine's fault, not the content's: exit 36.
MACHINE_CODES = frozenset({'U030', 'U031', 'U032', 'X020'})

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, 'EDQUOT', errno.ENOSPC)}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


class OutputRefusedError(Exception):
    """The output folder cannot be used; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding

    def __reduce__(self) -> tuple[type[OutputRefusedError], tuple[Finding]]:
        return (OutputRefusedError, (self.finding,))


def disk_finding(fault: OSError, where: str) -> Finding:
    """Return the error for a disk that refused to write. `where` names the file or folder as the user knows it."""
    if fault.errno in _FULL:
        return error('U030', f'{where}: the disk is full; what was published before is untouched', hint='make room, then build again')
    if fault.errno in _FORBIDDEN:
        return error(
            'U031',
            f'{where}: no permission to write here; what was published before is untouched',
            hint='an output folder of your own: onbrand build --output DIR',
        )
    reason = os.strerror(fault.errno) if fault.errno else type(fault).__name__
    return error('U032', f'{where}: the disk refused: {reason}; what was published before is untouched')
