"""Pages for new colleagues are made from the brand's files, and are complete without any of the optional ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_course import AT, WHOLE, brand_of, brief_of, composed, day, term, words

from builder.brand.brand import Authority, Brand, Channel, Contact, Moment, Order, Preference, Tool, Voice
from builder.documents.brief import Brief
from builder.documents.onboarding import Group, OnboardingPage, onboarding
from builder.documents.paper import workbook
from builder.documents.searching import entries_of
from builder.documents.sites import site
from builder.editions.edition import Reader

TITLES = ['Your first week', 'Who to call', 'What you may decide', 'Our words']


def induction(brand: Brand, kind: str = 'induction') -> Brief:
    made = composed({'L01': WHOLE}, brand, day('L01')).value
    assert made is not None
    return brief_of(replace(made, kind=kind), brand)


def pages(**changes: object) -> dict[str, OnboardingPage]:
    return {page.title: page for page in onboarding(induction(brand_of(**changes)))}


def group(page: OnboardingPage, title: str) -> Group:
    return next(one for one in page.groups if one.title == title)


def test_they_stand_before_the_lessons_of_an_induction_online_and_in_the_workbook() -> None:
    brief = induction(brand_of())
    assert [link.title for link in site(brief, Reader.LEARNER)[0].navigation][:6] == ['Start here', *TITLES, 'Ask first']
    sections = [section.template for section in workbook(brief).sections]
    assert sections.index('onboarding') < sections.index('lesson')
    assert sections.count('onboarding') == 4
    for reader in (Reader.FACILITATOR, Reader.MANAGER):
        assert all(section.template != 'onboarding' for page in site(brief, reader) for section in page.sections)


@pytest.mark.parametrize('kind', ['targeted', 'reminder', 'manager'])
def test_other_packs_have_none(kind: str) -> None:
    assert onboarding(induction(brand_of(), kind)) == ()


def test_a_brand_of_few_answers_still_has_complete_pages() -> None:
    made = pages()
    assert list(made) == TITLES
    for page in made.values():
        assert page.lead
        assert all(one.rows for one in page.groups)
        assert 'manager' not in page.text
        assert 'customer' not in page.text
        assert '{' not in page.text
    assert 'Care that knows your name.' in made['Your first week'].text
    assert 'Your head nurse' in made['Who to call'].text
    assert group(made['What you may decide'], 'What you decide').note.startswith('Your limits are not written down')
    assert [one.title for one in made['Our words'].groups] == ['Who is who', 'Words that always help']


def test_the_first_week_is_the_brands_own_with_its_tools_and_the_days_of_training() -> None:
    page = pages(
        first_week=(Moment('day one', ('Meet everybody.',), 'your head nurse', AT),), tools=(Tool('Day book', 'What was promised', 'the desk', AT),),
        order=Order(start='09:15', dates=('2026-12-01',), date='2026-12-01'),
    )['Your first week']  # fmt: skip
    assert group(page, 'Step by step').rows == (('Day one', ('Meet everybody.',), 'Your head nurse'),)
    (training,) = group(page, 'The training').rows
    assert ('1 December 2026' in training.head, training.lines, training.side) == (True, ('Ask first',), '09:15 to 10:00')
    assert group(page, 'What you will work with').rows == (('Day book', ('What was promised',), 'The desk'),)


def test_whom_to_call_ends_with_the_manager() -> None:
    page = pages(contacts=(Contact('a bite', 'the head nurse', 'Wash it first.', AT),), channels=(Channel('phone', '9 to 5', AT), Channel('desk', '', AT)))['Who to call']
    rows = group(page, 'When something happens').rows
    assert rows[0] == ('The head nurse', ('A bite.', 'Wash it first.'), '')
    assert [row.head for row in rows] == ['The head nurse', 'Your head nurse']
    assert group(page, 'How owners reach us').rows[0].head == 'Phone, 9 to 5 · Desk'


@pytest.mark.parametrize(
    ('limit', 'ask', 'far', 'beyond'),
    [
        ('£25', 'the practice owner', 'Up to £25', 'Practice owner'),
        ('0', 'practice owner', 'Once the practice owner has said yes', 'Practice owner'),
        ('none', '', 'Once the head nurse has said yes', 'Head nurse'),
        ('0', 'manager', 'Once the head nurse has said yes', 'Head nurse'),
        ('the published table only', '', 'The published table only', 'Head nurse'),
        ('', '', 'On your own', ''),
        ('', 'manager', 'On your own', 'Head nurse'),
    ],
)
def test_a_limit_reads_as_what_it_means(limit: str, ask: str, far: str, beyond: str) -> None:
    page = pages(authority=(Authority('colleague', 'give a refund', limit, ask, AT),))['What you may decide']
    assert group(page, 'What you decide').rows == (('Give a refund', (far,), beyond),)


def test_what_others_decide_stands_apart_and_red_lines_are_said() -> None:
    page = pages(authority=(Authority('nurse', 'rebook', '', '', AT), Authority('the practice owner', 'waive a bill', '£100', '', AT)), red_lines=(words('No diagnosis by phone'),))['What you may decide']
    assert [one.title for one in page.groups] == ['What you decide', 'What the practice owner decides', 'How to ask', 'What nobody here does']
    assert page.groups[-1].rows[0].head == 'No diagnosis by phone'


def test_our_words_are_the_brands() -> None:
    page = pages(
        voice=Voice((('warm', 'gushing'), ('plain', '')), 7, True, words('Acme, good morning.'), words('Go well.')),
        say=(Preference('owner', ('client', 'punter'), 'they are', AT),), never=(words('calm down'),),
        terms=(term('customer', 'owner'), term('colleague', 'nurse'), term('manager', 'head nurse'), term('branch', 'surgery')),
    )['Our words']  # fmt: skip
    assert [row.lines for row in group(page, 'How we begin and end').rows] == [('Acme, good morning.',), ('Go well.',)]
    assert group(page, 'What we say').rows == (('“owner”', ('“client”', '“punter”'), 'They are'),)
    assert [row.head for row in group(page, 'How we sound').rows] == ['Warm, not gushing', 'Plain']
    assert group(page, 'Who is who').rows[-1] == ('Surgery', ('What others call “branch”',), '')
    assert 'Words that always help' not in [one.title for one in page.groups]


def test_search_finds_them() -> None:
    brief = induction(brand_of(contacts=(Contact('a bite', 'the head nurse', 'Wash it first.', AT),)))
    found = [entry for page in site(brief, Reader.LEARNER) for entry in entries_of(page, 'learner/site/')]
    assert any(entry.href == 'who-to-call.html' and 'Wash it first.' in entry.words for entry in found)
