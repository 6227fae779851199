"""A report about a fault of ours, for us."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback

from builder import __version__


def write_bug_report(arguments: list[str]) -> str:
    """Write the exception that is being handled to a new file in the temp folder and return its path, or '' when it cannot be written."""
    lines = [
        f'onbrand {__version__}',
        f'Python {platform.python_version()} on {platform.platform()}',
        f'arguments: {" ".join(arguments)}',
        f'modules: {", ".join(name for name in ("weasyprint", "pydantic", "jinja2") if name in sys.modules)}',
        '',
        traceback.format_exc(),
    ]
    try:
        handle, place = tempfile.mkstemp(prefix='onbrand-report-', suffix='.txt')
        with os.fdopen(handle, 'w', encoding='utf-8', errors='backslashreplace') as stream:
            stream.write('\n'.join(lines))
    except OSError:
        return ''
    return place
