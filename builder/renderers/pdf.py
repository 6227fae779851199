"""Document -> PDF: tagged (PDF/UA-1), with bookmarks, the same bytes from the same document on every run."""

from __future__ import annotations

import gc
import hashlib
import html
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from builder.design.tokens import fingerprint_of
from builder.documents.document import Card, CardSheets, Cover, Document
from builder.documents.wording import wording
from builder.renderers import print_flow
from builder.renderers.assets_fetcher import Larder, fetcher, url_of
from builder.renderers.context import context
from builder.renderers.covers.certificate import certificate_of
from builder.renderers.covers.compose import cover_of, picture_box
from builder.renderers.environment import closure, environment
from builder.renderers.pdf_engine import MachineLacks, engine, own_fonts, versions
from builder.renderers.print_cards import Sheets, card_id, card_sheets, face_of
from builder.renderers.print_characters import missing_characters
from builder.renderers.print_geometry import TooFull, too_full
from builder.renderers.print_large import no_smaller
from builder.renderers.print_pages import page_shape
from builder.renderers.print_places import place_of
from builder.renderers.print_style import VERSION, measures_for
from builder.renderers.rendered import Rendered, Templates
from builder.renderers.running_heads import running_heads
from builder.sources.assets import Asset
from builder.sources.findings import Finding, Span, error, in_order, warning

__all__ = ['MachineLacks', 'fingerprint', 'render']

PAGE = 'print/base.html.j2'
STYLE = 'print/style/all.css.j2'
VARIANT = 'pdf/ua-1'
#: How much fuller a card counts that a layout found too full, at least.
LEAST_STEP = 1.03
#: How many such steps are tried before a card is said to be too full: what is reckoned may be a little less than what is laid out.
PATIENCE = 12
MISSING_GLYPH = '.notdef glyph'

REFUSALS = {
    'outside': ('R001', 'this PDF may not load "{url}": only files that came with the lesson or the brand are printed', 'put the file beside the lesson and name it there'),
    'unknown': ('R002', 'a picture was not delivered with this document ({url})', 'put the picture beside the lesson; if it is there, this is a bug of ours'),
    'damaged': ('R003', 'the bytes of {url} are not those that were read', 'build again with an empty cache'),
}


def fingerprint(document: Document, templates: Templates) -> str:
    """Return a digest of what the bytes depend on besides the document: templates, words, versions of the machinery."""
    env = environment(templates)
    names = tuple(name for name in env.list_templates() if name.startswith('print/'))
    parts = [VERSION, VARIANT, closure(templates, names), wording(document.language).digest, fingerprint_of(document.look), versions()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def render(document: Document, templates: Templates) -> Rendered:
    """Return the document as a PDF, and what printing it has shown.

    Raises MachineLacks where a library of the machine is missing.
    """
    engine()
    with _without_collecting(), _listening() as records:
        laid = lay_out(document, templates)
        data = laid.pages.write_pdf(pdf_variant=VARIANT)
    findings = (
        *_refusals(document, laid.larder),
        *missing_characters(document, html.unescape(laid.markup)),
        *_full_cards(document, laid.full_cards),
        *_complaints(document, records, laid.larder),
    )
    return Rendered(data, in_order(findings))


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document on its pages, before it is written. `pages` is WeasyPrint's document."""

    pages: Any
    larder: Larder
    markup: str
    full_cards: tuple[TooFull, ...]


def lay_out(document: Document, templates: Templates) -> LaidOut:
    """Return the document laid out. Cards that turn out fuller than reckoned are set smaller, or get more room."""
    fuller: dict[str, float] = {}
    sheets = card_sheets(document, fuller)
    while True:
        laid = _lay_out_once(document, templates, sheets)
        for card in laid.full_cards:
            fuller[face_of(card.id)] = fuller.get(face_of(card.id), 1.0) * max(card.times, LEAST_STEP)
        before, sheets = sheets, card_sheets(document, fuller)
        for _ in range(PATIENCE):
            if sheets != before or not laid.full_cards:
                break
            fuller |= {face_of(card.id): fuller[face_of(card.id)] * LEAST_STEP for card in laid.full_cards}
            sheets = card_sheets(document, fuller)
        if sheets == before:
            return laid


def _lay_out_once(document: Document, templates: Templates, sheets: Sheets) -> LaidOut:
    api, fonts, _ = engine()
    env = environment(templates)
    larder = Larder(_assets(document))
    cover = cover_of(document)
    pictured = any(isinstance(section, Cover) and section.picture for section in document.sections)
    shape = page_shape(document)
    values = {
        **context(document, url_of),
        'm': measures_for(document),
        'g': shape,
        'running': running_heads(document, shape),
        'flow': print_flow,
        'cover': cover,
        'certificate': certificate_of(document),
        'cover_picture': picture_box(cover) if cover and pictured else None,
        'card_sheets': sheets,
        'url_of': url_of,
        'draw': _drawer(env, larder),
    }
    markup = env.get_template(PAGE).render(values)
    style = env.get_template(STYLE).render(values)
    if document.large_print:
        style = no_smaller(style)
    fetch = fetcher(larder)
    with own_fonts():
        faces = fonts.FontConfiguration()
    sheet = api.CSS(string=style, font_config=faces, url_fetcher=fetch)
    pages = api.HTML(string=markup, url_fetcher=fetch).render(font_config=faces, stylesheets=[sheet], pdf_variant=VARIANT)
    return LaidOut(pages, larder, markup, tuple(dict.fromkeys(too_full(pages, 'card-face'))))


def _assets(document: Document) -> Iterator[Asset]:
    look = document.look
    yield from (face.asset for face in (*look.body.faces, *look.headings.faces))
    if look.logo:
        yield from (look.logo.light, look.logo.dark)
    partner = document.imprint.partner
    if partner and partner.logo:
        yield from (partner.logo.light, partner.logo.dark)
    yield from (picture.asset for picture in document.slots)
    yield from document.assets


def _drawer(env: Environment, larder: Larder) -> Any:
    """Return the template function that draws one of our own pictures and gives its URL.

    Pictures that mean nothing to a screen reader stand in backgrounds, where they need no alternative text.
    """
    seen: dict[str, str] = {}

    def draw(template: str, /, **values: object) -> str:
        key = f'{template}{sorted(values.items())}'
        if key not in seen:
            data = env.get_template(template).render(values).encode()
            digest = hashlib.sha256(data).hexdigest()
            seen[key] = larder.add(Asset('drawing.svg', 'image/svg+xml', digest, data))
        return seen[key]

    return draw


# --- what went wrong -----------------------------------------------------------------------------------------------


def _refusals(document: Document, larder: Larder) -> Iterator[Finding]:
    for url, why in larder.refused.items():
        code, message, hint = REFUSALS[why]
        yield error(code, message.format(url=url), _origin(document, url), hint)


def _origin(document: Document, url: str) -> Span | None:
    return place_of(document, url) or place_of(document, url.removeprefix('asset:'))


def _full_cards(document: Document, full: tuple[TooFull, ...]) -> Iterator[Finding]:
    cards: dict[str, Card] = {
        card_id(number, place): card
        for number, section in enumerate(document.sections)
        if isinstance(section, CardSheets)
        for place, card in enumerate(section.cards)
    }
    for one in full:
        card = cards[face_of(one.id)]
        at = next((block.at for block in card.face), None)
        yield error(
            'R007',
            f'card {card.number} ({card.title}) has more text than fits on it, even in the smallest print',
            at,
            'make the card shorter, or move what everybody may know to "Your situation"',
        )


def _complaints(document: Document, records: list[logging.LogRecord], larder: Larder) -> Iterator[Finding]:
    for record in records:
        message = record.getMessage()
        if any(url in message for url in larder.refused) or message.startswith(MISSING_GLYPH):
            continue  # told better by R001 to R003 and R006
        if record.levelno >= logging.ERROR:
            yield error('R004', f'the PDF could not be made as it should: {message}', None, f'look at {document.path}; this is usually a broken picture')
        else:
            yield warning('R005', f'the print style has something that is not understood: {message}', None, 'look at the templates in templates/print')


class _Collector(logging.Handler):
    """Keeps log records from warnings on."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self._records.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint logs from warnings on."""
    records: list[logging.LogRecord] = []
    logger = logging.getLogger('weasyprint')
    handler = _Collector(records)
    before = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield records
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the cyclic garbage collector out of the layout, where it only costs a tenth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
