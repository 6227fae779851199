"""What the review says of lessons in numbers."""

from __future__ import annotations

from dataclasses import replace

from rule_cases import KNOWN, SOUND, lesson_of_known
from small_course import brand_of, in_brand, whole_brief

from builder.brand.brand import Voice
from builder.documents.review_figures import figures_table, skills_table
from builder.rules.balance import Balance
from builder.rules.figures import LessonFigures, figures_of, for_brand, skills_of
from builder.rules.readability import Readability


def numbers(grade: float, target: int) -> LessonFigures:
    return LessonFigures('L01', 'Ask first', Readability(grade, 900, 90, ('administrative',), ()), target, Balance(60, 0.567, 0.133))


def test_a_lesson_stands_beside_what_the_brand_wants() -> None:
    table = figures_table(whole_brief(), (numbers(6.2, 7), numbers(8.6, 7), numbers(8.6, 0), numbers(0.0, 7)))
    rows = [row.cells for group in table.groups for row in group.rows]
    assert rows[0] == ('L01 Ask first', '6.2', '7', 'as easy as wanted, or easier', '57 %', '13 %')
    assert rows[1][3] == 'too hard; look at: administrative'
    assert rows[2][2:4] == ('–', 'the brand names no grade (voice > reading grade)')
    assert rows[3][1] == '–'


def test_skills_that_a_pack_leaves_out_say_where_the_course_teaches_them() -> None:
    lesson = lesson_of_known(SOUND)
    other = replace(lesson, id='L02', skills=('close',))
    table = skills_table(whole_brief(), skills_of(('L01',), {'L01': lesson, 'L02': other}, KNOWN))
    assert table.sentence == 'This pack teaches 1 of the 2 skills of the course.'
    assert [(group.title != '', [row.cells for row in group.rows]) for group in table.groups] == [(False, [('Solve', 'L01')]), (True, [('Close', 'L02')])]


def test_cards_answers_and_managers_words_do_not_count_as_reading() -> None:
    brand = brand_of(voice=Voice(reading_grade=7))
    hard = 'Institutional accountability necessitates administrative communication.'
    plain = figures_of(for_brand(in_brand(lesson_of_known(SOUND), brand), brand))
    for place in ('You wait for an answer.', 'Ask how it went.', '"We have it. Answer by Thursday at 4."'):
        assert figures_of(for_brand(in_brand(lesson_of_known(SOUND.replace(place, hard)), brand), brand)) == plain
