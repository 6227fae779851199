"""A lesson's headings make its structure; whatever is not in the grammar is an error with a place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_course import ROLE_PLAY, TOP, WHOLE, codes, front, lesson_of, parse, said, step

from builder.course.lesson import STEP_KINDS, Condition, Slot
from builder.course.parts import PART_KINDS
from builder.sources.findings import Finding, Span
from builder.sources.nodes import Origin, Paragraph, Text, inlines_in, lines_of, plain, plain_blocks
from builder.sources.typography import straight


def the(code: str, text: str, name: str = 'L01-first-lesson.md') -> Finding:
    """Return the one finding of that code."""
    found = [f for f in parse(text, name).findings if f.code == code]
    assert len(found) == 1, parse(text, name).findings
    return found[0]


def test_a_whole_lesson_is_read_with_its_sections_and_parts() -> None:
    lesson = lesson_of(WHOLE)
    assert (lesson.id, lesson.slug, lesson.title, lesson.track, lesson.minutes, lesson.version) == ('L01', 'first-lesson', 'Ask first', 'frontline', 45, '1.0')
    assert (lesson.skills, lesson.answers, lesson.review.by) == (('solve',), ('skill.solve',), 'L&D')
    assert plain_blocks(lesson.summary) == 'Ask before you decide.'
    assert [(o.id, plain(o.sentence)) for o in lesson.objectives] == [('O1', 'Ask one question first.'), ('O2', 'Own what you promise.')]
    assert [s.kind for s in lesson.sections] == ['role play', 'activity', 'check', 'job aid', 'manager', 'this week', 'reminders', 'sources']
    assert [s.title for s in lesson.steps] == ['Help at the desk', 'Sort the cards', 'Before you go']
    assert [part.kind for part in lesson.steps[0].parts] == [
        'body', "colleague's card", "customer's card", 'only if asked', "observer's card", 'a pass looks like', 'what you may decide', 'what goes wrong here', 'facilitator',
    ]  # fmt: skip
    write = next(part for part in lesson.steps[1].parts if part.kind == 'write')
    assert write.lines == 6
    assert [part.objective for part in lesson.steps[2].parts if part.kind == 'question'] == ['O1', 'O2']


def test_places_lead_back_to_the_file() -> None:
    lesson = lesson_of(WHOLE)
    lines = WHOLE.split('\n')
    assert lines[lesson.at.line - 1] == '# Ask first'
    assert lines[lesson.minutes_at.line - 1] == 'minutes: 45'
    for section in lesson.sections:
        assert lines[section.at.line - 1].startswith('## ')
        for part in section.parts:
            if part.title:
                assert straight(lines[part.at.line - 1]) == straight(f'### {part.title}')


def test_headings_may_be_written_with_typographic_marks_and_other_capitals() -> None:
    text = WHOLE.replace("### Colleague's card", '### COLLEAGUE’S  Card').replace('## Role play:', '## ROLE  PLAY:')
    assert [part.kind for part in lesson_of(text).steps[0].parts][1] == "colleague's card"


@pytest.mark.parametrize(
    ('code', 'text', 'place'),
    [
        ('L001', TOP, '1:1'),
        ('L003', front() + 'No title here.\n\n' + TOP, '10:1'),
        ('L003', front() + TOP + '# Another\n', '19:1'),
        ('L003', front() + TOP.replace('Ask before you decide.\n\n', ''), '10:1'),
        ('L004', step('Words.') + '\n## Further reading\n', '25:1'),
        ('L005', step('Words.', kind='Activity:'), '19:1'),
        ('L005', step('Words.', kind='Activity'), '19:1'),
        ('L006', step('Words.', '12 min, talk.'), '4:10'),
        ('L007', step('Words.', '10 min, talk. For O9.'), '21:1'),
        ('L008', step('Words.').replace('**O2**', '**O1**'), '17:1'),
        ('L009', step('Words.').replace('- **O1** Ask', '- O1 Ask'), '16:1'),
        ('L010', step('### Facilitater\n\n- Say: hello'), '23:1'),
        ('L011', step("### Customer's card\n\nWords."), '23:1'),
        ('L012', step('### Write, many lines\n\nWords.'), '23:1'),
        ('L012', step('### Write, 99 lines\n\nWords.'), '23:1'),
        ('L013', step('### Question about asking\n\nWords.', kind='Check: It'), '23:1'),
        ('L014', step('### Slide\n\nOne.\n\n### Slide\n\nTwo.'), '27:1'),
        ('L015', step('### Slide\n\n### Handout\n\nWords.'), '23:1'),
        ('L018', step('Words.', '5 min, talk.') + '## Activity: Try it\n\n5 min, talk.\n\nWords.\n', '24:1'),
        ('L020', step('Words.', 'No time here.'), '21:1'),
        ('L028', step('### Slide\n\nWords.\n\n# Title\n'), '27:1'),
        ('L030', step('[brand: horoscope]\n\nWords.'), '23:1'),
        ('L031', step('[brand: behaviours that show juggling]\n\nWords.'), '23:1'),
        ('L031', step('[brand: measures for fun]\n\nWords.'), '23:1'),
        ('L032', step('[brand: facts.phone]\n\nWords.'), '23:1'),
        ('L033', step('### Slide\n\n[only: the moon is full]\n\nWords.'), '25:1'),
        ('L034', step('### Slide\n\nWords.\n\n[only: they sell]\n\nMore.'), '27:1'),
        ('L035', step('[brand: voice]\n\nOne.\n\n[brand: values]\n\nTwo.'), '27:1'),
        ('L036', step('Words.\n\n[brand: voice]\n'), '25:1'),
        ('L037', step('- [brand: voice]\n'), '23:3'),
        ('L038', step('Words.[^c-none]'), '23:7'),
    ],
)
def test_each_mistake_has_its_code_and_its_place(code: str, text: str, place: str) -> None:
    assert f'{code} {place}' in said(parse(text).findings)


def test_front_matter_is_checked_against_the_closed_lists() -> None:
    assert the('L019', step('Words.').replace('[solve]', '[solv]')).hint == 'did you mean "solve"?'
    assert the('L019', step('Words.').replace('2026-01-15', 'January')).hint == 'write it as 2026-11-01'


@pytest.mark.parametrize('name', ['L02-first-lesson.md', 'first.md', 'L01-First Lesson.md'])
def test_the_name_of_a_file_is_the_name_of_its_lesson(name: str) -> None:
    assert the('L002', step('Words.'), name).is_error


@pytest.mark.parametrize(
    ('heading', 'hint'),
    [('### Facilitater', 'did you mean "Facilitator"?'), ('### Hand out: x', 'did you mean "Handout"?'), ('### Sounds like u', 'did you mean "Sounds like us"?')],
)
def test_a_misspelt_part_gets_the_nearest_one_and_goes_to_nobody(heading: str, hint: str) -> None:
    text = step(f'Words.\n\n{heading}\n\n- Say: SECRET')
    assert the('L010', text).hint == hint
    lesson = parse(text).value
    assert lesson is not None
    assert 'SECRET' not in repr(lesson)


@pytest.mark.parametrize('kind', sorted({k.name for k in PART_KINDS} - {'write', 'question', 'facilitator', 'cards and answers'}))
def test_every_part_stands_where_the_grammar_says_and_nowhere_else(kind: str) -> None:
    sections = next(k.sections for k in PART_KINDS if k.name == kind)
    for section in (*STEP_KINDS, 'job aid', 'manager', 'assessment'):
        line = '10 min, talk.\n\n' if section in STEP_KINDS else ''
        heading = section.capitalize() if section in ('manager', 'assessment') else f'{section.capitalize()}: Here'
        found = codes(parse(f'{front()}{TOP}## {heading}\n\n{line}### {kind.capitalize()}\n\nWords.\n').findings)
        assert ('L011' not in found) is (section in sections)


ITEM = 'Which?\n\n- a\n  - Yes. b\n- c\n  - No. d'


def assessment(*parts: str) -> str:
    return step('Words.') + '\n## Assessment\n\n' + '\n\n'.join(parts) + '\n'


def test_the_assessment_asks_about_each_objective_once_before_and_once_after() -> None:
    items = [f'### {kind} for {objective}\n\n{ITEM}' for kind in ('Pre-test', 'Post-test') for objective in ('O1', 'O2')]
    section = lesson_of(assessment(*items)).section('assessment')
    assert section is not None
    assert section.timing is None
    assert [(part.kind, part.objective) for part in section.parts] == [('pre-test', 'O1'), ('pre-test', 'O2'), ('post-test', 'O1'), ('post-test', 'O2')]
    assert codes(parse(assessment(*items, items[0])).findings) == ['L014']


def test_an_assessment_out_of_form_says_what_is_wrong() -> None:
    assert the('L013', assessment(f'### Pre-test\n\n{ITEM}')).hint == 'write: ### Pre-test for O1'
    assert codes(parse(assessment(f'### Post-test for O9\n\n{ITEM}')).findings) == ['L007']
    assert codes(parse(assessment('Before the items.', f'### Pre-test for O1\n\n{ITEM}')).findings) == ['L054']
    assert codes(parse(assessment('### Pre-test for O1\n\nWhich?\n\n- a\n- c\n  - Yes. d')).findings) == ['L045']
    assert codes(parse(assessment(f'### Question for O1\n\n{ITEM}')).findings) == ['L011']


def test_free_headings_stand_inside_a_part() -> None:
    part = lesson_of(step('### Handout\n\n#### Mine\n\nWords.')).steps[0].parts[0]
    assert plain_blocks(part.blocks) == 'Mine\nWords.'


def test_a_role_play_needs_its_cards_and_a_way_out() -> None:
    text = front(minutes=30) + TOP + ROLE_PLAY
    assert parse(text).findings == ()
    without_card = text.replace("### Observer's card\n\n- Asked first\n\n", '')
    assert "### Observer's card" in the('L016', without_card).hint
    assert the('L017', text.replace('- Instead: Read the cards aloud.\n', '')).is_error


def test_a_role_play_for_managers_has_a_colleague_and_no_customer() -> None:
    text = front(minutes=30) + TOP + ROLE_PLAY
    for_managers = text.replace("### Colleague's card", "### Manager's card").replace("### Customer's card", "### Colleague's card")
    assert parse(for_managers).findings == ()
    assert "### Colleague's card" in the('L016', for_managers.replace("### Colleague's card", '### Your situation')).hint


def test_conditions_open_a_step_or_part() -> None:
    section = lesson_of(step('Words.\n\n### Slide\n\n[not: channel is phone]\n[only: outcome is trust]\n\nWords.', '[only: they sell]\n\n10 min, talk.')).steps[0]
    assert [(c.wanted, c.subject, c.value) for c in section.conditions] == [(True, 'they sell', '')]
    assert [(c.wanted, c.subject, c.value) for c in section.parts[1].conditions] == [(False, 'channel', 'phone'), (True, 'outcome', 'trust')]


@pytest.mark.parametrize(
    ('written', 'slot'),
    [
        ('behaviours that show asking', ('behaviours', 'asking')),
        ('behaviors that show keeping promises', ('behaviours', 'keeping-promises')),
        ('we say, asking', ('we say', 'asking')),
        ('We Never,  owning', ('we never', 'owning')),
        ('measures for resolution', ('measures', 'resolution')),
        ('story that shows owning', ('story', 'owning')),
        ('authority', ('authority', '')),
        ('who to call', ('who to call', '')),
        ('standards', ('standards', '')),
        ('red lines', ('red lines', '')),
        ('promise', ('promise', '')),
        ('not promised', ('not promised', '')),
        ('values', ('values', '')),
        ('channels', ('channels', '')),
        ('words we use', ('words we use', '')),
        ('voice', ('voice', '')),
        ('own words, What went wrong', ('own words', 'What went wrong')),
    ],
)
def test_every_passage_is_understood(written: str, slot: tuple[str, str]) -> None:
    part = lesson_of(step(f'Lead.\n\n[brand: {written}]\n\nGeneric.')).steps[0].parts[0]
    assert isinstance(part.slot, Slot)
    assert (part.slot.kind, part.slot.argument) == slot
    assert (plain_blocks(part.lead), plain_blocks(part.blocks)) == ('Lead.', 'Generic.')


def origins(body: str) -> dict[str, Origin]:
    lesson = lesson_of(step(body))
    return {i.text: i.origin for p in lesson.steps[0].parts for b in p.blocks for line in lines_of(b) for i in inlines_in(line) if isinstance(i, Text)}


def test_as_is_keeps_the_next_block_or_the_whole_part() -> None:
    assert origins('One.\n\n[as is]\n\nTwo.\n\nThree.') == {'One.': Origin.COURSE, 'Two.': Origin.KEPT, 'Three.': Origin.COURSE}
    assert origins('[as is]\n\nOne.\n\n- **Two.**') == {'One.': Origin.KEPT, 'Two.': Origin.KEPT}


def test_quotations_keep_their_words_and_callouts_do_not() -> None:
    assert origins('> Quoted.\n\n> [!NOTE]\n> Called.') == {'Quoted.': Origin.KEPT, 'Called.': Origin.COURSE}


def test_sources_keep_their_words() -> None:
    section = lesson_of(WHOLE).section('sources')
    assert section is not None
    paragraph = section.parts[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert isinstance(paragraph.children[0], Text)
    assert paragraph.children[0].origin is Origin.KEPT


def test_a_condition_keeps_its_place() -> None:
    part = lesson_of(step('### Slide\n\n[only: they sell]\n\nWords.')).steps[0].parts[0]
    assert part.conditions == (Condition(True, 'they sell', '', Span('content/lessons/L01-first-lesson.md', 25, 1, 25)),)


HEADINGS = st.sampled_from(['## Activity: One', '## Check: Two', '## Manager', '### Slide', '### Facilitator', '### Question for O1', '### Handout: X', '#### Free', '# Title', '10 min, talk. For O1.', 'Words.', '- Say: x', '- a\n  - Yes. b', '[brand: voice]', '[only: they sell]', '[as is]', '1. a\n2. b', '> q', '| a | b |\n|-|-|\n| 1 | 2 |'])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(HEADINGS, max_size=12))
def test_headings_in_any_order_never_break_the_reader(blocks: list[str]) -> None:
    parsed = parse(front() + TOP + '\n\n'.join(blocks) + '\n')
    assert parsed.value is not None
    assert all(f.span and f.span.file.endswith('.md') for f in parsed.findings)
