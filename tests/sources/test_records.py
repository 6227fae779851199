"""A mapping becomes a model, or plain words say what to write."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import pytest
from pydantic import Field

from builder.sources.findings import Parsed
from builder.sources.records import OneOrMore, Record, Words, normal, read
from builder.sources.yaml import read_yaml


class Trait(Record):
    called: ClassVar[str] = 'a trait'
    is_: str
    is_not: str = ''


class Sample(Record):
    called: ClassVar[str] = 'a sample'
    title: Words
    version: str = ''
    minutes: Annotated[int, Field(ge=1, le=60)] = 5
    serves: OneOrMore[str] = ()
    behaviours: tuple[Words, ...] = ()
    kind: Literal['short', 'organisation'] = 'short'
    loud: bool = False
    traits: tuple[Trait, ...] = ()
    facts: dict[str, Words] = Field(default_factory=dict)


def sample(text: str) -> Parsed[Sample]:
    tree = read_yaml(text, 'f.yml')
    assert tree.value is not None
    assert tree.findings == ()
    return read(tree.value, Sample)


def said(text: str) -> list[str]:
    return [f'{finding.span} {finding.code} {finding.message} | {finding.hint}' for finding in sample(text).findings]


def test_a_record_reads_like_the_documentation() -> None:
    value = sample('title: A: b'.replace('A: b', '"A: b"') + '\nserves: one\nbehaviors: [x]\nkind: Organization\nloud: yes\ntraits: [{is: warm, is-not: no}]\n').value
    assert value is not None
    assert value.title.text == 'A: b'
    assert str(value.title.at) == 'f.yml:1:8'
    assert value.serves == ('one',)
    assert [word.text for word in value.behaviours] == ['x']
    assert (value.kind, value.loud) == ('organisation', True)
    assert (value.traits[0].is_, value.traits[0].is_not) == ('warm', 'no')
    assert str(value.place('loud')) == 'f.yml:5:7'


@pytest.mark.parametrize('written', ['1.10', '007', 'no', '2026-01-02', '0x1F'])
def test_text_keeps_its_digits(written: str) -> None:
    value = sample(f'title: x\nversion: {written}\n').value
    assert value is not None
    assert value.version == written


@pytest.mark.parametrize('key', ['measured by', 'measured-by', 'measured_by', 'Measured  By'])
def test_blanks_hyphens_and_underscores_are_equal(key: str) -> None:
    assert normal(key) == 'measured_by'


@pytest.mark.parametrize(('american', 'british'), [('behaviors', 'behaviours'), ('colour', 'colour'), ('color', 'colour'), ('organization', 'organisation'), ('recognized', 'recognised')])
def test_american_and_british_keys_are_equal(american: str, british: str) -> None:
    assert normal(american) == british


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('titel: x', 'f.yml:1:1 K001 a sample has no key "titel" | did you mean "title"?'),
        ('version: 1', 'f.yml:1:1 K002 a sample lacks "title" | write title: ...'),
        ('title: [x]', 'f.yml:1:8 K003 "title" is text, this is a list | put quotes around it'),
        ('title: x\nbehaviours: y', 'f.yml:2:13 K003 "behaviours" is a list, this is text | write behaviours: [y]'),
        ('title: x\ntraits: [warm]', 'f.yml:2:10 K003 a trait has keys, this is text | write {is: ..., is not: ...}'),
        ('title: x\nfacts: [a]', 'f.yml:2:8 K003 "facts" has names and values, this is a list | write facts: {name: value}'),
        ('title:', 'f.yml:1:7 K004 "title" is empty | write title: and what it is; a sample needs it'),
        ('title: x\nversion:', 'f.yml:2:9 K004 "version" is empty and counts as left out | write version: and what it is, or delete the line'),
        ('title: x\nkind: shrt', 'f.yml:2:7 K005 "shrt" is nothing that "kind" can be | did you mean "short"?'),
        ('title: x\nloud: maybe', 'f.yml:2:7 K006 "loud" is a switch, this is "maybe" | write yes or no'),
        ('title: x\nminutes: ten', 'f.yml:2:10 K007 "minutes" is a whole number, this is "ten" | write digits only'),
        ('title: x\nserves: a\nSERVES: b', 'f.yml:3:1 K008 "SERVES" and "serves" (line 2) are the same key | keep one of the two'),
        ('title: x\nminutes: 99', 'f.yml:2:10 K009 "minutes" must be 60 or less | '),
    ],
)
def test_one_mistake_gives_one_message(text: str, expected: str) -> None:
    assert said(text) == [expected]


def test_everything_is_said_at_once_and_the_good_entries_stay() -> None:
    parsed = sample('title: x\nminutes: 99\ntraits: [{is: a}, {is-nit: b}, c]\nkind: shrt\n')
    assert [finding.code for finding in parsed.findings] == ['K009', 'K002', 'K001', 'K003', 'K005']
    assert parsed.value is not None
    assert [trait.is_ for trait in parsed.value.traits] == ['a']


def test_an_open_record_passes_over_what_it_does_not_know() -> None:
    tree = read_yaml('title: x\nother: y', 'f.yml').value
    assert tree is not None
    assert read(tree, Sample, closed=False).findings == ()
