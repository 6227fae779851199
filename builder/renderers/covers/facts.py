"""What a cover says below the promise: length, version, date, approval, partner, confidentiality."""

from __future__ import annotations

from builder.documents.document import Cover, Document
from builder.documents.wording import wording


def imprint_lines(document: Document, cover: Cover) -> tuple[str, ...]:
    """Return the lines of a cover's imprint; the pack's name stands with the title."""
    imprint, words = document.imprint, wording(document.language)
    facts = [words.minutes(cover.minutes)] if cover.minutes else []
    if imprint.version:
        facts.append(words('print.version', version=imprint.version))
    if imprint.date:
        facts.append(words.date(imprint.date))
    partner = f'{imprint.partner.role} {imprint.partner.name}'.strip() if imprint.partner else ''
    return tuple(line for line in (' · '.join(facts), imprint.approved, partner, imprint.confidential) if line)


def draft_line(document: Document) -> str:
    """Return what marks a draft, empty once somebody has approved."""
    imprint, words = document.imprint, wording(document.language)
    if not imprint.draft:
        return ''
    return words('print.draft-version', version=imprint.version) if imprint.version else words('print.draft')
