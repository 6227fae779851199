"""The recipes that come with Onbrand add up, can be sat through, and can be made for any brand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from builder.brand.brand import Brand
from builder.course.catalogue import Catalogue
from builder.course.lesson import PRACTICE_KINDS
from builder.course.pack import Day, Pack
from builder.documents.bite_words import bite_words
from builder.packs.bites import bite_of
from builder.packs.composition import compose
from builder.packs.tailored_pack import TailoredPack
from builder.packs.versions import minutes_in
from builder.pipeline.clients import Client
from builder.pipeline.release import releases_of, tailored_lessons
from builder.pipeline.workspace import read_workspace
from builder.report import Options
from builder.sources.files import Folder
from builder.sources.findings import Finding
from builder.tailoring.tailored import TailoredLesson

ROOT = Path(__file__).resolve().parents[2]
#: One that sells and one that has nothing to sell: between them every condition of a lesson comes true.
BRANDS = ('ostrey', 'tallowmere')

#: Lessons of each day, standard minutes, planned minutes, net minutes (domain 2.10).
RECIPES = {
    'induction-2day': ('L06 L07 L01 L11 L04 L08 | L10 L09 L02 L03 L12 L05 L13', 320 + 380, 320 + 360, 720),
    'induction-1day': ('L06 L01 L02 L03 L07 L10', 355, 355, 360),
    'onboarding': ('L06 L01 L02 L03', 230, 230, 240),
    'first-three': ('L01 L02 L03', 170, 170, 180),
    'questioning-targeted': ('L01 L04 | L16', 120 + 60, 120 + 60, 180),
    'relationship-targeted': ('L02 L03 L04 L05', 220, 220, 240),
    'manager-halfday': ('L17 L15 L16 L14', 225, 225, 240),
    'reminders-quarter': ('L14 | L01 | L10 | L04 | L11 | L02', 120, 120, 120),
}


@cache
def course() -> tuple[Catalogue, dict[str, tuple[Client, dict[str, TailoredLesson]]]]:
    workspace = read_workspace(Options(ROOT, ROOT / 'output', brands=BRANDS)).value
    assert workspace is not None
    every = {}
    for client in workspace.clients:
        assert client.brand is not None
        lessons, _, _ = tailored_lessons(client, client.brand, workspace.course, set(workspace.course.lessons), workspace.folder)
        every[client.id] = (client, lessons)
    return workspace.course, every


def brand_of(name: str) -> Brand:
    brand = course()[1][name][0].brand
    assert brand is not None
    return brand


def composed(pack: Pack, name: str = 'tallowmere', people: int = 12) -> tuple[TailoredPack, list[Finding]]:
    lessons = course()[1][name][1]
    words = bite_words(brand_of(name))
    given = {key: bite_of(lesson, words) if key in pack.bites else lesson for key, lesson in lessons.items()}
    brand = brand_of(name)
    done = compose(pack, given, replace(brand, order=replace(brand.order, group_size=people)))
    assert done.value is not None
    return done.value, [finding for finding in done.findings if finding.code[0] == 'P']


def test_the_recipes_are_these() -> None:
    assert set(course()[0].packs) >= set(RECIPES)


@pytest.mark.parametrize('name', RECIPES)
def test_a_recipe_adds_up(name: str) -> None:
    days, standard, planned, net = RECIPES[name]
    pack = course()[0].packs[name]
    assert ' | '.join(' '.join(day.lessons) for day in pack.days) == days
    made, found = composed(pack)
    assert found == []
    assert (made.standard_minutes, pack.minutes) == (standard, net)
    assert planned - 10 <= made.minutes <= planned
    for number, day in enumerate(pack.days, 1):
        assert sum(entry.tailored.lesson.minutes for entry in made.lessons if entry.day == number) <= day.minutes


def test_the_second_day_of_two_fits_because_one_lesson_is_short() -> None:
    made, _ = composed(course()[0].packs['induction-2day'])
    assert [entry.tailored.lesson.id for entry in made.lessons if entry.version != 'standard'] == ['L12']
    minutes = Counter({day: sum(entry.tailored.lesson.minutes for entry in made.lessons if entry.day == day) for day in (1, 2)})
    assert minutes[1] == 320
    assert 350 <= minutes[2] <= 360


@pytest.mark.parametrize('brand', BRANDS)
@pytest.mark.parametrize('name', RECIPES)
def test_a_recipe_can_be_sat_through_for_every_brand(name: str, brand: str) -> None:
    made, found = composed(course()[0].packs[name], brand)
    assert found == []
    for day in made.days:
        pauses = [entry.minutes for entry in day.entries if not entry.lesson]
        assert all(10 <= minutes <= 15 or minutes == 45 for minutes in pauses)
        whole_day = sum(entry.minutes for entry in day.entries if entry.lesson) > 240
        assert pauses.count(45) == whole_day
        assert day.entries[-1].lesson


@pytest.mark.parametrize(('people', 'pairs', 'trios'), [(4, [2, 2], [4]), (12, [2] * 6, [3] * 4), (13, [3, *[2] * 5], [4, 3, 3, 3]), (15, [3, *[2] * 6], [3] * 5)])
def test_every_lesson_divides_the_room_and_counts_its_things(people: int, pairs: list[int], trios: list[int]) -> None:
    lessons = tuple(course()[0].lessons)
    made, _ = composed(Pack('all', 'All', 'targeted', 'All', 5000, tuple(Day('', '09:00', (name,), (), brand_of('ostrey').at) for name in lessons), brand_of('ostrey').at, brand_of('ostrey').at, ''), 'ostrey', people)
    for entry in made.lessons:
        for step in entry.steps:
            timing, groups = step.section.timing, step.groups
            assert timing is not None
            sizes = [groups.size + 1] * groups.larger + [groups.size] * (groups.count - groups.larger - groups.short) + [people - groups.size * (groups.count - 1)] * groups.short
            assert sum(sizes) == people, (entry.tailored.lesson.id, step.number)
            if timing.grouping.kind in ('pairs', 'trios'):
                assert sizes == (pairs if timing.grouping.kind == 'pairs' else trios), (entry.tailored.lesson.id, step.number)
            shares = {'person': people, 'pair': len(pairs), 'trio': len(trios), 'group': groups.count if timing.grouping.people else 1, 'room': 1}
            for counted in step.materials:
                assert counted.count == counted.material.count * shares[counted.material.per], (entry.tailored.lesson.id, step.number, counted.material.name)


@pytest.mark.parametrize('brand', BRANDS)
def test_a_bite_can_be_drawn_from_every_lesson_and_is_sound(brand: str) -> None:
    words = bite_words(brand_of(brand))
    for name, tailored in course()[1][brand][1].items():
        lesson = bite_of(tailored, words).lesson
        timings = [(step.kind, step.timing) for step in lesson.steps if step.timing]
        assert sum(timing.minutes for _, timing in timings) == 20 == lesson.minutes, name
        assert [kind for kind, _ in timings if kind not in PRACTICE_KINDS] == ['recall', 'check', 'plan'], name
        assert sum(timing.minutes for kind, timing in timings if kind in PRACTICE_KINDS) >= 10, name
        aims = {aim.id for aim in lesson.objectives}
        practised = {objective for kind, timing in timings if kind in PRACTICE_KINDS for objective in timing.objectives}
        asked = {part.objective for step in lesson.steps for part in step.parts if part.kind == 'question'}
        assert aims == practised | asked, name
        for step in lesson.steps:
            if step.kind == 'role play' and step.timing and step.timing.rounds > 1:
                assert step.timing.rounds >= step.timing.grouping.people, name
            assert any(part.kind == 'facilitator' and part.blocks for part in step.parts), (name, step.title)


def test_every_short_version_is_at_least_half_of_its_lesson() -> None:
    for name, tailored in course()[1]['ostrey'][1].items():
        lesson = tailored.lesson
        assert lesson.minutes // 2 <= minutes_in(lesson, 'short') <= lesson.minutes <= minutes_in(lesson, 'long'), name


# --- what is asked for by name --------------------------------------------------------------------------------------


def test_an_order_says_what_a_plain_build_makes_and_a_name_makes_any_pack() -> None:
    catalogue, every = course()
    client, _ = every['ostrey']
    small = replace(catalogue, packs={name: replace(catalogue.packs['first-three'], id=name) for name in ('first-three', 'onboarding', 'more')})
    made = [release.pack.id for release in releases_of(client, small, (), Folder(ROOT))]
    assert made == list(brand_of('ostrey').order.packs)
    assert [release.pack.id for release in releases_of(client, small, ('more',), Folder(ROOT))] == ['more']
