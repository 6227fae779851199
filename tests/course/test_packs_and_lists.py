"""Packs and closed lists are read from their files, and the whole course from its folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_course import codes, step

from builder.course.catalogue import Catalogue, read_catalogue
from builder.course.lists import read_lists
from builder.course.pack import Break, Pack, clock, read_pack
from builder.sources.files import Folder
from builder.sources.findings import Parsed

PACK = 'title: First\nkind: induction\nfor: Everybody\nminutes: 60\ndays:\n  - lessons: [L01, L02]\n    breaks:\n      - {after: L01, minutes: 15}\n'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    home = tmp_path / 'content'
    (home / 'lessons').mkdir(parents=True)
    (home / 'packs').mkdir()
    for name in ('themes', 'purposes', 'skills'):
        entry = {'themes': 'asking', 'purposes': 'resolution', 'skills': 'solve'}[name]
        (home / f'{name}.yml').write_text(f'- {{id: {entry}, name: A name, means: A meaning}}\n')
    (home / 'claims.yml').write_text('- {id: c-one, says: It is so., source: A study, mark: V}\n')
    (home / 'lessons' / 'L01-first-lesson.md').write_text(step('Words.'))
    (home / 'packs' / 'only.yml').write_text(PACK.replace('L01, L02', 'L01'))
    return home


def pack(content: Path, text: str, name: str = 'first.yml') -> Parsed[Pack]:
    (content / 'packs' / name).write_text(text)
    packs = Folder(content.parent).below('content/packs').value
    assert packs is not None
    return read_pack(packs, name, frozenset({'L01', 'L02'}))


def course(content: Path) -> Parsed[Catalogue]:
    return read_catalogue(Folder(content.parent))


def test_a_pack_is_read_with_days_and_breaks(content: Path) -> None:
    read = pack(content, PACK)
    assert read.findings == ()
    assert read.value is not None
    assert (read.value.id, read.value.title, read.value.audience, read.value.minutes, read.value.lessons) == ('first', 'First', 'Everybody', 60, ('L01', 'L02'))
    assert (read.value.days[0].start, read.value.days[0].breaks) == ('09:00', (Break('L01', 15),))
    assert read.value.minutes_at.line == 4


@pytest.mark.parametrize(
    ('old', 'new', 'code', 'line'),
    [
        ('L02]', 'L03]', 'L061', 6),
        ('after: L01', 'after: L03', 'L061', 8),
        ('L02]', 'L01]', 'L062', 6),
        ('[L01, L02]', '[]', 'L063', 6),
        ('  - lessons', '  - start: "25:00"\n    lessons', 'L064', 6),
    ],
)
def test_a_pack_is_checked(content: Path, old: str, new: str, code: str, line: int) -> None:
    found = [f for f in pack(content, PACK.replace(old, new)).findings if f.code == code]
    assert [f.span.line for f in found if f.span] == [line]


def test_a_day_may_name_versions_net_minutes_and_bites(content: Path) -> None:
    text = PACK.replace('[L01, L02]', '[{lesson: L01, version: short}]\n    minutes: 90\n    bites: [L02]').replace('days:', 'version: long\napart: 14\ndays:')
    read = pack(content, text)
    assert read.findings == ()
    assert read.value is not None
    assert (read.value.lessons, read.value.bites, read.value.apart, read.value.days[0].minutes) == (('L01', 'L02'), {'L02'}, 14, 90)
    assert [read.value.version_of(lesson) for lesson in ('L01', 'L02', 'L03')] == ['short', 'bite', 'long']


@pytest.mark.parametrize(
    ('lessons', 'code'),
    [('[{lesson: L01, version: shrt}]', 'K005'), ('[{version: short}]', 'K002'), ('[{lesson: L09}]', 'L061'), ('[[L01]]', 'K003'), ('[{leson: L01}]', 'K001')],
)
def test_what_a_day_says_of_a_lesson_is_checked(content: Path, lessons: str, code: str) -> None:
    found = pack(content, PACK.replace('[L01, L02]', lessons).split('    breaks')[0]).findings
    assert code in codes(found)
    assert {finding.span.line for finding in found if finding.span and finding.code != 'L063'} == {6}


def test_the_name_of_a_pack_is_a_slug(content: Path) -> None:
    assert codes(pack(content, PACK, 'First Three.yml').findings) == ['L060']


@pytest.mark.parametrize(('words', 'minutes'), [('09:15', 555), ('9:15', 555), ('00:00', 0), ('23:59', 1439), ('24:00', None), ('9', None), ('9:5', None), ('', None)])
def test_a_time_of_day_is_hours_and_minutes(words: str, minutes: int | None) -> None:
    assert clock(words) == minutes


def test_lists_are_read_by_id(content: Path) -> None:
    lists = read_lists(Folder(content)).value
    assert lists is not None
    assert (lists.theme_ids, lists.purpose_ids, set(lists.skills)) == ({'asking'}, {'resolution'}, {'solve'})
    assert lists.claims['c-one'].source == 'A study'


def test_an_id_stands_once_in_a_list(content: Path) -> None:
    (content / 'themes.yml').write_text('- {id: a, name: A, means: A}\n- {id: a, name: B, means: B}\n')
    (finding,) = read_lists(Folder(content)).findings
    assert (finding.code, finding.span.line if finding.span else 0, finding.related[0].span.line) == ('L050', 2, 1)


def test_a_list_is_a_list(content: Path) -> None:
    (content / 'skills.yml').write_text('solve: Solving\n')
    assert codes(read_lists(Folder(content)).findings) == ['L051']


def test_a_course_is_read_whole(content: Path) -> None:
    read = course(content)
    assert read.findings == ()
    assert read.value is not None
    assert (set(read.value.lessons), set(read.value.packs), read.value.broken) == ({'L01'}, {'only'}, frozenset())


def test_two_lessons_of_one_id_are_both_named(content: Path) -> None:
    (content / 'lessons' / 'L01-second.md').write_text(step('Words.'))
    read = course(content)
    assert codes(read.findings) == ['L052']
    assert read.value is not None
    assert read.value.broken == {'L01'}


def test_a_lesson_with_an_error_is_known_and_broken(content: Path) -> None:
    (content / 'lessons' / 'L02-broken.md').write_text(step('Words **here.').replace('L01', 'L02'))
    read = course(content)
    assert read.value is not None
    assert read.value.broken == {'L02'}
    assert 'L061' not in codes(read.findings)


def test_a_course_without_lessons_says_so(content: Path) -> None:
    (content / 'lessons' / 'L01-first-lesson.md').unlink()
    assert 'L053' in codes(course(content).findings)


def test_the_real_course_has_nothing_wrong_with_it(root: Path) -> None:
    read = read_catalogue(Folder(root))
    assert [f for f in read.findings if f.is_error] == []
    assert read.value is not None
    assert set(read.value.lessons) >= {'L01', 'L02', 'L03'}


def test_a_course_may_do_without_a_glossary(content: Path) -> None:
    lists = read_lists(Folder(content))
    assert lists.findings == ()
    assert lists.value is not None
    assert lists.value.glossary == {}


def test_the_glossary_is_read_by_id(content: Path) -> None:
    (content / 'glossary.yml').write_text('- {id: barrier, term: Barrier, means: Something in the way.}\n')
    lists = read_lists(Folder(content)).value
    assert lists is not None
    assert [(word.term, word.means) for word in lists.glossary.values()] == [('Barrier', 'Something in the way.')]


@pytest.mark.parametrize(
    ('text', 'code'),
    [
        ('- {id: barrier, term: Barrier, means: One.}\n- {id: barrier, term: Fence, means: Two.}\n', 'L050'),
        ('- {id: barrier, term: Barrier, means: One.}\n- {id: fence, term: barrier, means: Two.}\n', 'L058'),
        ('- {id: barrier, term: Barrier, means: ""}\n', 'K004'),
        ('barrier: Something in the way.\n', 'L051'),
    ],
)
def test_the_glossary_is_checked_like_the_other_lists(content: Path, text: str, code: str) -> None:
    (content / 'glossary.yml').write_text(text)
    assert codes(read_lists(Folder(content)).findings) == [code]
