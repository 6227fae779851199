"""What became of a brand's colours and fonts, for the review: given and used side by side."""

from __future__ import annotations

import re

from builder.brand.look import Correction, Look
from builder.brand.shades import contrast
from builder.documents.brief import Brief
from builder.documents.document import ColourChange, FontShown, ReviewLook

_COLOUR = re.compile(r'#[0-9a-fA-F]{6}')


def look_review(brief: Brief) -> ReviewLook:
    """Return the section: every colour that was changed, and every kind of text with the font that it is set in."""
    look = brief.brand.look
    colours = tuple(
        ColourChange(c.what, c.given, c.used, _ground(look, c), c.ratio_before, c.ratio_after, c.why)
        for c in look.corrections
        if _COLOUR.fullmatch(c.given) and _COLOUR.fullmatch(c.used)
    )
    return ReviewLook('look', colours, _fonts(brief, look))


def _ground(look: Look, change: Correction) -> str:
    """Return the ground on which a change was measured, known by the contrast that it gave."""
    grounds = [ground for palette in (look.light, look.dark) for ground in (palette.paper, palette.surface, palette.primary, palette.accent)]
    return min(grounds, key=lambda ground: abs(contrast(change.used, ground) - change.ratio_after))


def _fonts(brief: Brief, look: Look) -> tuple[FontShown, ...]:
    words = brief.words
    why = {'own': words('review.font-own'), 'bundled': words('review.font-as-asked'), 'chosen': words('review.font-chosen'), 'instead': words('review.font-instead')}
    return tuple(
        FontShown(
            words('review.font-headings' if use.use == 'headings' else 'review.font-text'),
            use.family or words('review.font-none'), f'{use.used} {", ".join(str(weight) for weight in use.weights)}', why[use.origin],
        )
        for use in look.fonts
    )  # fmt: skip
