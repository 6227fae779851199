"""There is one table of who sees what; the grammar of lessons and its description agree with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.course.lesson import OTHER_SECTIONS, STEP_KINDS
from builder.course.parts import PART_KINDS
from builder.editions.edition import Medium, Reader
from builder.editions.visibility import PARTS, SECTIONS, Row, Shown, shown
from builder.sources.typography import normal

SAYS = {
    'yes': Shown.YES,
    'no': Shown.NO,
    'the cards only': Shown.OPEN,
    'a field': Shown.YES,
    'ruled lines': Shown.YES,
    'with feedback after answering': Shown.YES,
    'without answers': Shown.OPEN,
    'with answers': Shown.YES,
    'no; in the assessment, without answers': Shown.OPEN,
    'in the key to the assessment': Shown.YES,
}


def described(root: Path) -> dict[str, tuple[str, Row, str]]:
    """Return the table of section 5 of the description: where, who sees it, and on which cards, by part."""
    text = (root / 'docs' / 'lesson-format.md').read_text(encoding='utf-8')
    section = text.split('\n## 5. Parts\n')[1].split('\n## 6.')[0]
    rows = [[cell.strip() for cell in line.strip('|').split('|')] for line in section.split('\n') if line.startswith('| ')]
    table: dict[str, tuple[str, Row, str]] = {}
    for names, where, site, workbook, facilitator, manager, cards in (row for row in rows[1:] if not row[0].startswith('---')):
        seen = Row(SAYS[site], SAYS[workbook], SAYS[facilitator], SAYS[manager])
        found = re.findall('`([^`]+)`', names) or ['body']
        for name in found:
            table.setdefault(re.sub(r'(: title|, 6 lines| \.\.\.| for o1)$', '', normal(name)), (where, seen, cards))
    return table


def test_every_part_of_the_grammar_has_a_row_and_the_other_way_round() -> None:
    assert set(PARTS) == {kind.name for kind in PART_KINDS} | {'body'}


def test_every_section_without_steps_has_a_row_and_the_other_way_round() -> None:
    assert set(SECTIONS) == set(OTHER_SECTIONS)


def test_the_description_has_the_same_parts(root: Path) -> None:
    assert set(described(root)) == set(PARTS)


@pytest.mark.parametrize('kind', sorted(PARTS))
def test_the_description_says_of_each_part_who_sees_it(kind: str, root: Path) -> None:
    assert described(root)[kind][1] == PARTS[kind]


@pytest.mark.parametrize('kind', [k for k in PART_KINDS if k.name != 'body'], ids=lambda kind: kind.name)
def test_the_description_says_of_each_part_where_it_stands(kind: object, root: Path) -> None:
    name, sections = kind.name, kind.sections  # type: ignore[attr-defined]
    expected = set()
    for where in described(root)[name][0].split(', '):
        expected |= set(STEP_KINDS) if where in ('steps', 'any step') else {where}
    assert expected == sections


@pytest.mark.parametrize('medium', Medium)
@pytest.mark.parametrize('reader', Reader)
@pytest.mark.parametrize('section', [*STEP_KINDS, *OTHER_SECTIONS])
def test_a_kind_without_a_row_is_seen_by_nobody(section: str, reader: Reader, medium: Medium) -> None:
    assert shown('facilitater', section, reader, medium) is Shown.NO
    assert shown('facilitator', section, reader, medium) is (Shown.YES if reader is Reader.FACILITATOR else Shown.NO)


def test_the_own_text_of_other_sections_has_rows_of_its_own() -> None:
    assert shown('body', 'manager', Reader.LEARNER, Medium.SCREEN) is Shown.NO
    assert shown('body', 'manager', Reader.MANAGER, Medium.PAPER) is Shown.YES
    assert shown('body', 'job aid', Reader.MANAGER, Medium.SCREEN) is Shown.YES
    assert shown('body', 'activity', Reader.MANAGER, Medium.SCREEN) is Shown.NO


def test_only_questions_and_sorts_are_ever_shown_in_part() -> None:
    assert {kind for kind, row in PARTS.items() if Shown.OPEN in row} == {'question', 'pre-test', 'post-test', 'cards and answers'}
