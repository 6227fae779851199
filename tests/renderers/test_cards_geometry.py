"""Cards keep their places: fronts and backs register when paper turns over its long edge, and nothing is cut off."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import print_sample as sample
import pytest

from builder.brand.look import Look
from builder.documents.document import Card, CardSheets
from builder.renderers import pdf
from builder.renderers.print_geometry import Placed, placed
from builder.renderers.print_style import PAPERS, places

pytestmark = pytest.mark.slow

CLOSE = 0.05  # mm


@lru_cache(maxsize=4)
def laid_out(name: str, paper: str, large: bool = False) -> pdf.LaidOut:
    return pdf.lay_out(sample.card_document(sample.LOOKS[name], paper, large), sample.TEMPLATES)


def cards_of(name: str, paper: str, side: str) -> dict[str, Placed]:
    return {card.id.removeprefix(f'{side}-'): card for card in placed(laid_out(name, paper).pages, 'card') if card.id.startswith(side)}


@pytest.mark.parametrize('paper', ['A4', 'Letter'])
def test_each_back_lies_behind_its_front(paper: str) -> None:
    fronts, backs = cards_of('tallowmere', paper, 'front'), cards_of('tallowmere', paper, 'back')
    assert len(fronts) == 13
    assert fronts.keys() == backs.keys()
    width = PAPERS[paper].width
    for name, front in fronts.items():
        back = backs[name]
        assert back.page == front.page + 1, name
        assert back.x == pytest.approx(width - front.x - front.width, abs=CLOSE)
        assert back.y == pytest.approx(front.y, abs=CLOSE)
        assert (back.width, back.height) == pytest.approx((front.width, front.height), abs=CLOSE)


@pytest.mark.parametrize('paper', ['A4', 'Letter'])
def test_cards_touch_and_stay_inside_the_margin(paper: str) -> None:
    fronts = [card for card in cards_of('ostrey', paper, 'front').values() if card.page == 1]
    sheet = PAPERS[paper]
    assert min(card.x for card in fronts) == pytest.approx(10, abs=CLOSE)
    assert max(card.x + card.width for card in fronts) == pytest.approx(sheet.width - 10, abs=CLOSE)
    assert min(card.y for card in fronts) == pytest.approx(10, abs=CLOSE)
    assert max(card.y + card.height for card in fronts) == pytest.approx(sheet.height - 10, abs=CLOSE)
    one, two = fronts[:2]
    assert two.x == pytest.approx(one.x + one.width, abs=CLOSE)


def test_sheets_take_one_page_a_side() -> None:
    """Two sheets of four and one of eight, with their backs."""
    assert len(laid_out('tallowmere', 'A4').pages.pages) == 6


@pytest.mark.parametrize('name', ['tallowmere', 'wrenfold', 'ostrey'])
def test_no_card_of_the_samples_is_too_full(name: str) -> None:
    assert laid_out(name, sample.PAPERS[name]).full_cards == ()


def long_card(look: Look, words: int) -> pdf.Document:
    text = ' '.join(['Straight answers, and someone beside you.'] * words)
    card = Card('3.5 A', 'colleague', 'Colleague', 'Across ages', 'Help', (sample.para(text, line=147),), (), ())
    return sample.make(look, 'cards', 'facilitator', 'Cards', CardSheets('cards', 'Cards', 2, 2, (card,)))


def test_a_long_text_is_set_smaller() -> None:
    laid = pdf.lay_out(long_card(sample.TALLOWMERE, 38), sample.TEMPLATES)
    assert laid.full_cards == ()
    assert 'fit-0' not in laid.markup


def test_a_text_that_cannot_fit_is_an_error_with_its_line() -> None:
    findings = pdf.render(long_card(sample.TALLOWMERE, 120), sample.TEMPLATES).findings
    (finding,) = findings
    assert finding.code == 'R007'
    assert finding.is_error
    assert finding.span == sample.at(147)


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


def test_hidden_facts_stand_on_the_customers_face() -> None:
    markup = laid_out('tallowmere', 'A4').markup
    faces = [face.split('</article>')[0] for face in markup.split('<article class="card face ')[1:]]
    assert [face.startswith('role-customer') for face in faces if 'Only if asked' in face] == [True, True]


def test_places_are_mirrored() -> None:
    assert [(place.column, place.back_column) for place in places(2, 1)] == [(0, 1), (1, 0)]
    assert len(places(2, 4)) == 8


def test_large_print_keeps_the_cards_places() -> None:
    fronts = [card for card in placed(laid_out('tallowmere', 'A4', True).pages, 'card') if card.id.startswith('front')]
    assert {round(card.width, 1) for card in fronts} == {95.0}


def test_an_empty_set_of_cards_prints_nothing() -> None:
    document = replace(sample.card_document(), sections=(*sample.card_document().sections, CardSheets('none', 'None', 2, 2, ())))
    assert len(pdf.lay_out(document, sample.TEMPLATES).pages.pages) == 6
