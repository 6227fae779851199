"""Tailoring runs in one order: own words, conditions, passages and facts, terms, spelling. Each boundary shows."""

from __future__ import annotations

from small_course import AT, TERMS, brand_of, in_brand, lesson_of, step, tailored, term, words

from builder.brand.brand import Behaviour, Value
from builder.sources.findings import Span
from builder.sources.nodes import plain, plain_blocks
from builder.tailoring.tailored import Change

LESSON = 'content/lessons/L01-first-lesson.md'


def body(text: str, own: str = '', **changes: object) -> str:
    lesson = in_brand(lesson_of(step(text)), brand_of(**changes), own).lesson
    return '\n'.join(plain_blocks(part.blocks) for part in lesson.steps[0].parts)


def test_conditions_are_asked_of_the_clients_own_words() -> None:
    own = '## Instead of: Try it > Slide\n\n[only: they sell]\n\nFor sellers.\n'
    text = 'Words.\n\n### Slide\n\nFor all.'
    assert body(text, own, sells=True) == 'Words.\nFor sellers.'
    assert body(text, own, sells=False) == 'Words.'


def test_a_condition_of_the_course_goes_with_the_words_it_belonged_to() -> None:
    own = '## Instead of: Try it > Slide\n\nOurs.\n'
    assert body('Words.\n\n### Slide\n\n[only: they sell]\n\nFor sellers.', own, sells=False) == 'Words.\nOurs.'


def test_conditions_come_before_passages() -> None:
    text = 'Words.\n\n### Slide\n\n[only: they sell]\n\n[brand: voice]\n\nGeneric.'
    done = in_brand(lesson_of(step(text)), brand_of(sells=False))
    assert done.fills == ()


def test_passages_come_before_facts() -> None:
    assert body('[brand: voice]\n\nWe are [brand: name].') == 'We are Acme Vets.'


def test_facts_come_before_terms() -> None:
    text = 'Ask the [brand: facts.who] or a customer.'
    assert body(text, facts=(('who', words('customer desk')),)) == 'Ask the customer desk or an owner.'


def test_the_brands_words_from_a_passage_are_not_changed_by_its_terms_or_spelling() -> None:
    value = Value('Kindness', None, None, (Behaviour(words('Honour every customer'), None, None, ('asking',), (), 'Kindness', AT),), AT)
    assert body('Honour a customer.\n\n[brand: behaviours, asking]\n\nGeneric.', values=(value,), locale='en-US') == 'Honor an owner.\nHonour every customer'


def test_the_generic_version_is_the_courses_and_is_changed() -> None:
    assert body('[brand: voice]\n\nHonour a customer.', locale='en-US') == 'Honor an owner.'


def test_terms_come_before_spelling() -> None:
    terms = (*TERMS, term('organisation', 'clinic'), term('visitor', 'theatre-goer'))
    assert body('An organisation and a visitor organise colour.', terms=terms, locale='en-US') == 'A clinic and a theatre-goer organize color.'


def test_titles_summary_and_objectives_are_in_the_brands_words() -> None:
    text = step('Words.', kind='Activity: Ask a customer').replace('# Ask first', '# Ask a customer').replace('Ask one question', 'Ask a customer').replace('Ask before', 'Ask a customer before')
    lesson = in_brand(lesson_of(text), brand_of()).lesson
    assert (lesson.title, lesson.steps[0].title, plain(lesson.objectives[0].sentence)) == ('Ask an owner', 'Ask an owner', 'Ask an owner first.')
    assert plain_blocks(lesson.summary) == 'Ask an owner before you decide.'


def test_titles_of_a_clients_own_steps_stay() -> None:
    own = '---\nminutes: 15\n---\n## After: Try it\n\n### Plan: Meet a customer\n\n5 min, talk.\n\nA customer.\n'
    lesson = in_brand(lesson_of(step('Words.')), brand_of(), own).lesson
    assert [s.title for s in lesson.steps] == ['Try it', 'Meet a customer']


def test_sources_quotations_and_customer_service_stay() -> None:
    text = step('A customer.\n\n> A customer said.\n\nWe do customer service.') + '## Sources\n\nA customer study.\n'
    lesson = in_brand(lesson_of(text), brand_of()).lesson
    assert plain_blocks(lesson.steps[0].parts[0].blocks) == 'An owner.\nA customer said.\nWe do customer service.'
    assert plain_blocks(lesson.sections[1].parts[0].blocks) == 'A customer study.'


def test_phrases_to_keep_may_be_the_brands_or_the_lessons() -> None:
    text = step('A customer charter, a customer panel, a customer colour.').replace('\n---\n\n#', '\nkeep: [customer panel]\n---\n\n#')
    lesson = in_brand(lesson_of(text), brand_of(keep=('customer charter', 'customer colour'), locale='en-US')).lesson
    assert plain_blocks(lesson.steps[0].parts[0].blocks) == 'A customer charter, a customer panel, a customer colour.'


def test_sample_speech_is_changed() -> None:
    assert body('- Say: "Every customer counts."').endswith('“Every owner counts.”')


def test_every_change_is_recorded_with_place_and_rule() -> None:
    text = 'Honour a customer of [brand: name].\n\n[brand: promise]\n\nGeneric.\n\n### Slide\n\n[only: they sell]\n\nSell.'
    own = '## Instead of: Summary\n\nOurs.\n'
    done = in_brand(lesson_of(step(text)), brand_of(locale='en-US'), own)
    assert [(r.before, r.after, r.at, r.rule) for r in done.replacements] == [
        ('Summary', 'instead of', Span.of('brand/acme/lessons/L01.md'), Change.OVERRIDE),
        ('Try it > Slide', '', Span.of(LESSON, 29), Change.CONDITION),
        ('[brand: promise]', f'from {AT.file}', Span.of(LESSON, 25), Change.PASSAGE),
        ('[brand: name]', 'Acme Vets', Span.of(LESSON, 23, 22), Change.FACT),
        ('a customer', 'an owner', Span.of(LESSON, 23, 8), Change.TERM),
        ('Honour', 'Honor', Span.of(LESSON, 23, 1), Change.SPELLING),
    ]


def test_nothing_asked_of_the_brand_is_left() -> None:
    text = '[only: outcome is trust]\n\n10 min, talk.\n\nWe are [brand: name].\n\n[brand: voice]\n\nGeneric.'
    done = in_brand(lesson_of(step('', text)), brand_of())
    section = done.lesson.steps[0]
    assert section.conditions == ()
    assert all(part.slot is None and part.lead == part.tail == () and part.conditions == () for part in section.parts)
    assert 'Fact(' not in repr(done.lesson)


def test_the_same_lesson_and_brand_give_the_same_result() -> None:
    lesson = lesson_of(step('A customer.'))
    assert tailored(lesson, brand_of()) == tailored(lesson, brand_of())
