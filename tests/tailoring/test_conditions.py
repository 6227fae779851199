"""``[only: ...]`` and ``[not: ...]`` keep or drop a step or part, for this brand and no other."""

from __future__ import annotations

from typing import Any

import pytest
from small_course import AT, brand_of, codes, in_brand, lesson_of, step, tailored

from builder.brand.brand import Channel
from builder.course.lesson import Condition
from builder.course.notation import CONDITIONS
from builder.sources.nodes import plain_blocks
from builder.tailoring.conditions import applies
from builder.tailoring.tailored import Change

CASES: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ('outcome', 'trust', {'outcome': 'trust'}, {'outcome': 'sales'}),
    ('sector', 'hospitality', {'sector': 'Hospitality'}, {'sector': 'health'}),
    ('locale', 'en-us', {'locale': 'en-US'}, {'locale': 'en-GB'}),
    ('customers', 'internal', {'customer_kind': 'internal'}, {'customer_kind': 'external'}),
    ('channel', 'phone', {'channels': (Channel('Email', '', AT), Channel('Phone', '', AT))}, {'channels': (Channel('email', '', AT),)}),
    ('they sell', '', {'sells': True}, {'sells': False}),
]


@pytest.mark.parametrize(('subject', 'value', 'yes', 'no'), CASES, ids=[case[0] for case in CASES])
def test_every_question_has_a_yes_and_a_no(subject: str, value: str, yes: dict[str, Any], no: dict[str, Any]) -> None:
    only, unless = Condition(True, subject, value, AT), Condition(False, subject, value, AT)
    assert applies((only,), brand_of(**yes))
    assert not applies((only,), brand_of(**no))
    assert applies((unless,), brand_of(**no))
    assert not applies((unless,), brand_of(**yes))


def test_every_condition_of_the_grammar_can_be_asked() -> None:
    asked = {case[0] for case in CASES}
    assert {c if c == 'they sell' else c.split()[0] for c in CONDITIONS} == asked


def test_all_of_several_conditions_must_be_so() -> None:
    both = (Condition(True, 'outcome', 'trust', AT), Condition(True, 'they sell', '', AT))
    assert not applies(both, brand_of(outcome='trust', sells=False))
    assert applies(both, brand_of(outcome='trust', sells=True))
    assert applies((), brand_of())


TEXT = step('Words.\n\n### Slide\n\n[only: they sell]\n\nFor sellers.\n\n### Handout\n\n[not: they sell]\n\nFor others.')


@pytest.mark.parametrize(('sells', 'left'), [(True, ['body', 'slide']), (False, ['body', 'handout'])])
def test_a_part_is_kept_or_dropped_and_recorded(sells: bool, left: list[str]) -> None:
    done = in_brand(lesson_of(TEXT), brand_of(sells=sells))
    parts = done.lesson.steps[0].parts
    assert [part.kind for part in parts] == left
    assert all(part.conditions == () for part in parts)
    dropped = 'Handout' if sells else 'Slide'
    assert [(r.before, r.after, r.rule) for r in done.replacements] == [(f'Try it > {dropped}', '', Change.CONDITION)]


def test_a_step_that_is_dropped_takes_its_minutes_along() -> None:
    more = '## Plan: Later\n\n[only: they sell]\n\n5 min, talk.\n\nWords.\n'
    text = step('Words.').replace('minutes: 10', 'minutes: 15') + more
    lesson = lesson_of(text)
    assert codes(tailored(lesson, brand_of(sells=False)).findings) == ['L006']
    done = in_brand(lesson, brand_of(sells=True))
    assert [s.title for s in done.lesson.steps] == ['Try it', 'Later']
    assert plain_blocks(done.lesson.steps[1].parts[0].blocks) == 'Words.'


def test_what_is_dropped_is_not_asked_of_the_brand() -> None:
    text = step('Words.\n\n### Slide\n\n[only: they sell]\n\nCall [brand: facts.shop].')
    assert tailored(lesson_of(text), brand_of(sells=False)).findings == ()
    assert codes(tailored(lesson_of(text), brand_of(sells=True)).findings) == ['T001']
