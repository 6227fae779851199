"""Every rule on lessons and on words: what makes it speak, and what looks like it and is left alone."""

from __future__ import annotations

import pytest
from rule_cases import KNOWN, OBJECTIVES, SOUND, changed, found_in, lesson_of_known, said_in_reading
from small_course import codes

from builder.course.lesson import Lesson
from builder.rules.registry import LESSON, WORDS
from builder.rules.sound import in_lesson
from builder.sources.findings import Severity

O1 = '**O1** In a practice contact, ask one question before offering a fix.'
O2 = '**O2** Given a long message, rewrite it in 30 words or fewer.'
QUESTION = 'Which comes first?\n\n- "What would suit you?"\n  - Yes. It asks.'


def objective(sentence: str) -> Lesson:
    return changed(O1, f'**O1** {sentence}')


FIRES = {
    'E110': lambda: lesson_of_known(SOUND.replace('### Question for O1', '### Question for O2').replace('## Role play', '## Activity').replace('talk. For O1', 'talk').replace('3 rounds. For O1', '3 rounds')
        .replace("### Your situation\n\n[brand: own words, what somebody waits for]\n\nSomebody waits for an answer.\n\n### Colleague's card\n\n[brand: own words, what the colleague knows]\n\nYou can look it up.\n\n### Customer's card\n\nYou wait for an answer.\n\n### Observer's card\n\n- Asked before offering\n\n### A pass looks like\n\n[brand: behaviours that show asking]\n\nOne question came before the first offer.\n", '')),
    'E111': lambda: objective('In a practice contact, understand one need of a customer.'),
    'E112': lambda: changed(OBJECTIVES, f'{OBJECTIVES}- **O3** In a practice contact, ask twice.\n- **O4** In a practice contact, ask three times.\n- **O5** In a practice contact, ask four times.\n'),
    'W110': lambda: objective('Ask one question before offering a fix.'),
    'W111': lambda: objective('In a practice contact, ask questions.'),
    'W112': lambda: objective('In a practice contact, list and explain three needs.'),
    'W113': lambda: lesson_of_known(SOUND.replace(O1, '**O1** In a practice contact, name one need.').replace(O2, '**O2** Given a long message, name one need.')),
    'W114': lambda: objective('In a practice contact, flumox one customer.'),
    'W115': lambda: lesson_of_known(SOUND.replace('alone. For O2.', 'alone.')),
    'W116': lambda: lesson_of_known(SOUND[: SOUND.index('### Post-test for O2')] + SOUND[SOUND.index('## Manager') :]),
    'W120': lambda: changed('trios, 3 rounds', 'trios, 2 rounds'),
    'W125': lambda: changed('## This week\n\n[brand: own words, where your people will ask]\n\nAsk one question a day.\n\n', ''),
    'W126': lambda: changed('## Reminders\n\n- Day 3: ask three people.\n', ''),
    'W127': lambda: changed('### Measures\n\n- Questions heard, of ten contacts, at 30 days\n\n', ''),
    'W128': lambda: lesson_of_known(SOUND.replace('[brand: own words, where your people will ask]\n\n', '').replace('[brand: own words, your question]\n\n', '').replace('[brand: we say, asking]\n\n', '')),
    'W129': lambda: changed('| Say | When |', '| Say |  |'),
    'W130': lambda: changed('Which comes before the offer?', 'Which of these is not asked?'),
    'W131': lambda: changed('- A form\n', '- All of the above\n'),
    'W132': lambda: changed(QUESTION, f'{QUESTION}\n- "One."\n  - No. It is one.\n- "Two."\n  - No. It is two.'),
    'W133': lambda: changed('- A form\n', '- A promise.\n'),
    'W140': lambda: said_in_reading(f'{"Somebody asks and somebody answers and " * 6}that is that.'),
    'W142': lambda: said_in_reading('You simply ask.'),
    'W143': lambda: said_in_reading('You ask!'),
    'W144': lambda: said_in_reading('Millennials prefer messages.'),
    'W145': lambda: said_in_reading('The Japanese are polite.'),
    'W146': lambda: said_in_reading('Somebody asks for a room key.'),
    'W147': lambda: said_in_reading('Look at the QXR.'),
    'E150': lambda: said_in_reading('Eighty things matter, and 68 % of customers leave because of one.'),
    'W150': lambda: said_in_reading('Staff stay longer.[^c-said]'),
    'W151': lambda: said_in_reading('Recall helps by 30 %.[^c-known]'),
    'W152': lambda: said_in_reading('Think of your learning style.'),
}  # fmt: skip


def test_every_rule_has_an_example() -> None:
    assert {rule.code for rule in (*LESSON, *WORDS)} == FIRES.keys()


def test_nothing_is_found_in_a_sound_lesson() -> None:
    assert codes(found_in(lesson_of_known(SOUND))) == []


@pytest.mark.parametrize('code', sorted(FIRES))
def test_a_rule_speaks_and_says_where_and_what_to_write(code: str) -> None:
    found = [finding for finding in found_in(FIRES[code]()) if finding.code == code]
    assert len(found) == 1
    assert found[0].span is not None
    assert found[0].span.line > 1
    assert found[0].hint


@pytest.mark.parametrize('sentence', [
    'With one transcript, a pen and ten minutes, ask one question before offering a fix.',
    'In a practice contact, calmly ask one question before offering a fix.',
    'Ask one question before offering a fix in a practice contact.',
    'From memory, list the five families in order.',
    'In a practice contact, choose and justify one offer.',
])  # fmt: skip
def test_objectives_may_be_written_in_several_ways(sentence: str) -> None:
    assert codes(found_in(objective(sentence))) == []


@pytest.mark.parametrize('words', [
    'She is 78, and the bill was £23.50 at 5 o\'clock.',
    'In 4 of 5 tries, ask first. Reach at least 80 % of your own list.',
    'Seven in ten words or fewer.',
    'In 42 studies people agreed more often.[^c-counted]',
    'One firm says that staff stay longer.[^c-said]',
    'It is easy to do only the first.',
    'Ring as soon as you know, and give half of your time to the people who wait.',
    'Somebody from Marseille is waiting.',
    'He said: "Obviously! Just smile, it is simple!"',
    'NPS is a score. The Queen (QXR) is a ship, and QXR means nothing.',
    'Ask young people and old people alike what they want.',
    'Our Polish interpreter is on the list of names.',
    'A style of writing, and a pyramid of cups.',
    'You tell three people at work how it went.',
    'The five on the list are yours; call number 70, then 20.',
])  # fmt: skip
def test_what_only_looks_like_a_fault_is_left_alone(words: str) -> None:
    assert codes(found_in(said_in_reading(words))) == []


@pytest.mark.parametrize('words', [
    'Research shows that people leave.',
    'According to a recent survey, people leave.',
    'One in three customers leaves.',
    'It is three times more likely to work.',
    'On average, people wait.',
    'Half of all customers never come back.',
    'A Harvard study found that it helps.',
    'Experts say that it helps.',
    'Customers are 4x more likely to stay.',
])  # fmt: skip
def test_statistics_without_a_source_are_found_in_many_forms(words: str) -> None:
    assert 'E150' in codes(found_in(said_in_reading(words)))


@pytest.mark.parametrize('words', [
    'Visual learners need pictures.', 'The learning pyramid helps.', 'People remember 10 % of what they read.', '55 % of communication is body language.', 'Use the 7-38-55 rule.',
    'It costs five times more to win a customer.', 'An unhappy customer tells nine people.', 'Remember the iceberg of ignorance.', 'She is right-brained.', 'Learn by 70-20-10.',
    'They have a goldfish memory.', 'Our attention span of eight seconds is short.',
])  # fmt: skip
def test_myths_are_known_in_the_forms_they_take(words: str) -> None:
    assert 'W152' in codes(found_in(said_in_reading(words)))


def test_a_note_in_the_next_sentence_covers_a_thought_but_no_figure() -> None:
    assert codes(found_in(said_in_reading('Research shows that people agree. They do so more often.[^c-counted]'))) == []
    assert codes(found_in(said_in_reading('73 % of people agree. They do so more often.[^c-counted]'))) == ['E150']


def test_a_figure_must_be_the_one_that_the_ledger_has() -> None:
    assert codes(found_in(said_in_reading('In 50 studies people agreed more often.[^c-counted]'))) == ['W151']


def test_the_exercise_may_hold_what_the_reading_may_not() -> None:
    handout = '> We have your request and will answer by Thursday at 4.'
    lesson = changed(handout, '> Obviously 68 % of customers leave. The Japanese are polite! Simply call us.')
    assert codes(found_in(lesson)) == []


def test_pairs_need_two_rounds_and_a_whole_group_gives_nobody_a_turn() -> None:
    assert codes(found_in(changed('trios, 3 rounds', 'pairs, 2 rounds'))) == []
    assert codes(found_in(changed('trios, 3 rounds', 'pairs'))) == ['W120']
    assert codes(found_in(changed('trios, 3 rounds', 'whole group'))) == ['W120']


def test_a_stressed_not_may_stand_in_a_question() -> None:
    assert codes(found_in(changed('Which comes before the offer?', 'Which of these is **not** asked?'))) == []
    assert codes(found_in(changed('Which comes before the offer?', 'Which answer fits when it is not there?'))) == []


def test_a_workspace_may_weigh_rules_otherwise() -> None:
    lesson = said_in_reading('You simply ask.')
    assert [finding.severity for finding in in_lesson(lesson, KNOWN, {'W142': Severity.ERROR})] == [Severity.ERROR]
    assert in_lesson(lesson, KNOWN, {'W142': None}) == ()
