"""A lesson may be given short or long; minutes, rounds, clock and materials follow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_course import WHOLE, brand_of, codes, composed, day, in_brand, lesson_of, pack_of

from builder.brand.brand import Order
from builder.course.pack import Day, Pack
from builder.packs.composition import compose
from builder.packs.tailored_pack import TailoredPack
from builder.packs.versions import in_version, minutes_in
from builder.sources.findings import Finding

SMALL = WHOLE.replace('id: L01', 'id: L02').replace('30 min (20 to 36), trios, 3 rounds.', '30 min (20 to 36), trios, 3 rounds, keep.')


def given(pack: Pack, order: Order | None = None) -> tuple[TailoredPack, tuple[Finding, ...]]:
    brand = brand_of(order=order or Order())
    lessons = {key: in_brand(lesson_of(text, f'{key}-a-lesson.md'), brand) for key, text in (('L01', WHOLE), ('L02', SMALL))}
    done = compose(pack, lessons, brand)
    assert done.value is not None
    return done.value, done.findings


def in_versions(**versions: str) -> Day:
    return replace(day(*versions), versions=tuple((lesson, version) for lesson, version in versions.items() if version))


@pytest.mark.parametrize(('version', 'minutes', 'steps', 'rounds'), [('standard', 45, 3, 3), ('short', 25, 2, 2), ('long', 51, 3, 3)])
def test_a_version_has_its_minutes_and_leaves_out_steps_of_none(version: str, minutes: int, steps: int, rounds: int) -> None:
    lesson = in_version(lesson_of(WHOLE), version)
    assert (lesson.minutes, len(lesson.steps)) == (minutes, steps)
    assert minutes_in(lesson_of(WHOLE), version) == minutes
    timing = lesson.steps[0].timing
    assert timing is not None
    assert (timing.rounds, timing.shortest, timing.longest) == (rounds, 20, 36)


def test_a_step_that_is_kept_keeps_its_rounds_so_that_everybody_has_a_turn() -> None:
    timing = in_version(lesson_of(SMALL, 'L02-a-lesson.md'), 'short').steps[0].timing
    assert timing is not None
    assert (timing.minutes, timing.rounds) == (20, 3)


def test_clock_and_run_sheet_follow_the_version() -> None:
    made, found = given(pack_of(in_versions(L01='short', L02='')))
    assert found == ()
    assert [(entry.version, entry.standard, entry.tailored.lesson.minutes, entry.start, entry.end) for entry in made.lessons] == [
        ('short', 45, 25, '09:00', '09:25'), ('standard', 45, 45, '09:25', '10:10'),
    ]  # fmt: skip
    assert [(step.number, step.start) for step in made.lessons[0].steps] == [('1.1', '09:00'), ('1.2', '09:20')]
    assert (made.standard_minutes, made.minutes) == (90, 70)


def test_what_a_step_that_is_left_out_would_need_is_not_brought() -> None:
    made, _ = given(pack_of(in_versions(L01='short')))
    assert [m.material.name for m in made.materials] == ['role cards', 'observer sheet']


@pytest.mark.parametrize(
    ('named', 'ordered', 'pack', 'version'),
    [('', '', '', 'standard'), ('', '', 'short', 'short'), ('', 'long', 'short', 'long'), ('standard', 'long', 'short', 'standard'), ('short', '', '', 'short')],
)
def test_a_day_says_the_version_before_the_order_and_the_order_before_the_pack(named: str, ordered: str, pack: str, version: str) -> None:
    made, _ = given(replace(pack_of(in_versions(L01=named)), version=pack), Order(version=ordered))
    assert made.lessons[0].version == version


def test_a_day_has_no_more_lessons_than_net_minutes_and_the_finding_says_which_to_shorten() -> None:
    _, found = given(pack_of(replace(day('L01', 'L02'), minutes=75)))
    assert codes(found) == ['P004']
    assert 'day 1 need 90 minutes, the day has 75' in found[0].message
    assert 'lesson: L01, version: short' in found[0].hint
    assert 'saves 20 minutes' in found[0].hint
    assert codes(given(pack_of(replace(in_versions(L01='short', L02=''), minutes=75)))[1]) == []


def test_people_get_up_after_ninety_minutes() -> None:
    long = {f'L0{n}': f'{WHOLE}'.replace('id: L01', f'id: L0{n}') for n in (1, 2, 3)}
    found = composed(long, brand_of()).findings
    assert codes(found) == ['P005']
    assert not found[0].is_error
