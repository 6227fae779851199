"""Where a site's own files stand beside its pages, relative to the site's folder. Pages link to these names."""

from __future__ import annotations

from pathlib import PurePosixPath

from builder.brand.brand import Partner
from builder.brand.look import Look
from builder.documents.document import Document
from builder.renderers.web_font import part_name
from builder.sources.assets import Asset

ASSETS = 'assets/'
FONTS = 'fonts/'
SEARCH_DATA = f'{ASSETS}search-data.js'

#: Sections that are filled in, kept on the device, saved and printed.
FORMS = ('form', 'action-plan')

#: Kinds of file that a browser knows by their name; anything else is delivered without an ending.
PICTURES = ('.svg', '.png', '.jpg', '.jpeg', '.webp')


def style_name(document: Document) -> str:
    """Return the name of the style sheet that a page uses: site, slides for what stands on a wall, or delivery above the sites."""
    return {'page': 'site', 'slide-notes': 'site', 'slides': 'slides'}.get(document.kind, 'delivery')


def keeps(document: Document) -> bool:
    """Whether a page's script keeps ticks, answers and notes. Facilitators look on: what they type while preparing is not theirs
    to keep in the learner's place.
    """
    return document.kind == 'page' and document.reader in ('learner', 'manager')


def script_names(document: Document) -> tuple[str, ...]:
    """Return the scripts that a page uses: none above the sites, practice only where there is something to keep, and forms
    where one is filled in."""
    if document.kind in ('slides', 'slide-notes'):
        return (document.kind,)
    if document.kind != 'page':
        return ()
    if not keeps(document):
        return ('site', 'search')
    forms = any(section.template in FORMS for section in document.sections)
    return ('site', 'practice', *(('forms',) if forms else ()), 'search')


def style_path(name: str) -> str:
    """Return where a style sheet stands."""
    return f'{ASSETS}{name}.css'


def script_path(name: str) -> str:
    """Return where a script stands."""
    return f'{ASSETS}{name}.js'


def look_files(look: Look) -> dict[str, Asset]:
    """Return the files that a look needs: fonts with their licences, and logos, by path."""
    files = {}
    for typeface in (look.body, look.headings):
        for face in typeface.faces:
            files[f'{ASSETS}{FONTS}{face.asset.name}'] = face.asset
        if typeface.licence:
            files[f'{ASSETS}{FONTS}{typeface.licence.name}'] = typeface.licence
    if look.logo:
        files[f'{ASSETS}{look.logo.light.name}'] = look.logo.light
        files[f'{ASSETS}{look.logo.dark.name}'] = look.logo.dark
    return files


def partner_path(asset: Asset) -> str:
    """Return where a partner's logo stands; it may have the same name as the brand's own."""
    return f'{ASSETS}partner-{asset.name}'


def partner_files(partner: Partner | None) -> dict[str, Asset]:
    """Return the logos of whoever signs beside the brand, by path."""
    logo = partner.logo if partner else None
    if logo is None:
        return {}
    dark = {} if logo.dark.digest == logo.light.digest else {partner_path(logo.dark): logo.dark}
    return {partner_path(logo.light): logo.light} | dark


def font_parts(look: Look) -> dict[str, Asset]:
    """Return the fonts of which a part is delivered, by the path of the part."""
    found = ((part_name(typeface, face), face.asset) for typeface in (look.body, look.headings) for face in typeface.faces)
    return {f'{ASSETS}{FONTS}{name}': asset for name, asset in found if name}


def picture_path(asset: Asset) -> str:
    """Return where a picture of the text stands: by its digest, with the ending of its name."""
    ending = PurePosixPath(asset.name).suffix.lower()
    return f'{ASSETS}pictures/{asset.digest[:24]}{ending if ending in PICTURES else ""}'


def picture_files(document: Document) -> dict[str, Asset]:
    """Return the pictures that a document shows, by path."""
    return {picture_path(asset): asset for asset in document.assets}
