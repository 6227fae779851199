"""The brand changes what is done, not what it is called: the eight rows of the domain's proof, for lesson L01 and three brands."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from delivered import BRANDS

from builder.course.lesson import Lesson
from builder.pipeline.release import tailored_lessons
from builder.pipeline.workspace import read_workspace
from builder.report import Options
from builder.sources.nodes import plain_blocks
from builder.tailoring.tailored import TailoredLesson

ROOT = Path(__file__).resolve().parents[2]


class Row(NamedTuple):
    """A row of the proof: its part, the section the part stands in (None: the role play), and what it asks of each brand."""

    part: str
    section: str
    tallowmere: str
    wrenfold: str
    ostrey: str


ROLE_PLAY = 'Promised and not here'
ROWS = {
    'model impact question': Row('sounds like us', 'Five families of questions', r'What does this put on hold for you\?', r'What would \w+ have been\?', r'What do you need water for before then\?'),
    'hidden fact': Row('only if asked', ROLE_PLAY, r'\b(?:carer|Carol)\b', r'first evening out since his illness', r'dialysis'),
    'a pass': Row('a pass looks like', ROLE_PLAY, r'before .*\bform', r'[Oo]ne offer|[Oo]ne thing', r'register'),
    'what goes wrong': Row('what goes wrong here', ROLE_PLAY, r'\b(?:loan|lend|borrow)', r'[Ss]cripted sympathy', r'\brule\b'),
    'what you may decide': Row('what you may decide', ROLE_PLAY, r'£25.*team lead', r'\$150', r'published table'),
    "observer's card": Row("observer's card", ROLE_PLAY, r'puts on hold before opening a form', r'one thing seen', r'what is not known'),
    'measures': Row('measures', 'Manager', r'Settled first time', r'guests returning', r'Repeat contact in 7 days'),
    'in our voice': Row('in our voice', ROLE_PLAY, r'in pounds', r'Say less', r'Say the unknown'),
}


@cache
def lessons() -> tuple[Lesson, dict[str, TailoredLesson]]:
    """Return L01 as the course has it, and as each brand has it."""
    workspace = read_workspace(Options(ROOT, ROOT / 'output')).value
    assert workspace is not None
    course = workspace.course.lessons['L01']
    tailored = {}
    for client in workspace.clients:
        if client.id in BRANDS:
            assert client.brand is not None
            tailored[client.id] = tailored_lessons(client, client.brand, workspace.course, {'L01'}, workspace.folder)[0]['L01']
    return course, tailored


@cache
def neutral_words(brand: str) -> re.Pattern[str]:
    """Return a pattern for everything a brand calls itself and its people."""
    workspace = read_workspace(Options(ROOT, ROOT / 'output', brands=(brand,))).value
    assert workspace is not None
    found = workspace.clients[0].brand
    assert found is not None
    words = [found.name, found.short_name, *(word for term in found.terms for word in (term.many, term.one, term.neutral, f'{term.neutral}s'))]
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})(?:['’]s?)?\b", re.IGNORECASE)


def neutral(text: str, brand: str) -> str:
    """Return a text in which nobody's terms and names are left, nor articles and signs."""
    text = neutral_words(brand).sub('person', text)
    return ' '.join(word for word in re.findall(r'[\w$£]+', text.lower()) if word not in ('a', 'an'))


def part_text(lesson: Lesson, row: Row) -> str:
    sections = [section for section in lesson.sections if section.title == row.section or section.kind == row.section.lower()]
    parts = [part for section in sections for part in section.parts if part.kind == row.part]
    assert len(parts) == 1, row
    return plain_blocks((*parts[0].lead, *parts[0].blocks, *parts[0].tail) if parts[0].slot else parts[0].blocks)


def cell(brand: str, name: str) -> str:
    """Return what a brand says in a row, without the lines that the course says to everybody."""
    course, tailored = lessons()
    row = ROWS[name]
    text = part_text(tailored[brand].lesson, row)
    if name == 'model impact question':
        (line, *_) = [line for line in text.splitlines() if re.search(r'\b(?:then )?impact\)', line)]
        return ' '.join(re.findall(r'[^.?!]*\?', line))
    said_to_all = {neutral(line, brand) for line in part_text(course, row).splitlines()}
    return '\n'.join(line for line in text.splitlines() if neutral(line, brand) not in said_to_all)


def likeness(one: str, other: str) -> float:
    """Return how much two texts share: the words of both among the words of either."""
    first, second = set(one.split()), set(other.split())
    return len(first & second) / len(first | second)


@pytest.mark.parametrize('name', ROWS)
class TestEveryRow:
    @pytest.mark.parametrize(('one', 'other'), list(combinations(BRANDS, 2)))
    def test_differs_between_brands_by_more_than_their_nouns(self, name: str, one: str, other: str) -> None:
        first, second = neutral(cell(one, name), one), neutral(cell(other, name), other)
        assert first
        assert second
        assert likeness(first, second) < 0.5, (first, second)

    @pytest.mark.parametrize('brand', BRANDS)
    def test_is_the_brands_own(self, name: str, brand: str) -> None:
        row = ROWS[name]
        fills = [fill for fill in lessons()[1][brand].fills if _same(fill.section, row.section) and _is_part(fill.part, row.part)]
        assert fills
        assert all(fill.source is not None and fill.source.file.startswith(f'brand/{brand}/') for fill in fills)

    @pytest.mark.parametrize('brand', BRANDS)
    def test_says_what_the_domain_asks_of_it(self, name: str, brand: str) -> None:
        assert re.search(getattr(ROWS[name], brand), re.sub(r'\s+', ' ', cell(brand, name)), re.DOTALL), cell(brand, name)


def _same(one: str, other: str) -> bool:
    return one.replace('’', "'").lower() == other.replace('’', "'").lower()


def _is_part(title: str, kind: str) -> bool:
    return title.replace('’', "'").lower().startswith(kind)


@pytest.mark.parametrize('brand', BRANDS)
def test_nothing_of_the_lesson_is_generic(brand: str) -> None:
    assert lessons()[1][brand].generic == ()


def test_another_noun_alone_would_not_pass() -> None:
    same = 'Ask {} what it stops them doing before you open a form.'
    first, second = neutral(same.format('the guest'), 'wrenfold'), neutral(same.format('an officer'), 'ostrey')
    assert likeness(first.replace('the ', ''), second.replace('the ', '')) == 1
