"""A pack has numbers, times on the clock, flex and materials, all from the lessons and the order."""

from __future__ import annotations

import pytest
from small_course import AT, TOP, brand_of, codes, composed, day, front, step, whole_brief

from builder.brand.brand import Behaviour, Order, Value, Words
from builder.course.lesson import Grouping, Timing
from builder.course.pack import Break
from builder.packs.composition import all_materials, flex_of, time_of
from builder.packs.tailored_pack import Flex, TailoredPack


def lesson(lesson_id: str, *minutes: int) -> str:
    steps = ''.join(f'## Activity: Step {n}\n\n{m} min, pairs. For O1.\n\nWords.\n\n' for n, m in enumerate(minutes, 1))
    return front(lesson_id, sum(minutes)) + TOP + steps


def pack(*days: object, texts: dict[str, str] | None = None, start: str = '', minutes: int = 600) -> TailoredPack:
    done = composed(texts or {'L01': lesson('L01', 10, 20), 'L02': lesson('L02', 30)}, brand_of(order=Order(start=start)), *days, minutes=minutes)  # type: ignore[arg-type]
    assert done.findings == ()
    assert done.value is not None
    return done.value


def test_lessons_and_steps_are_numbered_through_the_pack() -> None:
    made = pack(day('L02'), day('L01'))
    assert [(entry.number, entry.day, entry.tailored.lesson.id) for entry in made.lessons] == [(1, 1, 'L02'), (2, 2, 'L01')]
    assert [s.number for entry in made.lessons for s in entry.steps] == ['1.1', '2.1', '2.2']
    assert made.minutes == 60


def test_the_clock_runs_over_breaks() -> None:
    made = pack(day('L01', 'L02', breaks=(Break('L01', 15),)))
    assert made.days[0].entries == (('09:00', '09:30', 30, 1), ('09:30', '09:45', 15, 0), ('09:45', '10:15', 30, 2))
    assert [(s.start, s.offset) for entry in made.lessons for s in entry.steps] == [('09:00', 0), ('09:10', 10), ('09:45', 0)]
    assert [(entry.start, entry.end) for entry in made.lessons] == [('09:00', '09:30'), ('09:45', '10:15')]


def test_the_order_says_when_a_day_starts() -> None:
    assert pack(day('L01'), day('L02', start='13:00'), start='9:15').lessons[0].start == '09:15'
    assert [entry.start for entry in pack(day('L01'), day('L02', start='13:00')).lessons] == ['09:00', '13:00']


def test_a_break_at_the_end_of_a_day_is_none() -> None:
    made = pack(day('L01', 'L02', breaks=(Break('L02', 15), Break('L02', 5))))
    assert [entry.lesson for entry in made.days[0].entries] == [1, 2]


def test_a_day_ends_by_midnight() -> None:
    late = {'L01': lesson('L01', 30), 'L02': lesson('L02', 31)}
    assert composed(late, brand_of(), day('L01', start='23:30')).findings == ()
    assert codes(composed(late, brand_of(), day('L02', start='23:30')).findings) == ['P002']
    assert composed(late, brand_of(), day('L01', start='23:20', breaks=(Break('L01', 60),))).findings == ()


def test_a_pack_has_no_more_minutes_than_it_says() -> None:
    done = composed({'L01': lesson('L01', 30)}, brand_of(), minutes=29)
    assert codes(done.findings) == ['P001']
    assert done.findings[0].is_error
    assert 'minutes: 30' in done.findings[0].hint
    assert composed({'L01': lesson('L01', 30)}, brand_of(), minutes=30).findings == ()


@pytest.mark.parametrize(('minutes', 'words'), [(0, '00:00'), (555, '09:15'), (1439, '23:59'), (1440, '00:00')])
def test_minutes_are_a_time_of_day(minutes: int, words: str) -> None:
    assert time_of(minutes) == words


@pytest.mark.parametrize(
    ('minutes', 'shortest', 'longest', 'rounds', 'keep', 'flex'),
    [
        (18, 12, 20, 3, False, Flex(False, 12, 2, 20)),
        (18, 12, 18, 3, True, Flex(True, 12, 3, None)),
        (10, 10, 12, 1, False, Flex(False, None, 0, 12)),
        (10, 10, 10, 1, False, Flex(True, None, 0, None)),
        (10, 0, 10, 1, False, Flex(False, 0, 0, None)),
        (18, 0, 18, 3, False, Flex(False, 0, 0, None)),
        (10, 6, 10, 1, False, Flex(False, 6, 0, None)),
    ],
)
def test_flex_says_what_may_be_done_with_a_steps_time(minutes: int, shortest: int, longest: int, rounds: int, keep: bool, flex: Flex) -> None:
    assert flex_of(Timing(minutes, shortest, longest, Grouping('trios'), rounds, keep, (), (), (), AT)) == flex


def test_short_and_long_versions_are_sums() -> None:
    entry = whole_brief().pack.lessons[0]
    assert (entry.shortest, entry.tailored.lesson.minutes, entry.longest) == (25, 45, 51)


def test_materials_are_counted_for_the_group() -> None:
    made = whole_brief().pack
    assert [(m.material.name, m.count) for m in made.materials] == [('role cards', 4), ('observer sheet', 4), ('set of sort cards', 6), ('flip chart', 1)]
    assert all_materials(made.lessons[0]) == made.materials


@pytest.mark.parametrize(
    ('date', 'overdue'),
    [('2027-01-15', False), ('2027-01-16', True), ('2027-02-01', True), ('2026-12-31', False), ('', False), ('2099-01-01', True)],
)
def test_a_review_is_overdue_by_the_date_of_the_order_and_never_by_the_clock(date: str, overdue: bool) -> None:
    found = composed({'L01': step('Words.')}, brand_of(order=Order(date=date))).findings
    assert codes(found) == (['P003'] if overdue else [])
    assert not any(f.is_error for f in found)


@pytest.mark.parametrize(('every', 'overdue'), [('2 years', False), ('1 year', True), ('24 months', False), ('now and then', False), ('² months', False)])
def test_a_review_may_be_due_every_so_many_months_or_years(every: str, overdue: bool) -> None:
    text = step('Words.').replace('every: 12 months', f'every: "{every}"')
    assert codes(composed({'L01': text}, brand_of(order=Order(date='2027-06-01'))).findings) == (['P003'] if overdue else [])


def test_the_trace_leads_from_theme_to_behaviour_step_and_question() -> None:
    behaviour = Behaviour(Words('Ask first', AT), None, None, ('asking',), (), 'Kindness', AT)
    brand = brand_of(values=(Value('Kindness', None, None, (behaviour,), AT),))
    text = front(minutes=15) + TOP + (
        '## Activity: Try it\n\n10 min, pairs. For O1. Practises asking.\n\nWords.\n\n'
        '## Check: See\n\n5 min, alone.\n\n### Question for O1\n\nWhich?\n\n- a\n  - Yes. b\n- c\n  - No. d\n'
    )  # fmt: skip
    made = composed({'L01': text}, brand).value
    assert made is not None
    (row,) = made.trace
    assert (row.theme, row.lesson, row.steps, row.objectives, row.questions, row.behaviours) == ('asking', 'L01', ('1.1',), ('O1',), 1, (behaviour,))
