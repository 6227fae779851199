"""What a cover is, once it has been laid out. Millimetres from the upper left corner of the page; type in points."""

from __future__ import annotations

from typing import NamedTuple

from builder.sources.assets import Asset

Corners = tuple[float, float, float, float]  # radii: upper left, upper right, lower right, lower left
SQUARE: Corners = (0.0, 0.0, 0.0, 0.0)


class Box(NamedTuple):
    """A rectangle. It may reach over the edge of the page; `right` and `bottom` follow."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


class Shape(NamedTuple):
    """A rectangle with corners of any radius, filled or drawn: a bar, a disc, an arch. `fill` and `line` may be empty."""

    box: Box
    fill: str
    corners: Corners = SQUARE
    line: str = ''
    weight: float = 0.0

    @property
    def path(self) -> str:
        """The outline as an SVG path."""
        (x, y, w, h), (a, b, c, d) = self.box, self.corners
        turns = (
            (x + w - b, y, x + w, y + b, b),
            (x + w, y + h - c, x + w - c, y + h, c),
            (x + d, y + h, x, y + h - d, d),
            (x, y + a, x + a, y, a),
        )
        way = f'M{x + a:.2f} {y:.2f}'
        for from_x, from_y, to_x, to_y, radius in turns:
            way += f'L{from_x:.2f} {from_y:.2f}'
            if radius:
                way += f'A{radius:.2f} {radius:.2f} 0 0 1 {to_x:.2f} {to_y:.2f}'
        return way + 'z'


class Art(NamedTuple):
    """The ornament at the size of a page, cut out by a shape.

    `tones` are five colours from near the ground to near the line; `spare` is a second colour of the brand. `transform` brings
    the ornament's own units to millimetres. `letter` is a path for a look without ornament.
    """

    ornament: str
    shape: Shape
    filled: bool
    ground: str
    tones: tuple[str, ...]
    line: str
    spare: str
    weight: float
    transform: str
    letter: str = ''


class Words(NamedTuple):
    """A text and how it is set. `face` is text or heads."""

    name: str
    text: tuple[str, ...]  # a line of its own each
    box: Box
    size: float
    leading: float
    ink: str
    face: str = 'text'
    weight: int = 400
    frame: str = ''  # the colour of a line around it


class Mark(NamedTuple):
    """A logo: which copy, where, and the plate behind it."""

    asset: Asset
    alt: str
    box: Box
    plate: Shape | None


class CoverPlan(NamedTuple):
    """A whole cover. `paper` fills the page; shapes lie below the art, texts above."""

    width: float
    height: float
    paper: str
    shapes: tuple[Shape, ...]
    art: Art
    over: tuple[Shape, ...]  # lines that lie above the art
    logo: Mark | None
    partner: Mark | None
    words: tuple[Words, ...]

    def of(self, name: str) -> Words | None:
        """Return a text by its name."""
        return next((words for words in self.words if words.name == name), None)
