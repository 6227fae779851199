"""Questions, cues, cards and reminders have forms of their own."""

from __future__ import annotations

import pytest
from small_course import AT, blocks_of, codes

from builder.course.closer import read_cards, read_closer, read_cues, read_question, read_reminders
from builder.course.lesson import CUES, Cue, Part, Question
from builder.sources.nodes import plain, plain_blocks


def part(kind: str, text: str) -> Part:
    return Part(kind, kind, blocks_of(text), AT, objective='O1')


def question(text: str) -> Question:
    read, found = read_question(part('question', text))
    assert found == []
    assert read is not None
    return read


def cues(text: str) -> tuple[Cue, ...]:
    read, found = read_cues(part('facilitator', text))
    assert found == []
    return read


def test_one_yes_is_a_single_choice() -> None:
    read = question('Which?\n\n- "One"\n  - No. Not it.\n- *Two*\n  - Yes. That is it.')
    assert (read.form, read.objective, plain_blocks(read.stem)) == ('one', 'O1', 'Which?')
    assert [(plain(o.words), o.right, plain_blocks(o.feedback)) for o in read.options] == [('“One”', False, 'Not it.'), ('Two', True, 'That is it.')]


def test_several_yes_mean_choose_all_that_fit() -> None:
    assert question('Which?\n\n- a\n  - Yes: it fits.\n- b\n  - yes, so does this.\n- c\n  - No - not this.').form == 'several'


@pytest.mark.parametrize('verdict', ['Yes. It is', 'yes, it is', 'YES: it is', 'Yes – it is', 'Yes; it is', 'Yes it is', 'Yes! It is'])
def test_the_verdict_is_cut_off_and_a_capital_put(verdict: str) -> None:
    assert plain_blocks(question(f'Which?\n\n- a\n  - {verdict}\n- b\n  - No. b').options[0].feedback) == 'It is'


def test_numbered_options_are_put_in_order() -> None:
    read = question('Order?\n\n1. a\n2. b\n3. c\n\nBecause a is first.')
    assert (read.form, [plain(o.words) for o in read.options], plain_blocks(read.why)) == ('order', ['a', 'b', 'c'], 'Because a is first.')


def test_a_word_that_only_begins_like_a_verdict_is_none() -> None:
    assert codes(read_question(part('question', 'Which?\n\n- a\n  - Nothing.\n- b\n  - Yes. b'))[1]) == ['L045']


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('Which?', ['L042']),
        ('Which?\n\n- a\n  - Yes. b', ['L042']),
        ('- a\n  - Yes. b\n- c\n  - No. d', ['L043']),
        ('Which?\n\n- a\n  - No. b\n- c\n  - No. d', ['L044']),
        ('Which?\n\n- a\n- c\n  - Yes. d', ['L045']),
        ('Which?\n\n- a\n  - Yes.\n- c\n  - No. d', ['L045']),
        ('Which?\n\n- a\n  - Perhaps. b\n- c\n  - Yes. d', ['L045']),
        ('Which?\n\n- a\n  - Yes. b\n  - No. c\n- c\n  - No. d', ['L045']),
        ('Order?\n\n1. a\n2. b', ['L045']),
        ('Order?\n\n1. a\n   - No. b\n2. b\n\nWhy.', ['L046']),
        ('Which?\n\n- a\n  - Yes. b\n- c\n  - No. d\n\nAfterwards.', ['L047']),
    ],
)
def test_a_question_out_of_form_says_what_is_wrong(text: str, expected: list[str]) -> None:
    assert codes(read_question(part('question', text))[1]) == expected


@pytest.mark.parametrize('word', CUES)
def test_every_cue_is_known(word: str) -> None:
    (cue,) = cues(f'- {word.capitalize()}: "hello" there')
    assert (cue.kind, plain_blocks(cue.blocks)) == (word, '“hello” there')


def test_a_cue_may_go_on_over_several_blocks() -> None:
    (cue,) = cues('- Do: **count** them.\n\n  Then go on.\n\n  - one')
    assert plain_blocks(cue.blocks) == 'count them.\nThen go on.\none'


@pytest.mark.parametrize(
    ('text', 'expected'),
    [('- Sing: a song', ['L041']), ('- just words', ['L041']), ('Say: no bullet', ['L040']), ('1. Say: numbered', ['L040']), ('- **Say:** bold', ['L041']), ('- Say: yes\n- Shout: no', ['L041'])],
)
def test_a_bullet_without_a_cue_is_an_error(text: str, expected: list[str]) -> None:
    assert codes(read_cues(part('facilitator', text))[1]) == expected


def test_a_misspelt_cue_gets_the_nearest_one() -> None:
    assert read_cues(part('facilitator', '- Lisen for: laughter'))[1][0].hint.startswith('did you mean "Listen for')


def test_cards_and_answers_are_one_table() -> None:
    table, found = read_cards(part('cards and answers', '| Card | Right |\n| - | - |\n| a | b |'))
    assert found == []
    assert table is not None
    for text in ('Words.', '| Card |\n| - |\n| a |', '| Card | Right |\n| - | - |', 'Words.\n\n| Card | Right |\n| - | - |\n| a | b |'):
        assert codes(read_cards(part('cards and answers', text))[1]) == ['L049']


def test_reminders_begin_with_their_day() -> None:
    read, found = read_reminders(part('body', '- Day 3: ask three people.\n- day 14 : look back.'))
    assert found == []
    assert [(r.days, plain_blocks(r.blocks)) for r in read] == [(3, 'Ask three people.'), (14, 'Look back.')]
    assert codes(read_reminders(part('body', '- Day 0: now\n- On Monday: later'))[1]) == ['L048', 'L048']
    assert codes(read_reminders(part('body', 'Words.'))[1]) == ['L048']


def test_an_item_of_the_assessment_has_one_right_answer() -> None:
    one, several = 'Which?\n\n- a\n  - Yes. b\n- c\n  - No. d', 'Which?\n\n- a\n  - Yes. b\n- c\n  - Yes. d'
    assert codes(read_closer(part('pre-test', one))) == []
    assert codes(read_closer(part('pre-test', several))) == ['L055']
    assert codes(read_closer(part('post-test', 'Order?\n\n1. a\n2. b\n\nWhy.'))) == ['L055']
    assert codes(read_closer(part('post-test', 'Which?\n\n- a\n- c\n  - Yes. d'))) == ['L045']
