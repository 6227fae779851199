"""How a brand looks: the parameters that give its pages their character. Frozen; colours are ``#rrggbb``."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.sources.assets import Asset
from builder.sources.typefaces import Face as Face
from builder.sources.typefaces import Typeface as Typeface

RULES = ('hairline', 'solid', 'ledger', 'heavy')
COVERS = ('band', 'field', 'frame', 'split', 'quiet')
DENSITIES = ('dense', 'normal', 'airy')
ORNAMENTS = ('none', 'contours', 'sprig', 'grid', 'arcs')


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one mode (light or dark).

    `primary` and `accent` are surfaces, exact in light mode; `on_...` the text that goes on them; `..._text` the same hue
    as readable text on `paper` and on `surface`. Every ``on_``/``_text``/``ink``/``muted`` pair reaches 4.5 to 1.
    """

    paper: str
    surface: str  # a quiet tint for frames
    ink: str
    muted: str
    line: str  # hairlines; 3 to 1 where it carries meaning
    primary: str
    on_primary: str
    primary_text: str
    accent: str
    on_accent: str
    accent_text: str
    link: str
    right_text: str
    wrong_text: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A colour that was changed so that it can be read, or a font that was replaced: what was given, used, and why."""

    what: str
    given: str
    used: str
    ratio_before: float
    ratio_after: float
    why: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo for light and one for dark ground; `alt` says what it shows."""

    light: Asset
    dark: Asset
    alt: str


@dataclass(frozen=True, slots=True)
class FontUse:
    """What running text or headings were asked to be set in, and what they are set in.

    `origin` is own (the client's files), bundled, chosen (bundled, and nobody named one), or instead (a bundled family stands in).
    """

    use: str
    family: str
    weight: int
    used: str
    weights: tuple[int, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour as the design team gave it: its name in the palette (or its role), and the roles that use it."""

    name: str
    colour: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Everything a page's style is made of."""

    light: Palette
    dark: Palette
    body: Typeface
    headings: Typeface
    heading_weight: int
    radius: float  # mm
    rules: str
    cover: str
    density: str
    ornament: str
    logo: Logo | None
    corrections: tuple[Correction, ...] = ()
    # What was given, for the proof; no page depends on it, so it is no part of a page's digest.
    fonts: tuple[FontUse, ...] = field(default=(), compare=False)
    swatches: tuple[Swatch, ...] = field(default=(), compare=False)
