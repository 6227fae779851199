"""A client's own file for a lesson: ``Instead of``, ``Before``, ``After``, ``Without``, read and put in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from builder.course.lesson import STEP_KINDS, Condition, Lesson, Part, Section
from builder.course.parts import REPEATED, read_part_heading
from builder.course.stepline import looks_like_step_line, read_step_line
from builder.course.structure import Structure, under
from builder.sources.findings import Finding, Related, Span, error, nearest
from builder.sources.markdown import read_markdown
from builder.sources.nodes import Block, Heading, Origin, Paragraph, plain
from builder.sources.typography import normal, straight
from builder.tailoring.tailored import Change, Replacement

_HEADING = re.compile(r'(instead\s+of|before|after|without)\s*:\s*(.+)', re.IGNORECASE)
_MINUTES = re.compile(r'\A---\s*\nminutes:\s*(\d{1,3})\s*\n---\s*\n')


@dataclass(frozen=True, slots=True)
class OwnPassage:
    """One ``##`` of a client's file: what to do, where (section, part), with which words."""

    verb: str
    section: str
    part: str
    blocks: tuple[Block, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A client's file for one lesson. `minutes` is the new sum of the steps, 0 when it does not change."""

    passages: tuple[OwnPassage, ...]
    minutes: int
    at: Span


def read_own_words(text: str, file: str) -> tuple[OwnWords, list[Finding]]:
    """Return a client's passages for a lesson (codes T020, T021). The words are the brand's and never changed by terms."""
    found: list[Finding] = []
    minutes, first_line = 0, 1
    front = _MINUTES.match(text)
    if front:
        minutes, first_line = int(front[1]), 1 + front[0].count('\n')
        text = text[front.end() :]
    elif text.startswith('---'):
        found.append(error('T021', 'at the top of a client\'s own words only the minutes may stand', Span.of(file), 'write ---, minutes: 55, --- on three lines, or nothing'))
        end = text.find('\n---', 3)
        if end >= 0:
            first_line = 1 + text[: end + 5].count('\n')
            text = text[end + 5 :]
    parsed = read_markdown(text, file, first_line, Origin.BRAND)
    found.extend(parsed.findings)
    passages: list[OwnPassage] = []
    for heading, held in under(2, parsed.value or ()):
        if heading is None:
            stray = [b for b in held if not (isinstance(b, Heading) and b.level == 1)]
            if stray:
                found.append(error('T020', 'these words have no place in the lesson', stray[0].at, 'put them under a heading: ## Instead of: Step > Part'))
            continue
        match = _HEADING.fullmatch(straight(plain(heading.children)).strip())
        if not match:
            words = plain(heading.children).split(':')[0]
            found.append(error('T020', f'"{plain(heading.children)}" does not say what to do', heading.at, nearest(words, ['Instead of: Step > Part', 'Before: ...', 'After: ...', 'Without: ...'])))
            continue
        section, _, part = match[2].partition('>')
        passages.append(OwnPassage(normal(match[1]), section.strip(), part.strip(), tuple(held), heading.at))
    return OwnWords(tuple(passages), minutes, Span.of(file)), found


def with_own_words(
    lesson: Lesson, own: OwnWords, structure: Structure, applies: Callable[[tuple[Condition, ...]], bool],
) -> tuple[Lesson, list[Replacement], dict[Span, Span]]:  # fmt: skip
    """Return the lesson with a client's words in their places (codes T022-T028, collected by `structure`).

    Also every change, and for each changed part (by its place in the course) where the client's words stand. Of several
    versions of a step or part, a name means the one whose conditions `applies` finds true of the client.
    """
    placing = _Placing(lesson, structure, applies)
    for passage in own.passages:
        placing.place(passage)
    changed = replace(placing.lesson, minutes=own.minutes or lesson.minutes, minutes_at=own.at if own.minutes else lesson.minutes_at)
    return changed, placing.made, placing.sources


def _name(words: str) -> str:
    """Return a form for comparing names of steps: as `normal`, with no space before a colon."""
    return re.sub(r'\s*:\s*', ': ', normal(words))


def _numbered(section: Section, hits: list[Part]) -> str:
    """Return how parts that have the same name are told apart."""
    questions = [part for part in section.parts if part.kind == 'question']
    names = [f'Question {questions.index(part) + 1}' if part in questions else part.title for part in hits]
    return f'write one of: {", ".join(names)}' if len(set(names)) == len(names) else 'name the step alone, and write every part of this name under it'


class _Placing:
    """Puts one passage after the other into a lesson."""

    def __init__(self, lesson: Lesson, structure: Structure, applies: Callable[[tuple[Condition, ...]], bool]) -> None:
        self.applies = applies
        self.core = lesson
        self.lesson = lesson
        self.structure = structure
        self.made: list[Replacement] = []
        self.sources: dict[Span, Span] = {}
        self.named: list[OwnPassage] = []

    def say(self, finding: Finding) -> None:
        self.structure.found.append(finding)

    def place(self, passage: OwnPassage) -> None:
        first = self.named_before(passage)
        if first:
            self.say(error('T025', f'"{passage.section}{" > " + passage.part if passage.part else ""}" is named twice', passage.at, 'put both under one heading', [Related(first, 'the first one')]))
            return
        if not passage.blocks and passage.verb != 'without':
            self.say(error('T024', 'there is nothing under this heading', passage.at, 'write the words, or take the heading out; to leave a part out write ## Without: ...'))
            return
        if passage.blocks and passage.verb == 'without':
            self.say(error('T024', 'words under "Without" have no reader', passage.blocks[0].at, 'write ## Instead of: ... to put words in its place'))
            return
        if normal(passage.section) == 'summary':
            self.summary(passage)
            return
        section = self.find_section(passage)
        if section is None:
            return
        if passage.part:
            self.part(passage, section)
        else:
            self.whole(passage, section)

    def named_before(self, passage: OwnPassage) -> Span | None:
        """Return the heading that has changed the same place already, so that words of one of the two would be lost."""
        section, part = normal(passage.section), normal(passage.part)
        self.named.append(passage)
        for other in self.named[:-1]:
            if normal(other.section) != section:
                continue
            same = normal(other.part) == part
            replaces = {passage.verb, other.verb} <= {'instead of', 'without'}
            if (same and (passage.verb == other.verb or replaces or 'without' in (passage.verb, other.verb))) or (
                (other.verb == 'without' and not other.part) or (passage.verb == 'without' and not part)
            ):
                return other.at
        return None

    def summary(self, passage: OwnPassage) -> None:
        before, blocks = self.lesson.summary, self.structure.summary(passage.blocks)
        if passage.verb == 'without':
            self.say(error('T026', 'a lesson needs its summary', passage.at, 'write ## Instead of: Summary'))
            return
        summary = {'instead of': blocks, 'before': blocks + before, 'after': before + blocks}[passage.verb]
        self.lesson = replace(self.lesson, summary=summary)
        self.made.append(Replacement('Summary', passage.verb, passage.at, Change.OVERRIDE))

    # --- finding the place -----------------------------------------------------------------------------------------

    def find_section(self, passage: OwnPassage) -> Section | None:
        wanted = _name(passage.section)
        if wanted in ('you will be able to', 'objectives'):
            self.say(error('T026', 'the objectives belong to the course and stay', passage.at, 'change the steps that work towards them'))
            return None
        names: dict[str, list[Section]] = {}
        for section in self.lesson.sections:
            for name in self.names_of(section):
                names.setdefault(name, []).append(section)
        hits = names.get(wanted, [])
        hits = [section for section in hits if self.applies(section.conditions)] or hits
        if len(hits) == 1:
            return hits[0]
        if hits:
            self.say(error('T023', f'"{passage.section}" could be several steps', passage.at, f'name it with its kind: {hits[0].kind.capitalize()}: {hits[0].title}'))
            return None
        known = [s.title if s.kind in (*STEP_KINDS, 'job aid') else s.kind.capitalize() for s in self.lesson.sections] + ['Summary']
        self.say(error('T022', f'lesson {self.lesson.id} has no step or section "{passage.section}"', passage.at, nearest(passage.section, known)))
        return None

    @staticmethod
    def names_of(section: Section) -> set[str]:
        names = {_name(section.title), _name(f'{section.kind}: {section.title}')}
        return names | {section.kind} if section.kind not in STEP_KINDS else names

    def find_part(self, section: Section, passage: OwnPassage) -> Part | None:
        wanted = normal(passage.part)
        by_name: dict[str, list[Part]] = {}
        for part in section.parts:
            for name in {normal(part.title), part.kind}:
                by_name.setdefault(name, []).append(part)
        for number, part in enumerate((p for p in section.parts if p.kind == 'question'), 1):
            by_name[f'question {number}'] = [part]
        hits = by_name.get(wanted, [])
        hits = [part for part in hits if self.applies(part.conditions)] or hits
        if len(hits) == 1:
            return hits[0]
        known = [part.title for part in section.parts if part.title]
        if hits:
            self.say(error('T023', f'"{passage.part}" could be several parts', passage.at, _numbered(section, hits)))
        else:
            self.say(error('T022', f'"{section.title}" has no part "{passage.part}"', passage.at, nearest(passage.part, known) if known else 'this section has no parts'))
        return None

    # --- making the change -----------------------------------------------------------------------------------------

    def put(self, old: Section, new: Sequence[Section]) -> None:
        sections: list[Section] = []
        for section in self.lesson.sections:
            sections.extend(new if section is old else [section])
        self.lesson = replace(self.lesson, sections=tuple(sections))

    def note(self, what: str, verb: str, at: Span, own: Span) -> None:
        self.made.append(Replacement(what, verb, at, Change.OVERRIDE))
        self.sources[at] = own

    def part(self, passage: OwnPassage, section: Section) -> None:
        old = self.find_part(section, passage)
        if old is None:
            return
        if old.at.file == passage.at.file and passage.verb in ('instead of', 'without'):
            self.say(error('T025', f'"{passage.section} > {passage.part}" is named twice', passage.at, 'put both under one heading', [Related(old.at, 'the first one')]))
            return
        if passage.verb == 'without':
            parts = tuple(part for part in section.parts if part is not old)
        else:
            fresh = self.structure.part(old.kind, old.title, list(passage.blocks), passage.at)
            self.check_joined(fresh, passage.verb)
            parts = tuple(self.joined(old, fresh, passage.verb) if part is old else part for part in section.parts)
        self.put(section, [replace(section, parts=parts)])
        self.note(f'{section.title} > {old.title or "its own text"}', passage.verb, old.at, passage.at)

    def check_joined(self, fresh: Part, verb: str) -> None:
        """Say what cannot be put before or after other words: passages and conditions would count for those too."""
        asks = fresh.slot.at if fresh.slot else fresh.conditions[0].at if fresh.conditions else None
        if asks and verb != 'instead of':
            self.say(error('T028', f'words put {verb} others cannot ask anything of the brand', asks, 'write ## Instead of: ... with all the words, or write out what the brand says'))

    @staticmethod
    def joined(old: Part, fresh: Part, verb: str) -> Part:
        """Return a part of the course with a client's words instead, before or after."""
        if verb == 'instead of':
            return replace(old, blocks=fresh.blocks, lead=fresh.lead, tail=(), slot=fresh.slot, conditions=fresh.conditions)
        if verb == 'before':
            return replace(old, lead=fresh.blocks + old.lead) if old.slot else replace(old, blocks=fresh.blocks + old.blocks)
        return replace(old, tail=old.tail + fresh.blocks)

    def whole(self, passage: OwnPassage, section: Section) -> None:
        if passage.verb == 'without':
            self.put(section, [])
            self.note(section.title, 'without', section.at, passage.at)
            return
        new_steps = self.new_steps(passage) if passage.verb != 'instead of' else []
        if new_steps:
            self.put(section, [*new_steps, section] if passage.verb == 'before' else [section, *new_steps])
            for step in new_steps:
                self.note(step.title, f'a new step {passage.verb} {section.title}', step.at, passage.at)
            return
        self.put(section, [self.changed(passage, section)])
        self.note(f'{section.title} > its own text', passage.verb, section.at, passage.at)

    def new_steps(self, passage: OwnPassage) -> list[Section]:
        steps: list[Section] = []
        for heading, held in under(3, passage.blocks):
            if heading is None:
                if held:
                    return []
                continue
            kind, colon, title = plain(heading.children).partition(':')
            if not colon or normal(kind) not in STEP_KINDS:
                return []
            if not title.strip():
                self.say(error('L005', f'this {normal(kind)} has no title', heading.at, f'write: ### {kind.strip()}: A few words that say what it is'))
            steps.append(self.structure.section(normal(kind), title.strip(), held, heading.at, part_level=4))
        return steps

    def changed(self, passage: OwnPassage, section: Section) -> Section:
        """Return a section with its own text, step line and named parts changed.

        Of parts with the same heading, the first written changes the first of the course, and so on.
        """
        untouched = sorted(section.parts, key=lambda part: not self.applies(part.conditions))
        for heading, held in under(3, passage.blocks):
            if heading is None:
                section = self.own_text(passage, section, held)
                continue
            read, finding = read_part_heading(plain(heading.children), section.kind, heading.at)
            if finding:
                self.say(finding)
            if read is None:
                continue
            fresh = self.structure.part(read.kind, plain(heading.children), held, heading.at)
            fresh = replace(fresh, lines=read.lines, objective=read.objective)
            old = next((p for p in untouched if p.kind == read.kind and (p.kind not in REPEATED or normal(p.title) == normal(fresh.title))), None)
            if old is None or (passage.verb != 'instead of' and old.kind in REPEATED):
                section = replace(section, parts=(*section.parts, fresh))
                self.sources[fresh.at] = heading.at
                continue
            untouched.remove(old)
            self.check_joined(fresh, passage.verb)
            new = fresh if passage.verb == 'instead of' else self.joined(old, fresh, passage.verb)
            section = replace(section, parts=tuple(new if p is old else p for p in section.parts))
            self.sources[new.at] = heading.at
        self.structure.check_repeats(part for part in section.parts if self.applies(part.conditions))
        return section

    def own_text(self, passage: OwnPassage, section: Section, held: list[Block]) -> Section:
        if held and section.timing and isinstance(held[0], Paragraph) and looks_like_step_line(plain(held[0].children)):
            timing, findings = read_step_line(plain(held[0].children), held[0].at, self.structure.themes)
            self.structure.found.extend(findings)
            section, held = replace(section, timing=timing or section.timing), held[1:]
        if not held:
            return section
        fresh = self.structure.part('body', '', held, held[0].at)
        self.check_joined(fresh, passage.verb)
        body = next((p for p in section.parts if p.kind == 'body'), None)
        if body is None:
            self.sources[fresh.at] = passage.at
            return replace(section, parts=(fresh, *section.parts))
        self.sources[body.at] = passage.at
        return replace(section, parts=tuple(self.joined(body, fresh, passage.verb) if p is body else p for p in section.parts))

