"""Items of tailored lessons -> two forms of an assessment, one to answer before the session and one after it.

Everything depends on the seed alone: the same seed gives the same forms, byte for byte, on any machine.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from builder.course.closer import read_test
from builder.course.lesson import Lesson, Question
from builder.course.parts import TESTS
from builder.sources.findings import Span

#: What the two forms are called, in the order of `TESTS`.
BEFORE, AFTER = 'before', 'after'

#: How often right answers are laid out anew while three in a row have the same letter.
_TRIES = 60


@dataclass(frozen=True, slots=True)
class FormItem:
    """An item with its number in the form. The options of its question stand in the order in which people read them."""

    number: int
    lesson: int
    question: Question
    at: Span


@dataclass(frozen=True, slots=True)
class Form:
    """One form, `before` or `after`. Items of one number ask about the same objective in both."""

    name: str
    items: tuple[FormItem, ...]


def assessment_of(lessons: Iterable[tuple[int, Lesson]], seed: str) -> tuple[Form, ...]:
    """Return both forms for tailored lessons by their numbers in the pack; none when no lesson has items.

    An objective that only one of the forms asks about is left out of both, for what it gained could not be seen.
    """
    pairs = list(_pairs(lessons))
    return tuple(
        Form(name, _mixed([replace(pair[place], number=number) for number, pair in enumerate(pairs, 1)], f'{seed} {name}'))
        for place, name in enumerate((BEFORE, AFTER))
        if pairs
    )


def _pairs(lessons: Iterable[tuple[int, Lesson]]) -> Iterable[tuple[FormItem, FormItem]]:
    """Yield the items of both forms, lesson by lesson in the order of their objectives; a lesson that comes twice counts once."""
    seen: set[str] = set()
    for number, lesson in lessons:
        if lesson.id in seen:
            continue
        seen.add(lesson.id)
        items: dict[tuple[str, str], FormItem] = {}
        for section in lesson.sections:
            for part in section.parts:
                question = read_test(part)[0] if part.kind in TESTS else None
                if question and question.form == 'one':
                    items[part.kind, part.objective] = FormItem(0, number, question, part.at)
        for objective in lesson.objectives:
            before, after = (items.get((kind, objective.id)) for kind in TESTS)
            if before and after:
                yield before, after


def _mixed(items: list[FormItem], seed: str) -> tuple[FormItem, ...]:
    """Return items with their options mixed and their right answers spread evenly over the letters."""
    places = key_places([len(item.question.options) for item in items], seed)
    return tuple(replace(item, question=_reordered(item.question, place, f'{seed} {item.number}')) for item, place in zip(items, places, strict=True))


def _reordered(question: Question, place: int, seed: str) -> Question:
    wrong = [option for option in question.options if not option.right]
    order = sorted(range(len(wrong)), key=lambda at: _draw(seed, 'wrong', at))
    options = [wrong[at] for at in order]
    options.insert(place, next(option for option in question.options if option.right))
    return replace(question, options=tuple(options))


def key_places(sizes: Sequence[int], seed: str) -> tuple[int, ...]:
    """Return the place of the right answer (from 0) for items of so many options.

    Where all have the same number of options, no place comes up more than once oftener than another; and no place three
    times running, where that can be.
    """
    tries = (_laid_out(sizes, f'{seed} {attempt}') for attempt in range(_TRIES))
    first = next(tries)
    return next((places for places in chain((first,), tries) if not _runs(places)), first)


def _runs(places: Sequence[int]) -> int:
    """Return how often three in a row are the same."""
    return sum(places[at] == places[at + 1] == places[at + 2] for at in range(len(places) - 2))


def _laid_out(sizes: Sequence[int], seed: str) -> tuple[int, ...]:
    """Return places drawn one after the other from a stock that holds each equally often."""
    stock = _stock(sizes, seed)
    places: list[int] = []
    for number, size in enumerate(sizes):
        twice = places[-1] if len(places) > 1 and places[-1] == places[-2] else -1
        left = [place for place in range(size) if stock[place] > 0]
        fitting = [place for place in left if place != twice] or left or list(range(size))
        tickets = [place for place in fitting for _ in range(max(stock[place], 1))]
        place = tickets[_draw(seed, 'item', number) % len(tickets)]
        stock[place] -= 1
        places.append(place)
    return tuple(places)


def _stock(sizes: Sequence[int], seed: str) -> Counter[int]:
    """Return how often each place is to come up; which ones once oftener than others depends on the seed."""
    most = max(sizes, default=0)
    order = sorted(range(most), key=lambda place: _draw(seed, 'stock', place))
    return Counter(order[at % most] for at in range(len(sizes)))


def _draw(seed: str, *what: object) -> int:
    """Return a large number that depends on nothing but a seed and what is drawn for."""
    words = ' '.join((seed, *map(str, what)))
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8])
