"""The pool of shipped questions gives nothing away by its shape: neither the longest option nor a letter is a good guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from builder.course.catalogue import Catalogue, read_catalogue
from builder.course.closer import read_question
from builder.course.lesson import Question
from builder.course.parts import ASKING, TESTS
from builder.packs.assessment import assessment_of
from builder.sources.files import Folder
from builder.sources.nodes import plain

MOST = 0.45
FEW = 12  # with fewer questions a share says nothing


@lru_cache(maxsize=1)
def course(root: Path) -> Catalogue:
    read = read_catalogue(Folder(root))
    assert read.value is not None
    return read.value


def pool(root: Path, kinds: frozenset[str]) -> Iterator[Question]:
    for lesson in course(root).lessons.values():
        for section in lesson.sections:
            for part in section.parts:
                question = read_question(part)[0] if part.kind in kinds else None
                if question and question.form == 'one':
                    yield question


def standing(question: Question) -> str:
    """Return whether the right answer is longer or shorter than every other, or neither."""
    lengths = [len(plain(option.words)) for option in question.options]
    key = next(length for length, option in zip(lengths, question.options, strict=True) if option.right)
    others = [length for length, option in zip(lengths, question.options, strict=True) if not option.right]
    return 'longest' if key > max(others) else 'shortest' if key < min(others) else 'between'


@pytest.mark.parametrize('kinds', [ASKING, frozenset({'question'}), frozenset(TESTS)], ids=['all', 'checks', 'assessment'])
def test_the_right_answer_is_seldom_the_longest_or_the_shortest(kinds: frozenset[str], root: Path) -> None:
    counted = Counter(map(standing, pool(root, kinds)))
    total = counted.total()
    if total >= FEW:
        assert {name: round(counted[name] / total, 2) for name in ('longest', 'shortest') if counted[name] > MOST * total} == {}


def test_right_answers_of_checks_stand_at_every_letter(root: Path) -> None:
    places = Counter([option.right for option in question.options].index(True) for question in pool(root, frozenset({'question'})))
    assert max(places.values()) <= MOST * places.total()


def test_every_item_has_three_options(root: Path) -> None:
    assert {len(question.options) for question in pool(root, frozenset(TESTS))} <= {3}


def test_the_forms_of_every_pack_balance_their_letters(root: Path) -> None:
    for pack in course(root).packs.values():
        lessons = [(number, course(root).lessons[lesson]) for number, lesson in enumerate(pack.lessons, 1)]
        for form in assessment_of(lessons, f'tallowmere {pack.id}'):
            places = [[option.right for option in item.question.options].index(True) for item in form.items]
            often = Counter(places)
            assert max(often[p] for p in range(3)) - min(often[p] for p in range(3)) <= 1, pack.id
            assert not any(len(set(places[at : at + 3])) == 1 for at in range(len(places) - 2)), pack.id
