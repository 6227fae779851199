"""How a brand looks, built from its design: palettes, fonts and logo as safe assets.

In: a `Design` and the brand's folder. Out: a `Look`, with a `Correction` for every colour and font that was replaced, and findings
B015-B018 beside those of pictures and fonts.
"""

from __future__ import annotations

from builder.brand.colours import palettes
from builder.brand.look import Correction, Logo, Look
from builder.brand.posit import Design, FontRef, OnbrandLook, PictureRef, TypeUse
from builder.sources.assets import Asset
from builder.sources.files import Folder, Kind
from builder.sources.findings import Finding, Parsed, Span, note, warning
from builder.sources.pictures import read_picture
from builder.sources.typefaces import FontFile, Typeface, bundled, bundled_name, nearest_face, own, stand_in

DEFAULT_FAMILY = 'Source Sans Pro'
DEFAULT_HEADING_WEIGHT = 600


def look_of(folder: Folder, design: Design, name: str, at: Span) -> Parsed[Look]:
    """Return the look of a brand.

    `name` stands in for a logo's missing alternative text; `at` is where findings without a place of their own point.
    """
    findings: list[Finding] = []
    changes: list[Correction] = []
    light, dark, colour_changes = palettes(design.light, design.dark)
    changes.extend(colour_changes)
    body_weight = design.base.weight or 400
    declared = {font.family.casefold(): font for font in design.fonts}
    bold = _bold(declared.get(design.base.family.casefold()), body_weight)
    body_faces = ((body_weight, 'normal'), (body_weight, 'italic'), (bold, 'normal'), (bold, 'italic'))
    body = _typeface(folder, design.base, declared, body_faces, 'running text', findings, changes)
    heading_use = design.headings if design.headings.family else TypeUse(design.base.family, design.headings.weight, design.base.at)
    wanted = heading_use.weight or DEFAULT_HEADING_WEIGHT
    headings = _typeface(folder, heading_use, declared, ((wanted, 'normal'),), 'headings', findings, changes)
    logo = _logo(folder, design, name, findings)
    if body is None or headings is None:
        return Parsed(None, tuple(dict.fromkeys(findings)))
    weight = nearest_face(((face.weight, face.style) for face in headings.faces), wanted, 'normal')[0]
    if not design.light.roles and not design.light.palette:
        findings.append(note('B018', 'no colours are given; neutral ones are used', at, 'write them in _brand.yml under color'))
    settings = design.settings or OnbrandLook(at=at)
    look = Look(
        light=light,
        dark=dark,
        body=body,
        headings=headings,
        heading_weight=weight,
        radius=settings.radius,
        rules=settings.rules,
        cover=settings.cover,
        density=settings.density,
        ornament=settings.ornament,
        logo=logo,
        corrections=tuple(dict.fromkeys(changes)),
    )
    return Parsed(look, tuple(dict.fromkeys(findings)))


def _bold(font: FontRef | None, body_weight: int) -> int:
    """Return the weight of strong words: the heaviest that the brand declares, else 700."""
    heaviest = max(font.weights, default=0) if font else 0
    return heaviest if heaviest >= body_weight + 200 else min(max(700, body_weight + 200), 900)


def _typeface(
    folder: Folder,
    use: TypeUse,
    declared: dict[str, FontRef],
    faces: tuple[tuple[int, str], ...],
    what: str,
    findings: list[Finding],
    changes: list[Correction],
) -> Typeface | None:
    """Return the family of a use: bundled, or the client's own, or the bundled one that stands in for it."""
    family = use.family or DEFAULT_FAMILY
    font = declared.get(family.casefold())
    local = tuple(ref for ref in font.files if not _on_the_web(ref.path)) if font is not None else ()
    usable = tuple(ref for ref in local if ref.path.lower().endswith(('.ttf', '.otf')))
    if font is not None and usable:
        files: list[FontFile] = []
        for ref in usable:
            source = folder.read(ref.path, Kind.FONT, ref.at)
            findings.extend(source.findings)
            if source.value is not None:
                files.append(FontFile(source.value, ref.at))
        generic = 'serif' if stand_in(family) == 'Source Serif Pro' else 'sans-serif'
        read = own(family, tuple(files), generic)
        findings.extend(read.findings)
        if read.value is not None:
            return read.value
    name = bundled_name(family)
    if not name or name != family:
        name = name or stand_in(family)
        why = 'it is neither bundled nor in the brand\'s folder as .ttf or .otf; fonts are never fetched'
        changes.append(Correction(f'font of {what}', family, name, 0.0, 0.0, why))
        hint = 'put its .ttf or .otf files into fonts/ and name them with source: file, or choose a bundled family'
        findings.append(warning('B015', f'the font {family} is replaced by {name}; it is neither bundled nor in this folder', use.at, hint))
    found = bundled(name, faces)
    findings.extend(found.findings)
    return found.value


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
