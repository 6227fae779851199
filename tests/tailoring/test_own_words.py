"""A client's own words go where their headings say, and nowhere else."""

from __future__ import annotations

import pytest
from small_course import TOP, WHOLE, brand_of, codes, front, in_brand, lesson_of, step, tailored

from builder.course.lesson import Lesson, Part, Section
from builder.sources.findings import Finding
from builder.sources.nodes import Origin, Text, inlines_in, lines_of, plain_blocks
from builder.tailoring.own_words import read_own_words
from builder.tailoring.tailored import Change

FILE = 'brand/acme/lessons/L01.md'
BRAND = brand_of(terms=())


def own(text: str, lesson: str = WHOLE) -> Lesson:
    return in_brand(lesson_of(lesson), BRAND, text).lesson


def wrong(text: str, lesson: str = WHOLE) -> list[Finding]:
    return [f for f in tailored(lesson_of(lesson), BRAND, text).findings if f.is_error]


def section(lesson: Lesson, title: str) -> Section:
    return next(s for s in lesson.sections if s.title == title)


def part(lesson: Lesson, title: str, kind: str) -> Part:
    return next(p for p in section(lesson, title).parts if p.kind == kind)


def text_of(lesson: Lesson, title: str, kind: str) -> str:
    return plain_blocks(part(lesson, title, kind).blocks)


@pytest.mark.parametrize(
    ('verb', 'text'),
    [('Instead of', 'Ours.'), ('Before', 'Ours.\nThree heaps.'), ('After', 'Three heaps.\nOurs.'), ('INSTEAD  OF', 'Ours.')],
)
def test_words_go_instead_of_before_or_after_a_part(verb: str, text: str) -> None:
    assert text_of(own(f'## {verb}: Sort the cards > Handout: How to sort\n\nOurs.\n'), 'Sort the cards', 'handout') == text


@pytest.mark.parametrize(
    'where',
    ["Help at the desk > Customer's card", 'Help at the desk > Customer’s card', "Role play: Help at the desk > CUSTOMER'S CARD", "role play:  help at the desk  >  customer's card"],
)
def test_a_place_may_be_named_in_several_ways(where: str) -> None:
    assert text_of(own(f'## Instead of: {where}\n\nYou are Mrs Hale.\n'), 'Help at the desk', "customer's card") == 'You are Mrs Hale.'


def test_without_leaves_a_part_out() -> None:
    lesson = own('## Without: Help at the desk > What goes wrong here\n')
    assert 'what goes wrong here' not in [p.kind for p in section(lesson, 'Help at the desk').parts]


def test_without_leaves_a_step_out_and_its_minutes_are_said_at_the_top() -> None:
    text = '## Without: Sort the cards\n'
    assert codes(wrong(text)) == ['L006']
    lesson = own('---\nminutes: 35\n---\n\n' + text)
    assert [s.title for s in lesson.steps] == ['Help at the desk', 'Before you go']
    assert lesson.minutes == 35


@pytest.mark.parametrize(('verb', 'text'), [('Instead of', 'Ours.'), ('Before', 'Ours.\nSort them.'), ('After', 'Sort them.\nOurs.')])
def test_words_go_into_the_steps_own_text(verb: str, text: str) -> None:
    lesson = own(f'## {verb}: Sort the cards\n\nOurs.\n')
    assert text_of(lesson, 'Sort the cards', 'body') == text
    assert [p.kind for p in section(lesson, 'Sort the cards').parts] == ['body', 'handout', 'cards and answers', 'write']


def test_a_step_line_changes_the_times() -> None:
    lesson = own('---\nminutes: 40\n---\n## Instead of: Sort the cards\n\n5 min, trios. For O2.\n\nOurs.\n')
    timing = section(lesson, 'Sort the cards').timing
    assert timing is not None
    assert (timing.minutes, timing.grouping.kind, timing.themes) == (5, 'trios', ())
    assert text_of(lesson, 'Sort the cards', 'body') == 'Ours.'


def test_parts_under_a_step_are_changed_with_it() -> None:
    lesson = own('## Instead of: Sort the cards\n\nOurs.\n\n### Handout: How to sort\n\nFour heaps.\n')
    assert text_of(lesson, 'Sort the cards', 'body') == 'Ours.'
    assert text_of(lesson, 'Sort the cards', 'handout') == 'Four heaps.'
    assert text_of(lesson, 'Sort the cards', 'cards and answers').startswith('Card')


@pytest.mark.parametrize(('verb', 'order'), [('Before', ['Help at the desk', 'New one', 'Sort the cards', 'Before you go']), ('After', ['Help at the desk', 'Sort the cards', 'New one', 'Before you go'])])
def test_a_new_step_stands_before_or_after_another(verb: str, order: list[str]) -> None:
    text = f'---\nminutes: 50\n---\n\n## {verb}: Sort the cards\n\n### Activity: New one\n\n5 min, pairs. For O1.\n\nOurs.\n\n#### Handout: Mine\n\nMore.\n'
    lesson = own(text)
    assert [s.title for s in lesson.steps] == order
    assert [p.kind for p in section(lesson, 'New one').parts] == ['body', 'handout']


def test_questions_are_told_apart_by_number() -> None:
    text = step('### Question for O1\n\nOne?\n\n- a\n  - Yes. b\n- c\n  - No. d\n\n### Question for O1\n\nTwo?\n\n- a\n  - Yes. b\n- c\n  - No. d', kind='Check: Before you go')
    lesson = own('## Instead of: Before you go > Question 2\n\nOurs?\n\n- a\n  - Yes. b\n- c\n  - No. d\n', text)
    assert [plain_blocks(p.blocks[:1]) for p in section(lesson, 'Before you go').parts] == ['One?', 'Ours?']
    assert codes(wrong('## Instead of: Before you go > Question for O1\n\nOurs.\n', text)) == ['T023']


@pytest.mark.parametrize('name', ['Job aid', 'On one card', 'Job aid: On one card', 'This week', 'Manager'])
def test_other_sections_are_named_by_kind_or_title(name: str) -> None:
    lesson = own(f'## Instead of: {name}\n\nOurs.\n')
    kind = {'Manager': 'manager', 'This week': 'this week'}.get(name, 'job aid')
    changed = lesson.section(kind)
    assert changed is not None
    assert plain_blocks(changed.parts[0].blocks) == 'Ours.'


@pytest.mark.parametrize('words', ['## Instead of: Try it > Slide\n\nOurs.\n', '## Instead of: Try it\n\n### Slide\n\nOurs.\n'])
@pytest.mark.parametrize('sells', [True, False])
def test_of_two_versions_a_name_means_the_one_this_client_gets(words: str, sells: bool) -> None:
    text = step('Words.\n\n### Slide\n\n[only: they sell]\n\nFor sellers.\n\n### Slide\n\n[not: they sell]\n\nFor others.')
    lesson = in_brand(lesson_of(text), brand_of(sells=sells), words).lesson
    assert [plain_blocks(part.blocks) for part in lesson.steps[0].parts] == ['Words.', 'Ours.']


@pytest.mark.parametrize('sells', [True, False])
def test_of_two_versions_of_a_section_a_name_means_the_one_this_client_gets(sells: bool) -> None:
    text = step('Words.') + '\n\n## Sources\n\n[only: they sell]\n\nFor sellers.\n\n## Sources\n\n[not: they sell]\n\nFor others.\n'
    lesson = in_brand(lesson_of(text), brand_of(sells=sells), '## Instead of: Sources\n\nOurs.\n').lesson
    assert [plain_blocks(section.parts[0].blocks) for section in lesson.sections if section.kind == 'sources'] == ['Ours.']


@pytest.mark.parametrize(('verb', 'text'), [('Instead of', 'Ours.'), ('Before', 'Ours.\nAsk before you decide.'), ('After', 'Ask before you decide.\nOurs.')])
def test_the_summary_can_be_changed(verb: str, text: str) -> None:
    assert plain_blocks(own(f'## {verb}: Summary\n\nOurs.\n').summary) == text


PASSAGE = step('Lead.\n\n[brand: voice]\n\nGeneric.')


@pytest.mark.parametrize(
    ('verb', 'text'),
    [('Before', 'Ours.\nLead.\nGeneric.'), ('After', 'Lead.\nGeneric.\nOurs.'), ('Instead of', 'Ours.')],
)
def test_words_stand_around_a_passage_and_it_stays_one(verb: str, text: str) -> None:
    assert text_of(own(f'## {verb}: Try it\n\nOurs.\n', PASSAGE), 'Try it', 'body') == text


def test_words_instead_of_a_part_may_ask_the_brand() -> None:
    assert text_of(own('## Instead of: Try it\n\nOurs.\n\n[brand: promise]\n\nElse.\n', PASSAGE), 'Try it', 'body') == 'Ours.\nCare that knows your name.\nWe ask before we act.'


@pytest.mark.parametrize('verb', ['Before', 'After'])
@pytest.mark.parametrize('words', ['Ours.\n\n[brand: promise]\n\nElse.', '[only: they sell]\n\nOurs.'])
def test_words_before_or_after_others_cannot_ask_the_brand(verb: str, words: str) -> None:
    assert codes(wrong(f'## {verb}: Try it\n\n{words}\n', PASSAGE)) == ['T028']


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('## Instead of: Nowhere\n\nOurs.\n', ['T022']),
        ('## Instead of: Sort the cards > Nothing\n\nOurs.\n', ['T022']),
        ('## Instead of: Sort the cards\n', ['T024']),
        ('## Without: Sort the cards > Write, 6 lines\n\nOurs.\n', ['T024']),
        ('## After: This week\n\nA.\n\n## After: This week\n\nB.\n', ['T025']),
        ('## Instead of: This week\n\nA.\n\n## Without: this  week\n', ['T025']),
        ('## Instead of: Summary\n\nA.\n\n## Instead of: Summary\n\nB.\n', ['T025']),
        ('## Without: Summary\n', ['T026']),
        ('## Instead of: You will be able to\n\n- **O1** Ours.\n', ['T026']),
        ('## Instead of: Sort the cards\n\nOurs.\n\n### Facilitater\n\n- Say: x\n', ['L010']),
        ('## Without: Help at the desk > Observer\'s card\n', ['L016']),
        ('## Instead of: Before you go > Question 1\n\nNo options.\n', ['L042']),
    ],
)
def test_words_without_a_place_are_errors(text: str, expected: list[str]) -> None:
    found = wrong(text)
    assert codes(found) == expected
    assert all(f.span and f.span.line > 0 for f in found)


def test_a_step_named_by_a_title_that_two_have_needs_its_kind() -> None:
    text = front() + TOP + '## Read: Twice\n\n5 min, talk.\n\nOne.\n\n## Activity: Twice\n\n5 min, talk.\n\nTwo.\n'
    found = wrong('## Instead of: Twice\n\nOurs.\n', text)
    assert codes(found) == ['T023']
    assert 'Read: Twice' in found[0].hint
    lesson = own('## Instead of: Activity: Twice\n\nOurs.\n', text)
    assert [plain_blocks(s.parts[0].blocks) for s in lesson.steps] == ['One.', 'Ours.']


def test_a_near_miss_gets_the_nearest_name() -> None:
    assert wrong('## Instead of: Sort the crads\n\nOurs.\n')[0].hint == 'did you mean "Sort the cards"?'
    assert wrong("## Instead of: Help at the desk > Custmer's card\n\nOurs.\n")[0].hint in ('did you mean "Customer\'s card"?', 'did you mean "Customer’s card"?')


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('Words without a place.\n', ['T020']),
        ('## Replace: Sort the cards\n\nOurs.\n', ['T020']),
        ('## Sort the cards\n\nOurs.\n', ['T020']),
        ('---\nid: L01\n---\n\n## After: This week\n\nOurs.\n', ['T021']),
    ],
)
def test_a_file_out_of_form_says_so(text: str, expected: list[str]) -> None:
    assert codes(read_own_words(text, FILE)[1]) == expected


def test_a_title_at_the_top_is_for_the_reader_of_the_file() -> None:
    words, found = read_own_words('# Our words for L01\n\n## After: This week\n\nOurs.\n', FILE)
    assert found == []
    assert [(p.verb, p.section, p.part, p.at.line) for p in words.passages] == [('after', 'This week', '', 3)]


def test_places_are_counted_past_the_minutes() -> None:
    words, _ = read_own_words('---\nminutes: 50\n---\n\n## After: This week\n\nOurs.\n', FILE)
    assert (words.minutes, words.passages[0].at.line) == (50, 5)


def test_a_clients_words_are_its_own_and_every_change_is_recorded() -> None:
    done = in_brand(lesson_of(WHOLE), brand_of(), '## Instead of: Sort the cards > Handout: How to sort\n\nEvery customer.\n\n## After: Summary\n\nA customer.\n')
    handout = part(done.lesson, 'Sort the cards', 'handout')
    assert plain_blocks(handout.blocks) == 'Every customer.'
    assert {i.origin for b in handout.blocks for line in lines_of(b) for i in inlines_in(line) if isinstance(i, Text)} == {Origin.BRAND}
    assert [(r.before, r.after) for r in done.replacements if r.rule is Change.OVERRIDE] == [('Sort the cards > Handout: How to sort', 'instead of'), ('Summary', 'after')]
    assert [(f.asks, f.source.file if f.source else '') for f in done.fills] == [('own words', FILE)]
