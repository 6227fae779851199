"""Onbrand: one library of training lessons x one client's brand -> that client's own training pack.

The rooms of this package follow the way the data runs, one way only::

    sources -> course, brand -> tailoring -> packs -> editions -> documents -> engine (renderers) -> guard -> output

`docs/architecture.md` says what each room knows and what it never knows.
"""

__version__ = '0.1.0'
