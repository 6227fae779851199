"""Twenty minutes are drawn from a lesson: what was tried, one practice with a turn for everybody, one question, one line of plan."""

from __future__ import annotations

import pytest
from small_course import REST, ROLE_PLAY, TOP, WHOLE, brand_of, front, in_brand, lesson_of

from builder.course.closer import read_cues
from builder.course.lesson import Lesson, Section
from builder.documents.bite_words import bite_words
from builder.packs.bites import bite_of
from builder.sources.nodes import plain_blocks
from builder.tailoring.tailored import TailoredLesson

PLAN = '\n## Plan: One thing\n\n5 min, alone.\n\nWrite one thing.\n\n### Write, 6 lines\n\nIf ... then ...\n\n### Facilitator\n\n- Say: Six lines.\n- If quiet: Wait.\n\n'
SECTIONS = ('job aid', 'manager', 'this week', 'sources')


def bite(text: str) -> TailoredLesson:
    brand = brand_of()
    return bite_of(in_brand(lesson_of(text), brand), bite_words(brand))


def with_role_play(line: str) -> str:
    """Return a lesson whose role play has this step line, with an activity that may take ten minutes."""
    text = WHOLE.replace('## Job aid', PLAN.lstrip('\n') + '## Job aid').replace('minutes: 45', 'minutes: 50')
    return text.replace('30 min (20 to 36), trios, 3 rounds.', line)


def minutes(lesson: Lesson) -> list[tuple[str, int]]:
    return [(step.kind, step.timing.minutes) for step in lesson.steps if step.timing]


def words(section: Section, kind: str) -> str:
    return '\n'.join(plain_blocks(part.blocks) for part in section.parts if part.kind == kind)


def cues(section: Section) -> list[str]:
    return [cue.kind for part in section.parts if part.kind == 'facilitator' for cue in read_cues(part)[0]]


@pytest.mark.parametrize(
    ('line', 'expected', 'rounds'),
    [
        ('30 min (20 to 36), trios, 3 rounds.', [('recall', 4), ('activity', 10), ('check', 3), ('plan', 3)], 1),
        ('30 min (20 to 36), trios, 3 rounds, keep.', [('recall', 4), ('activity', 10), ('check', 3), ('plan', 3)], 1),
        ('30 min (12 to 36), trios, 3 rounds, keep.', [('recall', 4), ('role play', 12), ('check', 2), ('plan', 2)], 3),
        ('30 min (12 to 36), trios, 3 rounds.', [('recall', 4), ('activity', 10), ('check', 3), ('plan', 3)], 1),
        ('30 min (13 to 36), pairs.', [('recall', 3), ('role play', 13), ('check', 2), ('plan', 2)], 1),
    ],
)
def test_a_role_play_is_taken_only_where_everybody_gets_a_turn(line: str, expected: list[tuple[str, int]], rounds: int) -> None:
    lesson = bite(with_role_play(line)).lesson
    assert minutes(lesson) == expected
    assert lesson.minutes == sum(length for _, length in expected) == 20
    assert lesson.steps[1].timing is not None
    assert lesson.steps[1].timing.rounds == rounds


def test_it_has_the_objectives_that_it_works_on_and_a_question_about_them() -> None:
    lesson = bite(with_role_play('30 min (12 to 36), trios, 3 rounds, keep.')).lesson
    assert [aim.id for aim in lesson.objectives] == ['O1']
    assert [part.objective for step in lesson.steps for part in step.parts if part.kind == 'question'] == ['O1']
    lesson = bite(with_role_play('30 min (20 to 36), trios, 3 rounds.')).lesson
    assert [aim.id for aim in lesson.objectives] == ['O2']
    assert [part.objective for step in lesson.steps for part in step.parts if part.kind == 'question'] == ['O2']
    for step in lesson.steps:
        assert step.timing is not None
        assert set(step.timing.objectives) <= {'O2'}


def test_it_begins_with_what_people_were_asked_to_try() -> None:
    first = bite(WHOLE).lesson.steps[0]
    assert first.kind == 'recall'
    assert 'Ask three people.' in words(first, 'body')
    assert set(cues(first)) >= {'say', 'do', 'ask', 'listen for', 'if quiet', 'online'}
    without = bite(WHOLE.replace('## Reminders\n\n- Day 3: ask three people.\n\n', '')).lesson
    assert 'Try it once.' in words(without.steps[0], 'body')


def test_notes_that_the_cut_has_made_untrue_are_left_out() -> None:
    text = with_role_play('30 min (12 to 36), trios, 3 rounds, keep.').replace('- Instead:', '- To cut: Two rounds.\n- To extend: Four.\n- Instead:')
    role_play, check, plan = bite(text).lesson.steps[1:]
    assert cues(role_play) == ['say', 'do', 'ask', 'instead']
    assert cues(check) == ['do', 'ask']
    assert cues(plan) == ['say', 'ask', 'if quiet']
    assert 'Six lines' not in words(plan, 'facilitator')
    assert [part.lines for part in plan.parts if part.kind == 'write'] == [2]


def test_it_keeps_what_stands_around_the_steps_and_is_itself_the_reminder() -> None:
    lesson = bite(with_role_play('30 min (20 to 36), trios, 3 rounds.')).lesson
    assert [section.kind for section in lesson.sections if not section.timing] == list(SECTIONS)


def test_its_steps_have_places_of_their_own() -> None:
    lesson = bite(with_role_play('30 min (20 to 36), trios, 3 rounds.')).lesson
    places = [section.at for section in lesson.sections]
    assert len(set(places)) == len(places)


def test_a_lesson_without_practice_question_or_plan_still_fills_its_minutes() -> None:
    lesson = bite(front(minutes=8) + TOP + '## Read: This\n\n8 min, talk. For O1.\n\nWords.\n').lesson
    assert minutes(lesson) == [('recall', 20)]
    lesson = bite(front(minutes=35) + TOP + ROLE_PLAY + '## Check' + REST.split('## Check')[1].split('## Job aid')[0]).lesson
    assert minutes(lesson) == [('recall', 4), ('role play', 13), ('check', 3)]


def test_only_the_passages_that_are_left_are_counted() -> None:
    text = WHOLE.replace('Sit in threes.', '[brand: own words, where you sit]\n\nSit in threes.').replace('Sort them.', '[brand: own words, what you sort]\n\nSort them.')
    assert [fill.section for fill in bite(text).fills] == ['Sort the cards']
