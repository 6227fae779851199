"""Colours that can be read: contrast, correction, and the light and dark palette of a brand.

In: colours as ``#rrggbb``. Out: `Palette` values in which every pair that carries text reaches 4.5 to 1, and a `Correction` for
every given colour that is not used as it is. Surfaces stay as the design team gave them; logos are never touched.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from builder.brand.look import Correction, Palette
from builder.sources.css_colours import channels

TEXT = 4.5  # WCAG 2.2, success criterion 1.4.3
INK_RATIO = 7.0  # WCAG 2.2, success criterion 1.4.6: what a derived ink aims at
SHAPE = 3.0  # WCAG 2.2, success criterion 1.4.11
VISIBLE = 0.06  # the OKLab distance below which a surface cannot be told from the paper
LIGHT_PAPER = 0.86  # OKLab lightness from which a background can be paper
DARK_PAPER = 0.33
GAP = 0.1  # of OKLab lightness between right and wrong
PRIMARY, SUCCESS, DANGER = '#33475b', '#1e7a4c', '#a3262a'


@dataclass(frozen=True, slots=True)
class Given:
    """The colours a brand gives for one mode, by role as brand.yml calls them; and its whole colour table."""

    roles: Mapping[str, str] = field(default_factory=dict)
    palette: Mapping[str, str] = field(default_factory=dict)

    def role(self, *names: str) -> str:
        """Return the first of the roles that is given, or nothing."""
        return next((self.roles[name] for name in names if self.roles.get(name)), '')


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: str) -> float:
    """Return the OKLab lightness of a colour, 0 to 1."""
    return _oklch(colour)[0]


def readable(colour: str, *grounds: str, ratio: float = TEXT) -> str:
    """Return the colour, or the nearest shade of the same hue that reaches `ratio` on every ground.

    The OKLCH hue is held; lightness is searched by halving, away from the grounds; chroma is cut to what a screen shows. The
    rounded ``#rrggbb`` is what counts. When no shade reaches the ratio, black or white is returned, whichever reads better.
    """

    def reaches(candidate: str) -> bool:
        return all(contrast(candidate, ground) >= ratio for ground in grounds)

    if reaches(colour):
        return colour
    start, chroma, hue = _oklch(colour)
    best = max(('#000000', '#ffffff'), key=lambda end: min((contrast(end, ground) for ground in grounds), default=21.0))
    ends = (0.0, 1.0) if best == '#000000' else (1.0, 0.0)
    found = [shade for end in ends if (shade := _nearest_shade(start, end, chroma, hue, reaches))]
    return found[0] if found else best


def text_on(ground: str, *wanted: str) -> str:
    """Return the first wanted colour that reads on a ground, else black or white: one of them always does."""
    for colour in wanted:
        if colour and contrast(colour, ground) >= TEXT:
            return colour
    return max(('#ffffff', '#000000'), key=lambda end: contrast(end, ground))


def palettes(light: Given, dark: Given) -> tuple[Palette, Palette, tuple[Correction, ...]]:
    """Return the light palette, the dark palette, and what was changed of the given colours.

    `dark` holds what the brand gives for dark ground; it may be empty. A brand whose only background is dark gets white (or its
    `light` colour) as paper, since packs are printed, and its own background in the dark palette.
    """
    changes: list[Correction] = []
    background = light.role('background')
    usable = not background or lightness(background) >= LIGHT_PAPER
    paper = background if background and usable else _paper_instead(light)
    if not usable:
        changes.append(_change('background', background, paper, paper, 'paper must be light to be printed; this colour is used on dark screens'))
    bright = _light(light, paper, changes)
    night_paper = dark.role('background')
    if not night_paper and background and lightness(background) <= DARK_PAPER:
        night_paper = background
    if night_paper and lightness(night_paper) > DARK_PAPER:
        night_paper = ''
    kept = {'foreground'} if night_paper and night_paper == background else set()
    merged = Given({**{name: value for name, value in light.roles.items() if name not in {'background', 'foreground'} - kept}, **dark.roles}, light.palette)
    return bright, _dark(merged, bright, night_paper), tuple(changes)


def _light(given: Given, paper: str, changes: list[Correction]) -> Palette:
    primary = given.role('primary', 'secondary', 'tertiary') or _first_colour(given) or PRIMARY
    if _distance(primary, paper) < VISIBLE:
        instead = given.role('secondary', 'dark', 'foreground')
        used = instead if instead and contrast(instead, paper) >= SHAPE else readable(primary, paper, ratio=SHAPE)
        changes.append(_change('primary', primary, used, paper, 'it cannot be told from the background'))
        primary = used
    accent = given.role('secondary', 'tertiary', 'info') or primary
    if _distance(accent, paper) < VISIBLE:
        accent = primary
    surface = _tint(paper, primary)
    ink = _ink(given, paper, surface, changes)
    grounds = (paper, surface)
    foreground = given.role('foreground') or ink
    muted = readable(foreground if foreground != ink else _mix(ink, paper, 0.3), *grounds)
    inks = (*_light_inks(given, paper), ink, *_dark_inks(given))
    on_primary = _on('primary', primary, inks, changes)
    on_accent = on_primary if accent == primary else _on('secondary', accent, inks, changes)
    primary_text = _as_text('primary as text', primary, grounds, changes, told=bool(given.role('primary')))
    accent_text = primary_text if accent == primary else _as_text('secondary as text', accent, grounds, changes, told=bool(given.role('secondary')))
    link = _as_text('link', given.role('link'), grounds, changes, told=True) if given.role('link') else primary_text
    right, wrong = _right_and_wrong(given, grounds, _oklch(primary)[1])
    return Palette(
        paper=paper,
        surface=surface,
        ink=ink,
        muted=muted,
        line=readable(_mix(ink, paper, 0.6), *grounds, ratio=SHAPE),
        primary=primary,
        on_primary=on_primary,
        primary_text=primary_text,
        accent=accent,
        on_accent=on_accent,
        accent_text=accent_text,
        link=link,
        right_text=right,
        wrong_text=wrong,
    )


def _dark(given: Given, light: Palette, paper: str) -> Palette:
    """Return a palette for dark screens: paper a very dark tint of the brand's hue, ink light, colours lifted."""
    primary = given.role('primary') or light.primary
    accent = given.role('secondary', 'tertiary') or light.accent
    _, chroma, hue = _oklch(primary)
    paper = paper or _hex(0.19, min(chroma * 0.25, 0.022), hue)
    base = lightness(paper)
    surface = _hex(max(base + 0.055, 0.18), min(chroma * 0.3, 0.028), hue)
    grounds = (paper, surface)
    _, ink_chroma, ink_hue = _oklch(light.paper)
    foreground = given.role('foreground')
    ink = foreground if foreground and min(contrast(foreground, ground) for ground in grounds) >= 7 else _hex(0.93, min(ink_chroma, 0.015), ink_hue)
    ink = readable(ink, *grounds)
    primary, accent = _lifted(primary, paper), _lifted(accent, paper)
    right, wrong = _right_and_wrong(given, grounds, chroma)
    primary_text = readable(primary, *grounds)
    inks = ('#ffffff', light.paper, paper, light.ink)
    return Palette(
        paper=paper,
        surface=surface,
        ink=ink,
        muted=readable(_mix(ink, paper, 0.28), *grounds),
        line=readable(_mix(ink, paper, 0.6), *grounds, ratio=SHAPE),
        primary=primary,
        on_primary=text_on(primary, *inks),
        primary_text=primary_text,
        accent=accent,
        on_accent=text_on(accent, *inks),
        accent_text=readable(accent, *grounds),
        link=readable(given.role('link'), *grounds) if given.role('link') else primary_text,
        right_text=right,
        wrong_text=wrong,
    )


def _paper_instead(given: Given) -> str:
    colour = given.role('light')
    return colour if colour and lightness(colour) >= LIGHT_PAPER else '#ffffff'


def _first_colour(given: Given) -> str:
    """Return the first of the brand's colours that is neither grey nor too pale."""
    return next((colour for colour in given.palette.values() if _oklch(colour)[1] > 0.04 and lightness(colour) < 0.8), '')


def _dark_inks(given: Given) -> tuple[str, ...]:
    """Return the brand's dark colours, roles first, then its table from dark to light."""
    roles = [given.roles[name] for name in ('dark', 'foreground') if given.roles.get(name)]
    table = sorted((colour for colour in given.palette.values() if lightness(colour) < 0.45), key=lambda colour: (lightness(colour), colour))
    return tuple(dict.fromkeys([*roles, *table]))


def _light_inks(given: Given, paper: str) -> tuple[str, ...]:
    white = given.role('light')
    return ('#ffffff', paper) if not white or lightness(white) < LIGHT_PAPER else tuple(dict.fromkeys((white, '#ffffff', paper)))


def _ink(given: Given, paper: str, surface: str, changes: list[Correction]) -> str:
    """Return the colour of running text: as given, else another dark colour of the brand, else a darker shade."""
    foreground = given.role('foreground')
    for colour in _dark_inks(given) if foreground or given.role('dark') else ():
        if min(contrast(colour, paper), contrast(colour, surface)) >= TEXT:
            if foreground and colour != foreground and contrast(foreground, paper) < TEXT:
                changes.append(_change('foreground', foreground, colour, paper, 'running text could not be read; another dark colour of the brand can'))
                shade = readable(foreground, paper, surface)
                changes.append(_change('foreground as quiet text', foreground, shade, paper, 'a darker shade of the same hue'))
            if contrast(foreground or colour, paper) >= TEXT and foreground and colour != foreground:
                continue
            return colour
    wanted = foreground or _hex(0.24, 0.01, _oklch(given.role('primary') or PRIMARY)[2])
    used = wanted if min(contrast(wanted, paper), contrast(wanted, surface)) >= TEXT else readable(wanted, paper, surface, ratio=INK_RATIO)
    if foreground and used != foreground:
        changes.append(_change('foreground', foreground, used, paper, 'running text could not be read; a darker shade of the same hue'))
    return used


def _on(name: str, ground: str, inks: tuple[str, ...], changes: list[Correction]) -> str:
    """Return the text colour on a surface: light if that reads, else the brand's ink."""
    used = text_on(ground, *inks)
    if used != inks[0]:
        changes.append(_change(f'text on {name}', inks[0], used, ground, 'light text cannot be read on this colour; dark text can'))
    return used


def _as_text(name: str, colour: str, grounds: tuple[str, ...], changes: list[Correction], *, told: bool) -> str:
    used = readable(colour, *grounds)
    if told and used != colour:
        changes.append(_change(name, colour, used, grounds[0], 'a shade of the same hue that reads; the colour itself stays on surfaces'))
    return used


def _right_and_wrong(given: Given, grounds: tuple[str, ...], brand_chroma: float) -> tuple[str, str]:
    """Return the colours of right and wrong, far enough apart in lightness that hue is not needed.

    The brand's own are used if they have a hue; the lightness of one is moved when they are too close.
    """
    strength = min(max(brand_chroma, 0.09), 0.15)
    success, danger = (colour if colour and _oklch(colour)[1] > 0.04 else '' for colour in (given.role('success'), given.role('danger')))
    on_dark = lightness(grounds[0]) < 0.5
    _, green_chroma, green_hue = _oklch(success or SUCCESS)
    _, red_chroma, red_hue = _oklch(danger or DANGER)
    right = readable(success or _hex(0.8 if on_dark else 0.52, min(green_chroma, strength), green_hue), *grounds)
    wrong = readable(danger or _hex(0.72 if on_dark else 0.42, min(red_chroma, strength + 0.02), red_hue), *grounds)
    if abs(lightness(right) - lightness(wrong)) >= GAP:
        return right, wrong
    step = GAP + 0.01
    if on_dark:
        if lightness(wrong) + step > 0.97:
            wrong = readable(_hex(0.5, red_chroma, red_hue), *grounds)
        return readable(_hex(lightness(wrong) + step, green_chroma, green_hue), *grounds), wrong
    if lightness(right) - step < 0.2:
        right = readable(_hex(0.65, green_chroma, green_hue), *grounds)
    return right, readable(_hex(lightness(right) - step, red_chroma, red_hue), *grounds)


def _lifted(colour: str, paper: str) -> str:
    """Return a surface colour that can be told from dark paper."""
    return readable(colour, paper, ratio=1.9) if contrast(colour, paper) < 1.9 else colour


def _tint(paper: str, primary: str) -> str:
    """Return a quiet tint of the paper that keeps dark text readable."""
    return _mix(paper, primary, 0.06)


def _change(what: str, given: str, used: str, ground: str, why: str) -> Correction:
    return Correction(what, given, used, round(contrast(given, ground), 2), round(contrast(used, ground), 2), why)


def _nearest_shade(start: float, end: float, chroma: float, hue: float, reaches: Callable[[str], bool]) -> str:
    """Return the shade between two lightnesses nearest to the start that reaches the ratio, or nothing."""
    if not reaches(_hex(end, chroma, hue)):
        return ''
    near, far = start, end
    for _ in range(18):
        middle = (near + far) / 2
        if reaches(_hex(middle, chroma, hue)):
            far = middle
        else:
            near = middle
    return _hex(far, chroma, hue)


def _mix(one: str, other: str, share: float) -> str:
    """Return the colour that lies a share of the way from one to the other, in OKLab."""
    a, b = _oklab(one), _oklab(other)
    light, green_red, blue_yellow = (first + (second - first) * share for first, second in zip(a, b, strict=True))
    return _hex(light, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red))


def _distance(one: str, other: str) -> float:
    """Return how far apart two colours look, in OKLab."""
    return math.dist(_oklab(one), _oklab(other))


def _linear(channel: float) -> float:
    """Return a channel without its gamma (IEC 61966-2-1)."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _oklab(colour: str) -> tuple[float, float, float]:
    """Return a colour in OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _oklch(colour: str) -> tuple[float, float, float]:
    """Return lightness, chroma and hue (in radians)."""
    light, green_red, blue_yellow = _oklab(colour)
    return light, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red)


def _srgb(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return linear red, green and blue of an OKLCH colour; outside 0 to 1 when no screen shows it (Ottosson, 2020)."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _hex(light: float, chroma: float, hue: float) -> str:
    """Return an OKLCH colour as #rrggbb, its chroma cut to what a screen shows."""

    def shown(part: float) -> bool:
        return all(-1e-4 <= channel <= 1 + 1e-4 for channel in _srgb(light, chroma * part, hue))

    part, low, high = 1.0, 0.0, 1.0
    if not shown(1.0):
        for _ in range(16):
            part = (low + high) / 2
            low, high = (part, high) if shown(part) else (low, part)
        part = low
    values = (_gamma(min(max(channel, 0.0), 1.0)) for channel in _srgb(light, chroma * part, hue))
    return '#' + ''.join(f'{round(value * 255):02x}' for value in values)
