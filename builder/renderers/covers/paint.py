"""What a cover is painted with: the ground of its edition, the tones of its ornament, and the ornament's place in its frame."""

from __future__ import annotations

from typing import NamedTuple

from builder.brand.look import Look
from builder.brand.shades import contrast, mix, text_on
from builder.design.tokens import tokens_of
from builder.renderers.covers.plan import Art, Box, Shape
from builder.renderers.print_type import outline

#: Where each edition looks at the ornament's plan of 600 by 600: centre, and how much of it fills the longer side.
_VIEWS = {'learner': (300.0, 300.0, 560.0), 'facilitator': (250.0, 330.0, 520.0), 'manager': (380.0, 240.0, 300.0), 'everyone': (300.0, 300.0, 560.0)}
_PLAN = 600.0
_CLEAR, _SEEN = 3.0, 1.35  # contrast of an ornament's lines, and of its surfaces
_TWIG = (62.0, -16.0, 388.0, 624.0)
#: Millimetres of a thin line of the ornament.
_WEIGHTS = {'hairline': 0.22, 'solid': 0.4, 'ledger': 0.3, 'heavy': 0.6}


class Paint(NamedTuple):
    """The colours of an edition's cover. `filled` is false for the open, outlined one; `second` is the other brand colour."""

    fill: str
    ink: str
    line: str
    edge: str
    second: str
    filled: bool


def paint_of(look: Look, edition: str) -> Paint:
    """Return what an edition is painted with."""
    grounds, palette = tokens_of(look).grounds, look.light
    ground = grounds[edition]
    others = (palette.accent, palette.primary, mix(ground.fill, ground.art, 0.55))
    second = next((colour for colour in others if contrast(colour, ground.fill) >= _SEEN), others[-1])
    return Paint(ground.fill, ground.ink, ground.art, ground.edge, second, edition != 'facilitator')


def art_in(shape: Shape, look: Look, edition: str, paint: Paint, initial: str) -> Art:
    """Return the brand's ornament in a shape, as this edition shows it."""
    ground = shape.fill or paint.fill
    line = next((ink for ink in (paint.line, look.light.paper, look.light.ink) if contrast(ink, ground) >= _CLEAR), text_on(ground))
    shares = (0.05, 0.11, 0.18, 0.3, 0.46) if look.ornament == 'contours' else (0.06, 0.13, 0.24, 0.45, 0.7)
    tones = tuple(mix(ground, line, share) for share in shares)
    strong = mix(ground, line, {'contours': 0.55, 'grid': 0.92, 'arcs': 0.9}.get(look.ornament, 1.0)) if paint.filled else line
    spare = paint.second if contrast(paint.second, ground) >= _SEEN else tones[3]
    letter = ''
    transform, scale = _window(shape.box, edition)
    if look.ornament == 'sprig':
        transform, scale = _twig(shape.box, edition)
        leaf = next((leaf for leaf in (look.light.paper, spare) if contrast(leaf, ground) >= _SEEN and contrast(leaf, line) >= _SEEN), tones[1])
        tones = (*tones[:3], leaf, tones[4])
    elif look.ornament == 'none':
        letter, transform, scale = _letter(shape.box, look, initial, edition)
    return Art(look.ornament, shape, paint.filled, ground, tones, strong, spare, round(_WEIGHTS[look.rules] / scale, 3), transform, letter)


def _window(box: Box, edition: str) -> tuple[str, float]:
    """Return the transform (and its scale) that shows a part of the plan in a box."""
    x, y, span = _VIEWS[edition]
    scale = max(box.width, box.height) / span
    scale = max(scale, max(box.width, box.height) / (_PLAN - 4))
    wide, high = box.width / scale, box.height / scale
    left = min(max(x - wide / 2, 2.0), _PLAN - wide - 2.0)
    top = min(max(y - high / 2, 2.0), _PLAN - high - 2.0)
    return f'translate({box.left - left * scale:.3f} {box.top - top * scale:.3f}) scale({scale:.5f})', scale


def _twig(box: Box, edition: str) -> tuple[str, float]:
    """Return the transform (and its scale) that lays the twig in a box: upright in a tall one, along a wide one, larger than the box by a little."""
    left, top, wide, high = _TWIG
    lying = box.width > box.height * 1.5
    turn = 66.0 if lying else {'learner': 0.0, 'facilitator': 0.0, 'manager': 14.0}.get(edition, 0.0)
    long, short = (box.width, box.height) if lying else (box.height, box.width)
    scale = long * 0.7 / high if long > 4 * short else min(long * 0.96 / high, short * (1.25 if lying or long > 2.2 * short else 0.94) / wide)
    if edition == 'manager':
        scale *= 1.25
    flip = -1 if edition == 'facilitator' else 1
    x, y = box.left + box.width / 2, box.top + box.height / 2
    return f'translate({x:.2f} {y:.2f}) scale({flip} 1) rotate({turn:g}) scale({scale:.5f}) translate({-left - wide / 2:.1f} {-top - high / 2:.1f})', scale


def _letter(box: Box, look: Look, initial: str, edition: str) -> tuple[str, str, float]:
    """Return a letter's outline, the transform and scale that make it larger than its box, cut off below and at one side."""
    drawn = outline(look.headings.faces[0].asset, initial)
    scale = min(box.height * 1.12 / drawn.height, box.width * (2.4 if box.height > 4 * box.width else 1.15) / drawn.width)
    wide, high = drawn.width * scale, drawn.height * scale
    left = {'learner': box.right - wide * 0.92, 'facilitator': box.left + (box.width - wide) / 2}.get(edition, box.left - wide * 0.08)
    top = box.bottom - high * 0.9 if high > box.height * 0.9 else box.top + (box.height - high) / 2
    return drawn.path, f'translate({left:.2f} {top:.2f}) scale({scale:.5f})', scale
