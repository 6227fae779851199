"""Where templates are looked up: the workspace's own first, then those of this package."""

from __future__ import annotations

from pathlib import Path

from builder.renderers.rendered import Templates
from builder.sources.files import Folder

_PACKAGE = Path(__file__).resolve().parents[1]


def packaged_templates() -> Path:
    """Return the templates that came with the package: inside the wheel, or beside it in a checkout."""
    shipped = _PACKAGE / 'shipped' / 'templates'
    return shipped if shipped.is_dir() else _PACKAGE.parent / 'templates'


def template_folders(workspace: Folder) -> Templates:
    """Return the folders in which templates are looked up, file by file."""
    own = workspace.root / 'templates'
    packaged = packaged_templates()
    folders = (own, packaged) if own.is_dir() and own.resolve() != packaged.resolve() else (packaged,)
    return Templates(folders)
