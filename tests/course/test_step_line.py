"""A step line says minutes, grouping, rounds, materials, objectives and themes, in that order and no other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_course import AT, codes

from builder.course.lesson import Grouping, Material, Timing
from builder.course.stepline import looks_like_step_line, read_step_line

THEMES = frozenset({'asking', 'owning', 'keeping-promises'})


def timing(line: str) -> Timing:
    read, found = read_step_line(line, AT, THEMES)
    assert found == []
    assert read is not None
    return read


def wrong(line: str) -> list[str]:
    return codes(read_step_line(line, AT, THEMES)[1])


def test_a_line_with_everything_is_read_whole() -> None:
    line = '18 min (12 to 20), trios, 3 rounds, keep. Role cards, one observer sheet a trio. For O1, O3. Practises asking, keeping promises.'
    materials = (Material(1, 'role cards', 'trio'), Material(1, 'observer sheet', 'trio'))
    assert timing(line) == Timing(18, 12, 20, Grouping('trios'), 3, True, materials, ('O1', 'O3'), ('asking', 'keeping-promises'), AT)


def test_only_minutes_and_grouping_are_needed() -> None:
    assert timing('5 min, alone.') == Timing(5, 5, 5, Grouping('alone'), 1, False, (), (), (), AT)


@pytest.mark.parametrize(
    ('words', 'grouping', 'people'),
    [('alone', Grouping('alone'), 1), ('pairs', Grouping('pairs'), 2), ('Trios', Grouping('trios'), 3), ('groups of 4', Grouping('groups', 4), 4), ('whole group', Grouping('whole group'), 0), ('talk', Grouping('talk'), 0)],
)
def test_every_way_of_working_is_known(words: str, grouping: Grouping, people: int) -> None:
    read = timing(f'5 min, {words}')
    assert read.grouping == grouping
    assert read.grouping.people == people


@pytest.mark.parametrize('line', ['18 min (12–20), trios', '18 minutes (12 to 20), trios.', '18\u00a0min (12 - 20),  trios', '18 Min (12-20), TRIOS.'])
def test_word_and_habit_may_write_it_their_way(line: str) -> None:
    read = timing(line)
    assert (read.minutes, read.shortest, read.longest, read.grouping.kind) == (18, 12, 20, 'trios')


def test_a_step_may_be_left_out_when_its_shortest_time_is_nothing() -> None:
    assert timing('10 min (0 to 10), talk').shortest == 0


@pytest.mark.parametrize(
    ('words', 'grouping', 'material'),
    [
        ('Two transcripts a pair', 'trios', Material(2, 'transcripts', 'pair')),
        ('12 pens', 'alone', Material(12, 'pens', 'person')),
        ('One set of sort cards a trio', 'trios', Material(1, 'set of sort cards', 'trio')),
        ('Flip chart for the room', 'pairs', Material(1, 'flip chart', 'room')),
        ('A timer', 'whole group', Material(1, 'timer', 'room')),
        ('A pen each learner', 'pairs', Material(1, 'pen', 'person')),
        ('One sheet per person', 'talk', Material(1, 'sheet', 'person')),
        ('Handouts', 'groups of 4', Material(1, 'handouts', 'group')),
        ('UV lamp', 'talk', Material(1, 'UV lamp', 'room')),
    ],
)
def test_materials_are_counted_and_shared(words: str, grouping: str, material: Material) -> None:
    assert timing(f'5 min, {grouping}. {words}.').materials == (material,)


@pytest.mark.parametrize('line', ['For O1.', 'For O1, O2.', 'For o1 and o2.', 'For O1, O2, and O3.'])
def test_objectives_may_be_listed_as_a_sentence_lists_them(line: str) -> None:
    assert timing(f'5 min, talk. {line}').objectives[0] == 'O1'


def test_themes_may_be_spelt_both_ways() -> None:
    assert timing('5 min, talk. Practices asking and owning.').themes == ('asking', 'owning')


@pytest.mark.parametrize(
    ('line', 'expected'),
    [
        ('', ['L020']),
        ('about 5 min, talk', ['L020']),
        ('0 min, talk', ['L021']),
        ('10 min (12 to 15), talk', ['L021']),
        ('10 min (5 to 8), talk', ['L021']),
        ('5 min, in a circle, talk', ['L022']),
        ('5 min, trios, 0 rounds', ['L022']),
        ('5 min, 3 rounds, trios', ['L023']),
        ('5 min, trios, trios', ['L023']),
        ('5 min', ['L024']),
        ('5 min, groups of 1', ['L024']),
        ('5 min (0 to 6), talk, keep', ['L025']),
        ('5 min, talk. For O1 or O2.', ['L026']),
        ('5 min, talk. Practises juggling.', ['L027']),
        ('5 min, talk. Practises asking. For O1.', ['L023']),
        ('5 min, talk. For O1. Cards.', ['L023']),
        ('5 min, talk. For O1. For O2.', ['L023']),
    ],
)
def test_a_line_out_of_form_says_what_is_wrong(line: str, expected: list[str]) -> None:
    assert wrong(line) == expected


def test_a_misspelt_theme_gets_the_nearest_one() -> None:
    assert read_step_line('5 min, talk. Practises askign.', AT, THEMES)[1][0].hint == 'did you mean "asking"?'


def test_a_sentence_that_begins_with_a_number_is_no_step_line() -> None:
    assert looks_like_step_line('5 min, talk')
    assert looks_like_step_line('18 minutes')
    assert not looks_like_step_line('In 5 min we start')
    assert not looks_like_step_line('12 people')


@settings(deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(['5 min', ', ', '. ', 'pairs', 'groups of 4', '(3 to 9)', 'keep', '3 rounds', 'For O1', 'Practises asking', 'cards', 'a pair', '.']), max_size=10).map(''.join))
def test_any_text_gives_a_timing_or_says_why_not(line: str) -> None:
    read, found = read_step_line(line, AT, THEMES)
    assert read is not None or found
    if read is not None and not found:
        assert 0 <= read.shortest <= read.minutes <= read.longest
        assert read.rounds >= 1
