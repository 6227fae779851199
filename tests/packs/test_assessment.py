"""Two forms from the items of lessons: the same for the same seed, right answers spread evenly, nothing twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_course import TOP, brand_of, composed, day, front, lesson_of

from builder.brand.brand import Order
from builder.packs.assessment import Form, assessment_of, key_places
from builder.sources.nodes import plain, plain_blocks

SEEDS = ('acme first', 'spring', 'summer', '')


def item(kind: str, objective: str, right: int = 0, condition: str = '') -> str:
    options = ''.join(f'- {kind} {objective} option {n}\n  - {"Yes" if n == right else "No"}. Because.\n' for n in range(3))
    return f'### {kind} for {objective}\n\n{condition}Which {kind} {objective}?\n\n{options}\n'


def lesson(lesson_id: str = 'L01', *items: str) -> str:
    both = items or tuple(item(kind, objective) for objective in ('O2', 'O1') for kind in ('Pre-test', 'Post-test'))
    return f'{front(lesson_id)}{TOP}## Activity: Try it\n\n10 min, pairs. For O1.\n\nWords.\n\n## Assessment\n\n{"".join(both)}'


def forms_of(count: int, seed: str = 'acme first') -> tuple[Form, ...]:
    lessons = [(n, lesson_of(lesson(f'L{n:02d}'), f'L{n:02d}-a-lesson.md')) for n in range(1, count + 1)]
    return assessment_of(lessons, seed)


def letters(form: Form) -> list[int]:
    return [[option.right for option in entry.question.options].index(True) for entry in form.items]


def test_both_forms_ask_about_every_objective_in_the_order_of_the_pack() -> None:
    before, after = forms_of(2)
    assert (before.name, after.name) == ('before', 'after')
    for form, kind in ((before, 'Pre-test'), (after, 'Post-test')):
        assert [(i.number, i.lesson, i.question.objective) for i in form.items] == [(1, 1, 'O1'), (2, 1, 'O2'), (3, 2, 'O1'), (4, 2, 'O2')]
        assert [plain_blocks(i.question.stem) for i in form.items] == [f'Which {kind} O1?', f'Which {kind} O2?'] * 2


def test_options_are_mixed_and_none_is_lost() -> None:
    for form in forms_of(3):
        for entry in form.items:
            words = sorted(plain(option.words)[-1] for option in entry.question.options)
            assert words == ['0', '1', '2']
            assert [plain(option.words)[-1] for option in entry.question.options if option.right] == ['0']


@pytest.mark.parametrize('seed', SEEDS)
def test_the_same_seed_gives_the_same_forms_and_another_gives_others(seed: str) -> None:
    assert forms_of(4, seed) == forms_of(4, seed)
    assert forms_of(4, seed) != forms_of(4, seed + 'x')


def test_the_forms_of_a_known_seed_never_change() -> None:
    """A paper already printed must still fit the key of the next build."""
    assert [letters(form) for form in forms_of(4)] == KNOWN


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60), st.text(max_size=12))
def test_right_answers_are_spread_evenly_and_never_three_times_running(count: int, seed: str) -> None:
    places = key_places([3] * count, seed)
    often = Counter(places)
    assert max((often[p] for p in range(3)), default=0) - min((often[p] for p in range(3)), default=0) <= 1
    assert not any(len(set(places[at : at + 3])) == 1 for at in range(count - 2))


def test_items_with_other_numbers_of_options_keep_to_theirs() -> None:
    sizes = [3, 2, 4, 2, 3, 5]
    assert all(0 <= place < size for place, size in zip(key_places(sizes, 'x'), sizes, strict=True))
    assert key_places([2, 2, 2, 2], 'x') in {(0, 1, 0, 1), (1, 0, 1, 0), (0, 0, 1, 1), (1, 1, 0, 0), (0, 1, 1, 0), (1, 0, 0, 1)}


def test_an_objective_that_one_form_lacks_is_left_out_of_both() -> None:
    half = lesson_of(lesson('L01', item('Pre-test', 'O1'), item('Post-test', 'O1'), item('Pre-test', 'O2')))
    assert [[i.question.objective for i in form.items] for form in assessment_of([(1, half)], 'x')] == [['O1'], ['O1']]


def test_a_pack_without_items_has_no_forms() -> None:
    bare = lesson_of(f'{front()}{TOP}## Activity: Try it\n\n10 min, pairs. For O1.\n\nWords.\n')
    assert assessment_of([(1, bare)], 'x') == ()


def test_a_lesson_that_comes_twice_is_asked_about_once() -> None:
    one = lesson_of(lesson())
    assert len(assessment_of([(1, one), (2, one)], 'x')[0].items) == 2


def test_the_order_may_give_the_seed_and_items_depend_on_the_brand() -> None:
    texts = {'L01': lesson('L01', item('Pre-test', 'O1'), item('Post-test', 'O1'), item('Pre-test', 'O2', 1, '[only: they sell]\n\n'), item('Post-test', 'O2', 1))}
    plainly, selling = brand_of(), brand_of(sells=True)
    made = {brand: composed(texts, brand, day('L01')).value for brand in (plainly, selling)}
    assert [len(pack.assessment[0].items) for pack in made.values() if pack] == [1, 2]
    first, same, other = (
        composed({'L01': lesson()}, replace(plainly, order=Order(seed=seed)), day('L01')).value for seed in ('', 'acme first', 'spring')
    )
    assert first
    assert same
    assert other
    assert first.assessment == same.assessment != other.assessment


KNOWN = [[0, 2, 0, 1, 0, 1, 2, 2], [2, 1, 0, 0, 2, 1, 0, 2]]
