"""An edition cannot hold what its reader may not see."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_course import LISTS, TOP, brand_of, composed, front, step, whole_brief

from builder.course.parts import PART_KINDS
from builder.editions.cut import cut
from builder.editions.edition import Edition, EditionPart, EditionSection, Medium, Reader
from builder.editions.visibility import Shown, shown
from builder.packs.tailored_pack import TailoredPack
from builder.sources.findings import Parsed
from builder.sources.nodes import NoteRef, Table, inlines_in, lines_of, plain, plain_blocks

EDITIONS = [(reader, medium) for reader in Reader for medium in Medium]


def whole(reader: Reader, medium: Medium) -> Edition:
    return whole_brief().edition(reader, medium)


def section(edition: Edition, title: str) -> EditionSection:
    return next(s for lesson in edition.lessons for s in lesson.sections if s.title == title)


def pack(text: str) -> TailoredPack:
    made = composed({'L01': text}, brand_of())
    assert made.value is not None
    return made.value


def cut_of(text: str, reader: Reader = Reader.LEARNER, medium: Medium = Medium.SCREEN) -> Parsed[Edition]:
    return cut(pack(text), reader, medium, LISTS.claims)


def edition_of(text: str, reader: Reader = Reader.LEARNER, medium: Medium = Medium.SCREEN) -> Edition:
    done = cut_of(text, reader, medium)
    assert done.findings == ()
    assert done.value is not None
    return done.value


# --- who sees what -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize('medium', Medium)
@pytest.mark.parametrize('secret', ['DESK-SECRET', 'HURRY-SECRET', 'HIDDEN-FACT', 'GOES-WRONG', 'SAY-THIS', 'DO-THIS', 'ASK-THIS', 'SORT-REASON', 'SAID-SO', 'FOR-BOSSES', 'evidence'])
def test_learners_get_no_secret_in_any_medium(secret: str, medium: Medium) -> None:
    assert secret not in repr(whole(Reader.LEARNER, medium))
    assert secret in repr(whole(Reader.FACILITATOR, medium)) or secret == 'FOR-BOSSES'


@pytest.mark.parametrize('answer', ['FEEDBACK-YES', 'FEEDBACK-NO', 'ORDER-REASON'])
def test_feedback_goes_to_a_screen_and_never_on_learners_paper(answer: str) -> None:
    assert answer in repr(whole(Reader.LEARNER, Medium.SCREEN))
    assert answer not in repr(whole(Reader.LEARNER, Medium.PAPER))
    assert answer in repr(whole(Reader.FACILITATOR, Medium.PAPER))


def questions(reader: Reader, medium: Medium) -> list[EditionPart]:
    return list(section(whole(reader, medium), 'Before you go').parts_of('question'))


def test_learners_paper_does_not_say_which_answer_is_right() -> None:
    for part in questions(Reader.LEARNER, Medium.PAPER):
        assert part.question is not None
        assert {(c.right, c.feedback, c.place) for c in part.question.choices} == {(None, (), 0)}
        assert part.question.why == ()
        assert part.blocks == ()


def test_the_screen_says_why() -> None:
    one, order = (part.question for part in questions(Reader.LEARNER, Medium.SCREEN))
    assert one is not None
    assert order is not None
    assert [(c.label, plain(c.words), c.right, plain_blocks(c.feedback)) for c in one.choices] == [('A', 'Ask', True, 'FEEDBACK-YES'), ('B', 'Tell', False, 'FEEDBACK-NO')]
    assert plain_blocks(order.why) == 'Because ORDER-REASON.'
    assert sorted((c.place, plain(c.words)) for c in order.choices) == [(1, 'Ask'), (2, 'Listen'), (3, 'Write'), (4, 'Own')]


def test_an_order_is_mixed_alike_for_everybody_and_is_never_right() -> None:
    orders = {tuple(plain(c.words) for c in part.question.choices) for reader, medium in EDITIONS if reader is not Reader.MANAGER for part in questions(reader, medium) if part.question and part.question.form == 'order'}
    assert len(orders) == 1
    assert orders != {('Ask', 'Listen', 'Write', 'Own')}


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 6), st.integers(1, 4))
def test_no_order_gives_itself_away(entries: int, count: int) -> None:
    items = '\n'.join(f'{n}. entry {n}' for n in range(1, entries + 1))
    text = step('\n\n'.join(f'### Question for O1\n\nOrder?\n\n{items}\n\nBecause.' for _ in range(count)), kind='Check: It')
    for part in edition_of(text, medium=Medium.PAPER).lessons[0].steps[0].parts:
        assert part.question is not None
        words = [plain(c.words) for c in part.question.choices]
        assert words != sorted(words)
        assert sorted(words) == [f'entry {n}' for n in range(1, entries + 1)]


def test_cards_to_sort_go_to_learners_without_their_answers() -> None:
    part = section(whole(Reader.LEARNER, Medium.PAPER), 'Sort the cards').part('cards and answers')
    assert part is not None
    (table,) = part.blocks
    assert isinstance(table, Table)
    assert [plain(cell) for row in (table.header, *table.rows) for cell in row] == ['Card', 'They like letters', 'They asked for a letter']
    full = section(whole(Reader.FACILITATOR, Medium.PAPER), 'Sort the cards').part('cards and answers')
    assert full is not None
    assert len(full.blocks[0].header) == 3  # type: ignore[union-attr]


def test_clock_times_materials_and_days_are_for_those_who_need_them() -> None:
    for reader, medium in EDITIONS:
        edition = whole(reader, medium)
        starts = {lesson.start for lesson in edition.lessons} | {s.timing.start for lesson in edition.lessons for s in lesson.steps if s.timing}
        assert (starts == {''}) is (reader is not Reader.FACILITATOR)
        assert bool(edition.materials) is (reader is Reader.FACILITATOR)
        assert bool(edition.days) is (reader is not Reader.MANAGER)


def test_managers_get_what_is_theirs() -> None:
    lesson = whole(Reader.MANAGER, Medium.SCREEN).lessons[0]
    assert [s.title for s in lesson.sections] == ['Help at the desk', 'On one card', 'Head nurse', 'This week', 'Sources']
    assert [p.kind for p in lesson.sections[0].parts] == ['a pass looks like', 'what you may decide', 'what goes wrong here']
    assert [r.days for r in lesson.reminders] == [3]
    assert whole(Reader.FACILITATOR, Medium.SCREEN).lessons[0].reminders == ()


def test_numbers_are_the_same_in_every_edition() -> None:
    for reader, medium in EDITIONS:
        if reader is Reader.MANAGER:
            continue
        edition = whole(reader, medium)
        assert [s.number for s in edition.lessons[0].steps] == ['1.1', '1.2', '1.3']
        assert [(p.kind, p.number) for p in section(edition, 'Sort the cards').parts if p.number] == [('handout', '1.2 A'), ('cards and answers', '1.2 B')]
        assert [p.question.number for p in section(edition, 'Before you go').parts if p.question] == ['1.3 Q1', '1.3 Q2']


def test_cues_are_read_for_the_facilitator() -> None:
    part = section(whole(Reader.FACILITATOR, Medium.PAPER), 'Help at the desk').part('facilitator')
    assert part is not None
    assert [cue.kind for cue in part.cues] == ['say', 'do', 'ask', 'instead']
    assert part.blocks == ()


# --- sources and links ---------------------------------------------------------------------------------------------


def test_sources_are_numbered_as_this_edition_cites_them() -> None:
    text = front() + TOP + '## Activity: Try it\n\n10 min, pairs.\n\nWords.\n\n### Slide\n\nHidden.[^c-one]\n\n### Handout\n\nShown.[^c-two] Again.[^c-two]\n'
    learner, facilitator = edition_of(text), edition_of(text, Reader.FACILITATOR)
    assert [(r.number, r.claim) for r in learner.references] == [(1, 'c-two')]
    assert [(r.number, r.claim, r.source) for r in facilitator.references] == [(1, 'c-one', 'Where c-one says it.'), (2, 'c-two', 'Where c-two says it.')]
    notes = [i.number for s in learner.lessons[0].sections for p in s.parts for b in p.blocks for line in lines_of(b) for i in inlines_in(line) if isinstance(i, NoteRef)]
    assert notes == [1, 1]


def test_sources_in_feedback_are_not_cited_on_paper() -> None:
    text = step('### Question for O1\n\nWhich?\n\n- a\n  - Yes. b[^c-one]\n- c\n  - No. d', kind='Check: It')
    assert [r.claim for r in edition_of(text).references] == ['c-one']
    assert edition_of(text, medium=Medium.PAPER).references == ()


def test_a_link_from_something_visible_to_something_hidden_is_an_error() -> None:
    text = step('See [the notes](#l01-manager).') + '## Manager\n\nWords.\n'
    done = cut_of(text)
    assert [(f.code, str(f.span)) for f in done.findings] == [('E101', 'content/lessons/L01-first-lesson.md:23:5'.replace('first', 'a'))]
    assert cut_of(text, Reader.FACILITATOR).findings[0].code == 'E101'


def test_a_link_to_something_visible_is_fine() -> None:
    text = step('See [the card](#l01-on-one-card).') + '## Job aid: On one card\n\nWords.\n'
    for reader, medium in EDITIONS:
        assert cut_of(text, reader, medium).findings == ()


def test_a_link_in_something_hidden_is_no_concern_of_the_learner() -> None:
    text = step('Words.\n\n### Facilitator\n\n- Say: see [it](#l01-nowhere)')
    assert cut_of(text).findings == ()
    assert [f.code for f in cut_of(text, Reader.FACILITATOR).findings] == ['E101']


def test_a_link_leads_to_the_same_place_for_every_client() -> None:
    text = step('See [the other step](#l01-meet-a-customer).') + '## Job aid: Meet a customer\n\nWords.\n'
    lesson = edition_of(text).lessons[0]
    assert (lesson.sections[1].title, lesson.sections[1].anchor) == ('Meet an owner', 'l01-meet-a-customer')


def test_sections_of_one_title_have_anchors_of_their_own() -> None:
    text = front() + TOP + '## Read: Same\n\n5 min, talk.\n\nA.\n\n## Activity: Same\n\n5 min, talk.\n\nB.\n'
    assert [s.anchor for s in edition_of(text).lessons[0].sections] == ['l01-same', 'l01-same-2']


# --- the property --------------------------------------------------------------------------------------------------


class Marked(NamedTuple):
    """A word in a generated lesson: in which part of which section, and whether it is an answer."""

    word: str
    part: str
    section: str
    answer: bool = False


def written(kind: str, section_kind: str, number: int) -> tuple[str, list[Marked]]:
    """Return a part with marked words in it."""
    word, answer = f'Zq{number}open', f'Zq{number}answer'
    plain_word, marks = Marked(word, kind, section_kind), [Marked(word, kind, section_kind), Marked(answer, kind, section_kind, True)]
    match kind:
        case 'body':
            return f'{word} is here.', [plain_word]
        case 'facilitator':
            return f'### Facilitator\n\n- Say: {word}\n- Instead: read.', [plain_word]
        case 'question':
            return f'### Question for O1\n\n{word}?\n\n- {word} a\n  - Yes. {answer}\n- c\n  - No. {answer}', marks
        case 'pre-test' | 'post-test':
            options = '\n'.join(f'- {word} {n}\n  - {verdict}. {answer}' for n, verdict in enumerate(('No', 'Yes', 'No')))
            return f'### {kind.capitalize()} for O1\n\n{word}?\n\n{options}', marks
        case 'cards and answers':
            return f'### Cards and answers\n\n| Card | {answer} |\n| - | - |\n| {word} | **{answer}** |', marks
        case 'write':
            return f'### Write, 3 lines\n\n{word}', [plain_word]
        case 'only if asked':
            return f'### Only if asked {word}\n\n{word}', [plain_word]
        case 'handout':
            return f'### Handout: {word}\n\n> {word}\n\n- *{word}*', [plain_word]
        case _:
            return f'### {kind.capitalize()}\n\n{word} and [{word}](https://{word}.example), `{word}`[^c-one]\n\n```\n{word}\n```', [plain_word]


@st.composite
def lessons(draw: st.DrawFn) -> tuple[str, list[Marked]]:
    """Return a lesson with parts of all kinds in random places, and the words marked in it."""
    text, marks, number, minutes = TOP, [], 0, 0
    sections = draw(st.lists(st.sampled_from(['role play', 'activity', 'check', 'scenario', 'read', 'job aid', 'manager', 'assessment']), min_size=1, max_size=4))
    for place, kind in enumerate(dict.fromkeys(['activity', *sections])):
        allowed = [part.name for part in PART_KINDS if kind in part.sections]
        needed = ["colleague's card", "customer's card", "observer's card", 'facilitator'] if kind == 'role play' else []
        parts = list(dict.fromkeys(['body', *needed, *draw(st.lists(st.sampled_from(allowed), max_size=5))])) if allowed else ['body']
        if kind == 'assessment':  # both forms, and nothing else
            parts = allowed
        text += f'## {kind.capitalize()}\n\n' if kind in ('manager', 'assessment') else f'## {kind.capitalize()}: Title {place}\n\n'
        if kind not in ('manager', 'job aid', 'assessment'):
            text += '5 min, pairs. For O1.\n\n'
            minutes += 5
        for part in parts:
            number += 1
            words, marked = written(part, kind, number)
            text += words + '\n\n'
            marks += marked
    return front(minutes=minutes) + text, marks


@settings(max_examples=40, deadline=None)
@given(lessons())
def test_what_a_reader_may_not_see_is_nowhere_in_the_edition(made: tuple[str, list[Marked]]) -> None:
    text, marks = made
    whole_pack = pack(text)
    for reader, medium in EDITIONS:
        edition = cut(whole_pack, reader, medium, LISTS.claims).value
        held = repr(edition)
        for mark in marks:
            how_much = shown(mark.part, mark.section, reader, medium)
            visible = how_much is Shown.YES or (how_much is Shown.OPEN and not mark.answer)
            assert (mark.word in held) is visible, (mark, reader, medium)
