"""Two detours around slow spots in the writing of PDFs, for exactly the versions they were measured with. Others run as they are.

They change nothing that a page shows; a test compares the bytes. Together they take a twentieth off the time of a long PDF.
"""

from __future__ import annotations

import importlib
import types
import zlib
from typing import Any

#: The versions that these detours were made for.
VERSIONS = {'weasyprint': '70.0', 'pydyf': '0.13.0'}

#: How hard streams are compressed: a third of the time of level 9, and three in a hundred bytes more.
COMPRESSION = 6


def quicken(weasyprint: Any) -> bool:
    """Put the detours in. In goes the loaded package; return whether it and its PDF writer are of the right versions."""
    pydyf = importlib.import_module('pydyf')
    if {'weasyprint': weasyprint.__version__, 'pydyf': pydyf.__version__} != VERSIONS:
        return False
    compress_less(pydyf)
    count_pages_once(pydyf)
    return True


def compress_less(pydyf: Any) -> None:
    """The writer always asks for level 9."""
    pydyf.zlib = types.SimpleNamespace(compressobj=lambda level: zlib.compressobj(COMPRESSION))


def count_pages_once(pydyf: Any) -> None:
    """Every tagged element asks for the references of all pages, and each time they would be put together anew."""
    references = pydyf.PDF.page_references.fget

    def page_references(pdf: Any) -> Any:
        kids = len(pdf.pages['Kids'])
        known = getattr(pdf, '_known_references', None)
        if known is None or known[0] != kids:
            known = pdf._known_references = kids, references(pdf)
        return known[1]

    pydyf.PDF.page_references = property(page_references)
