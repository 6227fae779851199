"""Colours that can be read: the light and the dark palette of a brand, and what was changed of its colours.

In: colours as ``#rrggbb``. Out: `Palette` values in which every pair that carries text reaches 4.5 to 1, lines reach 3 to 1 and
surfaces can be told from the paper; and a `Correction` for every given colour that is not used as it is. Surfaces stay as the
design team gave them wherever that can be; logos are never touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.brand.look import Correction, Palette
from builder.brand.right_and_wrong import changed, right_and_wrong
from builder.brand.shades import (
    COLOURED,
    SHAPE,
    TEXT,
    contrast,
    distance,
    from_oklch,
    lightness,
    mix,
    oklch,
    readable,
    text_on,
    tinted,
)

INK_RATIO = 7.0  # WCAG 2.2, success criterion 1.4.6: what a derived ink aims at
VISIBLE = 0.06  # the OKLab distance below which a surface cannot be told from the paper
QUIET = 0.035  # the same for a tint, which need not stand out
LIGHT_PAPER = 0.86  # OKLab lightness from which a background can be paper
DARK_PAPER = 0.33
DARK_SHAPE = 1.9  # to 1: how far a surface must stand out from a dark page
GLARE = 0.88  # OKLab lightness from which a large surface on a dark page is dimmed
PRIMARY = '#33475b'
AT_NIGHT = ' on dark screens'


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
        changes.append(_paperchanged(light, background, paper))
    bright = _light(light, paper, changes)
    night_paper = dark.role('background')
    if not night_paper and background and lightness(background) <= DARK_PAPER:
        night_paper = background
    if night_paper and lightness(night_paper) > DARK_PAPER:
        why = 'a dark page must be darker than this for text on it to be read; a very dark shade of the brand is used'
        used = _night_paper(light, bright)
        changes.append(changed('background' + AT_NIGHT, night_paper, used, bright.paper, why))
        night_paper = used
    kept = {'foreground'} if night_paper and night_paper == background else set()
    merged = Given({**{name: value for name, value in light.roles.items() if name not in {'background', 'foreground'} - kept}, **dark.roles}, light.palette)
    return bright, _dark(merged, bright, night_paper or _night_paper(merged, bright), changes), tuple(dict.fromkeys(changes))


def chosen_primary(given: Given) -> str:
    """Return the colour that stands in for a primary that is not named, or nothing when there is none to choose."""
    background = given.role('background')
    if background and DARK_PAPER < lightness(background) < LIGHT_PAPER:
        return background  # the one place where such a brand says which colour is its own
    hues = [colour for colour in given.palette.values() if oklch(colour)[1] > COLOURED]
    strong = next((colour for colour in hues if lightness(colour) < 0.8), '')
    return strong or next(iter(hues), '') or min((c for c in given.palette.values() if lightness(c) < LIGHT_PAPER), key=lightness, default='')


# --- on paper and on light screens ---------------------------------------------------------------------------------


def _light(given: Given, paper: str, changes: list[Correction]) -> Palette:
    primary = _told_apart('primary', given.role('primary', 'secondary', 'tertiary') or chosen_primary(given) or PRIMARY, paper, given, changes)
    second = given.role('secondary', 'tertiary', 'info')
    if second == primary:
        second = given.role('tertiary', 'info') or second
    accent = second or primary
    if second and distance(second, paper) < VISIBLE:
        changes.append(changed('secondary', second, primary, paper, 'it cannot be told from the background; the primary takes its place'))
        accent = primary
    surface = tinted(paper, primary, 0.06, QUIET)
    ink, quiet = _ink(given, paper, surface, changes)
    grounds = (paper, surface)
    inks = (*_light_inks(given, paper), ink, *_dark_inks(given))
    on_primary = _on('primary', primary, inks, changes)
    on_accent = on_primary if accent == primary else _on('secondary', accent, inks, changes)
    primary_text = _as_text('primary as text', primary, grounds, changes, told=bool(given.role('primary')))
    accent_text = primary_text if accent == primary else _as_text('secondary as text', accent, grounds, changes, told=bool(given.role('secondary')))
    link = _as_text('link', given.role('link'), grounds, changes, told=True) if given.role('link') else primary_text
    right, wrong = right_and_wrong(given.role('success'), given.role('danger'), grounds, oklch(primary)[1], '', changes)
    return Palette(
        paper=paper,
        surface=surface,
        ink=ink,
        muted=readable(quiet, *grounds),
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


def _paperchanged(given: Given, background: str, paper: str) -> Correction:
    """Return why a background is not the paper, and what becomes of it."""
    if lightness(background) <= DARK_PAPER:
        fate = 'it is the page on dark screens'
    elif chosen_primary(given) == background and not given.role('primary', 'secondary', 'tertiary'):
        fate = 'it is used as the primary'
    else:
        fate = 'write it as primary or secondary to see it on covers and bars'
    return Correction('background', background, paper, 0.0, 0.0, f'pages are printed, and ink needs light paper; {fate}')


def _told_apart(name: str, colour: str, paper: str, given: Given, changes: list[Correction]) -> str:
    """Return a colour for surfaces: as given, or one that is no longer lost on the paper."""
    if distance(colour, paper) >= VISIBLE:
        return colour
    others = (given.roles.get(role, '') for role in ('secondary', 'tertiary', 'dark', 'foreground'))
    instead = next((other for other in others if other and contrast(other, paper) >= SHAPE), '')
    used = instead or readable(colour, paper, ratio=SHAPE)
    fate = 'another of the brand takes its place' if instead else 'a darker shade takes its place'
    changes.append(changed(name, colour, used, paper, f'it cannot be told from the background; {fate}'))
    return used


def _ink(given: Given, paper: str, surface: str, changes: list[Correction]) -> tuple[str, str]:
    """Return the colours of running text and of quiet text.

    The brand's own if it reads; else another dark colour of the brand, and a shade of the given one for quiet text; else a
    darker shade. A brand that writes light on dark changes the two on paper.
    """
    foreground, background = given.role('foreground'), given.role('background')

    def reads(colour: str) -> bool:
        return min(contrast(colour, paper), contrast(colour, surface)) >= TEXT

    if foreground and reads(foreground):
        return foreground, mix(foreground, paper, 0.3)
    if foreground and background and lightness(background) <= DARK_PAPER and reads(background):
        changes.append(changed('foreground', foreground, background, paper, 'light text needs a dark page; on paper text and background change places'))
        return background, mix(background, paper, 0.3)
    own = next(filter(reads, _dark_inks(given)), '') if foreground or given.role('dark') else ''
    if foreground and own:
        changes.append(changed('foreground', foreground, own, paper, 'running text could not be read; another dark one of the brand can'))
        shade = readable(foreground, paper, surface)
        changes.append(changed('foreground as quiet text', foreground, shade, paper, 'a darker shade of the same hue'))
        return own, foreground
    if own:
        return own, mix(own, paper, 0.3)
    neutral = from_oklch(0.24, 0.01, oklch(given.role('primary') or chosen_primary(given) or PRIMARY)[2])
    if not foreground:
        return neutral, mix(neutral, paper, 0.25)
    if oklch(foreground)[1] > COLOURED:
        used, why = readable(foreground, paper, surface, ratio=INK_RATIO), 'running text could not be read; a darker shade of the same hue'
    else:
        used, why = neutral, 'running text could not be read, and the brand has nothing dark; a nearly black one is used'
    changes.append(changed('foreground', foreground, used, paper, why))
    return used, mix(used, paper, 0.25)


# --- on dark screens -----------------------------------------------------------------------------------------------


def _night_paper(given: Given, light: Palette) -> str:
    """Return a very dark page with a breath of the brand's hue."""
    _, chroma, hue = oklch(given.role('primary') or light.primary)
    return from_oklch(0.19, min(chroma * 0.25, 0.022), hue)


def _dark(given: Given, light: Palette, paper: str, changes: list[Correction]) -> Palette:
    """Return a palette for dark screens: surfaces rise towards the light, ink is softened, the brand's colours are lifted or dimmed."""
    primary, accent = given.role('primary') or light.primary, given.role('secondary', 'tertiary') or light.accent
    _, chroma, hue = oklch(primary)
    _, paper_chroma, paper_hue = oklch(paper)
    raised = (min(paper_chroma * 1.2, 0.04), paper_hue) if paper_chroma > 0.004 else (min(chroma * 0.3, 0.028), hue)
    surface = from_oklch(max(lightness(paper) + 0.055, 0.18), *raised)
    grounds = (paper, surface)
    ink = _night_ink(given, light, grounds, changes)
    primary_text = _as_text('primary as text' + AT_NIGHT, primary, grounds, changes, told=bool(given.role('primary')))
    accent_text = _as_text('secondary as text' + AT_NIGHT, accent, grounds, changes, told=bool(given.role('secondary')))
    link = _as_text('link' + AT_NIGHT, given.role('link'), grounds, changes, told=True) if given.role('link') else primary_text
    right, wrong = right_and_wrong(given.role('success'), given.role('danger'), grounds, chroma, AT_NIGHT, changes)
    primary = _lifted('primary', primary, paper, changes, told=bool(given.role('primary')))
    accent = _lifted('secondary', accent, paper, changes, told=bool(given.role('secondary')))
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
        accent_text=accent_text,
        link=link,
        right_text=right,
        wrong_text=wrong,
    )


def _night_ink(given: Given, light: Palette, grounds: tuple[str, str], changes: list[Correction]) -> str:
    foreground = given.role('foreground')
    if foreground and min(contrast(foreground, ground) for ground in grounds) >= INK_RATIO:
        return foreground
    _, chroma, hue = oklch(light.paper)
    used = readable(from_oklch(0.93, min(chroma, 0.015), hue), *grounds)
    if foreground:
        changes.append(changed('foreground' + AT_NIGHT, foreground, used, grounds[0], 'running text on a dark page must be lighter than this'))
    return used


def _lifted(name: str, colour: str, paper: str, changes: list[Correction], *, told: bool) -> str:
    """Return a surface colour that can be told from a dark page and does not glare on it."""
    light, chroma, hue = oklch(colour)
    if light > GLARE:
        used, why = from_oklch(GLARE - 0.02, chroma, hue), 'so bright a surface glares on a dark page; it is dimmed'
    elif contrast(colour, paper) < DARK_SHAPE:
        used, why = readable(colour, paper, ratio=DARK_SHAPE), 'it is lost on a dark page; a lighter shade of the same hue can be seen'
    else:
        return colour
    if told:
        changes.append(changed(name + AT_NIGHT, colour, used, paper, why))
    return used


# --- both ----------------------------------------------------------------------------------------------------------


def _paper_instead(given: Given) -> str:
    colour = given.role('light')
    return colour if colour and lightness(colour) >= LIGHT_PAPER else '#ffffff'


def _dark_inks(given: Given) -> tuple[str, ...]:
    """Return the brand's dark colours, roles first, then its table from dark to light."""
    roles = [given.roles[name] for name in ('dark', 'foreground') if given.roles.get(name)]
    table = sorted((colour for colour in given.palette.values() if lightness(colour) < 0.45), key=lambda colour: (lightness(colour), colour))
    return tuple(dict.fromkeys([*roles, *table]))


def _light_inks(given: Given, paper: str) -> tuple[str, ...]:
    white = given.role('light')
    return ('#ffffff', paper) if not white or lightness(white) < LIGHT_PAPER else tuple(dict.fromkeys((white, '#ffffff', paper)))


def _on(name: str, ground: str, inks: tuple[str, ...], changes: list[Correction]) -> str:
    """Return the text colour on a surface: light if that reads, else the brand's ink."""
    used = text_on(ground, *inks)
    if used != inks[0]:
        why = 'light text cannot be read on it; dark text can' if lightness(used) < lightness(ground) else 'dark text cannot be read on it; lighter text can'
        changes.append(changed(f'text on {name}', inks[0], used, ground, why))
    return used


def _as_text(name: str, colour: str, grounds: tuple[str, ...], changes: list[Correction], *, told: bool) -> str:
    used = readable(colour, *grounds)
    if told and used != colour:
        changes.append(changed(name, colour, used, grounds[0], 'a shade of the same hue that reads; the original stays on surfaces'))
    return used
