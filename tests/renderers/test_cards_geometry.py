"""Cards keep their places: fronts and backs register when paper turns over its long edge, and nothing is cut off."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import print_sample as sample
import pytest

from builder.brand.look import Look
from builder.documents.document import Card, CardSheets
from builder.renderers import pdf
from builder.renderers.card_room import Type
from builder.renderers.print_cards import CardSheet, card_sheets
from builder.renderers.print_geometry import Placed, placed
from builder.renderers.print_style import CARD_MARGIN, CARD_TOP, PAPERS

pytestmark = pytest.mark.slow

CLOSE = 0.05  # mm
LOOKS = ('tallowmere', 'wrenfold', 'ostrey', 'field')


@lru_cache(maxsize=16)
def laid_out(name: str, paper: str, large: bool = False) -> pdf.LaidOut:
    return pdf.lay_out(sample.card_document(sample.LOOKS[name], paper, large), sample.TEMPLATES)


def cards_of(name: str, paper: str, side: str, large: bool = False) -> dict[str, Placed]:
    return {card.id.removeprefix(f'{side}-'): card for card in placed(laid_out(name, paper, large).pages, 'card') if card.id.startswith(side)}


def sheets_of(document: pdf.Document) -> list[CardSheet]:
    return [sheet for sheets in card_sheets(document, {}).values() for sheet in sheets]


@pytest.mark.parametrize('large', [False, True])
@pytest.mark.parametrize('paper', ['A4', 'Letter'])
@pytest.mark.parametrize('name', ['tallowmere', 'ostrey'])
def test_each_back_lies_behind_its_front(name: str, paper: str, large: bool) -> None:
    fronts, backs = cards_of(name, paper, 'front', large), cards_of(name, paper, 'back', large)
    assert len(fronts) == 13
    assert fronts.keys() == backs.keys()
    width = PAPERS[paper].width
    for key, front in fronts.items():
        back = backs[key]
        assert back.page == front.page + 1, key
        assert back.x == pytest.approx(width - front.x - front.width, abs=CLOSE)
        assert back.y == pytest.approx(front.y, abs=CLOSE)
        assert (back.width, back.height) == pytest.approx((front.width, front.height), abs=CLOSE)


@pytest.mark.parametrize('paper', ['A4', 'Letter'])
@pytest.mark.parametrize('name', LOOKS)
def test_cards_touch_fill_their_sheet_and_overlap_nowhere(name: str, paper: str) -> None:
    sheet = PAPERS[paper]
    by_page: dict[int, list[Placed]] = {}
    for card in cards_of(name, paper, 'front').values():
        by_page.setdefault(card.page, []).append(card)
    for cards in by_page.values():
        assert min(card.x for card in cards) == pytest.approx(CARD_MARGIN, abs=CLOSE)
        assert min(card.y for card in cards) == pytest.approx(CARD_TOP, abs=CLOSE)
        assert max(card.x + card.width for card in cards) == pytest.approx(sheet.width - CARD_MARGIN, abs=CLOSE)
        for one in cards:
            for other in cards:
                across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
                down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
                assert one is other or across < CLOSE or down < CLOSE
    first = by_page[1]
    assert sum(card.width * card.height for card in first) == pytest.approx((sheet.width - 2 * CARD_MARGIN) * (sheet.height - CARD_TOP - CARD_MARGIN), rel=0.001)


@pytest.mark.parametrize('large', [False, True])
@pytest.mark.parametrize('name', LOOKS)
def test_nothing_on_a_card_reaches_beyond_it(name: str, large: bool) -> None:
    cards = cards_of(name, 'A4', 'front', large)
    for css_class in ('card-head', 'card-face', 'card-hidden', 'card-extra', 'card-number', 'sort-words'):
        for inner in placed(laid_out(name, 'A4', large).pages, css_class):
            around = [card for card in cards.values() if card.page == inner.page and card.x - CLOSE <= inner.x and card.y - CLOSE <= inner.y]
            assert any(
                inner.x + inner.width <= card.x + card.width + CLOSE and inner.y + inner.height <= card.y + card.height + CLOSE for card in around
            ), (css_class, inner.id)


@pytest.mark.parametrize('paper', ['A4', 'Letter'])
def test_cut_marks_stand_on_the_trim_and_never_cross_words(paper: str) -> None:
    size = PAPERS[paper]
    for sheet in sheets_of(sample.card_document(sample.OSTREY, paper)):
        edges_x = {edge for card in sheet.cards for edge in (card.x, round(card.x + card.width, 3))}
        edges_y = {edge for card in sheet.cards for edge in (card.y, round(card.y + card.height, 3))}
        assert sheet.marks
        for mark in sheet.marks:
            upright = mark.x1 == mark.x2
            assert (mark.x1 in edges_x) if upright else (mark.y1 in edges_y)
            assert min(mark.x1, mark.y1) > 0
            assert max(mark.x2 / size.width, mark.y2 / size.height) < 1
            for card in sheet.cards:
                within_x = card.x + 2.5 < mark.x2 and mark.x1 < card.x + card.width - 2.5
                within_y = card.y + 2.5 < mark.y2 and mark.y1 < card.y + card.height - 2.5
                assert not (within_x and within_y)


@pytest.mark.parametrize('name', LOOKS)
def test_the_samples_fit_at_the_first_attempt_and_are_large_enough(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reckoning the room saves laying the document out several times."""
    assert laid_out(name, 'A4').full_cards == ()
    for sheet in sheets_of(sample.card_document(sample.LOOKS[name])):
        assert min(card.size for card in sheet.cards) >= 8.5
    for sheet in sheets_of(sample.card_document(sample.LOOKS[name], large=True)):
        assert min(card.size for card in sheet.cards) >= 16


def card_of(words: int, hidden: int = 0) -> Card:
    text = ' '.join(['Straight answers, and someone beside you.'] * (words // 6))
    more = (('Only if asked', (sample.para(' '.join(['A sum in pounds and a date.'] * (hidden // 6))),)),) if hidden else ()
    return Card('3.5 B', 'customer', 'Member', 'Across ages', 'Help', (sample.para(text, line=147),), more, ())


def document_of(*cards: Card, look: Look = sample.TALLOWMERE) -> pdf.Document:
    return sample.make(look, 'cards', 'facilitator', 'Cards', CardSheets('cards', 'Cards', 2, 2, cards))


def test_a_long_card_takes_a_row_and_the_others_close_up() -> None:
    (sheet,) = sheets_of(document_of(card_of(90), card_of(240, 150), card_of(90)))
    assert [(card.x, card.y) for card in sheet.cards[:2]] == [(8, 10), (105, 10)]
    (wide,) = [card for card in sheet.cards if card.width > 150]
    assert (wide.x, wide.y, wide.width) == (8, 149.5, 194)
    assert len(wide.columns) == 2
    assert wide.size >= 8.5


def test_no_place_stays_empty_while_a_card_could_be_larger() -> None:
    (sheet,) = sheets_of(document_of(card_of(90), card_of(120), card_of(100)))
    assert sum(card.width * card.height for card in sheet.cards) == pytest.approx(194 * 279, rel=0.001)
    assert sorted(card.width for card in sheet.cards) == [97, 97, 194]


def test_a_card_as_long_as_a_page_gets_a_sheet() -> None:
    sheets = sheets_of(document_of(card_of(90), card_of(900), card_of(90)))
    assert [len(sheet.cards) for sheet in sheets] == [2, 1]
    assert sheets[1].cards[0].height == pytest.approx(279)


def test_a_text_that_cannot_fit_is_an_error_with_its_line() -> None:
    findings = pdf.render(document_of(card_of(6000)), sample.TEMPLATES).findings
    (finding,) = findings
    assert finding.code == 'R007'
    assert finding.is_error
    assert finding.span == sample.at(147)


def test_what_was_reckoned_too_small_is_found_and_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Type.height
    monkeypatch.setattr(Type, 'height', lambda self, blocks, width: whole(self, blocks, width) * 0.7)
    document = document_of(card_of(240), card_of(240), card_of(240), card_of(240))
    assert pdf.lay_out(document, sample.TEMPLATES).full_cards == ()


def test_backs_say_the_role_and_nothing_else() -> None:
    document = sample.card_document()
    laid = laid_out('tallowmere', 'A4')
    backs = laid.markup.split('<section class="card-sheet backs')[1:]
    assert backs
    for back in backs:
        sheet = back.split('</section>')[0]
        for section in document.sections:
            for card in section.cards:  # type: ignore[union-attr]
                for heading, _ in (*card.hidden, *card.extra):
                    assert heading not in sheet
                assert card.number not in sheet
        assert 'Eirlys' not in sheet


def test_hidden_facts_stand_in_a_panel_on_the_customers_face() -> None:
    markup = laid_out('tallowmere', 'A4').markup
    faces = [face.split('</article>')[0] for face in markup.split('<article class="card face ')[1:]]
    hiding = [face for face in faces if 'Only if asked' in face]
    assert [face.startswith('role-customer') for face in hiding] == [True, True]
    assert all('class="card-hidden"' in face for face in hiding)


def test_large_print_gives_each_card_half_a_sheet_or_more() -> None:
    fronts = cards_of('tallowmere', 'A4', 'front', True).values()
    roles = [card for card in fronts if not card.classes & {'role-sort'}]
    assert {round(card.width, 1) for card in roles} == {194.0}


def test_an_empty_set_of_cards_prints_nothing() -> None:
    document = replace(sample.card_document(), sections=(*sample.card_document().sections, CardSheets('none', 'None', 2, 2, ())))
    assert len(pdf.lay_out(document, sample.TEMPLATES).pages.pages) == len(laid_out('tallowmere', 'A4').pages.pages)
