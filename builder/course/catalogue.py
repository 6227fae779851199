"""Everything in ``content/``: lessons, packs and closed lists."""

from __future__ import annotations

from dataclasses import dataclass

from builder.course.lesson import Lesson
from builder.course.lists import Lists, read_lists
from builder.course.pack import Pack, read_pack
from builder.course.reader import read_lesson
from builder.sources.files import Folder
from builder.sources.findings import Finding, Parsed, Related, Span, error


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A course. Lessons and packs by id, in order of their ids; `broken` are ids of lessons that could not be read."""

    lists: Lists
    lessons: dict[str, Lesson]
    packs: dict[str, Pack]
    broken: frozenset[str]


def read_catalogue(workspace: Folder) -> Parsed[Catalogue]:
    """Return the course of a workspace, with the findings of everything in it.

    The value is None when there is no course to speak of: no ``content`` folder, no lessons or no lists.
    """
    content = workspace.below('content')
    if content.value is None:
        return Parsed(None, content.findings)
    found: list[Finding] = list(content.findings)
    lists = read_lists(content.value)
    found.extend(lists.findings)
    if lists.value is None or lists.findings:
        return Parsed(None, tuple(found))
    lessons, broken = _read_lessons(content.value, lists.value, found)
    packs = _read_packs(content.value, frozenset(lessons) | broken, found)
    return Parsed(Catalogue(lists.value, lessons, packs, broken), tuple(found))


def _read_lessons(content: Folder, lists: Lists, found: list[Finding]) -> tuple[dict[str, Lesson], frozenset[str]]:
    lessons: dict[str, Lesson] = {}
    broken: set[str] = set()
    folder = content.below('lessons')
    found.extend(folder.findings)
    if folder.value is None:
        return {}, frozenset()
    names = folder.value.files('.md')
    found.extend(names.findings)
    for name in names.value or ():
        parsed = read_lesson(folder.value, name, lists)
        found.extend(parsed.findings)
        lesson = parsed.value
        if lesson is None or any(f.is_error for f in parsed.findings):
            broken.add(lesson.id if lesson else name.split('-')[0])
        if lesson is None:
            continue
        first = lessons.setdefault(lesson.id, lesson)
        if first is not lesson:
            broken.add(lesson.id)
            found.append(error('L052', f'two lessons are called {lesson.id}', lesson.at, 'give each its own id', [Related(first.at, 'the other one')]))
    if not names.value:
        found.append(error('L053', 'there are no lessons', Span.of(folder.value.place('')), 'write one: content/lessons/L01-a-short-name.md'))
    return lessons, frozenset(broken)


def _read_packs(content: Folder, lesson_ids: frozenset[str], found: list[Finding]) -> dict[str, Pack]:
    packs: dict[str, Pack] = {}
    folder = content.below('packs')
    found.extend(folder.findings)
    if folder.value is None:
        return {}
    names = folder.value.files('.yml', '.yaml')
    found.extend(names.findings)
    for name in names.value or ():
        parsed = read_pack(folder.value, name, lesson_ids)
        found.extend(parsed.findings)
        if parsed.value:
            packs[parsed.value.id] = parsed.value
    if not names.value:
        found.append(error('L065', 'there are no packs', Span.of(folder.value.place('')), 'write one: content/packs/first-week.yml; docs/pack-format.md says how'))
    return packs
