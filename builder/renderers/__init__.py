"""Document -> bytes, one file a format. Knows nothing of where files end up.

A renderer is a module with two functions, registered in ``registry.py`` under its name::

    fingerprint(payload, templates) -> str     whatever else the bytes depend on: template closure, library versions
    render(payload, templates) -> Rendered     the bytes, and findings that only rendering can show
"""
