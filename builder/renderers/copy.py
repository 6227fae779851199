"""An asset delivered as it is."""

from __future__ import annotations

from builder.renderers.rendered import Copy, Rendered, Templates


def fingerprint(copy: Copy, templates: Templates) -> str:
    """Return nothing: the bytes depend on the asset alone."""
    return ''


def render(copy: Copy, templates: Templates) -> Rendered:
    """Return the asset's bytes."""
    return Rendered(copy.asset.data)
