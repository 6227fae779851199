"""YAML is read as version 1.2 reads it, and every trap has a place and a remedy."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.sources.yaml import Mapping, Scalar, Sequence, read_yaml


def only(text: str) -> tuple[str, str, str, str]:
    """Return code, line:column, message and hint of the one finding."""
    parsed = read_yaml(text, 'f.yml')
    assert len(parsed.findings) == 1, parsed.findings
    finding = parsed.findings[0]
    assert finding.span is not None
    return finding.code, f'{finding.span.line}:{finding.span.column}', finding.message, finding.hint


def values(text: str) -> dict[str, object]:
    parsed = read_yaml(text, 'f.yml')
    assert isinstance(parsed.value, Mapping)
    assert parsed.findings == ()
    return {entry.key.text: entry.value.value for entry in parsed.value.entries if isinstance(entry.value, Scalar)}


def test_values_are_those_of_yaml_1_2() -> None:
    text = 'a: no\nb: 12:30\nc: 2026-01-02\nd: 007\ne: 0x1F\nf: 1_000\ng: true\nh: 12\ni: 1.5\nj:\nk: ~\nl: "12"\nm: =\nn: 2024-13-45\no: .inf\n'
    read = values(text)
    assert read == {
        'a': 'no', 'b': '12:30', 'c': '2026-01-02', 'd': '007', 'e': '0x1F', 'f': '1_000', 'g': True, 'h': 12, 'i': 1.5, 'j': None, 'k': None,
        'l': '12', 'm': '=', 'n': '2024-13-45', 'o': '.inf',
    }  # fmt: skip


def test_a_number_keeps_the_text_it_was_written_with() -> None:
    tree = read_yaml('version: 1.10', 'f.yml').value
    assert isinstance(tree, Mapping)
    assert tree.get('version') == Scalar('1.10', 'plain', tree.entries[0].value.at)


def test_every_value_has_its_place_and_front_matter_is_counted_from_its_line() -> None:
    tree = read_yaml('a:\n  - b\n  - c: d\n', 'f.md', first_line=2).value
    assert isinstance(tree, Mapping)
    items = tree.get('a')
    assert isinstance(items, Sequence)
    assert [str(item.at) for item in items.items] == ['f.md:3:5', 'f.md:4:5']
    assert (items.at.line, items.at.end_line) == (3, 4)


def test_an_empty_text_is_an_empty_mapping() -> None:
    assert values('') == {}
    assert values('# nothing yet\n') == {}


TRAPS = [
    ('color:\n  primary: #ff6600\n', 'Y011', '2:12', 'primary: "#ff6600"'),
    ('color: {primary: #ff6600}\nb: 2\n', 'Y011', '1:18', '"#ff6600"'),
    ('a: [#fff, #000]\n', 'Y011', '1:5', '"#fff"'),
    ('a:\n  - #fff\n', 'Y011', '2:5', '"#fff"'),
    ('x: {{ brand.name }} rules', 'Y017', '1:4', 'x: "{{ brand.name }} rules"'),
    ('x: {name}', 'Y010', '1:5', '"{name}"'),
    ('<<: 1', 'Y008', '1:1', 'write the keys out'),
    ('tip: Ask: why?', 'Y019', '1:9', 'tip: "Ask: why?"'),
    ('tip: Ask: "why"?', 'Y019', '1:9', "tip: 'Ask: \"why\"?'"),
    ('x: @home', 'Y018', '1:4', 'x: "@home"'),
    ('x: `home`', 'Y018', '1:4', 'x: "`home`"'),
    ('x: %5 off', 'Y018', '1:4', 'x: "%5 off"'),
    ('x: *bold* text', 'Y018', '1:4', 'x: "*bold* text"'),
    ('x: - y', 'Y018', '1:4', 'x: "- y"'),
    ('x: | text', 'Y018', '1:4', 'below'),
    ('x: *bold', 'Y005', '1:4', 'quotes'),
    ('x: &name text', 'Y013', '1:4', 'quotes'),
    ('x: !important', 'Y014', '1:4', 'quotes'),
    ('x: !!python/object/apply:os.system [ls]', 'Y014', '1:4', 'delete it'),
    ('a: 1\nb: 2\na: 3', 'Y009', '3:1', 'keep one'),
    ('1: x', 'Y007', '1:1', '"1"'),
    ('? [a, b]\n: c', 'Y007', '1:3', 'quotes'),
    ('a: 1\n---\nb: 2', 'Y004', '2:1', 'one document'),
    ('a:\n\tb: 1', 'Y016', '2:1', 'spaces'),
    ('x: "abc\ny: 1\nz: 2', 'Y024', '1:4', 'write " at the end'),
    ('x: "abc\ny: "d"\n', 'Y024', '1:4', 'write " at the end'),
    ("x: 'it's fine'", 'Y025', '1:8', 'write "\'it\'s fine\'"'),
    ('x: "yes" she said', 'Y025', '1:10', 'write \'"yes" she said\''),
    ('x: “Foo”', 'Y012', '1:4', 'write straight quotes: "Foo"'),
    ('a: 1\n  b: 2', 'Y020', '2:4', 'same column'),
    ('a: [b, c\nd: 1', 'Y022', '1:4', 'write ]'),
    ('x: "a\\q"', 'Y023', '1:7', 'two backslashes'),
    ('x: a\u202eb', 'Y002', '1:5', 'delete'),
    ('x: "a\\u202eb"', 'Y002', '1:4', 'delete'),
    ('x: a\0b', 'Y002', '1:5', 'delete'),
]


@pytest.mark.parametrize(('text', 'code', 'place', 'hint'), TRAPS, ids=[f'{code} {text[:20]!r}' for text, code, _, _ in TRAPS])
def test_every_trap_says_where_and_what_to_write(text: str, code: str, place: str, hint: str) -> None:
    found = only(text)
    assert found[:2] == (code, place)
    assert hint in found[3]


def test_a_swallowed_colour_reads_like_the_example_in_the_design() -> None:
    message = '"primary" is empty: a # starts a comment, so nothing is left'
    assert only('primary: #ff6600') == ('Y011', '1:10', message, 'write primary: "#ff6600"')


def test_a_comment_after_a_key_is_just_a_comment() -> None:
    assert values('a: # note\nb: 1 # fine\n') == {'a': None, 'b': 1}


def test_quotation_marks_inside_a_text_are_text() -> None:
    assert values('x: “Foo” and “bar”\ny: ‘tis\n') == {'x': '“Foo” and “bar”', 'y': '‘tis'}


def test_both_places_of_a_double_key_are_named() -> None:
    finding = read_yaml('a: 1\na: 2', 'f.yml').findings[0]
    assert finding.message == 'the key "a" stands twice (first in line 1)'
    assert [str(related.span) for related in finding.related] == ['f.yml:1:1']


def test_several_faults_are_said_at_once() -> None:
    found = read_yaml('a: Ask: why?\nb: @home\nc: `x`\nd: 1\nd: 2\n', 'f.yml').findings
    assert [(finding.code, finding.span.line) for finding in found if finding.span] == [('Y019', 1), ('Y018', 2), ('Y018', 3), ('Y009', 5)]


@pytest.mark.parametrize(
    'text',
    [
        '[' * 5000,
        '{' * 3000,
        '\n'.join(' ' * depth + 'a:' for depth in range(700)),
        'a: &a [x]\n' + ''.join(f'b{n}: &b{n} [{", ".join(["*a"] * 9)}]\n' for n in range(9)),
        'a: &a {x: 1}\n' + ''.join(f'b{n}: &b{n} {{<<: [{", ".join(["*a"] * 9)}]}}\n' for n in range(9)),
        '&a [*a]',
        '- x\n' * 30_000,
        'a' * 300_000,
    ],
    ids=['brackets', 'braces', 'deep', 'aliases', 'merges', 'itself', 'many', 'long'],
)
def test_no_bomb_goes_off(text: str) -> None:
    begun = time.process_time()
    assert any(finding.is_error for finding in read_yaml(text, 'f.yml').findings)
    assert time.process_time() - begun < 10


@given(st.text(alphabet='ab:-[]{}"\'#&*!|>%@`,?\n\t \\0é“”<~', max_size=60))
@settings(max_examples=400, deadline=None)
def test_reading_is_total(text: str) -> None:
    parsed = read_yaml(text, 'f.yml')
    assert parsed.value is not None or any(finding.is_error for finding in parsed.findings)
    lines = text.count('\n') + 1
    for finding in parsed.findings:
        assert finding.span is not None
        assert 1 <= finding.span.line <= lines
