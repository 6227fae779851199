"""What every template of a document may use, on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.design.tokens import tokens_of
from builder.documents.document import Document, References
from builder.documents.wording import wording


def context(document: Document, asset_url: Callable[[str], str]) -> dict[str, Any]:
    """Return the variables of a document's templates.

    `asset_url` gives the address of a picture for its digest. Sources are linked only where the document lists them.
    """
    listed = {
        reference.number
        for section in document.sections
        if isinstance(section, References)
        for reference in section.references
    }
    return {
        'document': document,
        'look': document.look,
        'tokens': tokens_of(document.look),
        'imprint': document.imprint,
        'w': wording(document.language),
        'asset_url': asset_url,
        'note_url': lambda number: f'#source-{number}' if number in listed else '',
    }
