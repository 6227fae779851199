"""The run sheet of lesson L01 is the one of the domain's worked example, for any group and any start."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from delivered import LESSONS, flowing, page, pdf, release

from builder.brand.brand import Brand
from builder.course.pack import Pack
from builder.packs.composition import compose
from builder.packs.tailored_pack import Flex, PackLesson, TailoredPack
from builder.pipeline.release import tailored_lessons
from builder.pipeline.workspace import read_workspace
from builder.report import Options
from builder.tailoring.tailored import TailoredLesson

ROOT = Path(__file__).resolve().parents[2]

#: Start, minutes, kind, grouping, materials, flex (keep, cut to, rounds that then fit, extend to): domain 2.2.
TABLE = (
    ('0:00', 4, 'open', 'talk', 'slide 1', Flex(False, 2, 0, None)),
    ('0:04', 6, 'recall', 'pairs', 'transcripts', Flex(False, 0, 0, None)),
    ('0:10', 8, 'read', 'talk', 'card A', Flex(True, None, 0, None)),
    ('0:18', 10, 'activity', 'trios', 'set of sort cards', Flex(True, None, 0, None)),
    ('0:28', 18, 'role play', 'trios', 'role cards, observer sheet', Flex(False, 12, 2, None)),
    ('0:46', 6, 'debrief', 'whole group', 'flip chart', Flex(True, None, 0, None)),
    ('0:52', 4, 'check', 'alone', 'workbook', Flex(False, None, 0, 6)),
    ('0:56', 4, 'plan', 'alone', 'action plan', Flex(True, None, 0, None)),
)


@cache
def sources(brand: str = 'tallowmere') -> tuple[Brand, Pack, dict[str, TailoredLesson]]:
    workspace = read_workspace(Options(ROOT, ROOT / 'output', brands=(brand,))).value
    assert workspace is not None
    (client,) = workspace.clients
    assert client.brand is not None
    pack = workspace.course.packs['first-three']
    lessons, _, _ = tailored_lessons(client, client.brand, workspace.course, set(pack.lessons), workspace.folder)
    return client.brand, pack, lessons


def composed(people: int = 12, start: str = '', alone: bool = False, brand: str = 'tallowmere') -> TailoredPack:
    """Return the pack (or L01 alone) for so many people and a start of the day."""
    client, pack, lessons = sources(brand)
    client = replace(client, order=replace(client.order, group_size=people, start=start))
    if alone:
        pack = replace(pack, days=(replace(pack.days[0], lessons=('L01',), breaks=()),))
    result = compose(pack, lessons, client)
    assert [finding for finding in result.findings if finding.is_error] == []
    assert result.value is not None
    return result.value


def first(pack: TailoredPack) -> PackLesson:
    lesson = pack.lessons[0]
    assert lesson.tailored.lesson.id == 'L01'
    return lesson


def from_zero(minutes: int) -> str:
    return f'{minutes // 60}:{minutes % 60:02d}'


@pytest.mark.parametrize('brand', ['tallowmere', 'wrenfold', 'ostrey'])
def test_the_run_sheet_is_the_one_of_the_domain(brand: str) -> None:
    found = []
    for step in first(composed(brand=brand)).steps:
        timing = step.section.timing
        assert timing is not None
        materials = ', '.join(counted.material.name for counted in step.materials)
        # a client's own file may keep or extend a step; start, minutes and people are the course's
        found.append((from_zero(step.offset), timing.minutes, step.section.kind, timing.grouping.kind, materials, step.flex))
    wanted = [(start, minutes, kind, grouping, materials, flex) for start, minutes, kind, grouping, materials, flex in TABLE]
    assert found == wanted


def test_it_adds_up_and_has_a_short_and_a_long_version() -> None:
    lesson = first(composed())
    assert sum(step.section.timing.minutes for step in lesson.steps if step.section.timing) == 60 == lesson.tailored.lesson.minutes
    assert lesson.shortest == 2 + 0 + 8 + 10 + 12 + 6 + 4 + 4
    assert lesson.longest == 62


def test_at_least_half_of_it_is_practice_and_debrief() -> None:
    kinds = {'activity', 'role play', 'debrief', 'check', 'plan', 'recall'}
    assert sum(minutes for _, minutes, kind, *_ in TABLE if kind in kinds) >= 30
    assert sum(minutes for _, minutes, _, grouping, *_ in TABLE if grouping == 'talk') <= 18


@pytest.mark.parametrize(
    ('people', 'pairs', 'pair_of_three', 'trios', 'trios_of_four', 'materials'),
    [
        (4, 2, 0, 1, 1, {'transcripts': 4, 'card A': 4, 'set of sort cards': 1, 'role cards': 1, 'observer sheet': 1, 'workbook': 4, 'action plan': 4}),
        (12, 6, 0, 4, 0, {'transcripts': 12, 'card A': 12, 'set of sort cards': 4, 'role cards': 4, 'observer sheet': 4, 'workbook': 12, 'action plan': 12}),
        (13, 6, 1, 4, 1, {'transcripts': 12, 'card A': 13, 'set of sort cards': 4, 'role cards': 4, 'observer sheet': 4, 'workbook': 13, 'action plan': 13}),
        (15, 7, 1, 5, 0, {'transcripts': 14, 'card A': 15, 'set of sort cards': 5, 'role cards': 5, 'observer sheet': 5, 'workbook': 15, 'action plan': 15}),
    ],
)
def test_a_room_divides_and_every_group_gets_its_things(people: int, pairs: int, pair_of_three: int, trios: int, trios_of_four: int, materials: dict[str, int]) -> None:
    lesson = first(composed(people))
    steps = {step.section.kind: step for step in lesson.steps}
    recall, role_play = steps['recall'].groups, steps['role play'].groups
    assert (recall.count, recall.larger, recall.short) == (pairs, pair_of_three, 0)
    assert (role_play.count, role_play.larger, role_play.short) == (trios, trios_of_four, 0)
    for step in lesson.steps:
        groups = step.groups
        assert groups.count * groups.size + groups.larger - groups.short == people, step.number
    counted = {entry.material.name: entry.count for step in lesson.steps for entry in step.materials}
    assert counted == {**materials, 'slide 1': 1, 'flip chart': 1}


def test_a_start_at_a_quarter_past_nine_gives_clock_times_with_breaks() -> None:
    pack = composed(start='09:15')
    (day,) = pack.days
    assert [(entry.start, entry.end, entry.lesson) for entry in day.entries] == [
        ('09:15', '10:15', 1), ('10:15', '10:30', 0), ('10:30', '11:30', 2), ('11:30', '11:40', 0), ('11:40', '12:30', 3),
    ]  # fmt: skip
    starts = [step.start for step in first(pack).steps]
    assert starts == ['09:15', '09:19', '09:25', '09:33', '09:43', '10:01', '10:07', '10:11']
    assert pack.lessons[1].steps[0].start == '10:30'
    assert pack.lessons[2].steps[0].start == '11:40'
    assert [lesson.end for lesson in pack.lessons] == ['10:15', '11:30', '12:30']


def test_a_lesson_alone_begins_where_the_order_says() -> None:
    pack = composed(start='14:00', alone=True)
    assert [(entry.start, entry.end) for entry in pack.days[0].entries] == [('14:00', '15:00')]
    assert first(pack).steps[-1].start == '14:56'


# --- as it is delivered ----------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ('brand', 'clock'),
    [
        ('tallowmere', ['09:15', '09:19', '09:25', '09:33', '09:43', '10:01', '10:07', '10:11']),
        ('wrenfold', ['10:00 AM', '10:04 AM', '10:10 AM', '10:18 AM', '10:28 AM', '10:46 AM', '10:52 AM', '10:56 AM']),
        ('ostrey', ['09:00', '09:04', '09:10', '09:18', '09:28', '09:46', '09:52', '09:56']),
    ],
)
def test_facilitators_get_these_times_on_screen_and_paper(samples: Path, brand: str, clock: list[str]) -> None:
    folder = release(samples, brand) / 'facilitator'
    lines = [' '.join(line.split()) for line in page(folder / 'site' / 'lessons' / f'{LESSONS[0]}.html').words.splitlines()]
    screen = ' '.join(lines)
    times = re.findall(r'(\d?\d:\d\d(?: [AP]M)?) (\d+) min at (\d:\d\d)', screen)
    assert times == [(at, str(minutes), start) for at, (start, minutes, *_) in zip(clock, TABLE, strict=True)]
    guide = flowing(pdf(folder / 'guide.pdf')[0]).replace('\u202f', ' ').replace('\u00a0', ' ')
    # one stands below the other on paper; whether a space is read between the two depends on how near they are
    rows = [rf'{at} ?{minutes} min {start} 1\.{number}' for number, (at, (start, minutes, *_)) in enumerate(zip(clock, TABLE, strict=True), 1)]
    places = [found.start() if (found := re.search(row, guide)) else -1 for row in rows]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.slow
def test_facilitators_get_things_counted_for_their_group(samples: Path) -> None:
    """Ostrey orders for 15 people, Tallowmere for 12."""
    for brand, people, sets in (('ostrey', 15, 5), ('tallowmere', 12, 4)):
        words = ' '.join(page(release(samples, brand) / 'facilitator' / 'site' / 'before-the-day.html').words.split())
        assert f'For {people} people' in words
        assert re.search(rf'\b{people} workbook', words), brand
        assert re.search(rf'\b{sets} (?:sets? of )?role cards', words), brand
        assert re.search(rf'\b{sets} observer sheet', words), brand
