"""How parts are arranged before the layout engine sees them: nothing lost, nothing out of order."""

from __future__ import annotations

import print_sample as sample

from builder.course.lesson import Cue
from builder.editions.edition import EditionPart, EditionSection
from builder.renderers import print_flow as flow
from builder.sources.nodes import Block, Heading, Item, List, NoteRef, Paragraph, Strong, Text, plain_blocks

AT = sample.at(1)


def said(name: str, words: str) -> Paragraph:
    return Paragraph((Strong((Text(f'{name}:', AT),)), Text(f' {words}', AT)), AT)


def para(words: str) -> Paragraph:
    return Paragraph((Text(words, AT),), AT)


def heading(words: str) -> Heading:
    return Heading(4, (Text(words, AT),), AT)


def listed(*words: str) -> List:
    return List(True, tuple(Item((para(entry),), AT) for entry in words), AT)


def part(kind: str, *blocks: Block, cues: tuple[Cue, ...] = ()) -> EditionPart:
    return EditionPart(kind, kind.capitalize(), blocks, cues=cues)


def text(*runs: tuple[Block, ...]) -> str:
    return ' '.join(plain_blocks(run) for run in runs)


class TestScenes:
    def test_turns_are_gathered(self) -> None:
        found = flow.scenes((para('At the desk.'), said('Guest', 'Good evening.'), said('Host', 'Good evening to you.'), para('They sit down.')))
        assert [type(entry).__name__ for entry in found] == ['Paragraph', 'Turns', 'Paragraph']

    def test_one_speaker_is_no_dialogue(self) -> None:
        assert flow.scenes((said('Careful', 'Hot.'),)) == [said('Careful', 'Hot.')]

    def test_bold_words_without_a_colon_are_no_speaker(self) -> None:
        blocks = (Paragraph((Strong((Text('Who you are.', AT),)), Text(' You serve.', AT)), AT),) * 2
        assert flow.scenes(blocks) == list(blocks)

    def test_the_column_of_names_is_as_wide_as_the_longest(self) -> None:
        (short,) = flow.scenes((said('Guest', 'a'), said('Host', 'b')))
        (long,) = flow.scenes((said('Guest', 'a'), said('Duty supervisor', 'b')))
        assert isinstance(short, flow.Turns)
        assert isinstance(long, flow.Turns)
        assert (short.width, long.width) == ('short', 'long')


class TestColumns:
    def test_two_texts_with_headings_stand_side_by_side_after_what_leads_in(self) -> None:
        chapters = [(heading('One'), *(said('Guest', 'word ' * 9) for _ in range(4))), (heading('Two'), *(said('Host', 'word ' * 9) for _ in range(4)))]
        found = flow.columns((para('Read both.'), *chapters[0], *chapters[1]))
        assert found == [((para('Read both.'),),), (chapters[0], chapters[1])]

    def test_a_list_of_short_entries_is_cut_and_counted_on(self) -> None:
        (row,) = flow.columns((listed(*'abcdefg'),))
        first, second = (run[0] for run in row)
        assert isinstance(first, List)
        assert isinstance(second, List)
        assert (len(first.items), len(second.items), second.start) == (4, 3, 5)

    def test_long_entries_stay_in_one_list(self) -> None:
        blocks = (listed(*('word ' * 30 for _ in range(8))),)
        assert flow.columns(blocks) == [(blocks,)]

    def test_nothing_gives_nothing(self) -> None:
        assert flow.columns(()) == []


class TestRows:
    def test_good_stands_beside_poor_however_long(self) -> None:
        good, poor = part('sounds like us', para('word ' * 900)), part('does not sound like us', para('No.'))
        assert flow.rows((part('body', para('Read.')), good, poor)) == [(part('body', para('Read.')),), (good, poor)]

    def test_narrow_parts_stand_two_in_a_row_when_alike(self) -> None:
        one, two, three = part('a pass looks like', para('word ' * 60)), part('what you may decide', para('word ' * 70)), part('in our voice', para('word ' * 40))
        assert flow.rows((one, two, three)) == [(one, two), (three,)]

    def test_shares_follow_the_length_within_limits(self) -> None:
        assert flow.share((part('sounds like us', para('word ' * 900)), part('does not sound like us', para('No.')))) == 57
        assert flow.share((part('sounds like us', para('word')), part('does not sound like us', para('word')))) == 50


class TestBeside:
    body = part('body', *(block for n in range(12) for block in (heading(f'Chapter {n}'), para(f'word{n} ' * 60))))
    cues = part('facilitator', cues=(Cue('do', (para('Hand out.'),), AT), Cue('ask', (para('Why?'),), AT), Cue('online', (para('Chat.'),), AT)))

    def test_nothing_is_lost_and_order_is_kept(self) -> None:
        handout = part('handout', para('Ten questions'))
        found = flow.beside((self.body, handout, self.cues))
        assert text(*(piece.blocks for piece in (*found.theirs, *found.left, *found.right))).split() == text(self.body.blocks).split()
        assert found.wide == (handout,)
        assert [cue.kind for cue in (*found.yours, *found.otherwise)] == ['do', 'ask', 'online']

    def test_no_column_ends_with_a_heading(self) -> None:
        found = flow.beside((self.body, self.cues))
        for column in (found.theirs, found.left, found.right):
            assert not column or not isinstance(column[-1].blocks[-1], Heading)

    def test_a_few_lines_are_not_carried_on_below(self) -> None:
        found = flow.beside((part('body', para('Think of the last week.')), self.cues))
        assert found.left == found.right == ()


def test_sections_in_print_close_with_the_card() -> None:
    document = sample.workbook()
    lesson = next(section.lesson for section in document.sections if section.template == 'lesson')
    kinds = [section.kind for section in flow.in_print(lesson.sections, 'learner')]
    assert sorted(kinds) == sorted(section.kind for section in lesson.sections)
    steps = [section.number for section in flow.in_print(lesson.sections, 'learner') if section.number]
    assert steps == [section.number for section in lesson.sections if section.number]


class TestSources:
    def cited(self, words: str, number: int) -> tuple[Text | NoteRef, ...]:
        return Text(words, AT), NoteRef(f'c-{number}', AT, number)

    def sources(self, *blocks: Block) -> EditionSection:
        return EditionSection('sources', 'Sources', 'sources', (part('body', *blocks),))

    def left(self, *blocks: Block) -> str:
        sections = flow.without_listed((self.sources(*blocks),), frozenset({1, 2}))
        return text(*(piece.blocks for section in sections for piece in section.parts))

    def test_what_the_list_at_the_end_says_is_left_out(self) -> None:
        entries = tuple(Item((Paragraph(self.cited(f'Study {number}.', number), AT),), AT) for number in (1, 2))
        assert flow.without_listed((self.sources(List(False, entries, AT)),), frozenset({1, 2})) == []
        assert self.left(Paragraph((*self.cited('One study.', 1), *self.cited(' Another one.', 2)), AT)) == ''

    def test_what_says_more_stays(self) -> None:
        more = Item((para('The log is invented.'),), AT)
        assert self.left(List(False, (Item((Paragraph(self.cited('A study.', 1), AT),), AT), more), AT)) == 'The log is invented.'
        assert 'Nobody counted.' in self.left(Paragraph(self.cited('Nobody counted. A study.', 1), AT))
        assert 'after' in self.left(Paragraph((*self.cited('A study.', 1), Text(' Words after it.', AT)), AT))

    def test_a_source_that_is_not_listed_stays(self) -> None:
        assert self.left(Paragraph(self.cited('A study.', 3), AT)) == 'A study.'

    def test_without_a_list_everything_stays(self) -> None:
        section = self.sources(Paragraph(self.cited('A study.', 1), AT))
        assert flow.without_listed((section,), frozenset()) == [section]
