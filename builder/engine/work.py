"""One job, wherever it runs: a renderer is called, and whatever happens becomes a plain value."""

from __future__ import annotations

import importlib
import re
import traceback
from typing import Any, NamedTuple

from builder.renderers.rendered import Rendered, Templates
from builder.sources.findings import Finding, error

REGISTRY = 'builder.renderers.registry'

_ADDRESS = re.compile(r'0x[0-9a-fA-F]{6,}')


class Made(NamedTuple):
    """What came of a job: bytes, or None when it failed, which `findings` then say."""

    data: bytes | None
    findings: tuple[Finding, ...]


def make(registry: str, renderer: str, path: str, payload: object, templates: Templates) -> Made:
    """Render one file and return its bytes and findings. Never raises, except when the user interrupts.

    `registry` is the import path of a module with a function ``renderer(name)``, which returns one with ``render``.
    """
    try:
        rendered = _renderer(registry, renderer).render(payload, templates)
        if not isinstance(rendered, Rendered) or not isinstance(rendered.data, bytes):
            raise TypeError(f'the renderer returned {type(rendered).__name__}')
    except KeyboardInterrupt:
        raise
    except BaseException as fault:
        return Made(None, (fault_finding(path, fault),))
    failed = any(finding.is_error for finding in rendered.findings)
    return Made(None if failed else rendered.data, tuple(rendered.findings))


def fault_finding(path: str, fault: BaseException) -> Finding:
    """Return the error for a job that raised. The same fault reads the same in every process."""
    words = _ADDRESS.sub('0x...', str(fault)).strip().splitlines()
    said = type(fault).__name__ + (f': {words[0][:300]}' if words else '')
    if isinstance(fault, ImportError) or (isinstance(fault, OSError) and 'cannot load library' in str(fault)):
        return error('X020', f'{path}: a library is missing: {said}', hint='onbrand doctor, which says how to install it')
    return error('X010', f'{path}: rendering failed: {said}{_place(fault)}')


def _place(fault: BaseException) -> str:
    frames = traceback.extract_tb(fault.__traceback__)
    if len(frames) < 2:  # the first is this module
        return ''
    # The file's name only: a folder would make the same report differ between machines.
    name = re.split(r'[\\/]', frames[-1].filename)[-1]
    return f' ({name}, line {frames[-1].lineno})'


def _renderer(registry: str, name: str) -> Any:
    """Return a renderer's module. The registry names it by its import path, so that it is loaded when first used."""
    module = importlib.import_module(registry).renderer(name)
    return importlib.import_module(module) if isinstance(module, str) else module
