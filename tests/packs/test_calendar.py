"""Each day of a pack has its date and its start, as far as the order knows them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_course import brand_of, composed, day, front, pack_of

from builder.brand.brand import Order
from builder.course.pack import Break
from builder.packs.calendar import dates_of
from builder.packs.tailored_pack import TailoredPack

TWO = pack_of(day('L01'), day('L02'))


@pytest.mark.parametrize(
    ('dates', 'expected'),
    [
        ((), ('', '')),
        (('2026-12-01',), ('2026-12-01', '')),
        (('2026-12-01', '2026-12-03'), ('2026-12-01', '2026-12-03')),
        (('2026-12-01', '2026-12-03', '2027-01-04'), ('2026-12-01', '2026-12-03')),
    ],
)
def test_a_day_has_the_date_that_the_order_gives_it(dates: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert dates_of(TWO, Order(dates=dates)) == expected


@pytest.mark.parametrize(
    ('dates', 'expected'),
    [
        ((), ('', '', '')),
        (('2026-12-17',), ('2026-12-31', '2027-01-14', '2027-01-28')),
        (('2026-12-16', '2026-12-17'), ('2026-12-31', '2027-01-14', '2027-01-28')),
        (('2027-01-05', '2027-01-19', '2027-02-09'), ('2027-01-05', '2027-01-19', '2027-02-09')),
        (('9999-12-31',), ('', '', '')),
        (('soon',), ('', '', '')),
    ],
)
def test_days_that_lie_apart_follow_the_last_date_of_the_order(dates: tuple[str, ...], expected: tuple[str, ...]) -> None:
    reminders = replace(pack_of(day('L01'), day('L02'), day('L03')), apart=14)
    assert dates_of(reminders, Order(dates=dates)) == expected


def two_days(order: Order) -> TailoredPack:
    def lesson(number: int, *minutes: int) -> str:
        steps = ''.join(f'## Activity: Step {n}\n\n{m} min, pairs. For O1.\n\nWords.\n\n' for n, m in enumerate(minutes, 1))
        return front(f'L0{number}', sum(minutes)) + f'# Lesson {number}\n\nWords.\n\n## You will be able to\n\n- **O1** Ask.\n\n' + steps

    days = (day('L01', 'L02', breaks=(Break('L01', 15),)), day('L03', 'L04', start='08:30', breaks=(Break('L03', 45),)))
    made = composed({'L01': lesson(1, 18, 42), 'L02': lesson(2, 30), 'L03': lesson(3, 75), 'L04': lesson(4, 10, 40)}, brand_of(order=order), *days)
    assert made.findings == ()
    assert made.value is not None
    return made.value


@pytest.mark.parametrize(
    ('order', 'clock'),
    [
        (Order(), [('09:00', '10:00'), ('10:15', '10:45'), ('08:30', '09:45'), ('10:30', '11:20')]),
        (Order(start='09:15'), [('09:15', '10:15'), ('10:30', '11:00'), ('09:15', '10:30'), ('11:15', '12:05')]),
        (Order(starts=('09:15', '10:00')), [('09:15', '10:15'), ('10:30', '11:00'), ('10:00', '11:15'), ('12:00', '12:50')]),
        (Order(starts=('09:15',)), [('09:15', '10:15'), ('10:30', '11:00'), ('08:30', '09:45'), ('10:30', '11:20')]),
    ],
)
def test_two_days_with_breaks_run_on_the_clock_from_their_own_start(order: Order, clock: list[tuple[str, str]]) -> None:
    made = two_days(order)
    assert [(entry.start, entry.end) for entry in made.lessons] == clock
    for entry in made.lessons:
        assert (entry.steps[0].start, entry.steps[0].offset) == (entry.start, 0)
    assert [entry.lesson for plan in made.days for entry in plan.entries] == [1, 0, 2, 3, 0, 4]


def test_steps_of_the_second_day_count_from_its_start() -> None:
    made = two_days(Order(start='09:15', dates=('2026-12-01', '2026-12-02')))
    assert [step.start for entry in made.lessons for step in entry.steps] == ['09:15', '09:33', '10:30', '09:15', '11:15', '11:25']
    assert [plan.date for plan in made.days] == ['2026-12-01', '2026-12-02']
    assert made.dates == ('2026-12-01', '2026-12-02')
