"""British and American spelling, from a closed table, both ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_course import AT, TERMS, blocks_of, term

from builder.sources.findings import Span
from builder.sources.nodes import Code, Link, Origin, Paragraph, Text, plain
from builder.tailoring.spelling import _ONE_WAY, _TO_AMERICAN, _TO_BRITISH, respell
from builder.tailoring.tailored import Change, Replacement
from builder.tailoring.terms import glossary_of


def spelt(text: str, locale: str) -> str:
    return plain(respell((Text(text, AT),), locale)[0])


PAIRS = (
    ('colour', 'color'), ('behaviours', 'behaviors'), ('honoured', 'honored'), ('favourite', 'favorite'), ('organise', 'organize'), ('organisations', 'organizations'),
    ('recognised', 'recognized'), ('apologising', 'apologizing'), ('analyse', 'analyze'), ('centre', 'center'), ('centred', 'centered'), ('theatres', 'theaters'),
    ('travelled', 'traveled'), ('cancelling', 'canceling'), ('labelled', 'labeled'), ('fulfil', 'fulfill'), ('enrolment', 'enrollment'), ('skilfully', 'skillfully'),
    ('greys', 'grays'), ('defence', 'defense'), ('practised', 'practiced'), ('practising', 'practicing'), ('judgement', 'judgment'), ('ageing', 'aging'), ('catalogue', 'catalog'),
    ('cosy', 'cozy'), ('neighbourhood', 'neighborhood'), ('summarise', 'summarize'),
)  # fmt: skip


@pytest.mark.parametrize(('british', 'american'), PAIRS)
def test_words_go_both_ways(british: str, american: str) -> None:
    assert spelt(british, 'en-US') == american
    assert spelt(american, 'en-GB') == british
    assert spelt(british, 'en-GB') == british
    assert spelt(american, 'en-US') == american


@pytest.mark.parametrize(('british', 'american'), [('cheque', 'check'), ('programme', 'program'), ('tyre', 'tire'), ('enquiry', 'inquiry'), ('towards', 'toward'), ('learnt', 'learned'), ('whilst', 'while'), ('licence', 'license'), ('practise', 'practice')])
def test_american_forms_that_are_british_words_too_are_left_alone(british: str, american: str) -> None:
    assert spelt(british, 'en-US') == american
    assert spelt(american, 'en-GB') == american


@pytest.mark.parametrize('word', ['practice', 'emphasis', 'analyses', 'dialogue', 'storey', 'exercise', 'advise', 'promise', 'surprise', 'revise', 'compromise', 'size', 'prize', 'four', 'hour', 'our', 'tour', 'glamorous', 'humorous', 'practical', 'cancellation', 'controller'])  # fmt: skip
def test_words_that_only_look_like_it_stay(word: str) -> None:
    assert spelt(word, 'en-US') == word
    assert spelt(word, 'en-GB') == word


def test_capitals_stay() -> None:
    assert spelt('Colour, COLOUR, colour: Organise.', 'en-US') == 'Color, COLOR, color: Organize.'


@pytest.mark.parametrize('text', ['me@colour.example', 'https://a.example/colour', 'https://a.example/my-colour', 'www.colour-me.example', 'colour_id', 'a.colour'])
def test_addresses_and_names_of_things_stay(text: str) -> None:
    assert spelt(text, 'en-US') == text


def test_code_links_kept_words_and_the_brands_own_words_stay() -> None:
    line = (Code('colour', AT), Link((Text('colour', AT),), '#colour', AT), Text('colour', AT, Origin.KEPT), Text('colour', AT, Origin.BRAND))
    assert respell(line, 'en-US') == (line, [])


def test_the_brands_terms_and_phrases_to_keep_are_spelt_as_the_brand_spells_them() -> None:
    glossary = glossary_of((*TERMS, term('visitor', 'theatre-goer')), ('Colour Club',))
    line = (Text('Theatre-goers of the Colour Club like colour and a theatre.', AT),)
    assert plain(respell(line, 'en-US', glossary.spelt)[0]) == 'Theatre-goers of the Colour Club like color and a theater.'


def test_every_change_is_recorded() -> None:
    paragraph = blocks_of('The *Colour* of a centre.')[0]
    assert isinstance(paragraph, Paragraph)
    line, made = respell(paragraph.children, 'en-US')
    assert plain(line) == 'The Color of a center.'
    assert made == [Replacement('Colour', 'Color', Span('f.md', 1, 6, 1), Change.SPELLING), Replacement('centre', 'center', Span('f.md', 1, 19, 1), Change.SPELLING)]


@settings(deadline=None)
@given(st.sampled_from(sorted(_TO_AMERICAN)), st.sampled_from([str.lower, str.upper, str.capitalize]))
def test_a_british_word_comes_back_from_america(word: str, case: object) -> None:
    written = case(word)  # type: ignore[operator]
    american = spelt(written, 'en-US')
    if american.lower() not in _ONE_WAY:
        assert spelt(american, 'en-GB') == written


@settings(deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(['word', 'service', 'promise', 'exercise', '.', 'Exercise', 'our']), max_size=9).map(' '.join))
def test_words_not_in_the_table_stay(text: str) -> None:
    if not {w.lower() for w in re.findall('[A-Za-z]+', text)} & (set(_TO_AMERICAN) | set(_TO_BRITISH)):
        assert spelt(text, 'en-US') == spelt(text, 'en-GB') == text
