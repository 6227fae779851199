"""Which renderer makes what. A module is loaded when it is first used: web pages need nothing that only PDFs need."""

from __future__ import annotations

import importlib
from typing import Any, Protocol, cast

from builder.renderers.rendered import Rendered, Templates

RENDERERS = {
    'html': 'builder.renderers.html',
    'style': 'builder.renderers.style',
    'script': 'builder.renderers.script',
    'search': 'builder.renderers.search',
    'copy': 'builder.renderers.copy',
    'web-font': 'builder.renderers.web_font',
    'json': 'builder.renderers.json',
    'csv': 'builder.renderers.csv',
    'ics': 'builder.renderers.ics',
    'pdf': 'builder.renderers.pdf',
    'picture': 'builder.renderers.picture',
}


class Renderer(Protocol):
    """What every renderer module has."""

    def fingerprint(self, payload: Any, templates: Templates, /) -> str:
        """Return whatever else the bytes depend on."""

    def render(self, payload: Any, templates: Templates, /) -> Rendered:
        """Return the bytes."""


def renderer(name: str) -> Renderer:
    """Return the renderer of that name.

    Raises KeyError for a name that is not registered.
    """
    return cast(Renderer, importlib.import_module(RENDERERS[name]))
