"""How a brand looks, built from its design: palettes, fonts and logo as safe assets.

In: a `Design` and the brand's folder. Out: a `Look`, with a `Correction` for every colour and font that was replaced, and findings
B015-B018 beside those of pictures and fonts.
"""

from __future__ import annotations

from builder.brand.colours import Given, chosen_primary, palettes
from builder.brand.faces import fonts_of
from builder.brand.logos import plate_under
from builder.brand.look import Correction, Logo, Look, Swatch
from builder.brand.posit import Design, OnbrandLook, PictureRef
from builder.sources.assets import Asset
from builder.sources.files import Folder, Kind
from builder.sources.findings import Finding, Parsed, Span, note, warning
from builder.sources.pictures import read_picture


def look_of(folder: Folder, design: Design, name: str, at: Span) -> Parsed[Look]:
    """Return the look of a brand.

    `name` stands in for a logo's missing alternative text; `at` is where findings without a place of their own point.
    """
    findings: list[Finding] = []
    light, dark, changes = palettes(design.light, design.dark)
    fonts = fonts_of(folder, design)
    findings.extend(fonts.findings)
    logo = _logo(folder, design, name, findings)
    if fonts.value is None:
        return Parsed(None, tuple(dict.fromkeys(findings)))
    plates: tuple[Correction, ...] = ()
    if logo is not None and (plate := plate_under(logo, light)):
        plates = (plate,)
        ref = design.logo or design.logo_dark
        hint = 'name a second logo for light ground, or leave it: the plate is part of the design'
        findings.append(warning('B045', f'the logo cannot be seen on paper; it stands on a plate in {plate.used}', ref.at if ref else at, hint))
    if not design.light.roles and not design.light.palette:
        findings.append(note('B018', 'no colours are given; neutral ones are used', at, 'write them in _brand.yml under color'))
    elif not design.light.role('primary', 'secondary', 'tertiary') and (chosen := chosen_primary(design.light)):
        name_of = next((f'{swatch.name} ({chosen})' for swatch in _swatches(design.light, chosen) if swatch.colour == chosen), chosen)
        findings.append(note('B037', f'no colour is called primary; {name_of} is taken', at, 'write color > primary: and the name of the colour'))
    settings = design.settings or OnbrandLook(at=at)
    look = Look(
        light=light,
        dark=dark,
        body=fonts.value.body,
        headings=fonts.value.headings,
        heading_weight=fonts.value.heading_weight,
        radius=settings.radius,
        rules=settings.rules,
        cover=settings.cover,
        density=settings.density,
        ornament=settings.ornament,
        logo=logo,
        corrections=(*changes, *fonts.value.corrections, *plates),
        fonts=fonts.value.uses,
        swatches=_swatches(design.light, light.primary),
    )
    return Parsed(look, tuple(dict.fromkeys(findings)))


def _swatches(given: Given, primary: str) -> tuple[Swatch, ...]:
    """Return the brand's colours: its table in order, then roles whose colour stands in no table.

    `primary` is the colour used as primary, which may be one that nobody called so.
    """
    roles: dict[str, list[str]] = {} if given.role('primary') else {primary: ['primary']}
    for role, colour in given.roles.items():
        roles.setdefault(colour, []).append(role)
    table = tuple(Swatch(name, colour, tuple(roles.get(colour, ()))) for name, colour in given.palette.items())
    known = set(given.palette.values())
    return (*table, *(Swatch(names[0], colour, tuple(names)) for colour, names in roles.items() if colour not in known and colour in given.roles.values()))


def _logo(folder: Folder, design: Design, name: str, findings: list[Finding]) -> Logo | None:
    """Return the logo; only the pictures that are used must be there."""
    used = [ref for ref in (design.logo, design.logo_dark) if ref is not None]
    for ref in design.pictures:
        if ref not in used and not _on_the_web(ref.path) and any(f.code == 'S006' for f in folder.read(ref.path, Kind.RASTER, ref.at).findings):
            findings.append(warning('B017', f'{ref.path} is not there; it is not used', ref.at, 'put the file there, or delete the line'))
    light = _picture(folder, design.logo, findings)
    dark = _picture(folder, design.logo_dark, findings) if design.logo_dark != design.logo else light
    if light is None:
        return None
    alt = next((ref.alt for ref in used if ref.alt), '') or name or design.name
    return Logo(light, dark or light, alt)


def _picture(folder: Folder, ref: PictureRef | None, findings: list[Finding]) -> Asset | None:
    if ref is None:
        return None
    if _on_the_web(ref.path):
        findings.append(warning('B016', 'this logo is on the web; nothing is fetched', ref.at, 'put the file into this folder'))
        return None
    read = read_picture(folder, ref.path, ref.at)
    findings.extend(read.findings)
    return read.value


def _on_the_web(path: str) -> bool:
    return path.lower().startswith(('http://', 'https://', '//'))
