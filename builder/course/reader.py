"""One lesson's file -> Lesson. The grammar is written down in ``docs/lesson-format.md``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from builder.course.closer import read_closer, read_reminders
from builder.course.lesson import Lesson, Objective, Review, Section
from builder.course.lists import Lists
from builder.course.soundness import check_assessment, check_claims, check_played, check_references, check_sum
from builder.course.structure import Structure, under
from builder.sources.files import Folder, is_slug, read_text
from builder.sources.findings import Finding, Parsed, Span, error, nearest
from builder.sources.markdown import read_markdown
from builder.sources.nodes import (
    Block,
    Heading,
    Inline,
    List,
    Paragraph,
    Strong,
    Text,
    plain,
)
from builder.sources.records import Record, read
from builder.sources.typography import normal
from builder.sources.yaml import read_yaml

_ID = re.compile(r'[A-Z]\d{1,3}')
_FILE = re.compile(r'(?P<id>[A-Z]\d{1,3})-(?P<slug>.+)\.md')
_DATE = re.compile(r'\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])')
#: Findings after which the sum of the minutes says nothing: steps are missing, or their minutes.
_STEPS_LOST = frozenset({'L003', 'L004', 'L005', 'L020', 'L021', 'M001', 'M012', 'M018'})
_OBJECTIVE = re.compile(r'o\d{1,2}')


class _ReviewRecord(Record):
    called: ClassVar[str] = 'the review'
    every: str
    by: str
    last: str


class _FrontMatter(Record):
    called: ClassVar[str] = 'the top of a lesson'
    id: str
    track: Literal['frontline', 'manager', 'everyone']
    minutes: Annotated[int, Field(ge=1, le=600)]
    skills: tuple[str, ...]
    answers: tuple[str, ...]
    review: _ReviewRecord
    version: str = '1.0'
    facts: dict[str, str] = Field(default_factory=dict)
    keep: tuple[str, ...] = ()


def read_lesson(folder: Folder, name: str, lists: Lists) -> Parsed[Lesson]:
    """Return the lesson in a file of ``content/lessons``, with everything there is to say about it."""
    text = read_text(folder, name)
    if text.value is None:
        return Parsed(None, text.findings)
    source, words = text.value
    parsed = _LessonReader(source.path, name, words, lists).read()
    lesson = replace(parsed.value, digest=source.digest) if parsed.value else None
    return Parsed(lesson, text.findings + parsed.findings)


class _LessonReader:
    """Reads one lesson from top to bottom and collects findings."""

    def __init__(self, path: str, name: str, text: str, lists: Lists) -> None:
        self.path = path
        self.name = name
        self.text = text
        self.lists = lists
        self.found: list[Finding] = []

    def read(self) -> Parsed[Lesson]:
        front, body, first_line = self.front_matter()
        tree = read_markdown(body, self.path, first_line)
        self.found.extend(tree.findings)
        structure = Structure(self.lists.theme_ids, self.lists.purpose_ids)
        title, summary, rest, at = self.title(tree.value or (), first_line, structure)
        objectives, sections = self.sections(rest, structure)
        self.found.extend(structure.found)
        slug = self.slug(front)
        if front is None:
            return Parsed(None, tuple(self.found))
        review = Review(front.review.every, front.review.by, front.review.last)
        lesson = Lesson(
            front.id, slug, title, front.track, front.minutes, front.skills, front.answers, review, front.version,
            tuple(sorted(front.facts.items())), front.keep, summary, objectives, sections, at, front.place('minutes'),
        )  # fmt: skip
        self.check(lesson, front)
        return Parsed(lesson, tuple(self.found))

    # --- top -------------------------------------------------------------------------------------------------------

    def front_matter(self) -> tuple[_FrontMatter | None, str, int]:
        """Return the front matter, the text below it, and the line that text begins on."""
        lines = self.text.split('\n')
        end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == '---'), 0)
        if lines[0].rstrip() != '---' or not end:
            hint = 'begin the file with ---, then id, track, minutes, skills, answers and review, then --- again'
            self.found.append(error('L001', 'this lesson has no front matter', Span.of(self.path), hint))
            return None, self.text, 1
        node = read_yaml('\n'.join(lines[1:end]) + '\n', self.path, 2)
        self.found.extend(node.findings)
        if node.value is None:
            return None, '\n'.join(lines[end + 1 :]), end + 2
        parsed = read(node.value, _FrontMatter)
        self.found.extend(parsed.findings)
        return parsed.value, '\n'.join(lines[end + 1 :]), end + 2

    def slug(self, front: _FrontMatter | None) -> str:
        match = _FILE.fullmatch(self.name)
        if not match or not is_slug(match['slug']):
            self.found.append(error('L002', f'"{self.name}" cannot name a lesson', Span.of(self.path), 'use the id and a short name in lower case: L03-across-ages.md'))
            return 'lesson'
        if front and front.id != match['id']:
            self.found.append(error('L002', f'the file is called {match["id"]} and the lesson says it is {front.id}', front.place('id'), f'write id: {match["id"]}, or rename the file'))
        return match['slug']

    def title(self, blocks: tuple[Block, ...], first_line: int, structure: Structure) -> tuple[str, tuple[Block, ...], list[Block], Span]:
        """Return title, summary, and the ``##`` sections that follow."""
        top = list(under(2, blocks))
        head = top[0][1]
        rest: list[Block] = []
        for heading, held in top[1:]:
            rest.extend([heading, *held] if heading else held)
        titles = [b for b in blocks if isinstance(b, Heading) and b.level == 1]
        if not titles or not head or head[0] is not titles[0]:
            where = head[0].at if head else Span.of(self.path, first_line)
            self.found.append(error('L003', 'a lesson begins with its title', where, 'write # and the title on the first line after ---'))
        elif not plain(titles[0].children).strip():
            self.found.append(error('L003', 'the title of this lesson is empty', titles[0].at, 'write # and the title'))
        for extra in titles[1:]:
            self.found.append(error('L003', 'a lesson has one title', extra.at, 'use ## for sections'))
        at = titles[0].at if titles else Span.of(self.path, first_line)
        summary = tuple(b for b in head if b not in titles)
        summary = structure.summary(summary)
        if titles and not summary:
            self.found.append(error('L003', 'this lesson has no summary', at, 'write one sentence under the title that says what it is for'))
        return plain(titles[0].children) if titles else '', summary, rest, at

    # --- sections --------------------------------------------------------------------------------------------------

    def sections(self, blocks: list[Block], structure: Structure) -> tuple[tuple[Objective, ...], tuple[Section, ...]]:
        objectives: tuple[Objective, ...] = ()
        sections: list[Section] = []
        for heading, held in under(2, blocks):
            if heading is None:
                continue
            title = plain(heading.children)
            if normal(title) == 'you will be able to':
                objectives = self.objectives(held, heading)
                continue
            kind = structure.section_heading(title, heading.at)
            if kind:
                sections.append(structure.section(*kind, held, heading.at))
        if not objectives and not any(f.code == 'L009' for f in self.found):
            self.found.append(error('L009', 'this lesson has no objectives', Span.of(self.path), 'write ## You will be able to, and two to four bullets: - **O1** In a practice contact, ...'))
        return objectives, tuple(sections)

    def objectives(self, held: list[Block], heading: Heading) -> tuple[Objective, ...]:
        objectives: list[Objective] = []
        hint = 'write: - **O1** In a practice contact, ask one preference question.'
        for block in held:
            if not isinstance(block, List):
                self.found.append(error('L009', 'objectives are bullets', block.at, hint))
                continue
            for item in block.items:
                first = item.blocks[0] if len(item.blocks) == 1 else None
                children = first.children if isinstance(first, Paragraph) else ()
                name = normal(plain(children[:1])) if children and isinstance(children[0], Strong) else ''
                rest = _without_space(children[1:])
                if _OBJECTIVE.fullmatch(name) and rest:
                    objectives.append(Objective(name.upper(), rest, item.at))
                else:
                    self.found.append(error('L009', 'an objective is one sentence with its number in bold before it', item.at, hint))
        if not held:
            self.found.append(error('L009', 'there are no objectives under this heading', heading.at, hint))
        return tuple(objectives)

    # --- the whole -------------------------------------------------------------------------------------------------

    def check(self, lesson: Lesson, front: _FrontMatter) -> None:
        if not _ID.fullmatch(lesson.id):
            self.found.append(error('L002', f'"{lesson.id}" is not the id of a lesson', front.place('id'), 'write a capital letter and digits: L03'))
        for skill in lesson.skills:
            if skill not in self.lists.skills:
                self.found.append(error('L019', f'there is no skill "{skill}"', front.place('skills'), nearest(skill, self.lists.skills)))
        if not _DATE.fullmatch(front.review.last):
            self.found.append(error('L019', f'"{front.review.last}" is no date', front.review.place('last'), 'write it as 2026-11-01'))
        self.found.extend(check_references(lesson))
        if not any(f.code in _STEPS_LOST for f in self.found):
            self.found.extend(check_sum(lesson))
        for section in lesson.sections:
            for part in section.parts:
                self.found.extend(read_closer(part))
                if section.kind == 'reminders':
                    self.found.extend(read_reminders(part)[1])
        self.found.extend(check_played(lesson))
        self.found.extend(check_assessment(lesson))
        blocks = [*lesson.summary, *(b for s in lesson.sections for p in s.parts for b in (*p.lead, *p.blocks))]
        self.found.extend(check_claims(blocks, self.lists.claims))


def _without_space(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a line without the space it begins with."""
    if children and isinstance(children[0], Text):
        text = children[0].text.lstrip(' :.\u00a0')
        return ((replace(children[0], text=text),) if text else ()) + children[1:]
    return children
