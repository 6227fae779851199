"""What a site's search knows, as a plain script: it can be loaded from a folder, where nothing can be fetched."""

from __future__ import annotations

from builder.renderers.environment import script_json
from builder.renderers.rendered import Rendered, SearchIndex, Templates

#: The one name that the script sets.
GLOBAL = 'onbrandSearch'


def fingerprint(index: SearchIndex, templates: Templates) -> str:
    """Return the version of the form below."""
    return '1'


def render(index: SearchIndex, templates: Templates) -> Rendered:
    """Return the script that holds the entries and the words that mean the same."""
    data = {'entries': [list(entry) for entry in index.entries], 'synonyms': [list(pair) for pair in index.synonyms]}
    return Rendered(f'window.{GLOBAL}={script_json(data)};\n'.encode())
