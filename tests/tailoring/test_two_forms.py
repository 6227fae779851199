"""Lessons with two forms read right in both: every form whole, the same minutes, and no word that is left over."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_course import brand_of

from builder.course.catalogue import Catalogue, read_catalogue
from builder.sources.files import Folder
from builder.sources.nodes import plain, plain_blocks
from builder.tailoring.tailor import tailor

WORKSPACE = Path(__file__).parents[2]

SELLING = ('sell', 'sale', 'sold', 'price', 'target', 'discount', 'buy ', 'bonus')
SCORING = ('net score', 'promoter', 'detractor', 'recommend us', 'rival')


@pytest.fixture(scope='module')
def course() -> Catalogue:
    found = read_catalogue(Folder(WORKSPACE)).value
    assert found is not None
    return found


def words_of(course: Catalogue, lesson_id: str, **brand: object) -> str:
    """Return all that a lesson says to a brand, in small letters, after looking that nothing is wrong with it."""
    done = tailor(course.lessons[lesson_id], brand_of(**brand), None, course.lists.theme_ids, course.lists.purpose_ids)
    assert done.value is not None
    assert [finding for finding in done.findings if finding.is_error] == []
    lesson = done.value.lesson
    parts = [plain_blocks(part.blocks) for section in lesson.sections for part in section.parts]
    titles = [title for section in lesson.sections for title in (section.title, *(part.title for part in section.parts))]
    return '\n'.join([lesson.title, plain_blocks(lesson.summary), *(plain(o.sentence) for o in lesson.objectives), *titles, *parts]).casefold()


def test_where_nothing_is_sold_no_word_of_selling_is_left(course: Catalogue) -> None:
    told = words_of(course, 'L13', sells=False)
    assert [word for word in SELLING if word in told] == []
    assert 'the right pointer' in told


def test_where_something_is_sold_the_lesson_says_so(course: Catalogue) -> None:
    told = words_of(course, 'L13', sells=True)
    assert 'red light' in told
    assert 'the right pointer' not in told


def test_where_the_aim_is_trust_no_word_of_net_scores_is_left(course: Catalogue) -> None:
    told = words_of(course, 'L14', outcome='trust')
    assert [word for word in SCORING if word in told] == []
    assert 'i can trust what they tell me' in told


def test_elsewhere_the_net_score_is_worked_out(course: Catalogue) -> None:
    told = words_of(course, 'L14', outcome='retention')
    assert 'share of high answers minus share of low ones' in told
    assert 'i can trust what they tell me' not in told
