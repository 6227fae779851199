"""A room divides into groups, and nobody is left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.course.lesson import Grouping, Material
from builder.packs.grouping import counted, divide, groups_for, rounds_in, together
from builder.packs.tailored_pack import CountedMaterial, Groups


def sizes(people: int, size: int) -> list[int]:
    """Return the sizes of the groups that a division stands for: the one that has fewer takes whoever is left."""
    groups = divide(people, size)
    if groups.short:
        return [groups.size] * (groups.count - 1) + [people - groups.size * (groups.count - 1)]
    return [groups.size + 1] * groups.larger + [groups.size] * (groups.count - groups.larger)


@pytest.mark.parametrize('size', [2, 3])
@pytest.mark.parametrize('people', range(2, 61))
def test_nobody_is_left_out_or_alone(people: int, size: int) -> None:
    groups = sizes(people, size)
    assert sum(groups) == people
    assert min(groups) >= 2
    assert max(groups) - min(groups) <= 1
    assert divide(people, size).people == people


@pytest.mark.parametrize(
    ('people', 'size', 'expected'),
    [
        (4, 2, [2, 2]), (4, 3, [4]), (5, 2, [3, 2]), (5, 3, [3, 2]), (12, 2, [2] * 6), (12, 3, [3] * 4), (13, 2, [3] + [2] * 5), (13, 3, [4, 3, 3, 3]),
        (14, 3, [4, 4, 3, 3]), (15, 2, [3] + [2] * 6), (15, 3, [3] * 5), (2, 3, [2]), (3, 2, [3]), (7, 4, [4, 3]), (9, 4, [5, 4]),
    ],
)  # fmt: skip
def test_known_rooms_divide_as_a_facilitator_would(people: int, size: int, expected: list[int]) -> None:
    assert sizes(people, size) == expected


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 12))
def test_groups_of_any_size_hold_everybody(people: int, size: int) -> None:
    assert sum(sizes(people, size)) == people
    assert divide(people, size).count >= 1


@pytest.mark.parametrize(
    ('grouping', 'count'),
    [(Grouping('alone'), 13), (Grouping('pairs'), 6), (Grouping('trios'), 4), (Grouping('groups', 5), 3), (Grouping('whole group'), 1), (Grouping('talk'), 1)],
)
def test_a_step_makes_its_groups(grouping: Grouping, count: int) -> None:
    assert groups_for(grouping, 13).count == count


def test_the_whole_room_is_one_group() -> None:
    assert groups_for(Grouping('whole group'), 13) == Groups(13, 13, 1, 0, 0)


@pytest.mark.parametrize(
    ('per', 'grouping', 'count'),
    [
        ('person', Grouping('trios'), 26), ('pair', Grouping('trios'), 12), ('trio', Grouping('pairs'), 8), ('group', Grouping('trios'), 8),
        ('group', Grouping('groups', 4), 6), ('group', Grouping('talk'), 2), ('room', Grouping('trios'), 2),
    ],
)  # fmt: skip
def test_materials_are_counted_for_the_room(per: str, grouping: Grouping, count: int) -> None:
    assert counted(Material(2, 'sheets', per), grouping, 13).count == count


def test_a_material_used_twice_is_brought_once() -> None:
    sheet, chart = Material(1, 'sheet', 'person'), Material(1, 'Flip chart', 'room')
    used = [CountedMaterial(sheet, 12), CountedMaterial(chart, 1), CountedMaterial(Material(2, 'Sheet', 'person'), 24), CountedMaterial(Material(1, 'flip chart', 'room'), 1)]
    assert [(m.material.name, m.count) for m in together(used)] == [('Sheet', 24), ('Flip chart', 1)]


@pytest.mark.parametrize(('minutes', 'rounds', 'available', 'fit'), [(18, 3, 12, 2), (18, 3, 11, 1), (18, 3, 18, 3), (10, 3, 9, 2), (10, 3, 7, 2), (18, 3, 1, 1), (12, 1, 6, 1)])
def test_whole_rounds_fit_into_less_time(minutes: int, rounds: int, available: int, fit: int) -> None:
    assert rounds_in(minutes, rounds, available) == fit
