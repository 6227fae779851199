"""Colours that can be read: contrast, correction, and the light and dark palette of a brand.

In: colours as ``#rrggbb``. Out: `Palette` values in which every pair that carries text reaches 4.5 to 1, and a `Correction` for
every given colour that is not used as it is. Surfaces stay as the design team gave them; logos are never touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.brand.look import Correction, Palette
from builder.brand.shades import SHAPE, TEXT, contrast, distance, from_oklch, lightness, mix, oklch, readable, text_on

INK_RATIO = 7.0  # WCAG 2.2, success criterion 1.4.6: what a derived ink aims at
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
    if distance(primary, paper) < VISIBLE:
        instead = given.role('secondary', 'dark', 'foreground')
        used = instead if instead and contrast(instead, paper) >= SHAPE else readable(primary, paper, ratio=SHAPE)
        changes.append(_change('primary', primary, used, paper, 'it cannot be told from the background'))
        primary = used
    accent = given.role('secondary', 'tertiary', 'info') or primary
    if distance(accent, paper) < VISIBLE:
        accent = primary
    surface = _tint(paper, primary)
    ink = _ink(given, paper, surface, changes)
    grounds = (paper, surface)
    foreground = given.role('foreground') or ink
    muted = readable(foreground if foreground != ink else mix(ink, paper, 0.3), *grounds)
    inks = (*_light_inks(given, paper), ink, *_dark_inks(given))
    on_primary = _on('primary', primary, inks, changes)
    on_accent = on_primary if accent == primary else _on('secondary', accent, inks, changes)
    primary_text = _as_text('primary as text', primary, grounds, changes, told=bool(given.role('primary')))
    accent_text = primary_text if accent == primary else _as_text('secondary as text', accent, grounds, changes, told=bool(given.role('secondary')))
    link = _as_text('link', given.role('link'), grounds, changes, told=True) if given.role('link') else primary_text
    right, wrong = _right_and_wrong(given, grounds, oklch(primary)[1])
    return Palette(
        paper=paper,
        surface=surface,
        ink=ink,
        muted=muted,
        line=readable(mix(ink, paper, 0.6), *grounds, ratio=SHAPE),
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
    _, chroma, hue = oklch(primary)
    paper = paper or from_oklch(0.19, min(chroma * 0.25, 0.022), hue)
    base = lightness(paper)
    surface = from_oklch(max(base + 0.055, 0.18), min(chroma * 0.3, 0.028), hue)
    grounds = (paper, surface)
    _, ink_chroma, ink_hue = oklch(light.paper)
    foreground = given.role('foreground')
    ink = foreground if foreground and min(contrast(foreground, ground) for ground in grounds) >= 7 else from_oklch(0.93, min(ink_chroma, 0.015), ink_hue)
    ink = readable(ink, *grounds)
    primary, accent = _lifted(primary, paper), _lifted(accent, paper)
    right, wrong = _right_and_wrong(given, grounds, chroma)
    primary_text = readable(primary, *grounds)
    inks = ('#ffffff', light.paper, paper, light.ink)
    return Palette(
        paper=paper,
        surface=surface,
        ink=ink,
        muted=readable(mix(ink, paper, 0.28), *grounds),
        line=readable(mix(ink, paper, 0.6), *grounds, ratio=SHAPE),
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
    return next((colour for colour in given.palette.values() if oklch(colour)[1] > 0.04 and lightness(colour) < 0.8), '')


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
    wanted = foreground or from_oklch(0.24, 0.01, oklch(given.role('primary') or PRIMARY)[2])
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
    success, danger = (colour if colour and oklch(colour)[1] > 0.04 else '' for colour in (given.role('success'), given.role('danger')))
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
    if lightness(right) - step < 0.2:
        right = readable(from_oklch(0.65, green_chroma, green_hue), *grounds)
    return right, readable(from_oklch(lightness(right) - step, red_chroma, red_hue), *grounds)


def _lifted(colour: str, paper: str) -> str:
    """Return a surface colour that can be told from dark paper."""
    return readable(colour, paper, ratio=1.9) if contrast(colour, paper) < 1.9 else colour


def _tint(paper: str, primary: str) -> str:
    """Return a quiet tint of the paper that keeps dark text readable."""
    return mix(paper, primary, 0.06)


def _change(what: str, given: str, used: str, ground: str, why: str) -> Correction:
    return Correction(what, given, used, round(contrast(given, ground), 2), round(contrast(used, ground), 2), why)
