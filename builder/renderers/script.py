"""A script of ours, as it stands in the templates."""

from __future__ import annotations

import hashlib
import re

from builder.renderers.rendered import Rendered, Script, Templates

_NAME = re.compile(r'[a-z][a-z-]*')


def fingerprint(script: Script, templates: Templates) -> str:
    """Return the digest of the script."""
    return hashlib.sha256(_read(script, templates)).hexdigest()


def render(script: Script, templates: Templates) -> Rendered:
    """Return the script."""
    return Rendered(_read(script, templates))


def _read(script: Script, templates: Templates) -> bytes:
    if not _NAME.fullmatch(script.name):
        raise ValueError(f'not the name of a script: {script.name!r}')
    for folder in templates.folders:
        file = folder / 'site' / 'scripts' / f'{script.name}.js'
        if file.is_file():
            return file.read_bytes()
    raise FileNotFoundError(f'site/scripts/{script.name}.js')
