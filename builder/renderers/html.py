"""A document as one HTML page."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from builder.brand.logos import shown_on, web_grounds, web_plate
from builder.design.tokens import fingerprint_of
from builder.documents.document import Document, LessonPages
from builder.documents.wording import wording
from builder.renderers.context import context
from builder.renderers.environment import closure, environment
from builder.renderers.rendered import Rendered, Templates
from builder.renderers.site_files import ASSETS, keeps, picture_path, script_names, style_name
from builder.sources.assets import Asset

#: Nothing is loaded but the files beside the page, and nothing inline runs.
SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


class Store(NamedTuple):
    """Under what a page's script keeps ticks, answers and notes on the reader's device."""

    pack: str
    page: str
    version: str


class Mark(NamedTuple):
    """The logo for the ground that the head of a page has in light and in dark."""

    light: Asset
    dark: Asset
    plate: str  # the colour of the plate behind it, empty when it is seen without


def fingerprint(document: Document, templates: Templates) -> str:
    """Return the digest of the templates, words and libraries that a page is made of."""
    parts = (
        closure(templates, template_names(document)),
        wording(document.language).digest,
        fingerprint_of(document.look),
        *map(version, ('jinja2', 'markupsafe', 'babel')),
    )
    return hashlib.sha256('\n'.join(parts).encode()).hexdigest()


def render(document: Document, templates: Templates) -> Rendered:
    """Return the page."""
    template = environment(templates).get_template(_layout(document))
    return Rendered(template.render(_context(document)).encode())


def template_names(document: Document) -> tuple[str, ...]:
    """Return the templates that a document names: its layout, and one for each kind of section."""
    return (_layout(document), *sorted({f'site/{section.template}.html.j2' for section in document.sections}))


def _layout(document: Document) -> str:
    return f'site/layouts/{document.kind}.html.j2'


def _context(document: Document) -> dict[str, object]:
    paths = {asset.digest: picture_path(asset) for asset in document.assets}
    return context(document, lambda digest: document.root + quote(paths[digest])) | {
        'asset': lambda name: document.root + ASSETS + quote(name),
        'page_title': _title(document),
        'security_policy': SECURITY_POLICY,
        'sheet': style_name(document),
        'scripts': script_names(document),
        'store': _store(document),
        'mark': _mark(document),
    }


def _title(document: Document) -> str:
    names = dict.fromkeys((document.title, document.imprint.pack, document.imprint.brand))
    return ' · '.join(name for name in names if name)


def _store(document: Document) -> Store | None:
    if not keeps(document):
        return None
    pack = f'{document.imprint.brand}/{document.imprint.pack}/{document.reader}'
    for section in document.sections:
        if isinstance(section, LessonPages):
            return Store(pack, section.lesson.page, section.lesson.version)
    return Store(pack, PurePosixPath(document.path).stem, document.imprint.version)


def _mark(document: Document) -> Mark | None:
    """Return the logo for the head of a page; on slides it stands on paper, whatever the screen around them is."""
    look = document.look
    if not look.logo:
        return None
    if document.kind == 'slides':
        shown = shown_on(look.logo, look.light.paper, look.light)
        return Mark(shown.asset, shown.asset, shown.plate)
    plate = web_plate(look)
    if plate:
        return Mark(look.logo.light, look.logo.light, plate)
    light, dark = (shown_on(look.logo, ground, palette).asset for ground, palette in web_grounds(look))
    return Mark(light, dark, '')
