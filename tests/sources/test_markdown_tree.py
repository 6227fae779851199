"""Markdown becomes our own tree: everything in it has its place, and nothing is delivered raw or lost in silence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_course import blocks_of, said

from builder.sources.findings import Span
from builder.sources.markdown import read_markdown
from builder.sources.nodes import (
    Block,
    Break,
    Callout,
    Code,
    CodeBlock,
    Emphasis,
    Fact,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Notation,
    NoteRef,
    Origin,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    inlines_in,
    lines_of,
    plain,
    plain_blocks,
)  # fmt: skip


def at(line: int, column: int, end: int | None = None) -> Span:
    return Span('f.md', line, column, end or line)


def line_of(text: str) -> tuple[Inline, ...]:
    block = blocks_of(text)[0]
    assert isinstance(block, Paragraph)
    return block.children


def every_inline(blocks: tuple[Block, ...]) -> list[Inline]:
    return [inline for block in blocks for line in lines_of(block) for inline in inlines_in(line)]


# --- nodes and places ----------------------------------------------------------------------------------------------


def test_a_paragraph_holds_every_inline_node_with_its_place() -> None:
    text = 'Plain *soft* **loud** `code` [site](https://a.example/x) ![a cat](images/cat.png) word[^c-one] [brand: facts.phone] [as is: customer]'

    def on(words: str) -> Span:
        return at(1, text.index(words) + 1)

    nodes = [node for node in line_of(text) if node != Text(' ', getattr(node, 'at', at(1, 1)))]
    assert nodes == [
        Text('Plain ', on('Plain')),
        Emphasis((Text('soft', on('soft')),)),
        Strong((Text('loud', on('loud')),)),
        Code('code', on('code')),
        Link((Text('site', on('site')),), 'https://a.example/x', on('[site]')),
        Picture('a cat', 'images/cat.png', on('a cat')),
        Text(' word', on(' word')),
        NoteRef('c-one', on('[^c-one]')),
        Fact('facts.phone', on('[brand: facts')),
        Text('customer', on('[as is'), Origin.KEPT),
    ]


def test_places_count_from_the_line_that_the_text_begins_on() -> None:
    parsed = read_markdown('One\ntwo *three*\n\n## Four', 'f.md', 11)
    paragraph, heading = parsed.value or ()
    assert isinstance(paragraph, Paragraph)
    assert paragraph.at == at(11, 1, 12)
    assert paragraph.children[1] == Emphasis((Text('three', at(12, 6)),))
    assert heading == Heading(2, (Text('Four', at(14, 4)),), at(14, 1))


def test_words_belong_to_whoever_wrote_the_file() -> None:
    parsed = read_markdown('Ours [as is: kept]', 'f.md', origin=Origin.BRAND)
    assert [text.origin for text in every_inline(parsed.value or ()) if isinstance(text, Text)] == [Origin.BRAND, Origin.KEPT]


def test_a_hard_break_is_kept_and_a_soft_one_is_a_space() -> None:
    assert Break() in line_of('one\\\ntwo')
    assert plain(line_of('one\ntwo')) == 'one two'


def test_blocks_of_every_kind_have_their_places() -> None:
    text = (
        '- one\n- two\n\n  more\n\n3. three\n4. four\n\n> quoted\n\n> [!TIP]\n> called\n\n| a | b |\n| :- | -: |\n| 1 | 2 |\n\n'
        '```text\ncode\n```\n\n---\n\n[only: they sell]\n[brand: voice]\n\n[as is]\n'
    )
    bullets, numbers, quote, callout, table, code, rule, only, brand, kept = blocks_of(text)
    assert isinstance(bullets, List)
    assert (bullets.ordered, bullets.at) == (False, at(1, 1, 4))
    assert bullets.items[0] == Item((Paragraph((Text('one', at(1, 3)),), at(1, 3)),), at(1, 1))
    assert bullets.items[1].at == at(2, 1, 4)
    assert isinstance(numbers, List)
    assert (numbers.ordered, numbers.start, len(numbers.items), numbers.at) == (True, 3, 2, at(6, 1, 7))
    assert isinstance(quote, Quote)
    assert (plain_blocks(quote.blocks), quote.at) == ('quoted', at(9, 1))
    assert isinstance(callout, Callout)
    assert (callout.kind, plain_blocks(callout.blocks), callout.at) == ('tip', 'called', at(11, 1, 12))
    assert isinstance(table, Table)
    assert (table.align, table.at) == (('left', 'right'), at(14, 1, 16))
    assert table.header == ((Text('a', at(14, 3)),), (Text('b', at(14, 7)),))
    assert table.rows == (((Text('1', at(16, 3)),), (Text('2', at(16, 7)),)),)
    assert code == CodeBlock('code', 'text', at(18, 1, 20))
    assert rule == Rule(at(22, 1))
    assert only == Notation('only', 'they sell', at(24, 1))
    assert brand == Notation('brand', 'voice', at(25, 1))
    assert kept == Notation('as is', '', at(27, 1))


def test_notations_that_open_a_paragraph_stand_apart_from_its_words() -> None:
    notation, paragraph = blocks_of('[as is]\nkept words')
    assert notation == Notation('as is', '', at(1, 1))
    assert isinstance(paragraph, Paragraph)
    assert (plain(paragraph.children), paragraph.at) == ('kept words', at(2, 1))


@pytest.mark.parametrize('text', ['> [!NOTE] hello\n> there', '> [!NOTE]\n> hello\n> there', '> [!note]\n>\n> hello there'])
def test_a_callout_is_read_wherever_its_words_begin(text: str) -> None:
    (callout,) = blocks_of(text)
    assert isinstance(callout, Callout)
    assert plain_blocks(callout.blocks) == 'hello there'


def test_tables_are_counted_right_in_lists_and_quotations() -> None:
    assert plain_blocks(blocks_of('> | a | b |\n> | - | - |\n> | 1 | 2 |')) == 'a\nb\n1\n2'
    assert plain_blocks(blocks_of('- | a | b |\n  | - | - |\n  | 1 | 2 |')) == 'a\nb\n1\n2'


def test_the_alternative_text_of_a_picture_is_plain_words() -> None:
    assert [i.alt for i in line_of('![a *small* `cat`](cat.png)') if isinstance(i, Picture)] == ['a small cat']


def test_a_blank_to_fill_in_is_no_emphasis() -> None:
    assert plain(line_of('I will ______ by ____.')) == 'I will ______ by ____.'


def test_words_stand_for_themselves_after_a_backslash() -> None:
    assert plain(line_of(r'\*no star\* \[no note\] \`no code\` 5 \< 6')) == '*no star* [no note] `no code` 5 < 6'


@pytest.mark.parametrize(
    ('written', 'shown'),
    [
        ('"Yes," she said.', '“Yes,” she said.'),
        ("the customer's card", 'the customer’s card'),
        ("'Well'", '‘Well’'),
        ('*"in italics"*', '“in italics”'),
        ('“already curly” and ’s', '“already curly” and ’s'),
        ("rock 'n' roll", 'rock ‘n’ roll'),
    ],
)
def test_straight_quotes_become_typographic_ones(written: str, shown: str) -> None:
    assert plain(line_of(written)) == shown


def test_code_keeps_its_quotes() -> None:
    assert line_of('`"a"`') == (Code('"a"', at(1, 2)),)
    assert blocks_of('```\n"a" -- **b** {{ c }} <d>\n[^e]: f\n```') == (CodeBlock('"a" -- **b** {{ c }} <d>\n[^e]: f', '', at(1, 1, 4)),)


def test_typographic_marks_are_read_as_plain_ones_in_notations() -> None:
    assert line_of('Call [brand: sign off].')[1] == Fact('sign off', at(1, 6))


# --- findings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('> ' * 40 + 'deep', 'M001 1:1'),
        ('ok\n\n' + '*' * 60 + 'x' + '*' * 60, 'M001 1:1'),
        ('ok\n\n' + 'word ' * 2000, 'M001 3:1'),
        ('ok\n\n[^c-one]: A note.', 'M002 3:1'),
        ('some **bold', 'M003 1:6'),
        ('first\nsome *soft', 'M003 2:6'),
        ('some soft* word', 'M003 1:10'),
        ('a _word', 'M003 1:3'),
        ('a `code', 'M004 1:3'),
        ('see {{ name }}', 'M005 1:5'),
        ('{% if %}', 'M005 1:1'),
        ('a <b>word', 'M006 1:3'),
        ('a <!-- note', 'M006 1:3'),
        ('::: note', 'M007 1:1'),
        ('Call [brand: facts.phone today', 'M008 1:6'),
        ('see [words](https://a.example', 'M009 1:5'),
        ('> [!NOTICE] hello', 'M010 1:3'),
        ('a [!NOTE] here', 'M010 1:3'),
        ('| a | b |\n| - | - |\n| 1 | 2 | 3 |', 'M011 3:1'),
        ('| a | b |\n| - | - |\n| 1 |', 'M011 3:1'),
        ('ok\n\n```\ncode', 'M012 3:1'),
        ('see [words](page.html)', 'M013 1:5'),
        ('see [words](//evil.example)', 'M013 1:5'),
        ('an [only: they sell] inside', 'M014 1:4'),
        ('an [as is] inside', 'M014 1:4'),
        ('a [brnad: voice] typo', 'M015 1:3'),
        ('a [brand voice] typo', 'M015 1:3'),
        ('a [word] alone', 'M016 1:3'),
        ('see [words][ref]', 'M017 1:'),
        ('Words\n=====', 'M018 2:1'),
        ('Words\n-----', 'M018 2:1'),
        ('#Heading', 'M018 1:1'),
        ('| a | b |', 'M019 1:1'),
        ('~~gone~~', 'M020 1:1'),
        ('## See [brand: name]', 'M021 1:8'),
        ('- # Heading', 'M022 1:3'),
    ],
)
def test_what_cannot_be_understood_is_found_at_its_place(text: str, expected: str) -> None:
    found = said(read_markdown(text, 'f.md').findings)
    assert any(line.startswith(expected) for line in found), found


@pytest.mark.parametrize('text', ['a [x] b', r'\[x\]', '2 * 3 = 6', 'snake_case_name', 'a < b', 'it costs $5', '100% sure', 'a ~ b', '5 - 3'])
def test_ordinary_signs_are_no_errors(text: str) -> None:
    assert not [f for f in read_markdown(text, 'f.md').findings if f.is_error]


# --- hostile input -------------------------------------------------------------------------------------------------

HOSTILE = {
    'a script in the name of a language': '```"><script>alert(1)</script>\nx\n```',
    'an address with an entity': '[x](java&#x73;cript:alert(1))',
    'a named entity': '[a](javascript&colon;alert(1))',
    'a title that ends an attribute': '[a](/x "\\"><script>")',
    'an attachment': '<link rel=attachment href=file:///etc/passwd>',
    'a template': "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    'pictures that never end': '![' * 50_000,
    'brackets that never end': '[' * 50_000,
    'notations that never end': '[brand ' * 30_000,
    'code that never ends': '`a' * 60_000,
    'quotes without end': '"a\' ' * 12_000,
    'a table of 2 000 columns with ragged rows': '|' + 'a|' * 2000 + '\n|' + '-|' * 2000 + '\n' + '|x\n' * 20,
    'a heading that takes an id': '# location',
    'a wide cell': '<table><td colspan=1000000000>x</td></table>',
    'nested elements': '<div>' * 100_000,
    'quotations in quotations': '>' * 50_000,
    'lists in lists': '\n'.join('  ' * n + '- x' for n in range(200)),
    'other schemes': '[a](blob:x) [b](ms-msdt:x) [c](//evil.example/x) [d](/etc/passwd) [e](..%2f..%5c) [f](data:text/html,x) [g](vbscript:x)',
    'addresses between signs': '<javascript:alert(1)> <file:///etc/passwd> <data:x>',
    'capitals and spaces': '[a](JAVASCRIPT:alert(1)) [b]( javascript:alert(1) ) [c](java\tscript:x) [d](&#1;javascript:x)',
    'links to notes': '[^a]: javascript:alert(1)\n\n[x][a]\n\n[y]: javascript:alert(1)\n\n[y]',
    'marks that change direction': '\u202e\u2066[a](https://a.example/\u202e)\u0000',
    'lone carriage returns': 'a\rb\r\r[brand: voice]\rc\r\n\r\n- d\r- e',
}


@pytest.mark.parametrize('text', HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_time_and_gives_no_dangerous_link(text: str) -> None:
    start = time.perf_counter()
    parsed = read_markdown(text, 'f.md')
    assert time.perf_counter() - start < 5
    for inline in every_inline(parsed.value or ()):
        assert not isinstance(inline, Link) or inline.href.startswith(('https://', 'http://', 'mailto:', 'tel:', '#')), inline
        assert not isinstance(inline, Picture), inline


@pytest.mark.parametrize('name', ['an attachment', 'a template', 'a wide cell', 'nested elements', 'an address with an entity', 'other schemes', 'addresses between signs'])
def test_what_looks_like_code_is_refused_and_not_delivered(name: str) -> None:
    assert any(f.is_error for f in read_markdown(HOSTILE[name], 'f.md').findings)


@pytest.mark.parametrize('source', ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'])
def test_a_picture_of_a_dangerous_scheme_is_no_picture(source: str) -> None:
    parsed = read_markdown(f'![x]({source})', 'f.md')
    assert not any(isinstance(i, Picture) for i in every_inline(parsed.value or ()))
    assert any(f.is_error for f in parsed.findings)


# --- properties ----------------------------------------------------------------------------------------------------

PIECES = st.sampled_from([
    'word', 'two words', '*', '**', '_', '`', '```\n', '\n', '\n\n', '- ', '1. ', '> ', '# ', '## ', '| a | b |\n|---|---|\n', '|', '[', ']', '(', ')',
    '[a](https://a.example)', '![b](c.png)', '[brand: voice]', '[as is]', '[as is: kept]', '[only: they sell]\n', '[^c-one]', '[!NOTE]', '\\', '&amp;', '<b>',
    '"', "'", '  ', '\t', '\r', '\u2028', '~~', '---\n', '***', '=====\n', ':::', '{{', '}}', '    ', '\x00', 'é', '—', '\u00a0',
])  # fmt: skip
MARKED = st.lists(PIECES, max_size=30).map(''.join)


def inside(blocks: tuple[Block, ...]) -> list[Span]:
    spans = [block.at for block in blocks]
    for block in blocks:
        if isinstance(block, List):
            spans += [span for item in block.items for span in inside(item.blocks)]
        elif isinstance(block, Quote | Callout):
            spans += inside(block.blocks)
    return spans


@settings(max_examples=300, deadline=None)
@given(MARKED | st.text(max_size=200))
def test_any_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    parsed = read_markdown(text, 'f.md')
    lines = len(text.replace('\r\n', '\n').replace('\r', '\n').split('\n'))
    blocks = parsed.value or ()
    spans = [f.span for f in parsed.findings if f.span] + inside(blocks) + [i.at for i in every_inline(blocks) if hasattr(i, 'at')]
    assert all(1 <= span.line <= span.end_line <= lines and span.column >= 1 for span in spans)


WORDS = ('alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot')
MARKS = st.sampled_from(['*', '**', '_', '`', '\n', '\n\n', '\n- ', '\n1. ', '\n> ', '\n# ', '\n### ', ' ', '  ', ' | ', '\n|', '\n|---|---|\n', '[', ']', '](', ')', '~~', '"', "'", '<', '>', '![', '\\', '\n\n    ', '\n```\n', '{{', '}}', '\n---\n', '\n===\n', '[^', ':'])  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(MARKS, st.sampled_from(WORDS)), min_size=1, max_size=12))
def test_no_word_is_lost_without_an_error(pairs: list[tuple[str, str]]) -> None:
    parsed = read_markdown(''.join(mark + word for mark, word in pairs), 'f.md')
    if any(f.is_error for f in parsed.findings):
        return
    blocks = parsed.value or ()
    shown = plain_blocks(blocks)
    shown += ''.join(i.href + ' ' for i in every_inline(blocks) if isinstance(i, Link))
    shown += ''.join(i.src + ' ' for i in every_inline(blocks) if isinstance(i, Picture))
    shown += ''.join(i.claim + ' ' for i in every_inline(blocks) if isinstance(i, NoteRef))
    shown += repr(blocks)  # the info of a block of code, and notations
    for word in {word for _, word in pairs}:
        assert shown.count(word) >= sum(w == word for _, w in pairs), (word, blocks)
