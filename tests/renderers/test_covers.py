"""Covers: nothing overlaps, nothing leaves the page, everything can be read, whatever a brand is called and promises."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import product

import page
import print_sample as sample
import pytest
from pypdf import PdfReader

from builder.brand.brand import Partner, SlotPicture
from builder.brand.look import COVERS, ORNAMENTS, Logo
from builder.brand.shades import contrast
from builder.documents.document import Cover, Document, Imprint
from builder.renderers import pdf
from builder.renderers.covers.compose import cover_of, picture_box
from builder.renderers.covers.plan import Box, CoverPlan
from builder.sources.findings import Span

EDITIONS = {'learner': 'workbook', 'facilitator': 'guide', 'manager': 'manager-guide'}
LONG_NAME = 'The Amalgamated Society of Tallowmere and Borrowdale Public Caretakers'
LONG_PROMISE = ('We answer every letter within a day, tell you plainly what we can and cannot do, and stay beside you until it is settled. ' * 3)[:300]
LONG_TITLE = 'How to take a difficult message and keep a promise all week'
ONE_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenknopf'
AT = Span.of('brand/acme/order.yml', 1)


def logo(width: float, height: float, colour: str = '#224466') -> Logo:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="{colour}"/></svg>'
    drawn = sample.asset('logo.svg', text.encode(), 'image/svg+xml', width, height)
    return Logo(drawn, drawn, 'A logo')


PARTNER = Partner('Meridian Learning', 'Delivered with', logo(300, 60), AT)
BRANDS = {
    'ordinary': (sample.TALLOWMERE.logo, 'Tallowmere Credit Union', 'Straight answers, and someone beside you.', None, None),
    'bare': (None, LONG_NAME, LONG_PROMISE, LONG_TITLE, None),
    'wide': (logo(800, 100), LONG_NAME, LONG_PROMISE, LONG_TITLE, PARTNER),
    'tall': (logo(100, 500), LONG_NAME, '', ONE_WORD, PARTNER),
    'white': (logo(100, 100, '#ffffff'), 'Ox', 'Yes.', None, PARTNER),
}


def document(treatment: str = 'band', ornament: str = 'contours', edition: str = 'learner', brand: str = 'ordinary', *, look: str = 'TALLOWMERE', paper: str = 'A4', large: bool = False, approved: str = '') -> Document:
    mark, name, promise, title, partner = BRANDS[brand]
    kind = EDITIONS[edition]
    shown = title or {'learner': 'Workbook', 'facilitator': 'Facilitator’s guide', 'manager': 'Manager’s guide'}[edition]
    imprint = Imprint(name, name[:12], 'The first three', '3', '2026-12-01', 'For colleagues of this organisation only', approved, partner)
    cover = Cover(edition, kind, shown, 'Colleagues who serve members, in their first weeks', promise, 150)
    made = replace(getattr(sample, look), cover=treatment, ornament=ornament, logo=mark)
    return Document(kind, edition, shown, 'en-GB', 'x.pdf', '', paper, large, made, imprint, (cover,))


def plan(**given: object) -> CoverPlan:
    made = cover_of(document(**given))  # type: ignore[arg-type]
    assert made is not None
    return made


def boxes(made: CoverPlan) -> dict[str, Box]:
    """Return everything that may not touch anything else, by name."""
    found = {words.name: words.box for words in made.words}
    for name, mark in (('logo', made.logo), ('partner', made.partner)):
        if mark:
            found[name] = mark.plate.box if mark.plate else mark.box
    return found


def overlap(one: Box, other: Box) -> bool:
    return one.left < other.right - 0.1 and other.left < one.right - 0.1 and one.top < other.bottom - 0.1 and other.top < one.bottom - 0.1


@pytest.mark.parametrize('treatment', COVERS)
@pytest.mark.parametrize('brand', BRANDS)
def test_nothing_overlaps_and_nothing_leaves_the_page(treatment: str, brand: str) -> None:
    for edition, paper, large, look in product(EDITIONS, ('A4', 'Letter'), (False, True), ('TALLOWMERE', 'WRENFOLD', 'OSTREY')):
        made = plan(treatment=treatment, edition=edition, brand=brand, look=look, paper=paper, large=large)
        case = (edition, paper, large, look)
        placed = boxes(made)
        for name, box in placed.items():
            assert min(box.left, box.top, made.width - box.right, made.height - box.bottom) >= 8, (name, box, case)
            assert not overlap(box, made.art.shape.box), (name, box, made.art.shape.box, case)
            for other, second in placed.items():
                assert name == other or not overlap(box, second), (name, other, case)


@pytest.mark.parametrize('treatment', COVERS)
@pytest.mark.parametrize('edition', EDITIONS)
def test_every_word_can_be_read_on_its_ground(treatment: str, edition: str) -> None:
    for look in ('TALLOWMERE', 'WRENFOLD', 'OSTREY'):
        made = plan(treatment=treatment, edition=edition, look=look)
        for words in made.words:
            x, y = words.box.left + 1, words.box.top + words.box.height / 2
            ground = made.paper
            for shape in made.shapes:
                if shape.fill and shape.box.left <= x <= shape.box.right and shape.box.top <= y <= shape.box.bottom:
                    ground = shape.fill
            assert contrast(words.ink, ground) >= 4.5, (look, words.name, words.ink, ground)


@pytest.mark.parametrize('treatment', COVERS)
def test_the_editions_are_told_apart_without_words(treatment: str) -> None:
    for look in ('TALLOWMERE', 'WRENFOLD', 'OSTREY'):
        made = [plan(treatment=treatment, edition=edition, look=look) for edition in EDITIONS]
        assert len({m.art.shape.box for m in made}) == 3
        assert [m.art.filled for m in made] == [True, False, True]
        assert len({m.art.transform for m in made}) == 3


def test_large_print_is_large_on_covers_too() -> None:
    for treatment, edition in product(COVERS, EDITIONS):
        made = plan(treatment=treatment, edition=edition, large=True)
        assert min(words.size for words in made.words) >= 16, (treatment, edition)
        edition_line = made.of('edition')
        assert edition_line
        assert 'Large print' in edition_line.text[0]


def test_a_white_logo_stands_on_a_plate_only_where_the_ground_hides_it() -> None:
    hidden = plan(treatment='band', brand='white').logo
    assert hidden
    assert hidden.plate
    assert contrast('#ffffff', hidden.plate.fill) >= 3
    shown = plan(treatment='field', brand='white').logo
    assert shown
    assert shown.plate is None


def test_a_draft_says_so_until_somebody_has_approved() -> None:
    draft = plan().of('draft')
    assert draft
    assert draft.text == ('Draft, not yet approved · Version 3',)
    assert draft.frame  # a line around it, not only a colour
    approved = plan(approved='Approved by Ann')
    assert approved.of('draft') is None
    imprint = approved.of('imprint')
    assert imprint
    assert imprint.text == ('2\u00a0h\u00a030\u00a0min · Version 3 · 1 December 2026', 'Approved by Ann', 'For colleagues of this organisation only')


def test_the_partner_is_named_and_shown() -> None:
    made = plan(brand='white')
    imprint = made.of('imprint')
    assert imprint
    assert 'Delivered with Meridian Learning' in imprint.text
    assert made.partner
    assert made.partner.box.height <= 12


@pytest.mark.slow
@pytest.mark.parametrize('treatment', COVERS)
def test_every_cover_prints_on_one_page(treatment: str) -> None:
    for ornament, (number, edition) in product(ORNAMENTS, enumerate(EDITIONS)):
        brand = list(BRANDS)[(number + ORNAMENTS.index(ornament)) % len(BRANDS)]
        result = pdf.render(document(treatment, ornament, edition, brand), sample.TEMPLATES)
        assert result.findings == (), (ornament, edition)
        (sheet,) = PdfReader(io.BytesIO(result.data)).pages
        assert 'The first three' in sheet.extract_text()


@pytest.mark.slow
@pytest.mark.parametrize('treatment', COVERS)
def test_the_page_sets_words_as_high_as_they_were_measured(treatment: str) -> None:
    for edition, brand, large in (('learner', 'wide', False), ('facilitator', 'bare', True), ('manager', 'tall', False), ('learner', 'ordinary', True)):
        made = document(treatment, 'none', edition, brand, look='WRENFOLD', large=large)
        expected = cover_of(made)
        assert expected is not None
        laid = pdf.lay_out(made, sample.TEMPLATES)
        heights = {box.element.get('class', ''): box.border_height() * 25.4 / 96 for box in laid.pages.pages[0]._page_box.descendants() if box.element is not None and box.element.get('class', '').startswith('cover-')}
        for words in expected.words:
            assert heights[f'cover-{words.name}'] <= words.box.height + 0.6, (words.name, edition, brand, large)


@pytest.mark.slow
@pytest.mark.parametrize('alt', ['A door in evening light', ''])
def test_a_brands_own_picture_takes_the_ornaments_place(alt: str) -> None:
    from PIL import Image

    file = io.BytesIO()
    Image.new('RGB', (400, 300), '#884422').save(file, 'JPEG')
    shown = SlotPicture('cover', sample.asset('door.jpg', file.getvalue(), 'image/jpeg', 400, 300), alt, (60.0, 30.0))
    made = document('field')
    cover = made.sections[0]
    assert isinstance(cover, Cover)
    made = replace(made, sections=(replace(cover, picture=shown),))
    result = pdf.render(made, sample.TEMPLATES)
    assert result.findings == ()
    assert page.is_pdf_compliant_bytes(result.data, profile=page.ValidationProfile.PDF_UA_1)
    assert PdfReader(io.BytesIO(result.data)).pages[0].images
    box = picture_box(plan(treatment='field'))
    assert box.left >= 0
    assert box.right <= 210.1
