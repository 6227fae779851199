"""The colours of right and wrong, told apart by everybody; and how a change of a colour is written down."""

from __future__ import annotations

import math

from builder.brand.look import Correction
from builder.brand.shades import COLOURED, contrast, from_oklch, lightness, oklch, readable

GAP = 0.1  # of OKLab lightness between right and wrong
SUCCESS, DANGER = '#1e7a4c', '#a3262a'


def changed(what: str, given: str, used: str, ground: str, why: str) -> Correction:
    """Return the change of a colour, with its contrast on a ground before and after."""
    return Correction(what, given, used, round(contrast(given, ground), 2), round(contrast(used, ground), 2), why)


def right_and_wrong(
    given_right: str, given_wrong: str, grounds: tuple[str, ...], brand_chroma: float, mode: str, changes: list[Correction]
) -> tuple[str, str]:
    """Return the colours of right and wrong on these grounds, far enough apart in lightness that hue is not needed.

    The brand's own (or empty) are used if they have hues, and different ones; the lightness of one is moved when they are too
    close. What is changed is added to `changes`, with `mode` after its name.
    """
    success, danger = (colour if colour and oklch(colour)[1] > COLOURED else '' for colour in (given_right, given_wrong))
    if success and danger and abs(math.remainder(oklch(success)[2] - oklch(danger)[2], math.tau)) < 0.5:
        danger = ''
    right, wrong = _apart(success, danger, grounds, brand_chroma)
    for name, colour, used in (('success', given_right, right), ('danger', given_wrong, wrong)):
        if colour and colour != used:
            changes.append(changed(f'{name} as text{mode}', colour, used, grounds[0], 'a shade that reads, and that is told from its opposite in grey too'))
    return right, wrong


def _apart(success: str, danger: str, grounds: tuple[str, ...], brand_chroma: float) -> tuple[str, str]:
    strength = min(max(brand_chroma, 0.09), 0.15)
    on_dark = lightness(grounds[0]) < 0.5
    _, green_chroma, green_hue = oklch(success or SUCCESS)
    _, red_chroma, red_hue = oklch(danger or DANGER)
    right = readable(success or from_oklch(0.8 if on_dark else 0.52, min(green_chroma, strength), green_hue), *grounds)
    wrong = readable(danger or from_oklch(0.72 if on_dark else 0.42, min(red_chroma, strength + 0.02), red_hue), *grounds)
    if abs(lightness(right) - lightness(wrong)) >= GAP:
        return right, wrong
    step = GAP + 0.01
    if on_dark:
        if lightness(wrong) + step > 0.97:
            wrong = readable(from_oklch(0.5, red_chroma, red_hue), *grounds)
        return readable(from_oklch(lightness(wrong) + step, green_chroma, green_hue), *grounds), wrong
    if danger and not success and lightness(wrong) - step >= 0.2:
        return readable(from_oklch(lightness(wrong) - step, green_chroma, green_hue), *grounds), wrong  # the brand's own stays
    if lightness(right) - step < 0.2:
        right = readable(from_oklch(0.65, green_chroma, green_hue), *grounds)
    return right, readable(from_oklch(lightness(right) - step, red_chroma, red_hue), *grounds)
