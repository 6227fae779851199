"""``a`` or ``an`` goes by the sound of what follows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.tailoring.english import article_for, like, plural_of, possessive_of

AN = (
    'owner', 'officer', 'hour', 'honest answer', 'heir', 'heirloom', 'honour', 'honourable man', 'hourly rate', 'unhappy owner', 'unidentified guest', 'uninformed guest',
    'unimportant one', 'uninsured driver', 'umbrella', 'usher', 'urgent call', 'utter mess', 'udder', 'FAQ', 'SME', 'MP', 'NHS trust', 'X-ray', 'x-ray', 'M&S shopper', 'HR manager',
    'LGBT group', 'RSPCA inspector', 'F', '8-year-old', '11-year-old', '18-year-old', '18-hour day', '80-page book', '8', '11', '18', '800', '11,000', '8,500', 'eleven-year-old', 'eighteen', 'apple',
    'éclair', 'onlooker', 'onerous task', 'only child', 'ounce', 'ultimate', '“owner”', '"owner', '‘owner’', '(owner', 'MP’s letter', 'uncle', 'idea', 'IOU', 'ATM', 'SOS',
)  # fmt: skip
A = (
    'user', 'guest', 'one-off', 'one', 'once-only offer', 'URL', 'UK guest', 'UFO', 'US guest', 'UNESCO site', 'UNICEF worker', 'NATO officer', 'PIN', 'university', 'unique case', 'European', 'Euro', 'eulogy', 'unicorn',
    'uniform', 'unit', 'union', 'united front', 'universe', 'unanimous vote', 'useful tip', 'usual guest', 'usurper', 'utility', 'ubiquitous thing', 'ukulele', 'ewe', 'urinal', 'uranium rod', 'hotel', 'house', 'history', 'human',
    'year', 'yes', 'B2B client', 'CEO', 'PA', 'GP', '7-year-old', '10', '1', '100', '110', '180', '1,100', '12', '15', '“guest”', '*guest*', 'person in our care', 'customer', 'u-turn', 'U-turn', 'ouija board', '',
)  # fmt: skip


@pytest.mark.parametrize('word', AN)
def test_an_stands_before_a_vowel_sound(word: str) -> None:
    assert article_for(word) == 'an'


@pytest.mark.parametrize('word', A)
def test_a_stands_before_a_consonant_sound(word: str) -> None:
    assert article_for(word) == 'a'


@settings(deadline=None)
@given(st.text(max_size=12))
def test_there_is_an_article_for_anything(words: str) -> None:
    assert article_for(words) in ('a', 'an')


@pytest.mark.parametrize(('one', 'many'), [('owner', 'owners'), ('branch', 'branches'), ('boss', 'bosses'), ('party', 'parties'), ('day', 'days'), ('box', 'boxes')])
def test_a_regular_plural_is_made(one: str, many: str) -> None:
    assert plural_of(one) == many


@pytest.mark.parametrize(
    ('word', 'possessive'),
    [('owner', 'owner’s'), ('owners', 'owners’'), ('people', 'people’s'), ('boss', 'boss’s'), ('bosses', 'bosses’'), ('MP', 'MP’s'), ('MPs', 'MPs’'), ('bus', 'bus’s'), ('head nurse', 'head nurse’s')],
)
def test_a_possessive_is_made(word: str, possessive: str) -> None:
    assert possessive_of(word) == possessive


@pytest.mark.parametrize(('model', 'words', 'result'), [('customer', 'owner', 'owner'), ('Customer', 'owner', 'Owner'), ('CUSTOMER', 'owner', 'OWNER'), ('customer', 'MP', 'MP'), ('Customer', 'person in our care', 'Person in our care'), ('A', 'an', 'An')])
def test_capitals_follow_the_word_that_was_there(model: str, words: str, result: str) -> None:
    assert like(model, words) == result
