"""A passage says what the brand says, in the brand's own words; without any, the generic version stands."""

from __future__ import annotations

from typing import Any

import pytest
from small_course import AT, brand_of, codes, in_brand, lesson_of, said, step, tailored, words

from builder.brand.brand import (
    Authority,
    Behaviour,
    Brand,
    Channel,
    Contact,
    Measure,
    Preference,
    Promise,
    Standard,
    Story,
    Value,
    Voice,
)
from builder.course.lesson import Slot
from builder.course.notation import FACTS, QUERIES
from builder.sources.nodes import (
    Block,
    Emphasis,
    List,
    Origin,
    Paragraph,
    Strong,
    Text,
    inlines_in,
    lines_of,
    plain_blocks,
)
from builder.tailoring.passages import answer
from builder.tailoring.tailored import Change

BEHAVIOURS = (
    Behaviour(words('Ask first'), words('Guess'), words('"How shall we reach you?"'), ('asking',), ('callbacks',), 'Kindness', AT),
    Behaviour(words('Keep asking'), None, None, ('asking', 'owning'), (), 'Kindness', AT),
)
MEASURE = Measure('callbacks', 'Calls kept', 'count', 'team', 'share of calls', 'higher', 'Ann Lee', ('resolution',), '', '', '', (), (), '', '', AT)
FULL = brand_of(
    values=(Value('Kindness', words('We notice'), words('A longer queue'), BEHAVIOURS, AT),),
    authority=(Authority('colleague', 'replace a lost card', '£25', 'head nurse', AT),),
    contacts=(Contact('out of hours', 'the night desk', 'ring 5', AT),),
    standards=(Standard('We call back', '2 hours', '95%', 'phone', (), True, AT),),
    red_lines=(words('We never share notes.'),),
    promise=Promise(words('Care that knows your name.'), words('We ask before we act.'), (), (words('A cure'),), ()),
    measures=(MEASURE,),
    channels=(Channel('phone', '9 to 5', AT), Channel('email', '', AT)),
    say=(Preference('put off', ('deferred', 'delayed'), 'plain', AT),),
    never=(words('calm down'),),
    stories=(Story('The late call', words('It was late.'), ('owning',), True, '', AT),),
    voice=Voice((('warm', 'gushing'), ('plain', '')), greeting=words('Hello'), sign_off=words('Take care')),
)

SAID = {
    ('behaviours', 'asking'): 'Ask first\nKeep asking',
    ('we say', 'asking'): '“How shall we reach you?”',
    ('we never', 'asking'): 'Guess',
    ('authority', ''): 'Nurse: replace a lost card, up to £25. Beyond that, ask the head nurse.',
    ('who to call', ''): 'Out of hours: the night desk. Ring 5.',
    ('standards', ''): 'We call back (within 2 hours, phone, 95%)',
    ('red lines', ''): 'We never share notes.',
    ('promise', ''): 'Care that knows your name.\nWe ask before we act.',
    ('not promised', ''): 'A cure',
    ('values', ''): 'Kindness: We notice. A longer queue.',
    ('measures', 'resolution'): 'Calls kept, share of calls. Answered for by: Ann Lee.',
    ('channels', ''): 'Phone, 9 to 5\nEmail',
    ('words we use', ''): 'We say “put off”, not “deferred” or “delayed”: plain\nWe never say “calm down”',
    ('story', 'owning'): 'The late call. It was late.',
    ('voice', ''): 'Warm and not gushing\nPlain',
}


def given(kind: str, argument: str, brand: Brand) -> str:
    found = answer(Slot(kind, argument, AT), brand)
    return plain_blocks(found.blocks) if found else ''


@pytest.mark.parametrize(('slot', 'text'), SAID.items(), ids=lambda value: value[0] if isinstance(value, tuple) else '')
def test_a_brand_answers_every_passage_in_its_own_words(slot: tuple[str, str], text: str) -> None:
    found = answer(Slot(*slot, AT), FULL)
    assert found is not None
    assert plain_blocks(found.blocks) == text
    assert found.source == AT
    assert {i.origin for b in found.blocks for line in lines_of(b) for i in inlines_in(line) if isinstance(i, Text)} == {Origin.BRAND}


def test_every_kind_of_passage_is_answered_or_left_to_the_client() -> None:
    assert {kind for kind, _ in SAID} == {query.kind for query in QUERIES} - {'own words'}
    assert answer(Slot('own words', 'what went wrong', AT), FULL) is None


@pytest.mark.parametrize(('kind', 'argument'), [slot for slot in SAID if slot[0] != 'promise'])
def test_a_brand_without_words_leaves_the_generic_version(kind: str, argument: str) -> None:
    assert answer(Slot(kind, argument, AT), brand_of()) is None
    assert answer(Slot(kind, 'keeping-promises', AT), FULL) is None or not argument


@pytest.mark.parametrize(
    ('limit', 'ask', 'text'),
    [
        ('0', 'head nurse', 'Nurse: give a refund, once head nurse has said yes.'),
        ('none', '', 'Nurse: give a refund, once somebody with authority has said yes.'),
        ('£25', 'head nurse', 'Nurse: give a refund, up to £25. Beyond that, ask the head nurse.'),
        ('$25', '', 'Nurse: give a refund, up to $25.'),
        ('25 euros', '', 'Nurse: give a refund, up to 25 euros.'),
        ('once a year', 'head nurse', 'Nurse: give a refund (once a year). Beyond that, ask the head nurse.'),
        ('', '', 'Nurse: give a refund.'),
    ],
)
def test_authority_says_how_far_it_goes(limit: str, ask: str, text: str) -> None:
    assert given('authority', '', brand_of(authority=(Authority('Colleague', 'give a refund', limit, ask, AT),))) == text


def test_a_role_that_has_no_other_name_keeps_its_own() -> None:
    assert given('authority', '', brand_of(authority=(Authority('vet', 'operate', '', '', AT),))) == 'Vet: operate.'


def fill(brand: Brand) -> tuple[tuple[Block, ...], Any]:
    done = in_brand(lesson_of(step('Lead.\n\n[brand: behaviours that show asking]\n\n- Generic.')), brand)
    return done.lesson.steps[0].parts[0].blocks, done


def test_the_answer_takes_the_place_of_the_generic_version_and_is_recorded() -> None:
    blocks, done = fill(FULL)
    assert plain_blocks(blocks) == 'Lead.\nAsk first\nKeep asking'
    assert isinstance(blocks[1], List)
    assert [(f.asks, f.source) for f in done.fills] == [('behaviours asking', AT)]
    assert [(r.before, r.after, r.at.line, r.rule) for r in done.replacements] == [('[brand: behaviours]', f'from {AT.file}', 25, Change.PASSAGE)]
    assert done.generic == ()


def test_the_generic_version_stands_and_is_listed() -> None:
    blocks, done = fill(brand_of())
    assert plain_blocks(blocks) == 'Lead.\nGeneric.'
    assert [(f.lesson, f.section, f.asks) for f in done.generic] == [('L01', 'Try it', 'behaviours asking')]
    assert done.replacements == ()


# --- facts ---------------------------------------------------------------------------------------------------------


def fact(text: str, more: str = '', **changes: Any) -> str:
    lesson = lesson_of(step(text).replace('\n---\n\n#', f'\n{more}---\n\n#'))
    return plain_blocks(in_brand(lesson, brand_of(**changes)).lesson.steps[0].parts[0].blocks)


@pytest.mark.parametrize(
    ('name', 'text'),
    [('name', 'Acme Vets'), ('short name', 'Acme'), ('promise', 'Care that knows your name.'), ('outcome', 'trust'), ('greeting', 'Hello'), ('sign off', 'Take care')],
)
def test_every_fact_is_filled_in(name: str, text: str) -> None:
    assert name in FACTS
    assert fact(f'Say [brand: {name}] now.', voice=FULL.voice) == f'Say {text} now.'


@pytest.mark.parametrize('written', ['facts.support-phone', 'facts.support phone', 'Facts.Support_Phone'])
def test_a_fact_of_the_brand_may_be_written_with_any_joint(written: str) -> None:
    assert fact(f'Call [brand: {written}].', facts=(('support-phone', words('020 1')),)) == 'Call 020 1.'


def test_a_lesson_may_have_a_default_for_a_fact() -> None:
    more = 'facts: {support-phone: the number on your card}\n'
    assert fact('Call [brand: facts.support-phone].', more) == 'Call the number on your card.'
    assert fact('Call [brand: facts.support-phone].', more, facts=(('support-phone', words('020 1')),)) == 'Call 020 1.'


@pytest.mark.parametrize(
    ('written', 'text'),
    [
        ('Be a [brand: name] person', 'Be an Acme Vets person'),
        ('A [brand: facts.house] waits', 'An hour house waits'),
        ('An [brand: facts.unit] waits', 'A unit waits'),
        ('a "[brand: facts.house]"', 'an “hour house”'),
        ('**a [brand: facts.house]**', 'an hour house'),
        ('banana [brand: facts.house]', 'banana hour house'),
        ('the [brand: facts.house]', 'the hour house'),
    ],
)
def test_the_article_before_a_fact_is_made_right(written: str, text: str) -> None:
    assert fact(written, facts=(('house', words('hour house')), ('unit', words('unit')))) == text


def test_a_fact_that_nobody_has_is_an_error_at_its_place() -> None:
    done = tailored(lesson_of(step('Call **[brand: facts.support-phone]**.')), brand_of(facts=(('support-phones', words('020 1')),)))
    assert said(done.findings) == ['T001 23:8']
    assert 'did you mean "facts.support-phones"?' in done.findings[0].hint
    assert codes(tailored(lesson_of(step('[brand: greeting] you')), brand_of()).findings) == ['T001']


def test_a_fact_is_recorded_and_is_the_brands_word() -> None:
    done = in_brand(lesson_of(step('Ask the *[brand: facts.who]*.')), brand_of(facts=(('who', words('customer desk')),)))
    paragraph = done.lesson.steps[0].parts[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    emphasis = paragraph.children[1]
    assert isinstance(emphasis, Emphasis | Strong)
    assert isinstance(emphasis.children[0], Text)
    assert (emphasis.children[0].text, emphasis.children[0].origin) == ('customer desk', Origin.BRAND)
    assert [(r.before, r.after, r.rule) for r in done.replacements] == [('[brand: facts.who]', 'customer desk', Change.FACT)]
